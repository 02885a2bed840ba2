"""版记 on the foot of the last page: where it stands, whatever the text does above it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from desktop.documents import gbt9704
from desktop.documents.blocks import Block, Document, Run, Style
from desktop.documents.extent import pages_of
from desktop.documents.profiles import load_profiles
from desktop.windows.page.foot import box_of_foot, rules_of
from desktop.windows.page.formats import POINTS, SHEET
from desktop.windows.page.page import Page

PROFILE = load_profiles()["gb2312"]
TEXT_TOP = gbt9704.TOP_MARGIN_MM * POINTS
TEXT_BOTTOM = SHEET.height() - gbt9704.BOTTOM_MARGIN_MM * POINTS
PRINTED = Block(Style.IMPRINT_PRINTED, (Run("区政府办公室"), Run("2023年2月20日印发")), "printer")


def copies(units):
    return Block(Style.IMPRINT_COPIES, (Run(f"抄送：{'某某单位，' * units}区委办。"),), "copies")


def document(lines, *foot):
    text = tuple(Block(Style.BODY, (Run("国" * (5 + n % 3)),), f"b{n}") for n in range(lines))
    return Document((*text, *foot), "", "", 2022)


def shown(document, page=None):
    page = page or Page(PROFILE)
    page.show(document)
    return page


def rules(page):
    return list(rules_of(page.text, page.foot))


@pytest.mark.parametrize("lines", [1, 10, 17, 18, 19, 20, 21, 22, 23, 43, 44, 45, 100])
@pytest.mark.parametrize("units", [1, 14])
def test_it_ends_on_the_lower_edge_of_the_last_page_and_below_the_text(qapp, lines, units):
    del qapp
    page = shown(document(lines, copies(units), PRINTED))
    drawn, top = rules(page), (page.sheets - 1) * SHEET.height()
    assert drawn[-1].bottom() - top == pytest.approx(TEXT_BOTTOM, abs=0.2)  # Qt's pages are not exact
    thick, thin = gbt9704.IMPRINT_OUTER_RULE_MM * POINTS, gbt9704.IMPRINT_INNER_RULE_MM * POINTS
    assert [rule.height() for rule in drawn] == pytest.approx([thick, thin, thick])
    assert all(rule.width() == pytest.approx(gbt9704.TEXT_WIDTH_MM * POINTS) for rule in drawn)
    rows = [page.lines_of(block) for block in page.foot]
    assert [len(row) for row in rows] == [1, 1]
    assert drawn[0].bottom() < rows[0][0].top() < rows[0][0].bottom() < drawn[1].top()
    assert drawn[1].bottom() < rows[1][0].top() < rows[1][0].bottom() < drawn[2].top()
    last = page.lines_of(page.text.findBlockByNumber(lines - 1))[-1]
    assert last.bottom() < drawn[0].top()


@pytest.mark.parametrize("units", [1, 14])
def test_it_goes_to_a_page_of_its_own_only_where_the_text_leaves_no_room(qapp, units):
    """As Word has it, and as the standard counts pages."""
    del qapp
    for lines in range(1, 50):
        blocks = document(lines, copies(units), PRINTED)
        page = shown(blocks)
        assert page.sheets == pages_of(blocks.blocks)
        assert page.sheets - -(-lines // gbt9704.LINES_A_PAGE) in (0, 1)


def test_on_a_page_of_its_own_it_stands_on_the_foot_too(qapp):
    del qapp
    page = shown(document(22, copies(1), PRINTED))
    assert page.sheets == 2
    top = box_of_foot(page.text, page.foot).top() - SHEET.height()
    assert top > TEXT_TOP + 15 * gbt9704.LINE_PITCH_POINTS


def test_one_row_alone_stands_between_two_rules(qapp):
    del qapp
    assert len(rules(shown(document(3, PRINTED)))) == 2
    assert len(rules(shown(document(3, copies(1))))) == 2
    page = shown(document(3))
    assert rules(page) == []
    assert box_of_foot(page.text, page.foot) == QRectF()


def test_turned_lines_of_who_gets_a_copy_begin_behind_the_word(qapp):
    del qapp
    page = shown(document(3, copies(14), PRINTED))
    layout = page.foot[0].layout()
    first, second = (layout.lineAt(number) for number in (0, 1))
    left = gbt9704.LEFT_MARGIN_MM * POINTS
    assert layout.position().x() + first.naturalTextRect().left() == pytest.approx(left + 14, abs=0.6)
    assert layout.position().x() + second.naturalTextRect().left() == pytest.approx(left + 4 * 14, abs=0.6)


def left_of(page, number):
    block = page.text.findBlockByNumber(number)
    page.text.documentLayout().blockBoundingRect(block)
    line = block.layout().lineAt(0)
    return block.layout().position().x() + line.naturalTextRect().left() - gbt9704.LEFT_MARGIN_MM * POINTS


def signed(name, *attachments):
    below = (Block(Style.SIGNATURE, (Run(name),), "s"), Block(Style.DATE, (Run("2023年2月20日"),), "d"))
    return document(2, *(Block(Style.ATTACHMENT, (Run(text),)) for text in attachments), *below, copies(1), PRINTED)


def test_the_day_begins_two_characters_behind_who_signs_and_follows_it(qapp):
    """GB/T 9704-2012, 7.3.5.2."""
    del qapp
    cell = gbt9704.CELL_POINTS
    page = shown(signed("河东区人民政府"))
    assert left_of(page, 2) == pytest.approx((28 - 2 - 7) * cell, abs=2)
    assert left_of(page, 3) - left_of(page, 2) == pytest.approx(2 * cell, abs=0.5)
    before = page.lines_of(page.text.findBlockByNumber(3))[0]
    drawn_again = page.show(signed("河东区人民政府办公室"))
    assert left_of(page, 2) == pytest.approx((28 - 2 - 10) * cell, abs=2)
    assert left_of(page, 3) - left_of(page, 2) == pytest.approx(2 * cell, abs=0.5)
    assert any(box.contains(before) for box in drawn_again)


def test_the_lines_of_attachments_stand_below_each_other_and_turned_ones_below_the_name(qapp):
    """GB/T 9704-2012, 7.3.4: one line is left empty above the first alone."""
    del qapp
    page = shown(signed("区政府", "附件：1. " + "表" * 40, "　　　2. 图"))
    boxes = [page.lines_of(page.text.findBlockByNumber(number))[0] for number in range(1, 5)]
    pitch = gbt9704.LINE_PITCH_POINTS
    steps = [after.top() - before.bottom() for before, after in pairwise(boxes)]
    assert steps[0] == pytest.approx(steps[2], abs=0.2)
    assert steps[0] - steps[1] == pytest.approx(pitch, abs=0.2)
    layout = page.text.findBlockByNumber(2).layout()  # digits are wider in some fonts
    first, second = (layout.lineAt(number) for number in (0, 1))
    assert second.naturalTextRect().left() == pytest.approx(first.cursorToX(len("附件：1. "))[0], abs=8)


feet = st.sampled_from(["", "c", "C", "p", "cp", "Cp"])
states = st.lists(st.tuples(st.integers(1, 48), feet), min_size=2, max_size=6)


@settings(max_examples=60, deadline=None)
@given(states)
def test_however_the_text_came_to_be_what_it_is_it_stands_where_it_would_stand_at_once(qapp, states):
    del qapp
    kinds = {"c": copies(1), "C": copies(14), "p": PRINTED}
    page = Page(PROFILE)
    for lines, foot in states:
        blocks = document(lines, *(kinds[kind] for kind in foot))
        before = box_of_foot(page.text, page.foot)
        drawn_again = page.show(blocks)
        fresh = shown(blocks)
        after = box_of_foot(page.text, page.foot)
        assert page.sheets == fresh.sheets
        assert after.top() == pytest.approx(box_of_foot(fresh.text, fresh.foot).top(), abs=0.1)
        if before and after and before != after:
            assert min(box.top() for box in drawn_again) <= min(before.top(), after.top())
            seen = page.sheets * SHEET.height()
            lowest = max(box.bottom() for box in drawn_again)
            assert lowest >= min(seen, max(before.bottom(), after.bottom())) - 0.1


def test_a_longer_list_of_copies_is_drawn_again_from_where_it_begins_now(qapp):
    del qapp
    page = shown(document(5, copies(1), PRINTED))
    before = box_of_foot(page.text, page.foot)
    drawn_again = page.show(document(5, copies(14), PRINTED))
    after = box_of_foot(page.text, page.foot)
    assert after.top() < before.top()
    assert any(box.contains(after) for box in drawn_again)
