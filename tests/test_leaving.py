"""A command that leaves at once has said and done all that it would have."""

import subprocess
import sys

from tests.projects import PROJECT

BEFORE = "import atexit, sys, threading, time\nfrom macros.leaving import leave\n"


def ended(script: str) -> subprocess.CompletedProcess[str]:
    """Run a *script* that leaves."""
    return subprocess.run(
        [sys.executable, "-c", BEFORE + script], cwd=PROJECT, capture_output=True, text=True, check=False, timeout=60
    )


def test_its_words_and_last_deeds_come_before_the_end() -> None:
    """What was printed is out, in order, and what was left for the end is done."""
    done = ended("atexit.register(print, 'tidied'); print('made'); sys.stderr.write('told'); leave(3)")
    assert (done.returncode, done.stdout, done.stderr) == (3, "made\ntidied\n", "told")


def test_memory_is_not_taken_apart() -> None:
    """An object's own end does not come: that is what takes the time."""
    late = "class Late:\n    def __del__(self):\n        print('taken apart', flush=True)\nkeep = Late()\n"
    assert ended(f"{late}leave(0)").stdout == ""
    assert ended(f"{late}sys.exit(0)").stdout == "taken apart\n"


def test_what_still_runs_is_waited_for() -> None:
    """A thread that is not done ends first."""
    done = ended("threading.Thread(target=lambda: (time.sleep(0.3), print('done'))).start(); leave(2)")
    assert (done.returncode, done.stdout) == (2, "done\n")


def test_words_that_cannot_be_said_are_told_of() -> None:
    """A full disk behind the output is no success."""
    done = ended("sys.stdout = open('/dev/full', 'w'); print('lost'); leave(0)")
    assert done.returncode != 0 and "No space left" in done.stderr
