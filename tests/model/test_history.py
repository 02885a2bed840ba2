from __future__ import annotations

from desktop.model.edits import SetText
from desktop.model.history import History, Step


def step(text: str, before: str, joins: str = "") -> Step:
    return Step(f"改为{text}", SetText("a", text), SetText("a", before), joins)


def test_undo_and_redo_walk_the_same_way_back_and_forth() -> None:
    history = History().did(step("一", "")).did(step("二", "一"))
    back = history.undo()
    assert back is not None
    edit, history = back
    assert edit == SetText("a", "一")
    assert (history.undo_label, history.redo_label) == ("改为一", "改为二")
    forth = history.redo()
    assert forth is not None
    assert forth[0] == SetText("a", "二")
    assert forth[1].redo() is None


def test_there_is_nothing_to_undo_at_the_beginning() -> None:
    assert History().undo() is None
    assert History().redo() is None
    assert History().undo_label == ""


def test_typing_on_in_one_place_is_one_step() -> None:
    history = History().did(step("一", "", "a")).did(step("一二", "一", "a"))
    assert len(history.done) == 1
    back = history.undo()
    assert back is not None
    assert back[0] == SetText("a", "")


def test_leaving_the_place_ends_the_step() -> None:
    history = History().did(step("一", "", "a")).closed().did(step("一二", "一", "a"))
    assert len(history.done) == 2
    assert History().closed() == History()


def test_a_new_step_forgets_what_was_undone() -> None:
    back = History().did(step("一", "", "a")).undo()
    assert back is not None
    history = back[1].did(step("三", "", "a"))
    assert history.redo() is None
    assert len(history.done) == 1
