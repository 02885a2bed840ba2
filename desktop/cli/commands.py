"""Every command of `fazhi`: read the words, call the operation, print what it says."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.cli import DONE, LOOK, collect, proof, read, rollup, table
from desktop.cli.findings import row_of, summary
from desktop.cli.output import say
from desktop.cli.person import person
from desktop.cli.words import ChineseCommand, ChineseGroup
from desktop.refusal import Refused

if TYPE_CHECKING:
    from desktop.operations.generate import Built

application = typer.Typer(
    cls=ChineseGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
    help="法治年报：每个数填一次，报告处处跟着变。不带命令时打开窗口。",
)

read.add_to(application)
proof.add_to(application)
table.add_to(application)
rollup.add_to(application)
collect.add_to(application)

LedgerPath = Annotated[Path, typer.Argument(metavar="账本", help="账本文件（.fzb）。", readable=False)]
Year = Annotated[int, typer.Option("--year", metavar="年度", help="年度，例如2022。")]
UnitName = Annotated[str | None, typer.Option("--unit", metavar="单位", help="单位；账本里只有一个时可以不写。")]
AsJson = Annotated[bool, typer.Option("--json", help="给其他程序读的格式。")]


@application.command(cls=ChineseCommand, help="做一份示例：账本和Word报告。")
def demo(out: Annotated[Path, typer.Option("--out", metavar="文件夹", help="放在哪个文件夹。", readable=False)]) -> int:
    """Make the sample year's ledger and report."""
    from desktop.operations.demo import make_demo

    made = make_demo(out)
    say(f"已建好示例账本：{made.ledger}（2022年度，{made.figures}个指标）")
    return _say_built(made.built) | _say(f"想在窗口里看和改，请运行 make app，然后打开 {made.ledger}。")


@application.command(cls=ChineseCommand, help="新建一个年度：空白的，或者由前面某一年接着建立；没有账本就一并新建。")
def new(
    ledger: LedgerPath,
    year: Year,
    unit: Annotated[str | None, typer.Option("--unit", metavar="单位", help="单位名称，例如银州区。")] = None,
    before: Annotated[int | None, typer.Option("--from", metavar="年度", help="由哪个年度接着建立。")] = None,
    heading_set: Annotated[str, typer.Option("--set", metavar="标题体系", help="A、B或C。")] = "A",
) -> int:
    """Begin a year, blank or rolled forward."""
    from desktop.catalog.load import standard_catalog
    from desktop.operations.years import begin_next_year, blank_report, new_year

    if before is not None:
        rolled = begin_next_year(ledger, standard_catalog(), unit, before, year, person())
        flagged = (
            f"，有{len(rolled.flagged)}处与时间有关的说法要改（用 fazhi check 看是哪些）" if rolled.flagged else ""
        )
        made = f"已由{before}年度建立“{rolled.report.unit}”{year}年度"
        return _say(f"{made}：{rolled.figures}个指标待填{flagged}。")
    if unit is None:
        raise Refused("UNIT-MISSING", "新建空白年度要用 --unit 写明单位，例如 --unit 银州区。")
    report = blank_report(standard_catalog(), unit, year, heading_set)
    made = new_year(ledger, report, person())
    start = "已新建账本并" if made else "已"
    return _say(f"{start}建立“{report.unit}”{year}年度：{ledger}")


@application.command(cls=ChineseCommand, help="列出一个年度的全部指标。")
def figures(ledger: LedgerPath, year: Year, unit: UnitName = None, as_json: AsJson = False) -> int:
    """List the figures of a year."""
    from desktop.catalog.load import standard_catalog
    from desktop.operations.figures import list_figures
    from desktop.operations.keeping import reading

    with reading(ledger, unit, year) as report:
        rows = list_figures(report, standard_catalog())
    if as_json:
        return _say_json([dataclasses.asdict(row) for row in rows])
    for row in rows:
        value = _STATE_WORDS.get(row.state) or f"{row.value}{row.about or ''}{row.unit}"
        say(f"{row.code}\t{row.label}\t{value}")
    return DONE


_MOST_NAMED = 5  # labels in a line that is to be read
_STATE_WORDS = {"empty": "未填", "none": "无", "uncounted": "未统计", "inapplicable": "不适用"}


@application.command("set", cls=ChineseCommand, help="填写指标，例如 h06.fy_accept=15；有一个填不了，就一个都不填。")
def set_figures(
    ledger: LedgerPath,
    year: Year,
    assignments: Annotated[list[str], typer.Argument(metavar="编号=数值…", help="要填的指标，照平常的写法。")],
    unit: UnitName = None,
) -> int:
    """Set figures as a person would type them, all or none."""
    from desktop.catalog.load import standard_catalog
    from desktop.operations.figures import typed_figures
    from desktop.operations.keeping import change

    typed = _typed(assignments)
    name = person()
    catalog = standard_catalog()
    change(ledger, unit, year, name, lambda report: typed_figures(report, catalog, typed, name))
    cleared = sum(not text.strip() for text in typed.values())
    filled = f"已填写{len(typed) - cleared}个指标" if cleared < len(typed) else ""
    emptied = f"已清空{cleared}个指标" if cleared else ""
    return _say(f"{'，'.join(part for part in (filled, emptied) if part)}，已保存。")


