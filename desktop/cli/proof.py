"""`fazhi proof`: what cannot be true in anybody's report, for people and for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.cli import DONE, LOOK
from desktop.cli.findings import row_in_file, summary
from desktop.cli.output import say
from desktop.cli.words import ChineseCommand
from desktop.model.severity import Severity

if TYPE_CHECKING:
    from desktop.operations.proofreading import Proof

_SHOWN = 24  # characters of the words concerned


def add_to(application: typer.Typer) -> None:
    """Give the command line its command."""
    text = "校对一份报告（.docx、.txt或.html）：数字前后是否一致、有没有旧年度的话、标题和用字。"
    application.command(cls=ChineseCommand, help=text)(proof)


def proof(
    file: Annotated[Path, typer.Argument(metavar="文件", help="要校对的报告。", readable=False)],
    last: Annotated[
        Path | None, typer.Option("--last", metavar="文件", help="上一年度的报告，有就对照着看。", readable=False)
    ] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="年度", help="报告里看不出年度时写明。")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="给其他程序读的格式。")] = False,
) -> int:
    """Proofread a file; the exit status says whether something in it is impossible."""
    from desktop.catalog.load import standard_catalog
    from desktop.operations.proofreading import proof as proof_file

    found = proof_file(file, standard_catalog(), last, year)
    if as_json:
        rows = [row_in_file(finding, line) for line, finding in found.findings]
        say(json.dumps({"findings": rows}, ensure_ascii=False, indent=1))
    else:
        _tell(found)
    return LOOK if any(finding.severity is Severity.ERROR for _, finding in found.findings) else DONE


def _tell(found: Proof) -> None:
    for line, finding in found.findings:
        words = finding.text if len(finding.text) <= _SHOWN else f"{finding.text[:_SHOWN]}…"
        say(f"{finding.severity.label}\t第{line}行\t{finding.rule}\t{words}\t{finding.message}")
    say(summary(sorted((finding for _, finding in found.findings), key=lambda one: list(Severity).index(one.severity))))
