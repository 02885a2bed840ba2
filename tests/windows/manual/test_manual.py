"""The manual: every page is there, can be found, and leads nowhere but to other pages; and the list of keys."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QInputMethodEvent, QTextDocument
from PySide6.QtWidgets import QApplication, QWidget

from desktop.refusal import Refused
from desktop.windows.dialogs.keys_dialog import KeysDialog
from desktop.windows.dialogs.rows import Row, RowsModel
from desktop.windows.keys import KEY_OF, KEYS
from desktop.windows.looks.appearance import Appearance
from desktop.windows.manual.pages import FIRST_PAGE, PAGE_IDS, PAGE_OF_PLACE, load_pages
from desktop.windows.manual.pictures import PICTURES, picture_of
from desktop.windows.manual.window import ManualWindow, PagesModel, page_of, show_manual

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)")
PAGES = {page.page_id: page for page in load_pages()}


def commit(edit, text):
    """Type as an input method does: the words come whole."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


@pytest.fixture
def window(qtbot):
    window = ManualWindow(Appearance())
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    return window


def titles(window):
    model = window.contents.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_leads_only_to_pages_that_are_there(page):
    for target in re.findall(r"\]\(([^)]*)\)", page.text):
        scheme, _, name = target.partition(":")
        assert scheme in ("page", "picture")
        assert name in PAGE_IDS if scheme == "page" else (PICTURES / f"{name}.png").is_file()


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_speaks_the_language_of_the_office(page):
    assert not re.search(r"数据库|事务|异常|进程|线程|字段|SQL|Qt|Python|XML", page.text)
    assert not re.search(r"[\u4e00-\u9fff][,:;()!?]|[,:;()!?][\u4e00-\u9fff]", page.text)
    assert page.title


def test_every_place_has_a_page():
    assert set(PAGE_OF_PLACE.values()) <= set(PAGE_IDS)


def test_all_keys_stand_in_the_page_of_keys():
    text = PAGES["keys"].text
    assert all(f"| {key.shown} | {key.words} |" in text for key in KEYS)


@pytest.mark.parametrize("broken", ["missing", "untitled", "not text"])
def test_a_broken_page_is_named(tmp_path, broken):
    for page_id in PAGE_IDS:
        (tmp_path / f"{page_id}.md").write_text("# 标题\n", encoding="utf-8")
    path = tmp_path / "draft.md"
    path.unlink()
    if broken == "untitled":
        path.write_text("没有标题", encoding="utf-8")
    elif broken == "not text":
        path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(Refused, match=r"draft\.md") as raised:
        load_pages(tmp_path)
    assert raised.value.code == "MANUAL-PAGE"


def test_it_begins_with_the_first_page(window):
    assert window.contents.currentIndex().data() == PAGES[FIRST_PAGE].title
    assert PAGES[FIRST_PAGE].title in window.page.toPlainText()


def test_pages_are_turned_with_the_arrow_keys(qtbot, window):
    qtbot.keyClick(window.contents, Qt.Key.Key_Down)
    assert window.page.toPlainText().startswith("读入去年的报告")


def test_search_finds_pages_the_title_first(qtbot, window):
    commit(window.search, "草稿")
    assert titles(window)[0] == "草稿是什么"
    assert "填数" in titles(window)
    assert "换电脑与交接" not in titles(window)
    assert window.page.textCursor().position() == window.page.toPlainText().index("草稿")


def test_search_for_several_words_wants_them_all(qtbot, window):
    commit(window.search, "ctrl+g 草稿")
    assert titles(window) == ["草稿是什么"]


def test_what_is_not_there_is_said(qtbot, window):
    commit(window.search, "量子")
    assert titles(window) == []
    assert any(label.isVisible() and "换个词" in label.text() for label in window.findChildren(type(window._nothing)))
    window.show_page("word")
    assert window.search.text() == ""
    assert window.contents.currentIndex().data() == "生成 Word"


def test_a_page_that_is_not_there_gives_the_first(window):
    window.show_page("no-such-page")
    assert window.contents.currentIndex().data() == PAGES[FIRST_PAGE].title


def test_a_link_turns_to_its_page(window):
    window.page.anchorClicked.emit(QUrl("page:checks"))
    assert window.contents.currentIndex().data() == PAGES["checks"].title


