"""The end of a command, at once: a process that ends the usual way first takes its memory apart, object by object.

That takes a tenth of a second where records, models and templates are loaded, and nobody needs it.
"""

import atexit
import os
import sys
import threading
from typing import NoReturn


def leave(status: int) -> NoReturn:
    """End this process with *status*, its last words said and its last deeds done.

    Raises:
        SystemExit: where something still runs, or cannot be said, which the usual way tells.
    """
    if threading.active_count() > 1:
        sys.exit(status)
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        sys.exit(status)
    os._exit(status)
