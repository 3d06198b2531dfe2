"""Commands run as an account to which something can be refused, also where the tests run as root."""

import os
import sys

#: Gives away for good what lets root read and write everything (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH of Linux).
_GIVE_AWAY = """
import ctypes, os, sys
for right in (1, 2):
    if ctypes.CDLL(None).prctl(24, right, 0, 0, 0):
        sys.exit("cannot give a right away")
os.execv(sys.argv[1], sys.argv[1:])
"""


def as_anybody(*command: str) -> list[str]:
    """Return *command* so that the rights of files hold for it."""
    return [sys.executable, "-c", _GIVE_AWAY, *command] if os.geteuid() == 0 else [*command]
