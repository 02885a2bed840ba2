"""The command line: the same operations as the window, in Chinese, with exit status 0 done, 1 look, 2 refused."""

from __future__ import annotations

import atexit
import gc
import sys

from desktop.cli.output import complain, end_output

DONE, LOOK, REFUSED = 0, 1, 2
_MOST_NEW = 200_000  # objects: more than any command makes to start with


def main() -> None:
    """Run `fazhi` with the arguments of the process and end it with the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A Chinese Windows console is GBK: an unusual character must not stop the answer.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    # What a command makes to start with lives as long as it does; to search it for rings of objects, again and again
    # and once more at its end, took a fifth of its time. The window has its own beginning and end.
    if not opens_window(sys.argv[1:]):
        gc.set_threshold(_MOST_NEW)
        atexit.register(gc.freeze)
    status = run(sys.argv[1:])
    end_output()
    sys.exit(status)


def opens_window(arguments: list[str]) -> bool:
    """Say whether the words ask for the window: none at all, or a ledger alone."""
    return not arguments or (len(arguments) == 1 and arguments[0].lower().endswith(".fzb"))


def run(arguments: list[str]) -> int:
    """Run one command and give its exit status, or open the window."""
    if opens_window(arguments):
        from desktop.windows.application import run as run_window

        return run_window(arguments)
    from desktop.cli.commands import application
    from desktop.cli.words import usage_sentence
    from desktop.refusal import Refused

    try:
        return application(arguments, prog_name="fazhi", standalone_mode=False) or DONE
    except Refused as refused:
        complain(f"{refused.sentence}（{refused.code}）")
    except Exception as error:
        sentence = usage_sentence(error)
        if sentence is None:
            raise
        complain(sentence)
    return REFUSED
