"""The last line of defence: logged without what was entered, told once, never failing itself."""

from __future__ import annotations

import stat
import sys
import threading
from datetime import datetime

import pytest
from PySide6.QtCore import QObject, QtMsgType, Signal, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.refusal import Refused
from desktop.windows.failure.crash import CrashGuard, install
from desktop.windows.failure.crash_dialog import CrashDialog, RefusedDialog, show_crash
from desktop.windows.failure.crash_report import CrashReport, without_contents
from desktop.windows.failure.private_log import LARGEST_LOG, PrivateLog
from desktop.windows.looks.appearance import Appearance

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
AT = datetime.fromisoformat("2023-02-01T10:32")


@pytest.fixture
def log(tmp_path):
    return PrivateLog(tmp_path / "logs")


@pytest.fixture
def told():
    return []


@pytest.fixture
def guard(qtbot, log, told):
    guard = CrashGuard(log, told.append, lambda: AT)
    yield guard
    guard.uninstall()


def crash(guard, error):
    try:
        raise error
    except type(error):
        guard.caught(*sys.exc_info())


def written(log):
    return log.path.read_text(encoding="utf-8") if log.path.exists() else ""


def test_a_crash_is_told_with_a_code_and_logged_without_figures(guard, log, told):
    crash(guard, ValueError("自查自评案卷 632 is wrong"))
    (report,) = told
    assert report.code in written(log)
    assert "ValueError" in written(log)
    assert "  tests/windows/failure/test_crash.py:" in written(log)
    assert "632" not in written(log)
    assert "案卷" not in written(log)
    assert str(log.path.parent) not in written(log)


def test_the_same_place_has_the_same_code_and_another_kind_another(guard, told):
    for error in (ValueError("1"), ValueError("2"), KeyError("1")):
        crash(guard, error)
    assert told[0].code == told[1].code != told[2].code


def test_a_refusal_is_told_as_such_and_only_its_code_is_logged(guard, log, told):
    refused = Refused("LEDGER-LOCKED", "账本“632件”正在使用，请先关闭。")
    crash(guard, refused)
    assert told == [refused]
    assert "LEDGER-LOCKED" in written(log)
    assert "632" not in written(log)


def test_a_second_crash_while_telling_is_only_logged(qtbot, log):
    told = []

    def tell(report):
        told.append(report)
        crash(guard, KeyError("again"))

    guard = CrashGuard(log, tell, lambda: AT)
    crash(guard, ValueError("first"))
    assert len(told) == 1
    assert "KeyError" in written(log)


def test_failing_to_tell_is_let_go_and_the_next_one_is_told_again(qtbot, log):
    told = []

    def tell(report):
        told.append(report)
        raise RuntimeError

    guard = CrashGuard(log, tell, lambda: AT)
    crash(guard, ValueError("first"))
    crash(guard, ValueError("second"))
    assert len(told) == 2


def test_a_log_that_cannot_be_written_stops_nothing(qtbot, tmp_path, told):
    (tmp_path / "file").touch()
    guard = CrashGuard(PrivateLog(tmp_path / "file"), told.append, lambda: AT)
    crash(guard, ValueError("x"))
    assert len(told) == 1


def test_a_deep_crash_is_kept_short(guard, log, told):
    def deeper(depth):
        return deeper(depth + 1)

    try:
        deeper(0)
    except RecursionError:
        guard.caught(*sys.exc_info())
    assert len(told[0].places) == 40


class Sender(QObject):
    sent = Signal()


def test_an_installed_guard_hears_of_slots_threads_and_qt(qtbot, tmp_path, told):
    guard = install(tmp_path / "logs", told.append)
    try:
        sys.excepthook(ValueError, ValueError("632"), None)
        assert [report.kind for report in told] == ["ValueError"]
        thread = threading.Thread(target=int, args=("632x",))
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: len(told) == 2)
        assert told[1].thread == "background"
        qWarning("案卷 632 of /home/wangli")
    finally:
        guard.uninstall()
    text = (tmp_path / "logs" / "fazhi.log").read_text(encoding="utf-8")
    assert "Qt warning: ~ ### of /home/wangli" in text
    assert "632" not in text
    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__


def test_chatter_of_qt_is_not_logged(guard, log):
    guard._qt_message(QtMsgType.QtDebugMsg, None, "layout")
    guard._qt_message(QtMsgType.QtCriticalMsg, None, "broken")
    assert "layout" not in written(log)
    assert "Qt critical: broken" in written(log)


def test_stopping_the_program_is_no_crash(guard, told, capsys):
    guard._in_main_thread(KeyboardInterrupt, KeyboardInterrupt(), None)
    guard._in_a_thread(threading.ExceptHookArgs((SystemExit, SystemExit(), None, None)))
    assert told == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("message", "kept"), [("setGeometry: 12x5", "setGeometry: ##x#"), ("单位 银州区", "~ ~"), ("a\nb", "a~b")]
)
def test_digits_and_chinese_are_blotted_out(message, kept):
    assert without_contents(message) == kept


@pytest.mark.skipif(sys.platform == "win32", reason="modes are a matter of POSIX")
def test_only_the_owner_reads_the_log(log):
    assert log.write("line")
    assert stat.S_IMODE(log.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.path.parent.stat().st_mode) == 0o700


def test_a_full_log_is_put_aside_and_one_older_kept(log):
    for letter in "abc":
        assert log.write(letter * LARGEST_LOG)
    older = log.path.with_name("fazhi.log.1")
    assert written(log).startswith("c")
    assert older.read_text(encoding="utf-8").startswith("b")
    assert sorted(path.name for path in log.path.parent.iterdir()) == ["fazhi.log", "fazhi.log.1"]


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    yield parent
    for dialog in parent.findChildren(QDialog):
        dialog.reject()


REPORT = CrashReport("E-12345678", "ValueError", ("windows/page.py:7 show",), AT, "main")


def test_the_dialog_says_that_nothing_is_lost_and_copies_the_description(qtbot, parent):
    show_crash(REPORT, Appearance(), parent)
    (dialog,) = parent.findChildren(CrashDialog)
    said = "".join(label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text"))
    assert "E-12345678" in said
    assert "已保存的内容都在账本里" in said
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == REPORT.text
    assert dialog.copy.text() == "已复制"


def test_one_crash_dialog_at_a_time(qtbot, parent):
    for _ in range(3):
        show_crash(REPORT, Appearance(), parent)
    assert len(parent.findChildren(CrashDialog)) == 1
    assert isinstance(QApplication.activeModalWidget(), CrashDialog)


def test_a_refusal_is_shown_with_its_sentence_and_code(qtbot, parent):
    show_crash(Refused("DISK-FULL", "磁盘满了，请清理以后再试。"), Appearance(), parent)
    (dialog,) = parent.findChildren(RefusedDialog)
    said = "".join(label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text"))
    assert "磁盘满了，请清理以后再试。" in said
    assert "DISK-FULL" in said
