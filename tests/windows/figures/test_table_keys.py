"""Every key of the figure table, pressed for real."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.model.edits import SetFigure
from desktop.model.figure import Figure, OriginKind, State
from desktop.model.findings import Finding, Severity
from desktop.model.roll_forward import roll_forward
from desktop.windows.figures.columns import Column
from desktop.windows.figures.paste_dialog import PasteDialog
from desktop.windows.heading_pane import HeadingPane
from desktop.windows.keys import KEYS, Scope
from desktop.windows.session import Session

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
FIRST, SECOND = "h01.online_units", "h01.online_apply_rate"


@pytest.fixture
def heading(qtbot, appearance, catalog, blank):
    """The heading （一） of a blank year, its first figure at hand."""
    session = Session(catalog, blank)
    session.person = "王丽"
    return shown_pane(qtbot, appearance, session)


def shown_pane(qtbot, appearance, session):
    pane = HeadingPane(appearance)
    qtbot.addWidget(pane)
    pane.resize(900, 640)
    pane.show_session(session)
    pane.show()
    qtbot.waitExposed(pane)
    pane.show_section(session.sections.index_of(FIRST))
    pane.go_to_first()
    pane.held = session
    return pane


def at(heading):
    index = heading.table.currentIndex()
    return heading.figures.indicator(index.row()).code, Column(index.column())


def value(heading, code):
    figure = heading.held.report.figure(code)
    return None if figure.value is None else str(figure.value)


def test_down_keeps_and_goes_down(heading, keyboard):
    keyboard.type("26")
    keyboard.press(Qt.Key.Key_Return)
    assert value(heading, FIRST) == "26"
    assert at(heading) == (SECOND, Column.NOW)


def test_down_without_typing_changes_nothing(heading, keyboard):
    keyboard.press(Qt.Key.Key_Enter)
    assert at(heading) == (SECOND, Column.NOW)
    assert heading.held.history.undo_label == ""


def test_up_keeps_and_goes_up(heading, keyboard):
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("100")
    keyboard.press(Qt.Key.Key_Return, SHIFT)
    assert value(heading, SECOND) == "100"
    assert at(heading) == (FIRST, Column.NOW)


def test_next_cell_goes_to_last_year_and_then_to_the_next_row(heading, keyboard):
    keyboard.type("26")
    keyboard.press(Qt.Key.Key_Tab)
    assert at(heading) == (FIRST, Column.EARLIER)
    keyboard.type("20")
    keyboard.press(Qt.Key.Key_Tab)
    assert at(heading) == (SECOND, Column.NOW)
    assert str(heading.held.report.earlier[FIRST].value) == "20"
    assert heading.figures.index(0, Column.CHANGE).data() == "+6"


def test_previous_cell_goes_back(heading, keyboard):
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.press(Qt.Key.Key_Backtab, SHIFT)
    assert at(heading) == (FIRST, Column.NOW)


def test_cancel_gives_up_what_is_typed(heading, keyboard):
    keyboard.type("26")
    keyboard.press(Qt.Key.Key_Escape)
    assert value(heading, FIRST) is None
    assert not heading.table.editing


def test_a_menu_over_the_cell_leaves_it_open(heading, keyboard):
    keyboard.type("12")
    heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    heading.setFocus(Qt.FocusReason.PopupFocusReason)
    editor = heading.table.itemDelegate().editor
    assert editor is not None
    assert editor.text() == "12"
    heading.finish()


def test_clear_empties_the_cell(heading, keyboard):
    keyboard.type("26")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_Return, SHIFT)
    keyboard.press(Qt.Key.Key_Delete)
    assert value(heading, FIRST) is None
    assert heading.held.history.undo_label.endswith("26→空")


def test_none_says_that_there_was_none(heading, keyboard):
    keyboard.press(Qt.Key.Key_F5)
    assert heading.held.report.figure(FIRST).state is State.NONE
    assert at(heading) == (SECOND, Column.NOW)


def test_none_while_typing_takes_the_place_of_what_was_typed(heading, keyboard):
    keyboard.type("3")
    keyboard.press(Qt.Key.Key_F5)
    assert heading.held.report.figure(FIRST).state is State.NONE


@pytest.fixture
def rolled(qtbot, appearance, catalog, sample):
    """The heading （一） of the year after the sample year, with last year's figures beside."""
    report = roll_forward(sample, catalog, 2023).report
    session = Session(catalog, replace(report, earlier=sample.figures, earlier_fixed=True))
    return shown_pane(qtbot, appearance, session)


