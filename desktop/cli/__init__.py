"""The command line: the same operations as the window, in Chinese, with exit status 0 done, 1 look, 2 refused."""

from __future__ import annotations

import sys

from desktop.cli.output import complain, end_output

DONE, LOOK, REFUSED = 0, 1, 2


def main() -> None:
    """Run `fazhi` with the arguments of the process and end it with the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A Chinese Windows console is GBK: an unusual character must not stop the answer.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    status = run(sys.argv[1:])
    end_output()
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """Run one command and give its exit status; without a command, or with a ledger alone, the window opens."""
    if not arguments or (len(arguments) == 1 and arguments[0].lower().endswith(".fzb")):
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
