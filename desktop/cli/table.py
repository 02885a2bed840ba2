"""`fazhi table`: 数据汇总表, all years, or 签批底稿 of a ledger, as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desktop.cli import DONE, LOOK
from desktop.cli.output import complain, say
from desktop.cli.words import ChineseCommand
from desktop.refusal import Refused


def add_to(application: typer.Typer) -> None:
    """Give the command line its command."""
    text = "导出表格：写明年度是数据汇总表，不写是历年台账和趋势图；加上 --signing 是签批底稿。"
    application.command(cls=ChineseCommand, help=text)(table)


def table(
    ledger: Annotated[Path, typer.Argument(metavar="账本", help="账本文件（.fzb）。", readable=False)],
    out: Annotated[
        Path,
        typer.Option("--out", metavar="文件", help="写到哪个文件（.xlsx；签批底稿也可以是.docx）。", readable=False),
    ],
    year: Annotated[int | None, typer.Option("--year", metavar="年度", help="年度，例如2022。")] = None,
    signing: Annotated[bool, typer.Option("--signing", help="签批底稿：每个数的正文表述、来源、核对情况。")] = False,
    profile: Annotated[str, typer.Option("--profile", metavar="字体方案", help="Word签批底稿的字体方案。")] = "",
    unit: Annotated[str | None, typer.Option("--unit", metavar="单位", help="单位；只有一个时可以不写。")] = None,
) -> int:
    """Write a table of a ledger."""
    from desktop.operations.sources import refuse_source

    refuse_source(out, (ledger,))
    if year is None:
        if signing:
            raise Refused("TABLE-YEAR", "签批底稿要用 --year 写明年度，例如 --year 2022。")
        return _all_years(ledger, unit, out)
    from desktop.catalog.load import standard_catalog
    from desktop.cli.progress import progress
    from desktop.operations.keeping import reading_with_last
    from desktop.operations.tables import Subject, write_signing_table, write_summary_table

    with progress() as watch, reading_with_last(ledger, unit, year) as (report, last):
        subject = Subject(report, standard_catalog(), last)
        if signing:
            made = write_signing_table(subject, out, profile, watch)
        else:
            made = write_summary_table(subject, out, watch)
    _said("签批底稿" if signing else "数据汇总表", out, made.path)
    if made.asks:
        complain(f"其中{made.asks}，见表中的“状态”。")
    return LOOK if made.asks else DONE


def _all_years(ledger: Path, unit: str | None, out: Path) -> int:
    from desktop.catalog.load import standard_catalog
    from desktop.cli.progress import progress
    from desktop.ledger.ledger import open_ledger
    from desktop.operations.tables import load_years, write_years_table

    with progress() as watch, open_ledger(ledger, person="", read_only=True) as opened:
        reports = load_years(opened, unit, watch)
        written, years = write_years_table(reports, standard_catalog(), out, watch)
    _said("历年台账", out, written, f"，{years[0]}至{years[-1]}年度")
    return DONE


def _said(what: str, wanted: Path, written: Path, more: str = "") -> None:
    if written != wanted:
        say(f"{wanted.name}正被别的程序打开，已另存。")
    say(f"已导出{what}{more}：{written}")
