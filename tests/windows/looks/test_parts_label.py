"""Several things told in a line: whole parts are left out where there is no room, and told all the same."""

import pytest

from desktop.windows.looks.parts_label import PartsLabel

WORDS = "F7 下一处 · Enter 定位\u3000Ctrl+Enter 说明原因"


@pytest.fixture
def label(qtbot):
    made = PartsLabel(WORDS)
    qtbot.addWidget(made)
    made.show()
    return made


def wide(label, words):
    return label.fontMetrics().horizontalAdvance(words)


@pytest.mark.parametrize("shown", ["", "F7 下一处", "F7 下一处 · Enter 定位", WORDS])
def test_as_many_parts_as_there_is_room_for(label, shown):
    label.resize(wide(label, shown) + 2, 24)
    assert label.text() == shown
    assert label.toolTip() == label.accessibleName() == label.words == WORDS


def test_it_asks_for_room_for_all_and_can_do_with_none(label):
    label.resize(30, 24)
    assert label.sizeHint().width() >= wide(label, WORDS)
    assert label.minimumSizeHint().width() == 0
    label.resize(label.sizeHint())
    assert label.text() == WORDS


def test_other_words_take_the_room_that_there_is(label):
    label.resize(wide(label, "已保存 · 备份"), 24)
    label.say("已保存 · 备份 · 撤销")
    assert label.text() == "已保存 · 备份"
