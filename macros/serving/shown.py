"""What a browser is shown: the built site, over it the pages that are early, and the mistake where there is one."""

import asyncio
import hashlib
import os
import re
import shutil
from collections import Counter
from pathlib import Path

from macros.serving.messages import Begun, Early, Ended, Sound

#: Seconds that a page's question after changes stays open.
WAIT_AT_MOST = 20.0
#: What a page looks like: its title, and its body. The head also tells of which build it is, which nobody sees.
_SEEN = re.compile(rb"<title>.*?</title>|<body.*", re.DOTALL)
_LOOKS = (".css", ".js")


class Shown:
    """The files of a site as they are at this moment.

    Args:
        site: the folder of the built site; there may be none yet.
    """

    def __init__(self, site: Path) -> None:
        self.site = site
        self.mistake = ""
        self.opened: Counter[str] = Counter()  # addresses of pages, by how many browsers wait for news of them
        self._early: dict[str, Path] = {}
        self._build = 0
        self._sound = True  # whether the mistake, if there is one, is none of the records
        self._changed = asyncio.Event()
        self._looks = b""
        self._look_anew()

    def file(self, address: str) -> Path | None:
        """Return the file at *address*, from the site's root, if there is one; a folder's page is at its address."""
        name = f"{address}index.html" if not address or address.endswith("/") else address
        file = self._early.get(address) or self._early.get(name) or self.site / name
        # false of what is no name at all, or too long for one
        return file if _is_inside(address) and os.path.isfile(file) else None

    def is_folder(self, address: str) -> bool:
        """Tell whether *address* lacks the slash of a page."""
        return _is_inside(address) and (f"{address}/" in self._early or os.path.isdir(self.site / address))

    def page(self, address: str) -> tuple[bytes, bool]:
        """Return the page at *address*, and whether it is that, or the one for addresses where there is none."""
        for name, found in ((address, True), ("404.html", False)):
            if file := self.file(name):
                try:
                    return file.read_bytes(), found
                except OSError:  # an early page that was cleared away a moment ago
                    continue
        return b"", False

    def token(self, page: bytes) -> str:
        """Return what changes when *page* would look another way."""
        seen = b"".join(_SEEN.findall(page))
        return hashlib.sha256(b"\0".join((seen, self._looks, self.mistake.encode()))).hexdigest()[:16]

    async def news_of(self, address: str, seen: str) -> str:
        """Return the token of the page at *address* as soon as it is not *seen*, or after `WAIT_AT_MOST` seconds."""
        self.opened[address] += 1
        try:
            async with asyncio.timeout(WAIT_AT_MOST):
                while (token := self.token(self.page(address)[0])) == seen:
                    await self._changed.wait()
        except TimeoutError:
            return seen
        finally:
            self.opened[address] -= 1
            self.opened += Counter()  # drops what nobody waits for
        return token

    def note(self, message: Begun | Sound | Early | Ended) -> None:
        """Show what the warm process tells; what comes late from a build that is over is passed over."""
        match message:
            case Begun():
                self._build = message.build
            case Sound() if message.build == self._build and not self._sound:
                self.mistake = ""
                self._tell()
            case Early() if message.build == self._build:
                self._early[message.address] = Path(message.file)
                if message.address.endswith(_LOOKS):
                    self._look_anew()
                self._tell()
            case Ended() if message.build == self._build:
                self._build = 0
                self.mistake = Path(message.mistake).read_text(encoding="utf-8") if message.mistake else ""
                self._sound = message.sound
                self._clear_early()
                self._tell()

    def say(self, mistake: str) -> None:
        """Show a mistake that ended the warm process."""
        self.mistake, self._sound, self._build = mistake, False, 0
        self._tell()

    def _clear_early(self) -> None:
        """Forget the early pages, which the built site holds now; or which it never will, where there is a mistake."""
        for folder in {file.parents[address.count("/")] for address, file in self._early.items()}:
            shutil.rmtree(folder, ignore_errors=True)
        self._early.clear()
        self._look_anew()

    def _look_anew(self) -> None:
        """Read what all pages look like."""
        files = {file.relative_to(self.site).as_posix(): file for file in self.site.glob("assets/**/*")}
        files |= self._early
        looks = [file for name, file in sorted(files.items()) if name.endswith(_LOOKS)]
        self._looks = hashlib.sha256(b"\0".join(_bytes(file) for file in looks)).digest()

    def _tell(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()


def _is_inside(address: str) -> bool:
    return not address.startswith("/") and not {".", ".."} & set(address.split("/"))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
