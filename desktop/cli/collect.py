"""`fazhi collect`: forms out to departments, and what comes back in."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop.cli import DONE, LOOK
from desktop.cli.output import say
from desktop.cli.person import person
from desktop.cli.progress import progress
from desktop.cli.words import ChineseCommand, ChineseGroup
from desktop.refusal import Refused

if TYPE_CHECKING:
    from desktop.collection.comparing import Comparison
    from desktop.operations.collected import Collected

LedgerPath = Annotated[Path, typer.Argument(metavar="账本", help="账本文件（.fzb）。", readable=False)]
Year = Annotated[int, typer.Option("--year", metavar="年度", help="年度，例如2022。")]
UnitName = Annotated[str | None, typer.Option("--unit", metavar="单位", help="单位；账本里只有一个时可以不写。")]

collecting = typer.Typer(
    cls=ChineseGroup, rich_markup_mode=None, no_args_is_help=False, help="向部门收数：发出填报表，收回并核对。"
)


def add_to(application: typer.Typer) -> None:
    """Give the command line its group of commands."""
    application.add_typer(collecting, name="collect")


@collecting.command("out", cls=ChineseCommand, help="给每个部门做一份填报表（.xlsx），放在一个文件夹里。")
def out(
    ledger: LedgerPath,
    year: Year,
    to: Annotated[Path, typer.Option("--to", metavar="文件夹", help="放在哪个文件夹。", readable=False)],
    department: Annotated[str | None, typer.Option("--department", metavar="部门", help="只做这一个部门的。")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="日期", help="报送期限，例如2023-1-10。")] = None,
    unit: UnitName = None,
) -> int:
    """Write the forms of a year, and keep that they went out."""
    from desktop.catalog.load import standard_catalog
    from desktop.operations.collecting import Sending, send_out

    sending = Sending(to, department, _day(due))
    with progress("做填报表") as watch:
        sent = send_out(ledger, standard_catalog(), (unit, year), sending, person(), watch)
    for one in sent:
        say(f"{one.form.department}\t{len(one.form.rows)}项\t{one.path}")
    say(f"已做好{len(sent)}份填报表：{to}")
    return DONE


def _day(text: str | None) -> date | None:
    from desktop.quantities.typed import read_date

    found = read_date(text or "")
    if text and not isinstance(found, date):
        raise Refused("COLLECT-DUE", f"“{text}”不是一个日期，请写成2023-1-10这样。")
    return found if isinstance(found, date) else None


@collecting.command("in", cls=ChineseCommand, help="读收到的表格，和账本里的数比较；加上 --accept 才采用。")
def take_in(
    ledger: LedgerPath,
    year: Year,
    paths: Annotated[list[Path], typer.Argument(metavar="文件或文件夹…", help="收到的表格。", readable=False)],
    accept: Annotated[bool, typer.Option("--accept", help="采用全部读准的数，与现值不同的也采用。")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="给其他程序读的格式。")] = False,
    unit: UnitName = None,
) -> int:
    """Read what came back; with --accept take over all that was read exactly."""
    from desktop.catalog.load import standard_catalog
    from desktop.operations import collecting as operations
    from desktop.operations.collected import collected
    from desktop.operations.keeping import reading_with_last

    catalog = standard_catalog()
    files = operations.gathered(paths)
    with progress("读收到的表") as watch:
        if accept:
            taken = operations.take_in(ledger, catalog, (unit, year), files, person(), watch)
        else:
            with reading_with_last(ledger, unit, year) as (before, last):
                taken = operations.TakenIn(before, last, operations.receive(files, before, catalog, watch))
    comparison = taken.received.comparison
    found = collected(comparison, taken.before, catalog, accepted=accept, last=taken.last)
    if as_json:
        say(json.dumps(_row(found), ensure_ascii=False, indent=1))
    else:
        _tell(found)
        unchanged = "以上只是比较，账本没有改动；加上 --accept 采用读准的数。"
        say(_taken(comparison, kept=taken.kept) if accept else unchanged)
    return LOOK if found.wants_a_look else DONE


def _row(told: Collected) -> dict[str, Any]:
    return {
        "returns": [
            {
                "file": one.file,
                "department": one.department,
                "recognised_by": one.recognised_by,
                "figures": [
                    {
                        "code": figure.code,
                        "old": figure.old,
                        "new": figure.new,
                        "cell": figure.cell,
                        "taken": figure.taken,
                    }
                    for figure in one.figures
                ],
                "findings": [
                    {
                        "severity": found.severity.value,
                        "message": found.message,
                        "sheet": found.sheet,
                        "cell": found.cell,
                    }
                    for found in one.findings
                ],
            }
            for one in told.returns
        ],
        "missing": list(told.missing),
    }


def _taken(comparison: Comparison, *, kept: bool) -> str:
    """Say how many figures are others now, and whether at least the received file was kept."""
    if comparison.changing:
        return f"已采用{len(comparison.changing)}个数，已保存。"
    what = "没有不同的数" if comparison.exact else "没有采用任何数"
    return f"{what}，收到的表已留存。" if kept else f"{what}，账本没有改动。"


def _tell(told: Collected) -> None:
    for one in told.returns:
        say(f"{one.department or '没有认出'}\t{one.file}\t读准{len(one.figures)}个数")
        for figure in one.figures:
            change = "相同" if figure.old == figure.new else f"现值{figure.old}" if figure.old is not None else "新报"
            say(f"  {figure.code}\t{figure.label}\t{figure.new}\t{change}\t{figure.cell}")
        for found in one.findings:
            say(f"  {found.severity.label}\t{found.cell or ''}\t{found.message}")
    if told.missing:
        say(f"还没有报来的：{'、'.join(told.missing)}。")
