from datetime import date
from decimal import Decimal

import pytest

from desktop.ledger.ledger import create_ledger
from desktop.model.annotations import ReadAloud, Reason, SwitchedOff
from desktop.model.catalog import Indicator, Period
from desktop.model.figure import Figure, Origin, OriginKind, State
from desktop.model.kinds import KIND_BY_NAME
from desktop.model.language.parse import parse_expression
from desktop.model.outline import Entry, Level
from desktop.model.report import Particulars, Report
from desktop.quantities.about import About

UNIT, YEAR = "示例区司法局", 2022


@pytest.fixture(scope="session")
def report():
    """A report with one figure of each kind and a small outline."""
    return Report(
        UNIT,
        YEAR,
        "A",
        Particulars(addressee="市委", written_on="2023-02-20"),
        {
            "h01.a": Figure(State.VALUE, Decimal("12.50"), origin=Origin(OriginKind.CELL, "表1 B2"), person="张三"),
            "h01.b": Figure(State.VALUE, Decimal(300), About.REMAINDER, at="2023-01-02T03:04:05", confirmed=True),
            "h01.c": Figure(State.UNCOUNTED, reason="系统改造", note="待补"),
            "h01.d": Figure(State.VALUE, date(2022, 3, 1)),
            "h01.e": Figure(State.VALUE, "第10次"),
            "h01.f": Figure(State.NONE),
        },
        {"h01.a": Figure(State.VALUE, Decimal(9)), "h01.f": Figure(State.INAPPLICABLE)},
        outline=(
            Entry("k1", Level.PART, "工作开展情况"),
            Entry("k2", Level.HEADING, "依法行政", heading="H01"),
            Entry("k3", Level.BODY, "受理{{h01.a}}。", carried=True),
            Entry("k4", Level.ITEM, "复议", run_in=True),
            Entry("k5", Level.BODY, "𠮷“引号”——好"),
        ),
        indicators=(
            Indicator("own.a", "自设指标", "件", KIND_BY_NAME["flow"], "H01", "办公室", period=Period(2020)),
            Indicator(
                "own.b",
                "自设占比",
                "%",
                KIND_BY_NAME["share"],
                "H01",
                "",
                1,
                formula=parse_expression("own.a / h01.a * 100"),
                aliases=("占比",),
            ),
        ),
        annotations={
            ("reason", "sum|h01.a|9"): Reason("上年口径不同", "张三", "2023-01-02T03:04:05"),
            ("switched_off", "sum"): SwitchedOff("本区没有这一项", "李四", "2023-01-02T03:04:05"),
            ("read_aloud", "k3"): ReadAloud(("张三", "李四"), "2023-01-02T03:04:05", "受理12.5件。"),
        },
    )


@pytest.fixture
def path(tmp_path):
    return tmp_path / "我的 账本.fzb"


@pytest.fixture
def ledger(path, report):
    with create_ledger(path, person="张三") as made:
        made.add_report(report)
        yield made


@pytest.fixture
def make_step():
    """Give a function that applies an edit to what was loaded and commits it."""

    def step(ledger, loaded, edit, label="改"):
        from desktop.ledger.ledger import Change

        after = edit.on(loaded.report)
        return ledger.commit(Change(loaded.report, after, edit, label), loaded.versions)

    return step
