"""`fazhi proof`: what cannot be true in anybody's report, for people and for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop.cli import DONE, LOOK
from desktop.cli.output import say
from desktop.cli.words import ChineseCommand

if TYPE_CHECKING:
    from desktop.model.findings import Finding
    from desktop.operations.proofreading import Proof

_SHOWN = 24  # characters of the words concerned


def add_to(application: typer.Typer) -> None:
    """Give the command line its command."""
    text = "校对一份报告（.docx、.txt或.html）：数字前后是否一致、有没有旧年度的话、标题和用字。"
    application.command(cls=ChineseCommand, help=text)(proof)


def proof(
    file: Annotated[Path, typer.Argument(metavar="文件", help="要校对的报告。", readable=False)],
    last: Annotated[Path | None, typer.Option("--last", metavar="文件", help="上一年度的报告，有就对照着看。")] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="年度", help="报告里看不出年度时写明。")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="给其他程序读的格式。")] = False,
) -> int:
    """Proofread a file; the exit status says whether something in it is impossible."""
    from desktop.catalog.load import standard_catalog
    from desktop.model.severity import Severity
    from desktop.operations.proofreading import proof as proof_file

    found = proof_file(file, standard_catalog(), last, year)
    if as_json:
        rows = [_row(line, finding) for line, finding in found.findings]
        say(json.dumps({"findings": rows}, ensure_ascii=False, indent=1))
    else:
        _tell(found)
    return LOOK if any(finding.severity is Severity.ERROR for _, finding in found.findings) else DONE


def _tell(found: Proof) -> None:
    from desktop.model.severity import Severity

    for line, finding in found.findings:
        words = finding.text if len(finding.text) <= _SHOWN else f"{finding.text[:_SHOWN]}…"
        say(f"{finding.severity.label}\t第{line}行\t{finding.rule}\t{words}\t{finding.message}")
    severities = [finding.severity for _, finding in found.findings]
    counts = [f"{severity.label}{count}条" for severity in Severity if (count := severities.count(severity))]
    say(f"共{len(severities)}条：{'，'.join(counts)}。" if counts else "没有发现问题。")


def _row(line: int, finding: Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity.value,
        "rule": finding.rule,
        "line": line,
        "text": finding.text,
        "message": finding.message,
        "stated": finding.stated,
        "computed": finding.computed,
        "operands": [{"label": operand.label, "value": operand.value} for operand in finding.operands],
    }
