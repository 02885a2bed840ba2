"""`fazhi read`: what was found in a report, for people and for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop.cli import DONE, LOOK
from desktop.cli.output import complain, say
from desktop.cli.words import ChineseCommand
from desktop.refusal import Refused

if TYPE_CHECKING:
    from desktop.model.catalog import Catalog
    from desktop.reading.found import Match, Reading


def add_to(application: typer.Typer) -> None:
    """Give the command line its command."""
    application.command(cls=ChineseCommand, help="读一份报告（.docx、.txt或.html），列出读到的标题和数字。")(read)


def read(
    file: Annotated[Path, typer.Argument(metavar="文件", help="要读的报告。", readable=False)],
    ledger: Annotated[
        Path | None, typer.Option("--ledger", metavar="账本", help="读入哪个账本。", readable=False)
    ] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="年度", help="报告里看不出年度时写明。")] = None,
    accept: Annotated[bool, typer.Option("--accept", help="全部按建议读入账本。")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="给其他程序读的格式。")] = False,
) -> int:
    """Read a report; with a ledger and --accept take everything over as proposed."""
    from desktop.catalog.load import standard_catalog
    from desktop.model.years import check_year
    from desktop.operations.reading import read_report

    if year is not None:
        check_year(year)
    if accept != (ledger is not None):
        raise Refused("READ-ACCEPT", "读入账本要同时写 --ledger 账本 和 --accept；只看读到什么，两个都不要写。")
    catalog = standard_catalog()
    reading = read_report(file, catalog)
    taken = _take(reading, catalog, ledger, year) if ledger is not None else ()
    if as_json:
        say(json.dumps(_row(reading), ensure_ascii=False, indent=1))
    else:
        _tell(reading)
    for sentence in taken:
        complain(sentence)
    return LOOK if len(taken) > 1 else DONE


def _take(reading: Reading, catalog: Catalog, ledger: Path, year: int | None) -> tuple[str, ...]:
    """Take everything into a ledger; say that, and then what was kept otherwise than it was proposed."""
    from desktop.cli.person import person
    from desktop.operations.reading import accept_all, take_into

    accepted = accept_all(reading, catalog, year)
    made = take_into(ledger, accepted, person())
    start = "已新建账本并读入" if made else "已读入"
    return (
        f"{start}{accepted.empty.unit}{accepted.empty.year}年度：{ledger}",
        *(f"第{one.line}行的“{one.text}”与别处的同一个数不一致，先保留为文字。" for one in accepted.as_text),
    )


def _tell(reading: Reading) -> None:
    structure = reading.structure
    matched = sum(1 for match in reading.matches if match.code)
    title, unit, year = (part or "没有读到" for part in (structure.title, structure.unit, structure.year))
    say(f"标题：{title}；单位：{unit}；年度：{year}")
    say(f"数字{len(reading.matches)}个，对上指标{matched}个；不是指标的{len(reading.not_figures)}个。")
    for piece in structure.pieces:
        if piece.is_heading:
            say(f"第{piece.line}行\t{piece.number}{piece.text}")
    for noticed in structure.noticed:
        say(f"{noticed.severity.label}\t第{noticed.line}行\t{noticed.message}")
    for unplaced in structure.unplaced:
        say(f"未识别\t第{unplaced.line}行\t{unplaced.text}")


def _row(reading: Reading) -> dict[str, Any]:
    from desktop.reading.structure import count_characters

    structure = reading.structure
    read_all, placed, set_aside, unplaced = count_characters(structure)
    return {
        "title": structure.title,
        "unit": structure.unit,
        "year": structure.year,
        "headings": [
            {"level": int(piece.level), "number": piece.number, "title": piece.text, "line": piece.line}
            for piece in structure.pieces
            if piece.is_heading
        ],
        "figures": [_figure(match) for match in reading.matches],
        "not_figures": [{"text": one.text, "why": one.why, "line": one.line} for one in reading.not_figures],
        "findings": [
            {"severity": one.severity.value, "rule": one.rule, "line": one.line, "message": one.message}
            for one in structure.noticed
        ],
        "set_aside": [{"text": one.text, "line": one.line, "why": one.why} for one in structure.set_aside],
        "unplaced": [{"text": one.text, "line": one.line} for one in structure.unplaced],
        "characters_read": read_all,
        "characters_placed": placed,
        "characters_set_aside": set_aside,
        "characters_unplaced": unplaced,
    }


def _figure(match: Match) -> dict[str, Any]:
    from desktop.quantities.written import write_number

    found = match.occurrence
    return {
        "text": found.text,
        "value": write_number(found.value),
        "unit": found.unit,
        "about": found.about.value if found.about else None,
        "label": found.label,
        "code": match.code or None,
        "confidence": match.confidence,
        "line": found.line,
    }