@pytest.mark.parametrize("address", ["https://example.org/", "file:///etc/hostname", "mailto:a@b.c"])
def test_no_other_link_leads_anywhere(window, address):
    before = window.page.toPlainText()
    window.page.anchorClicked.emit(QUrl(address))
    assert window.page.toPlainText() == before


def test_nothing_is_loaded_from_outside(window, tmp_path):
    secret = tmp_path / "secret.html"
    secret.write_text("geheim", encoding="utf-8")
    kind = QTextDocument.ResourceType.HtmlResource.value
    assert not window.page.document().resource(kind, QUrl.fromLocalFile(str(secret)))
    assert not window.page.document().resource(kind, QUrl("https://example.org/a.html"))


def test_the_look_follows_the_theme_and_size(window):
    window._appearance.change(dark=True, percent=200)
    heading = window.page.document().begin().begin().fragment()
    assert heading.charFormat().font().pixelSize() == 40
    assert not window.grab().isNull()


def test_a_parent_has_one_manual(qtbot):
    parent, appearance = QWidget(), Appearance()
    qtbot.addWidget(parent)
    first = show_manual(parent, "draft", appearance)
    assert first.contents.currentIndex().data() == "草稿是什么"
    second = show_manual(parent, "word", appearance)
    assert second is first
    assert second.contents.currentIndex().data() == "生成 Word"


def test_the_models_are_sound(qtmodeltester):
    qtmodeltester.check(PagesModel(load_pages()))
    qtmodeltester.check(RowsModel(("指标", "现值"), [Row(("调解", "1"), ticked=True), Row(("排查", "2"))]))


def test_the_keys_are_listed_from_the_one_table(qtbot):
    dialog = KeysDialog(Appearance())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    model = dialog.table.model()
    listed = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert listed == [[key.shown, key.words, key.scope.value] for key in KEYS]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "按键"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_the_keys_can_be_read_to_the_end_by_keys_as_they_stand_on_the_keyboard(qtbot):
    dialog = KeysDialog(Appearance())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert dialog.table.currentIndex().row() == len(KEYS) - 1
    assert KEY_OF["previous_section"].shown == "Ctrl+PgUp"
    assert KEY_OF["move_up"].shown == "Ctrl+↑"
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def test_the_page_is_that_of_the_nearest_place(qtbot):
    window, pane = QWidget(), QWidget()
    qtbot.addWidget(window)
    pane.setObjectName("findings")
    pane.setParent(window)
    cell = QWidget(QWidget(pane))
    assert page_of(cell) == "findings"
    assert page_of(window) == FIRST_PAGE
    assert page_of(None) == FIRST_PAGE


def test_f1_in_a_dialog_shows_its_page_beside_it(qtbot):
    dialog = KeysDialog(Appearance())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    (manual,) = dialog.findChildren(ManualWindow)
    assert manual.contents.currentIndex().data() == "快捷键"
    assert dialog.isVisible()


def test_commands_stand_on_a_ground_of_their_own(window):
    window.show_page("command-line")
    block = window.page.document().begin()
    grounds = {}
    while block.isValid():
        grounds[block.text()] = block.blockFormat().background().style()
        block = block.next()
    assert grounds["fazhi verify 账本.fzb"] is Qt.BrushStyle.SolidPattern
    assert grounds["命令行"] is Qt.BrushStyle.NoBrush


def test_every_picture_is_small_and_belongs_to_a_page():
    pictures = sorted(PICTURES.glob("*.png"))
    assert pictures
    text = "".join(page.text for page in PAGES.values())
    for path in pictures:
        assert path.stat().st_size <= 60_000
        assert f"(picture:{path.stem})" in text


@pytest.mark.parametrize("address", ["picture:../../secret", "picture:none", "file:///etc/hostname", "workplace"])
def test_only_pictures_of_the_manual_are_shown(address):
    assert picture_of(address, 400) is None


def test_a_picture_is_as_wide_as_the_page_at_most(window):
    assert picture_of("picture:workplace", 400).width() == 400
    window.show_page("first-use")
    document = window.page.document()
    kind = QTextDocument.ResourceType.ImageResource.value
    shown = document.resource(kind, QUrl("picture:workplace"))
    assert 200 <= shown.width() <= window.page.viewport().width()