def _typed(assignments: list[str]) -> dict[str, str]:
    typed: dict[str, str] = {}
    for code, text in map(_assignment, assignments):
        if code in typed:
            raise Refused("SET-TWICE", f"“{code}”写了两次，不知道以哪个为准，请只写一次。")
        typed[code] = text
    return typed


def _assignment(word: str) -> tuple[str, str]:
    code, mark, text = word.partition("=")
    if not mark or not code.strip():
        raise Refused("SET-FORM", f"“{word}”看不懂，请写成 编号=数值，例如 h06.fy_accept=15。")
    return code.strip(), text


@application.command(cls=ChineseCommand, help="生成报告；文件名的后缀决定格式：.docx、.html或.txt。")
def build(
    ledger: LedgerPath,
    year: Year,
    out: Annotated[Path, typer.Option("--out", metavar="文件", help="写到哪个文件。", readable=False)],
    template: Annotated[str, typer.Option("--template", metavar="模板", help="plain、upward或一个.docx。")] = "plain",
    profile: Annotated[str, typer.Option("--profile", metavar="字体方案", help="字体方案的名称。")] = "",
    unit: UnitName = None,
) -> int:
    """Write the report of a year."""
    from desktop.catalog.load import standard_catalog
    from desktop.documents.formats import Look
    from desktop.operations.generate import generate
    from desktop.operations.keeping import reading_with_last
    from desktop.operations.sources import refuse_source

    refuse_source(out, (ledger, Path(template)))
    with reading_with_last(ledger, unit, year) as (report, last):
        return _say_built(generate(report, standard_catalog(), out, Look(template, profile), last))


@application.command(cls=ChineseCommand, help="核对一个年度。")
def check(ledger: LedgerPath, year: Year, unit: UnitName = None, as_json: AsJson = False) -> int:
    """Check the report of a year."""
    from desktop.catalog.load import standard_catalog
    from desktop.operations.generate import ready_document
    from desktop.operations.keeping import reading_with_last

    with reading_with_last(ledger, unit, year) as (report, last):
        document, findings = ready_document(report, standard_catalog(), last)
    if as_json:
        _say_json([{**row_of(finding), "allowed": finding.allowed, "excused": finding.excused} for finding in findings])
    else:
        for finding in findings:
            reason = f"（已说明：{finding.excused}）" if finding.excused else ""
            say(f"{finding.severity.label}\t{finding.rule}\t{finding.place}\t{finding.message}{reason}")
        say(summary(findings))
    return LOOK if document.draft else DONE


@application.command(cls=ChineseCommand, help="检查账本是否完好。")
def verify(ledger: LedgerPath) -> int:
    """Verify that a ledger is whole."""
    from desktop.operations.safety import verify_ledger

    return _say(verify_ledger(ledger))


@application.command(cls=ChineseCommand, help="备份账本，并重新打开核对。")
def backup(ledger: LedgerPath) -> int:
    """Back a ledger up."""
    from desktop.operations.safety import back_up

    return _say(f"已备份并核对：{back_up(ledger)}")


@application.command(cls=ChineseCommand, help="用备份恢复账本；现在的账本另存，不会丢。")
def restore(
    saved: Annotated[Path, typer.Argument(metavar="备份", help="备份文件。", readable=False)],
    to: Annotated[Path, typer.Option("--to", metavar="账本", help="恢复成哪个账本文件。", readable=False)],
) -> int:
    """Restore a backup, keeping the present ledger aside."""
    from desktop.operations.safety import restore as restore_backup

    aside = restore_backup(saved, to)
    kept = f"；原来的账本另存为 {aside}" if aside else ""
    return _say(f"已恢复：{to}{kept}")


def _say(text: str) -> int:
    say(text)
    return DONE


def _say_json(value: object) -> int:
    return _say(json.dumps(value, ensure_ascii=False, indent=1))


def _say_built(built: Built) -> int:
    if built.path != built.wanted:
        say(f"{built.wanted.name}正被别的程序打开，已另存。")
    if built.draft:
        say(f"已生成草稿：{built.path}（还不能报送，{_reason(built)}）")
        return LOOK
    say(f"已生成报告：{built.path}")
    return DONE


def _reason(built: Built) -> str:
    missing = built.missing
    if not missing:
        return built.reason
    named = "、".join(missing[:_MOST_NAMED])
    return f"{built.reason}：缺{named}{'等' if len(missing) > _MOST_NAMED else ''}"
