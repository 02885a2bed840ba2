"""What is judged by the habit of the whole text: one remark where it is the text's own way."""

from __future__ import annotations

from desktop.checks.proofread import proofread
from desktop.model.manuscript import Linked, Manuscript, Passage
from desktop.model.outline import Level
from tests.checks.cases import of_passages
from tests.checks.texts import CATALOG, mended

SENTENCES = [
    "全年收到申请16件,受理15件,办结14件(含上年结转2件);其余在办。",
    "全区共有调解组织82家,调解员215人:调解成功率较高。",
    "各部门认真履职,成效明显(详见附表)。",
]


def found(text: Manuscript, rule: str):
    return [finding for finding in proofread(text, CATALOG) if finding.rule == rule]


def test_a_text_that_is_half_width_throughout_gets_one_remark_that_mends_it_all():
    text = of_passages(SENTENCES * 10)
    (remark,) = found(text, "W01")
    assert "半角" in remark.message
    assert "逗号、冒号等半角60个、全角0个" in remark.message
    texts = mended(text, [remark])
    assert found(of_passages(texts), "W01") == []
    assert "".join(texts) == "".join(SENTENCES * 10).translate(str.maketrans(",;:()", "，；：（）"))


def test_half_width_brackets_alone_are_a_habit_too():
    text = of_passages(["全年收到申请16件(含上年结转2件)，受理15件。"] * 5)
    (remark,) = found(text, "W01")
    assert "括号半角10个、全角0个" in remark.message


def test_many_half_width_marks_beside_more_full_ones_are_one_remark():
    text = of_passages(["全年受理申请15件,办结14件，其余在办，其中听证3件。"] * 30)
    assert len(found(text, "W01")) == 1


def test_figures_are_not_rewritten():
    passage = Passage(
        "p1", Level.BODY, "", "共1,234件,办结1,200件，其余在办，其中听证3件，。", linked=(Linked(1, 7, "x"),)
    )
    text = Manuscript("清河区", 2023, "", (passage,))
    (comma,) = found(text, "W01")
    assert comma.span == (7, 8)


def test_a_space_beside_every_number_is_a_style_of_its_own():
    text = of_passages(["全年受理申请 15 件，办结 14 件，其余在办。"] * 12)
    (remark,) = found(text, "W02")
    assert "共48处" in remark.message


def test_digits_in_groups_of_three_throughout_are_a_way_of_writing():
    assert found(of_passages(["全年办件1 772 345件，其中网上办理963 120件，窗口办理809 225件。"]), "W02") == []
    assert len(found(of_passages(["全年办件1 772 345件，其中网上办理963120件。"]), "W02")) == 1


def test_a_text_that_lost_its_full_stops_gets_one_remark():
    sentences = "全年受理行政复议申请15件，办结14件。其余1件在办"
    assert len(found(of_passages([sentences] * 8), "W05")) == 1
    assert len(found(of_passages([sentences] + [f"{sentences}。"] * 8), "W05")) == 1


def test_a_text_in_full_width_digits_gets_one_remark():
    assert len(found(of_passages(["全年受理申请１５件，办结１４件。"] * 3), "W09")) == 1
    assert len(found(of_passages(["全年受理申请１５件，办结14件。"] * 30), "W09")) == 1


def test_what_is_still_to_be_filled_is_not_judged():
    blank = "【待填：甲,乙】"
    passage = Passage("p1", Level.BODY, "", f"受理{blank}，办结14件。", blank=((2, 2 + len(blank)),))
    assert proofread(Manuscript("清河区", 2023, "", (passage,)), CATALOG) == ()


def test_a_number_in_words_that_comes_from_a_figure_was_chosen_there():
    passages = (
        Passage("p1", Level.BODY, "", "辖区七个街道成立执法队。", linked=(Linked(2, 4, "h04.street_teams"),)),
        Passage("p2", Level.BODY, "", "8个部门参加培训。"),
    )
    assert found(Manuscript("清河区", 2023, "", passages), "W18") == []
