"""Follow every link of the built site, outside ones too: `make links`. A broken one fails the command."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import serve
from tests.projects import PROJECT

# The site names itself by the address that it was built for, which is not the one it is served at here.
# A DOI always redirects, and many publishers turn robots away: neither tells that a link is dead.
_SETTINGS = r"""
[checking]
timeout=30
[filtering]
checkextern=1
ignore=^http://127\.0\.0\.1:8000/
ignorewarnings=http-redirected,http-rate-limited
[output]
status=0
ignoreerrors=
  ^https:// ^(403|429)\b
"""


def main() -> int:
    """Serve `site/` on loopback and follow its links; return 0 when all hold."""
    with TemporaryDirectory() as folder:
        settings = Path(folder) / "linkcheckerrc"
        settings.write_text(_SETTINGS, encoding="utf-8")
        for address in serve(PROJECT / "site"):
            command = [str(Path(sys.executable).parent / "linkchecker"), f"--config={settings}", address]
            return subprocess.run(command, check=False).returncode
    return 1


if __name__ == "__main__":
    sys.exit(main())
