"""收数 from the board to the report: forms that go out, files that come back, and what is said to a department."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.collection.board import board
from desktop.collection.letters import receipt, receipt_as_kept
from desktop.collection.returned import Return
from desktop.collection.taking_over import sending_out
from desktop.model.edits import Edit
from desktop.model.severity import Severity
from desktop.refusal import Refused
from desktop.windows.clock import local_day
from desktop.windows.collecting.back_dialog import BackDialog
from desktop.windows.collecting.board import BoardDialog
from desktop.windows.collecting.correct_dialog import CorrectDialog
from desktop.windows.collecting.dropped import texts_of
from desktop.windows.collecting.jobs import Sending, Sent, WriteForms
from desktop.windows.collecting.out_dialog import OutDialog, Proposal
from desktop.windows.collecting.taking import Taking
from desktop.windows.collecting.words import usual_due
from desktop.windows.figures.choice import Scope
from desktop.windows.generating import OpenPath
from desktop.windows.keeping.office import Office
from desktop.windows.looks.appearance import Appearance
from desktop.windows.main_window import MainWindow
from desktop.windows.material.taking import TakingMaterial
from desktop.windows.notice_bar import Choice, Notice
from desktop.windows.settings import Settings
from desktop.windows.working.working import Working


class Collecting(QObject):
    """The board and what it asks for; the work itself is done beside the window."""

    def __init__(self, window: MainWindow, office: Office, settings: Settings, appearance: Appearance) -> None:
        super().__init__(window)
        self._window, self._office = window, office
        self._settings, self._appearance = settings, appearance
        self._board: BoardDialog | None = None
        self._working = Working(appearance, self)
        self._working.refused.connect(self._refused)
        self._taking = Taking(window, office, self._working, appearance)
        self._taking.taken.connect(self._taken)
        self._taking.refused.connect(self._warn)
        self._material = TakingMaterial(window, office, self._working, appearance)
        self._material.taken.connect(self._taken)
        self._material.refused.connect(self._warn)

    def open_board(self) -> None:
        """Show where every department stands."""
        window = self._window
        window.finish()
        if window.session is None or self._board is not None:
            return
        board = BoardDialog(window.session, self._appearance, window)
        board.sending.connect(self._ask_out)
        board.taking.connect(self.take_back)
        board.looking.connect(self._look_at)
        board.correcting.connect(self._ask_correction)
        board.receipt.connect(self._copy_receipt)
        board.finished.connect(self._board_closed)
        self._board = board
        board.open()

    def take_back(self, paths: tuple[Path, ...]) -> None:
        """Read what came back and show it beside the report; without paths ask for them."""
        self._window.finish()
        if not paths:
            dialog = BackDialog(self._settings.last_folder, self._appearance, self._parent)
            dialog.chosen.connect(self.take_back)
            dialog.open()
            return
        self._settings.last_folder = paths[0] if paths[0].is_dir() else paths[0].parent
        texts = texts_of(paths)
        if len(texts) == len(paths):
            self._read_text(texts[0], others=len(texts) > 1)
        else:  # a text among tables is told as what it is
            self._taking.read(paths, self._parent)

    def _read_text(self, text: Path, *, others: bool) -> None:
        """Read one text: where it goes must be said for each."""
        if others:
            self._say(f"文字材料一次收一份，先看“{text.name}”，其余的请再收一次。")
        self._material.read(text, self._parent)

    def finish(self) -> None:
        """Stop what is under way; used when the program ends."""
        self._working.finish()
        self._taking.finish()
        self._material.finish()

    def _board_closed(self) -> None:
        self._board = None  # it deletes itself

    def _look_at(self, department: str) -> None:
        """Close the board and show the figures of a department."""
        if self._board is not None:
            self._board.reject()
        heading = self._window.place.heading
        heading.choosing.choose_scope(Scope(department=department))
        heading.table.setFocus()

    def _ask_out(self, chosen: tuple[str, ...]) -> None:
        """Ask which forms are to be written, and where to."""
        session, opened = self._window.session, self._office.at_hand
        if session is None or opened is None:
            return
        today, year = local_day(), session.report.year
        rows = board(session.report, session.catalog, today)
        names = tuple(row.department for row in rows)
        proposal = Proposal(
            year, names, chosen, opened.path.parent / f"{year}年度填报表", today, usual_due(rows, today)
        )
        dialog = OutDialog(proposal, self._appearance, self._parent)
        dialog.chosen.connect(self._write_forms)
        dialog.open()

    def _write_forms(self, sending: Sending) -> None:
        session = self._window.session
        if session is not None and (work := self._working.begin()) is not None:
            job = WriteForms(session.report, session.catalog, sending, work)
            self._working.run(job, "正在做填报表", self._forms_written, self._parent)

    def _forms_written(self, sent: Sent) -> None:
        """Keep that the forms went out, show them, and have the note ready to be pasted."""
        session = self._window.session
        if session is None:
            return
        due = sent.sending.due.isoformat() if sent.sending.due else ""
        at = session.now
        names = [one.form.department for one in sent.forms]
        session.do(sending_out(names, session.report, due, at), f"发出{len(names)}个单位的填报表")
        QGuiApplication.clipboard().setText(sent.note)
        OpenPath(sent.sending.folder)()
        self._say(f"已做好{len(names)}份填报表，在“{sent.sending.folder}”；附言已复制，和表一起发到群里就可以。")

    def _taken(self, sentence: str) -> None:
        """Say what was taken over; the board shows it, or is one choice away."""
        if self._board is None:
            self._window.tell(Notice(sentence, (Choice("看各单位", self.open_board),)))
        else:
            self._board.say(sentence)

    def _ask_correction(self, department: str) -> None:
        session = self._window.session
        if session is not None:
            reasons = self._reasons(department)
            dialog = CorrectDialog(session, department, reasons, self._appearance, self._parent)
            dialog.given_back.connect(self._given_back)
            dialog.open()

    def _reasons(self, department: str) -> list[str]:
        """Give what is not right with the return of a department: in its file, or with its figures."""
        received = self._return_of(department)
        if received is not None:
            wrong = [notice for notice in received.notices if notice.severity is not Severity.HINT]
            return [
                f"{notice.place.cell}格：{notice.message}" if notice.place.cell else notice.message for notice in wrong
            ]
        session = self._window.session
        if session is None:
            return []
        indicators, filled = session.catalog.indicators, session.report.figure
        own = [one for one in session.findings if one.place in indicators and filled(one.place).filled]
        return [
            one.message
            for one in own
            if indicators[one.place].department == department and one.severity is not Severity.HINT and not one.excused
        ]

    def _given_back(self, edit: Edit, message: str) -> None:
        session = self._window.session
        if session is not None and session.do(edit, "退回更正"):
            QGuiApplication.clipboard().setText(message)
            self._say("已记下要更正；要发的话已复制，到群里粘贴就可以。")

    def _copy_receipt(self, department: str) -> None:
        """Copy the receipt: with everything that was read, if it came today, or by what the report keeps."""
        session, received = self._window.session, self._return_of(department)
        if session is None:
            return
        if received is not None:
            text = receipt(received, session.catalog, local_day())
        else:
            text = receipt_as_kept(session.report, session.catalog, department)
        if not text:
            self._say(f"{department}还没有报来，没有回执可以发。")
            return
        QGuiApplication.clipboard().setText(text)
        self._say(f"给{department}的回执已复制，到群里粘贴就可以。")

    def _return_of(self, department: str) -> Return | None:
        """Give the return of a department that was taken in last, as long as the report still has it."""
        return self._taking.return_of(department)

    @property
    def _parent(self) -> QWidget:
        return self._board or self._window

    def _say(self, sentence: str) -> None:
        """Say something on the board, or in the window where that is closed."""
        if self._board is None:
            self._window.tell(Notice(sentence))
        else:
            self._board.say(sentence)

    def _refused(self, refused: Refused) -> None:
        self._warn(refused.sentence)

    def _warn(self, sentence: str) -> None:
        if self._board is None:
            self._window.tell(Notice(sentence, kind="warning"))
        else:
            self._board.show_problem(sentence)
