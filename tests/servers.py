"""nginx, Caddy and Apache, started on loopback with the very lines that the page on servers tells people to write."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from tests.projects import PROJECT

PAGE = PROJECT / "docs" / "contribute" / "hosting" / "your-own-server" / "index.md"
#: What the page writes in the place of a reader's own: the folder of the site, and the one below which it stands.
_FOLDER, _BELOW = "/srv/askwell/site", "/askwell"
_MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers", "alias")
_PATIENCE = 10  # seconds until a server answers


def told(server: str) -> tuple[str, str]:
    """Return the lines for *server* at the root of a host, and those for below a folder."""
    section = PAGE.read_text(encoding="utf-8").partition(f"\n## {server}\n")[2].partition("\n## ")[0]
    root, below = re.findall(r"^```text\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)
    return root, below


def program(name: str) -> str | None:
    """Return where a server's program is, also where only the system's own programs are."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")


@contextmanager
def readable(site: Path) -> Iterator[Path]:
    """Copy *site* to where a server reads it that is not who runs the tests."""
    folder = Path(mkdtemp(prefix="askwell-"))
    folder.chmod(0o755)
    shutil.copytree(site, folder / "site")
    yield folder
    shutil.rmtree(folder)


@contextmanager
def running(server: str, site: Path, below: str) -> Iterator[str]:
    """Run *server* for a site that stands at `/`, or below a folder, and yield its address."""
    with readable(site) as folder:
        port = _free_port()
        lines = _filled(told(server)[below != "/"], str(folder / "site"), below)
        command = {"nginx": _nginx, "Caddy": _caddy, "Apache": _apache}[server](folder, port, lines)
        with (folder / "said").open("w") as said:
            process = subprocess.Popen(command, stdout=said, stderr=said, env={"HOME": str(folder)})
        try:
            _wait(port, process, folder / "said")
            yield f"http://127.0.0.1:{port}{below}"
        finally:
            process.terminate()
            process.wait(_PATIENCE)


def _filled(lines: str, site: str, below: str) -> str:
    return site.join(part.replace(_BELOW, below.rstrip("/")) for part in lines.split(_FOLDER))


def _nginx(folder: Path, port: int, lines: str) -> list[str]:
    name = str(program("nginx"))
    kinds = next(root / "etc/nginx/mime.types" for root in (Path("/"), *Path(name).parents) if _has_kinds(root))
    lines = lines.replace("listen 80;", f"listen 127.0.0.1:{port};")
    if "server {" not in lines:
        lines = f"server {{ listen 127.0.0.1:{port}; {lines} }}"
    own = "".join(
        f"{what}_temp_path {folder}/{what}; " for what in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "conf").write_text(
        f"daemon off; pid {folder}/pid; events {{}} http {{ include {kinds}; access_log off; {own} {lines} }}"
    )
    return [name, "-p", str(folder), "-e", str(folder / "errors"), "-c", str(folder / "conf")]


def _has_kinds(root: Path) -> bool:
    return (root / "etc/nginx/mime.types").is_file()


def _caddy(folder: Path, port: int, lines: str) -> list[str]:
    site = re.sub(r"^\S+ \{", f"http://127.0.0.1:{port} {{", lines)
    (folder / "conf").write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{site}")
    return [str(program("caddy")), "run", "--config", str(folder / "conf"), "--adapter", "caddyfile"]


def _apache(folder: Path, port: int, lines: str) -> list[str]:
    name = str(program("apache2"))
    modules = Path(name).parents[1] / "lib" / "apache2" / "modules"
    loaded = "".join(f"LoadModule {module}_module {modules}/mod_{module}.so\n" for module in _MODULES)
    kinds = (
        "AddType application/json .json\nAddType text/javascript .js\nAddType text/css .css\nAddType text/html .html\n"
    )
    (folder / "conf").write_text(
        f"ServerRoot {folder}\nPidFile {folder}/pid\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\nUser nobody\n"
        f"ErrorLog {folder}/errors\n{loaded}TypesConfig /dev/null\n{kinds}DirectoryIndex index.html\n"
        + lines.replace("*:80", f"127.0.0.1:{port}")
    )
    return [name, "-DFOREGROUND", "-f", str(folder / "conf")]


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes], said: Path) -> None:
    for _ in range(_PATIENCE * 20):
        assert process.poll() is None, said.read_text()
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(said.read_text())
