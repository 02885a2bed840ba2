from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model.catalog import Catalog, Period, Renaming
from desktop.model.figure import Figure, State
from desktop.model.outline import Entry, Level
from desktop.model.report import Particulars, Report
from desktop.model.roll_forward import roll_forward
from desktop.model.time_words import time_words, years_as_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022年，我区", "{{本年}}年，我区"),
        ("较2021年增加，2023年将", "较{{上年}}年增加，{{下年}}年将"),
        ("2019年以来", "2019年以来"),
        ("《纲要（2021-2025年）》", "《纲要（2021-2025年）》"),
        ("2021—2022年", "2021—2022年"),
        ("2021年至2022年", "2021年至2022年"),
        ("印发《2022年工作要点》", "印发《{{本年}}年工作要点》"),
        ("《2021年工作要点》", "《2021年工作要点》"),
        ("〔2022〕3号", "〔2022〕3号"),
        ("2022件", "2022件"),
        ("2021年1月1日至2022年6月30日", "{{上年}}年1月1日至{{本年}}年6月30日"),
        ("（2022年新增）", "（{{本年}}年新增）"),
        ("{{本年}}年", "{{本年}}年"),
    ],
)
def test_only_years_that_mean_the_reports_own_become_words(text: str, expected: str) -> None:
    assert years_as_words(text, 2022) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("去年组建，今年下半年继续", ["去年", "今年", "下半年"]),
        ("目前共有", ["目前"]),
        ("2023年底前基本形成", ["2023年底前"]),
        ("力争2023年6月底前完成，年底前评估", ["2023年6月底前", "年底前"]),
        ("《今年工作要点》{{上年}}年", []),
        ("全年办理，常年坚持", []),
    ],
)
def test_phrases_bound_to_time_are_flagged(text: str, found: list[str]) -> None:
    words = time_words(text)
    assert [word.text for word in words] == found
    assert all(text[word.start : word.end] == word.text for word in words)


@given(st.text(alphabet="2022年1-〔《》今去底前。{}本上", max_size=30))
def test_a_text_that_was_rolled_forward_once_stays_so(text: str) -> None:
    once = years_as_words(text, 2022)
    assert years_as_words(once, 2022) == once


@pytest.fixture
def before() -> Report:
    return Report(
        "银州区",
        2022,
        "A",
        Particulars(
            document_number="银政报〔2023〕1号", signer="某某", written_on="2023-02-20", attachments="2022年数据"
        ),
        figures={"h01.total": Figure(State.VALUE, Decimal(5))},
        outline=(
            Entry("a", Level.PART, "2022年工作", heading="P1"),
            Entry("b", Level.BODY, "今年办案{{h01.total}}、{{h01.totals}}，{{h01.spare}}。"),
        ),
    )


def test_the_new_year_has_the_structure_and_no_figures(before: Report, catalog: Catalog) -> None:
    rolled = roll_forward(before, catalog, 2023)
    report = rolled.report
    assert (report.year, report.unit, dict(report.figures)) == (2023, "银州区", {})
    assert report.outline[0].text == "{{本年}}年工作"
    assert all(entry.carried for entry in report.outline)
    assert (report.particulars.document_number, report.particulars.written_on) == ("", "")
    assert (report.particulars.signer, report.particulars.attachments) == ("某某", "{{本年}}年数据")
    assert [(flag.key, flag.word.text) for flag in rolled.flagged] == [("b", "今年")]
    assert rolled.placeholders == 1
    assert rolled.figures == 7
    assert before.figures["h01.total"].number == 5


def test_renamed_codes_follow_and_retired_ones_are_named(before: Report, catalog: Catalog) -> None:
    retired = replace(catalog.indicators["h01.spare"], period=Period(last=2022))
    changed = replace(
        catalog,
        indicators={**catalog.indicators, "h01.spare": retired},
        renamings=(Renaming("h01.total", "h01.good", 2023, "改名"), Renaming("h01.rate", "h01.teams", 2030, "以后")),
    )
    rolled = roll_forward(before, changed, 2023)
    assert rolled.report.outline[1].text == "今年办案{{h01.good}}、{{h01.totals}}，{{h01.spare}}。"
    assert rolled.renamed == (("h01.total", "h01.good"),)
    assert rolled.retired == ("h01.spare",)
