"""Runs one command and prints what it took, as JSON; a process of its own, so that the figures are the child's alone.

Run as a file: `python -I bench/measured.py COMMAND ...`. It imports next to nothing, because a child's peak
memory is counted from that of the process which starts it.
"""

import json
import resource
import subprocess
import sys
import time


def main() -> int:
    """Run the command, print its `wall` and `user` in seconds and its `peak` memory in MB, return its exit code."""
    started = time.perf_counter()
    done = subprocess.run(sys.argv[1:], stdout=sys.stderr, check=False)
    wall = time.perf_counter() - started
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux KiB
    print(json.dumps({"wall": wall, "user": usage.ru_utime, "peak": usage.ru_maxrss * unit / 1e6}))
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
