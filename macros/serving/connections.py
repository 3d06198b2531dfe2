"""Connections over HTTP/1.1 on one thread: each takes its turn, and none may keep a half request for ever."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

import h11

#: Seconds in which a request has to be there whole, and an answer taken.
PATIENCE = 20.0
#: Seconds in which one who sent no request may read so.
_LAST_WORDS = 2.0
#: Bytes; a browser asks with less, and what is sent along is read and left.
_READ = 1 << 16
#: Bytes of a request without its body.
_LONGEST = 1 << 17


@dataclass(frozen=True)
class Request:
    """What was asked for: the target as it was sent, and the host that it was sent to."""

    method: str
    target: str
    host: str


@dataclass(frozen=True)
class Answer:
    """What is sent back; its length is told by the connection."""

    status: int
    kind: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


Respond = Callable[[Request], Awaitable[Answer]]


class Connections:
    """Answers every connection to a socket by *respond*, until it is closed."""

    def __init__(self, respond: Respond) -> None:
        self._respond = respond
        self.open: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def listen(self, listening: socket.socket) -> None:
        """Take connections from now on."""
        self._server = await asyncio.start_server(self._begin, sock=listening, backlog=256)

    async def close(self) -> None:
        """Take no more connections, and leave those that are open."""
        assert self._server, "it listens"
        self._server.close()
        for task in self.open:
            task.cancel()
        await asyncio.gather(*self.open, return_exceptions=True)

    async def _begin(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task, "a connection is a task of its own"
        self.open.add(task)
        task.add_done_callback(self.open.discard)
        talk = _Talk(reader, writer)
        # a reader who left, or who is too slow; and the end of the server, which asyncio would tell as a mistake
        with suppress(OSError, TimeoutError, h11.ProtocolError, asyncio.CancelledError):
            try:
                await self._talk(talk)
            except h11.RemoteProtocolError as error:
                refused = Answer(error.error_status_hint, "text/plain", b"This is no request that can be read.\n")
                await talk.answer(refused, without_body=False)
                await talk.end()
        writer.transport.abort()

    async def _talk(self, talk: "_Talk") -> None:
        """Answer one request after another, as long as the other side keeps the connection."""
        while request := await talk.request():
            answer = await self._respond(request)
            await talk.answer(answer, without_body=request.method == "HEAD")
            if not talk.goes_on():
                return


class _Talk:
    """One connection: h11 knows the protocol, and this carries the bytes."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=_LONGEST)
        writer.transport.set_write_buffer_limits(0)  # so that an answer that was sent has left

    async def request(self) -> Request | None:
        """Return the next request, read to its end; None when there is none.

        Raises:
            TimeoutError: when it does not come in time.
            ProtocolError: when it is none.
        """
        found = None
        async with asyncio.timeout(PATIENCE):
            while True:
                event = self._http.next_event()
                if event is h11.NEED_DATA:
                    self._http.receive_data(await self._reader.read(_READ))
                elif isinstance(event, h11.Request):
                    found = event
                elif isinstance(event, h11.EndOfMessage) and found:
                    hosts = [value for name, value in found.headers if name == b"host"]
                    host = hosts[0].decode("latin-1") if len(hosts) == 1 else ""
                    return Request(found.method.decode("ascii"), found.target.decode("latin-1"), host)
                elif not isinstance(event, h11.Data):
                    return None

    async def answer(self, answer: Answer, *, without_body: bool) -> None:
        """Send an answer.

        Raises:
            TimeoutError: when it is not taken in time.
        """
        headers = {"Content-Type": answer.kind, "Content-Length": str(len(answer.body)), **answer.headers}
        sent = self._http.send(h11.Response(status_code=answer.status, headers=list(headers.items()))) or b""
        if not without_body:
            sent += self._http.send(h11.Data(data=answer.body)) or b""
        sent += self._http.send(h11.EndOfMessage()) or b""
        self._writer.write(sent)
        async with asyncio.timeout(PATIENCE):
            await self._writer.drain()

    async def end(self) -> None:
        """Let the other side read what was said: a connection that closes over unread bytes takes the answer back."""
        self._writer.write_eof()
        async with asyncio.timeout(_LAST_WORDS):
            while await self._reader.read(_READ):
                pass

    def goes_on(self) -> bool:
        """Make ready for another request on this connection, where there can be one."""
        again = self._http.our_state is h11.DONE and self._http.their_state is h11.DONE
        if again:
            self._http.start_next_cycle()
        return again


def listen_at(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Raises:
        OSError: when the address cannot be had.
    """
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError:
        with suppress(OSError):
            listening.close()
        raise
    return listening
