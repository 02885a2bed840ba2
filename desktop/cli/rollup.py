"""`fazhi rollup`: many districts side by side and added up, from their ledgers and 数据汇总表."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.cli import DONE, LOOK
from desktop.cli.output import complain, say
from desktop.cli.words import ChineseCommand

if TYPE_CHECKING:
    from desktop.operations.rolling_up import RollUp


def add_to(application: typer.Typer) -> None:
    """Give the command line its command."""
    text = "汇总多个单位：同一指标并排、按性质合计、排名次、列缺报。账本、数据汇总表、文件夹可以混着写。"
    application.command(cls=ChineseCommand, help=text)(rollup)


def rollup(
    files: Annotated[
        list[Path], typer.Argument(metavar="账本或汇总表…", help="要汇总的文件或文件夹。", readable=False)
    ],
    year: Annotated[int, typer.Option("--year", metavar="年度", help="年度，例如2022。")],
    out: Annotated[Path, typer.Option("--out", metavar="文件", help="写到哪个文件（.xlsx）。", readable=False)],
    prefer: Annotated[
        list[Path] | None,
        typer.Option("--prefer", metavar="文件", help="同一单位有几份而数不同时，以哪个文件为准。", readable=False),
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option("--without", metavar="单位", help="不计入的单位，例如市本级。")
    ] = None,
) -> int:
    """Roll up many units into one workbook."""
    from desktop.catalog.load import standard_catalog
    from desktop.cli.progress import progress
    from desktop.operations.rolling_up import Wanted, roll_up_files, write_roll_up

    wanted = Wanted(tuple(files), year, tuple(prefer or ()), tuple(without or ()), out)
    with progress() as watch:
        roll = roll_up_files(wanted, standard_catalog(), watch)
        written = write_roll_up(roll, out, watch)
    if written != out:
        say(f"{out.name}正被别的程序打开，已另存。")
    say(f"已汇总{len(roll.rolled.units)}家单位、{len(roll.rolled.rows)}项指标：{written}")
    for source in roll.sources:
        if source.result:
            say(source.in_words)
    _complain_of(roll)
    return LOOK if roll.asks else DONE


def _complain_of(roll: RollUp) -> None:
    for source in roll.sources:
        if source.problem or source.notes:
            complain(source.in_words)
    for note in roll.rolled.notes:
        complain(note)
    lacking = len({gap.unit for gap in roll.rolled.gaps})
    if lacking:
        complain(f"{lacking}家单位缺报，共{len(roll.rolled.gaps)}项，见表中“缺报”。")