def test_as_last_year_takes_last_years_value_and_goes_down(rolled, sample, keyboard):
    keyboard.press(Qt.Key.Key_F4)
    assert rolled.held.report.figure(FIRST).value == sample.figure(FIRST).value
    assert rolled.held.report.figure(FIRST).origin.kind is OriginKind.TYPED
    assert at(rolled)[0] == SECOND


def test_as_last_year_changes_nothing_where_last_year_is_not_known(heading, keyboard):
    keyboard.press(Qt.Key.Key_F4)
    assert heading.held.history.undo_label == ""
    assert at(heading)[0] == FIRST


def test_note_is_written_below_the_table_and_kept_by_enter(heading, keyboard):
    keyboard.type("26")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_Up)
    keyboard.press(Qt.Key.Key_F6)
    keyboard.type("电话核实")
    keyboard.press(Qt.Key.Key_Return)
    assert heading.held.report.figure(FIRST).note == "电话核实"
    assert value(heading, FIRST) == "26"
    assert "备注：电话核实" in heading._sentence.text()
    assert heading.figures.index(0, Column.SOURCE).data().startswith("注 · ")
    keyboard.type("27")
    keyboard.press(Qt.Key.Key_Return)
    assert (value(heading, FIRST), heading.held.report.figure(FIRST).note) == ("27", "电话核实")


def test_note_is_left_as_it_was_by_esc_and_kept_when_the_line_is_left(heading, keyboard):
    keyboard.press(Qt.Key.Key_F6)
    keyboard.type("不要")
    keyboard.press(Qt.Key.Key_Escape)
    assert heading.held.report.figure(FIRST).note == ""
    keyboard.press(Qt.Key.Key_F6)
    keyboard.type("等编办回话")
    heading.finish()
    assert heading.held.report.figure(FIRST).note == "等编办回话"
    assert not heading.held.report.figure(FIRST).filled


def test_paste_of_one_cell_is_read_as_if_typed(heading, keyboard):
    QGuiApplication.clipboard().setText("２６\n")
    keyboard.press(Qt.Key.Key_V, CONTROL)
    assert value(heading, FIRST) == "26"


