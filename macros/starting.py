"""Runs a generator that was started before its time: it loads what it will need, and begins when it is told to.

Run as a file: `python -P macros/starting.py MODULES COMMAND...`, in the folder of the project, where it waits for a
byte; whoever goes away without one has no use for it any more.
"""

import os
import runpy
import sys
from contextlib import suppress
from importlib import import_module


def main() -> None:
    """Load the modules, wait, and do what the command would do."""
    modules, *command = sys.argv[1:]
    sys.path.insert(0, os.getcwd())  # as `python -m` has it
    for name in modules.split():
        with suppress(ImportError):  # of what it really needs, the command itself will tell
            import_module(name)
    if not os.read(0, 1):
        sys.exit("nobody waits for this generator")
    program, option, module, *arguments = command
    if option != "-m":
        os.execv(program, command)
    sys.argv = [module, *arguments]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if isinstance(end.code, int):
            import_module("macros.leaving").leave(end.code)
        raise


if __name__ == "__main__":
    main()
