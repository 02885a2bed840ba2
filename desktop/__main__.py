"""`python -m desktop`: the same as the command `fazhi`; in a frozen build also the copy that does one job."""

from __future__ import annotations

import sys

from desktop.child import SWITCH, serve
from desktop.cli import main

if __name__ == "__main__":
    if sys.argv[1:] == [SWITCH]:
        serve()
    else:
        main()