def test_paste_of_a_column_is_shown_first_and_is_one_step(heading, keyboard):
    QGuiApplication.clipboard().setText("26\n99\n44\n约120")
    keyboard.press(Qt.Key.Key_V, CONTROL)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PasteDialog) and w.isVisible())
    assert value(heading, FIRST) is None
    assert dialog.primary.text() == "填入 3 个"
    dialog.model.setData(dialog.model.index(1, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert (value(heading, FIRST), value(heading, SECOND), value(heading, "h01.power_adjusted")) == ("26", None, "44")
    assert heading.held.history.undo_label == "粘贴2个指标"
    heading.held.undo()
    assert value(heading, FIRST) is None


def test_confirm_records_that_it_was_checked_and_goes_down(heading, keyboard):
    keyboard.type("26")
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    assert (value(heading, FIRST), at(heading)[0]) == ("26", SECOND)
    assert heading.held.report.figure(FIRST).confirmed
    assert heading.figures.index(0, Column.STATE).data() == "已核"
    assert heading.held.history.undo_label == "核定 实行“一网通办”的单位"
    keyboard.press(Qt.Key.Key_Enter, CONTROL | Qt.KeyboardModifier.KeypadModifier)
    assert "还没有填" in heading._sentence.text()
    assert at(heading)[0] == SECOND


def test_why_something_cannot_be_confirmed_stays_said_while_the_words_are_proofread(heading, keyboard):
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    said = heading._sentence.text()
    assert "还没有填" in said
    session = heading.held
    found = Finding(Severity.HINT, "T01", session.report.outline[0].key, "看一下。")
    assert session.take_text_findings(session.report, (found,))
    assert heading._sentence.text() == said
    keyboard.press(Qt.Key.Key_Down)
    assert heading._sentence.text() != said


def test_confirm_does_not_touch_what_is_confirmed_already_and_goes_on(heading, keyboard):
    keyboard.type("26")
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    keyboard.press(Qt.Key.Key_Up)
    steps = len(heading.held.history.done)
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    assert (len(heading.held.history.done), at(heading)[0]) == (steps, SECOND)


@pytest.mark.parametrize(
    "change",
    [
        [("type", "27"), ("press", Qt.Key.Key_Return)],
        [("press", Qt.Key.Key_F5)],
        [("type", "无"), ("press", Qt.Key.Key_Return)],
    ],
)
def test_a_confirmed_figure_that_is_changed_is_a_draft_again(heading, keyboard, change):
    keyboard.type("26")
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    keyboard.press(Qt.Key.Key_Up)
    for act, what in change:
        getattr(keyboard, act)(what)
    assert not heading.held.report.figure(FIRST).confirmed
    assert heading.figures.index(0, Column.STATE).data() == "手填"
    heading.held.undo()
    assert heading.held.report.figure(FIRST).confirmed


def test_confirm_leaves_what_was_not_understood_to_be_mended(heading, keyboard):
    keyboard.type("12a")
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    assert heading._sentence.text() == "先把这一格改好，再核定。"
    assert at(heading)[0] == FIRST


def test_copy_puts_the_cell_on_the_clipboard(heading, keyboard):
    keyboard.type("26")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_Up)
    keyboard.press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "26"


def test_every_key_of_the_table_has_a_test_here():
    names = " ".join(name for name in globals() if name.startswith("test_"))
    assert [key.action for key in KEYS if key.scope is Scope.TABLE and f"test_{key.action}" not in names] == []


def test_the_last_row_leads_on_and_the_first_one_back(heading, keyboard, qtbot):
    heading.go_to_last()
    with qtbot.waitSignal(heading.beyond, check_params_cb=lambda step: step == 1):
        keyboard.press(Qt.Key.Key_Return)
    heading.go_to_first()
    with qtbot.waitSignal(heading.beyond, check_params_cb=lambda step: step == -1):
        keyboard.press(Qt.Key.Key_Return, SHIFT)
    with qtbot.waitSignal(heading.beyond, check_params_cb=lambda step: step == -1):
        keyboard.press(Qt.Key.Key_Backtab, SHIFT)


def test_arrows_in_an_open_cell_keep_it_and_move(heading, keyboard):
    keyboard.type("26")
    keyboard.press(Qt.Key.Key_Down)
    assert (value(heading, FIRST), at(heading)[0]) == ("26", SECOND)


def test_full_width_digits_are_numbers(heading, keyboard):
    keyboard.type("１２３")
    keyboard.press(Qt.Key.Key_Return)
    assert value(heading, FIRST) == "123"


def test_what_cannot_be_understood_stays_red_and_traps_nobody(heading, keyboard):
    keyboard.type("12a")
    keyboard.press(Qt.Key.Key_Return)
    index = heading.figures.index(0, Column.NOW)
    assert index.data() == "12a"
    assert heading.figures.unsaved(index).sentence
    assert value(heading, FIRST) is None
    assert at(heading)[0] == SECOND
    assert heading.figures.index(0, Column.STATE).data() == "待改"

    keyboard.press(Qt.Key.Key_Up)
    assert heading._sentence.text() == heading.figures.unsaved(index).sentence
    keyboard.press(Qt.Key.Key_Escape)
    assert index.data() == "12a"  # it is given up by intention only
    keyboard.press(Qt.Key.Key_Delete)
    assert not heading.figures.misreadings.all
    assert index.data() == ""


def test_esc_in_the_editor_leaves_what_was_not_understood(heading, keyboard):
    keyboard.type("12a")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_Up)
    keyboard.type("13")
    keyboard.press(Qt.Key.Key_Escape)
    keyboard.press(Qt.Key.Key_Escape)
    assert heading.figures.index(0, Column.NOW).data() == "12a"


def test_delete_first_takes_away_only_what_was_not_understood(heading, keyboard):
    for typed in ("26", "12a"):
        keyboard.type(typed)
        keyboard.press(Qt.Key.Key_Return)
        keyboard.press(Qt.Key.Key_Up)
    keyboard.press(Qt.Key.Key_Delete)
    assert (heading.figures.index(0, Column.NOW).data(), value(heading, FIRST)) == ("26", "26")
    keyboard.press(Qt.Key.Key_Delete)
    assert value(heading, FIRST) is None


def test_a_figure_that_is_set_from_elsewhere_replaces_what_was_not_understood(heading, keyboard):
    keyboard.type("12a")
    keyboard.press(Qt.Key.Key_Return)
    heading.held.do(SetFigure(FIRST, Figure(note="张三")), "备注")
    assert heading.figures.index(0, Column.NOW).data() == "12a"
    heading.held.do(SetFigure(FIRST, Figure(State.VALUE, Decimal(30))), "粘贴1个指标")
    assert (heading.figures.index(0, Column.NOW).data(), heading.figures.misreadings.all) == ("30", ())


