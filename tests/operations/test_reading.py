from __future__ import annotations

import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.documents.blocks import Style
from desktop.documents.compose import compose
from desktop.documents.formats import Look, write_document
from desktop.ledger.ledger import open_ledger
from desktop.model.edits import apply
from desktop.model.figure import Figure, OriginKind, State
from desktop.model.outline import Level, subtree
from desktop.model.report import Report
from desktop.operations.generate import generate
from desktop.operations.reading import accept_all, find_all, read_report, take_into
from desktop.reading.source import read_source, source_of_text
from desktop.refusal import Refused

CATALOG = standard_catalog()
SAMPLE = load_sample(CATALOG)
# What a file without a red head leaves out.
OFFICIAL = {Style.RED_HEAD, Style.REFERENCE, Style.IMPRINT_COPIES, Style.IMPRINT_PRINTED}


def said(report: Report) -> list[str]:
    complete = CATALOG.with_own(report.indicators)
    return [block.text for block in compose(complete, report).blocks if block.style not in OFFICIAL]


def written(report: Report) -> list[str]:
    document = compose(CATALOG.with_own(report.indicators), report)
    figures = [run.text for block in document.blocks for run in block.runs if run.code]
    return sorted(figures)


@pytest.mark.parametrize(
    ("suffix", "look"), [(".docx", "plain"), (".docx", "upward"), (".html", "plain"), (".txt", "plain")]
)
def test_our_own_report_read_back_says_the_same(tmp_path: Path, suffix: str, look: str) -> None:
    built = generate(SAMPLE, CATALOG, tmp_path / f"报告{suffix}", Look(look))
    reading = read_report(built.path, CATALOG)
    assert (reading.structure.unit, reading.structure.year) == ("银州区", 2022)
    assert reading.structure.unplaced == ()
    assert said(accept_all(reading, CATALOG).report) == said(SAMPLE)


HEADINGS = [entry.key for entry in SAMPLE.outline if entry.level is Level.HEADING and entry.heading]
COUNTS = [
    code
    for code, figure in SAMPLE.figures.items()
    if isinstance(figure.value, Decimal) and CATALOG.indicators[code].unit != "%"
]


@given(
    left_out=st.sets(st.sampled_from(HEADINGS), max_size=len(HEADINGS) - 1),
    counts=st.dictionaries(st.sampled_from(COUNTS), st.integers(1, 9999), max_size=20),
    unit=st.sampled_from(("银州区", "清河区", "铁岭县", "调兵山市")),
    year=st.integers(2016, 2030),
)
@settings(max_examples=15, deadline=None)
def test_any_report_of_ours_read_back_has_the_same_text_and_figures(
    left_out: set[str], counts: dict[str, int], unit: str, year: int
) -> None:
    gone = {entry.key for key in left_out for entry in subtree(SAMPLE.outline, key)}
    report = replace(
        SAMPLE,
        unit=unit,
        year=year,
        figures=dict(SAMPLE.figures) | {code: Figure(State.VALUE, Decimal(n)) for code, n in counts.items()},
        outline=tuple(entry for entry in SAMPLE.outline if entry.key not in gone),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "报告.docx"
        path.write_bytes(write_document(compose(CATALOG, report), ".docx", Look()))
        reading = find_all(read_source(path), CATALOG)
    accepted = accept_all(reading, CATALOG)
    assert said(accepted.report) == said(report)
    stated = {match.occurrence.text for match in reading.matches}
    counted = {text for text in written(report) if not text.startswith("第") and "年" not in text and "未" not in text}
    assert {text for text in counted if not any(text.endswith(one) for one in stated)} == set()


def test_a_report_is_taken_into_a_ledger_by_one_edit_that_undo_takes_back(tmp_path: Path) -> None:
    ledger_path = tmp_path / "账本.fzb"
    built = generate(SAMPLE, CATALOG, tmp_path / "报告.docx")
    accepted = accept_all(read_report(built.path, CATALOG), CATALOG)
    assert take_into(ledger_path, accepted, "王丽")
    with open_ledger(ledger_path, person="王丽") as ledger:
        kept = ledger.load("银州区", 2022).report
        trail = ledger.trail("银州区", 2022)
    assert said(kept) == said(SAMPLE)
    origin = kept.figures["h06.fy_accept"].origin
    assert (origin.kind, origin.detail[:7]) == (OriginKind.READ, "报告.docx")
    assert [row.label for row in trail] == ["新建2022年度报告", "读入去年的报告"]
    edit = trail[1].edit
    assert edit is not None
    assert apply(kept, edit.inverse(accepted.empty)).outline == ()
    with pytest.raises(Refused, match="REPORT-EXISTS"):
        take_into(ledger_path, accepted, "王丽")


def test_quantities_that_nothing_fits_become_indicators_of_the_units_own(tmp_path: Path) -> None:
    text = "清河区2023年度法治政府建设情况报告\n一、主要举措\n全年培育法治观察员31名，发布典型案例汇编9册。"
    reading = find_all(source_of_text(text, "粘贴的文字"), CATALOG)
    accepted = accept_all(reading, CATALOG)
    report = accepted.report
    assert {indicator.unit for indicator in report.indicators} >= {"册"}
    assert said(report)[-1] == "全年培育法治观察员31名，发布典型案例汇编9册。"
    assert all(own.code.startswith("own.") for own in report.indicators)
    assert take_into(tmp_path / "a.fzb", accepted, "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("一、主要举措\n办理案件3件。", "READ-UNIT"),
        ("清河区法治政府建设情况报告\n一、主要举措\n办理案件3件。", "READ-YEAR"),
    ],
)
def test_a_report_of_nobody_or_of_no_year_is_not_taken(tmp_path: Path, text: str, code: str) -> None:
    reading = find_all(source_of_text(text, "粘贴的文字"), CATALOG)
    with pytest.raises(Refused, match=code):
        accept_all(reading, CATALOG)
    assert list(tmp_path.iterdir()) == []


def test_a_second_value_of_one_figure_stays_text() -> None:
    text = (
        "清河区2023年度法治政府建设情况报告\n一、主要举措\n"
        "全年收到行政复议申请16件，受理15件。\n全年人民调解委员会调解案件857件，调解成功850件，调解成功率95%。"
    )
    accepted = accept_all(find_all(source_of_text(text, "粘贴的文字"), CATALOG), CATALOG)
    assert [one.text for one in accepted.as_text] == ["95%"]
    assert said(accepted.report)[-1].endswith("调解成功率95%。")
