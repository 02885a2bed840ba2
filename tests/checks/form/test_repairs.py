"""A fault put into a correct text is found, and its repair gives the correct text back, to the character."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.checks.check import check_text
from desktop.checks.proofread import proofread
from desktop.model.edits import apply
from desktop.model.figure import Figure, State
from desktop.model.outline import Entry, Level
from desktop.model.phrases import Phrases
from desktop.model.repairs import edit_of
from desktop.model.report import Report, with_figure
from tests.checks.cases import of_passages
from tests.checks.texts import CATALOG, mended

TEXTS = (
    "2023年度，全区组织“送法进企”“送法进村”活动，印发《工作要点》《责任清单》（清政发〔2023〕12号），发放资料300余份。",
    "在“6·26”国际禁毒日，各部门开展法治宣传12场（含进校园3场），满意率保持在95%～98%；其中，受理咨询1772人次。",
    "受人民法院、监狱、看守所委托，全年开展调查评估43件，按期办结；行政机关负责人出庭应诉率100%。",
)
# What a hand does wrong, and where it can: the correct words, and the wrong ones in their place.
FAULTS: tuple[tuple[str, str], ...] = (
    ("，", "，，"),
    ("。", "。。"),
    ("，", ","),
    ("；", ";"),
    ("《责任清单》", "、《责任清单》"),
    ("“送法进村”", "、“送法进村”"),
    ("〔2023〕", "[2023]"),
    ("12场", "12 场"),
    ("43件", "\u00a043件"),
    ("98%", "98\u00a0%"),
    ("6·26", "6.26"),
    ("2023年度", "23年度"),
    ("1772人次", "１７７２人次"),
    ("监狱、看守所", "监狱看守所"),
    ("组织", "组织组织"),
    ("出庭应诉率", "出庭应诉率"),
    ("行政机关负责人出庭", "行政机关出庭"),
    ("95%～98%", "95～98%"),
    ("进企”", "进企“"),
)


def possible() -> list[tuple[int, str, str]]:
    return [(at, was, wrong) for at, text in enumerate(TEXTS) for was, wrong in FAULTS if was in text and was != wrong]


@given(st.sampled_from(possible()), st.data())
def test_what_a_hand_did_wrong_is_mended(fault: tuple[int, str, str], data: st.DataObject):
    at, was, wrong = fault
    text = TEXTS[at]
    places = [place for place in range(len(text)) if text.startswith(was, place)]
    place = data.draw(st.sampled_from(places))
    faulty = text[:place] + wrong + text[place + len(was) :]
    texts = [*TEXTS[:at], faulty, *TEXTS[at + 1 :]]
    manuscript = of_passages(texts)
    found = proofread(manuscript, CATALOG)
    assert {finding.place for finding in found if finding.repair} == {f"p{at + 1}"}
    assert mended(manuscript, found) == TEXTS


def test_the_correct_texts_have_no_fault():
    assert proofread(of_passages(TEXTS), CATALOG) == ()


def report_of(text: str) -> Report:
    report = Report("清河区", 2023, "", outline=(Entry("k1", Level.BODY, text),))
    figures = with_figure(report.figures, "h06.fy_apply", Figure(State.VALUE, Decimal(16)))
    return Report("清河区", 2023, "", outline=report.outline, figures=figures)


def repaired(text: str, keep: Callable[[str], bool] = bool) -> str:
    report = report_of(text)
    repairs = [one.repair for one in check_text(report, CATALOG) if one.repair and keep(one.rule)]
    return apply(report, edit_of(repairs, "改正", report, Phrases(CATALOG, report))).outline[0].text


def test_a_repair_beside_a_figure_keeps_the_figure():
    right = "在“6·26”国际禁毒日，共收到{{h06.fy_apply}}，其中听证3件；其余在办。全部按期办结"
    wrong = "在“6.26”国际禁毒日，，共收到 {{h06.fy_apply}},其中听证 3件；其余在办。。全部按期办结"
    assert repaired(wrong) == f"{right}。"


def test_what_a_figure_prints_is_not_rewritten():
    report = report_of("共收到{{h06.fy_apply}}件件数核对无误，其余在办，全部按期办结。")
    assert not [one for one in check_text(report, CATALOG) if one.repair and one.span == (3, 6)]