def test_a_question_is_settled_by_typing_what_is_meant(heading, keyboard):
    keyboard.type("12a")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_Up)
    keyboard.type("12")
    keyboard.press(Qt.Key.Key_Return)
    assert value(heading, FIRST) == "12"
    assert not heading.figures.misreadings.all


def test_the_wheel_never_changes_a_figure(heading, keyboard):
    keyboard.type("26")
    editor = QApplication.focusWidget()
    event = QWheelEvent(
        QPointF(5, 5),
        editor.mapToGlobal(QPointF(5, 5)),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor, event)
    keyboard.press(Qt.Key.Key_Return)
    assert value(heading, FIRST) == "26"


def test_an_input_method_can_begin_a_cell_and_what_it_composes_is_kept_on_leaving(heading, keyboard):
    keyboard.compose("er")
    assert heading.table.editing
    keyboard.compose("二十六")
    assert value(heading, FIRST) is None
    keyboard.press(Qt.Key.Key_Return)
    assert value(heading, FIRST) == "26"


def test_what_is_being_composed_is_kept_when_the_window_saves(heading, keyboard):
    keyboard.type("2")
    keyboard.compose("6")
    heading.finish()
    assert value(heading, FIRST) == "26"


def test_what_is_being_composed_is_kept_when_the_focus_goes(heading, keyboard):
    keyboard.type("2")
    keyboard.compose("6")
    heading.items.view.setFocus()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert value(heading, FIRST) == "26"


def test_computed_figures_cannot_be_typed_and_are_passed_over(heading, keyboard, catalog):
    section = heading.held.sections.index_of("h04.self_total")
    heading.show_section(section)
    row = heading.figures.row_of("h04.self_fail")
    heading.table.go_to(row)
    keyboard.press(Qt.Key.Key_Return)
    assert catalog.indicator(at(heading)[0]).formula is None
    computed = heading.figures.row_of("h04.self_excellent_pct")
    assert not heading.figures.flags(heading.figures.index(computed, Column.NOW)) & Qt.ItemFlag.ItemIsEditable


def test_last_year_is_not_typed_where_its_report_is_in_the_ledger(heading, keyboard, catalog, blank):
    from dataclasses import replace

    heading.show_session(Session(catalog, replace(blank, earlier_fixed=True)))
    heading.show_section(2)
    heading.go_to_first()
    keyboard.press(Qt.Key.Key_Tab)
    assert at(heading) == (SECOND, Column.NOW)


def test_where_there_is_little_room_the_labels_and_this_year_stay(heading):
    table = heading.table
    for width in (900, 520, 420, 360, 300):
        table.resize(width, 300)
        table._fit_columns()
        assert table.columnWidth(Column.LABEL) >= 150 or width < 320
        assert not table.isColumnHidden(Column.NOW)
    table.resize(900, 300)
    table._fit_columns()
    assert not any(table.isColumnHidden(column) for column in Column)


def test_what_is_typed_beside_this_years_cell_goes_into_it(heading, keyboard):
    table = heading.table
    for column in (Column.LABEL, Column.STATE):
        table.setCurrentIndex(heading.figures.index(0, column))
        keyboard.type("31")
        keyboard.press(Qt.Key.Key_Return)
        assert value(heading, FIRST) == "31"
        keyboard.press(Qt.Key.Key_Up)
        keyboard.press(Qt.Key.Key_Delete)
    table.setCurrentIndex(heading.figures.index(0, Column.STATE))
    keyboard.press(Qt.Key.Key_Space)
    assert at(heading) == (FIRST, Column.STATE)


def test_in_a_ledger_to_be_looked_at_typing_says_that_it_cannot_be_changed(
    qtbot, appearance, catalog, blank, keyboard, monkeypatch
):
    monkeypatch.setattr(Session, "read_only", property(lambda _: True))
    session = Session(catalog, blank)
    heading = shown_pane(qtbot, appearance, session)
    before = value(heading, FIRST)
    heading.table.setFocus()
    qtbot.waitUntil(heading.table.hasFocus)
    heading.table.setCurrentIndex(heading.figures.index(0, Column.NOW))
    with qtbot.waitSignal(session.said) as said:
        keyboard.type("3")
    assert "只读" in said.args[0]
    assert value(heading, FIRST) == before
