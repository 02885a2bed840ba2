"""What came back, from its files to the report: read, looked at with the checks of the result, taken as one step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.collection.comparing import ComparedRow
from desktop.collection.returned import Return
from desktop.collection.taking_over import answers_in, taking_over
from desktop.model.annotations import DepartmentReturn
from desktop.operations.collecting import Received, has_news
from desktop.refusal import Refused
from desktop.windows.background import Lane
from desktop.windows.collecting.compare_dialog import CompareDialog
from desktop.windows.collecting.jobs import After, FindAfter, KeepReturns, ReadReturns
from desktop.windows.collecting.mapping import Came, Mapping
from desktop.windows.keeping.office import Office
from desktop.windows.looks.appearance import Appearance
from desktop.windows.main_window import MainWindow
from desktop.windows.session import Session
from desktop.windows.working.working import Working

_MOST_NAMED = 3


class Taking(QObject):
    """`taken` says what was taken over, `refused` why nothing was. `last` is what came in last."""

    taken = Signal(str)
    refused = Signal(str)

    def __init__(self, window: MainWindow, office: Office, working: Working, appearance: Appearance) -> None:
        super().__init__(window)
        self._appearance = appearance
        self._mapping = Mapping(working, appearance, self)
        self._mapping.mapped.connect(self._is_read)
        self._mapping.refused.connect(self.refused)
        self._window, self._office, self._working = window, office, working
        self._looks = Lane(1, self)
        self._look = 0
        self._dialog: CompareDialog | None = None
        self._session: Session | None = None
        self._parent: QWidget | None = None
        self._chosen: tuple[ComparedRow, ...] = ()
        self._received: Received | None = None
        self.last: Received | None = None

    def read(self, paths: tuple[Path, ...], parent: QWidget) -> None:
        """Read files and folders, and show what came."""
        session = self._window.session
        if session is None or self._dialog is not None or (work := self._working.begin()) is None:
            return
        self._session, self._parent = session, parent
        job = ReadReturns(paths, session.report, session.catalog, work)
        self._working.run(job, "正在读收到的表", self._is_read, parent)

    def finish(self) -> None:
        """Wait for what is looked at; used when the program ends."""
        self._looks.finish()
        self._mapping.finish()

    def return_of(self, department: str) -> Return | None:
        """Give the return of a department that came in last, as long as it is the one that the report has."""
        session = self._window.session
        stands = session.report.annotation(DepartmentReturn, department) if session is not None else None
        if self.last is None or stands is None:
            return None
        own = (one for one in self.last.comparison.returns if one.sha256 and one.sha256 == stands.file)
        return next((one for one in own if one.department == department), None)

    def _is_read(self, received: Received) -> None:
        session = self._session
        if session is None or session is not self._window.session:
            return
        dialog = CompareDialog(received, session.catalog, self._appearance, self._parent, fixed=session.read_only)
        dialog.chosen.connect(self._keep)
        dialog.ticked.connect(self._check)
        dialog.mapping.connect(self._point)
        before, self._dialog = self._dialog, dialog
        if before is not None:
            dialog.keep_ticks(before)
            before.finished.disconnect(self._closed)
            before.reject()
        dialog.finished.connect(self._closed)
        self._received = received
        dialog.open()
        self._check(dialog.model.chosen)

    def _closed(self) -> None:
        self._dialog = None  # it deletes itself

    def _point(self, name: str) -> None:
        """Have a file pointed at that is somebody's own table; what came is then shown anew."""
        if self._session is not None and self._received is not None and self._dialog is not None:
            came = Came(self._received, self._session.report, self._session.catalog)
            self._mapping.open(came, name, self._dialog)

    def _check(self, chosen: tuple[ComparedRow, ...]) -> None:
        """Have the report checked as it would be; what was asked before is not waited for."""
        session = self._session
        if self._received is not None and session is not None:
            self._looks.forget(self._look)
            job = FindAfter(self._received, chosen, session.report, session.catalog, session.last)
            self._look = self._looks.run(job, self._checked, self._failed)

    def _checked(self, after: After) -> None:
        if self._dialog is not None:
            self._dialog.show_after(after)

    def _keep(self, chosen: tuple[ComparedRow, ...]) -> None:
        """Keep copies of the files first: an edit that names a file needs it in the ledger. Nothing new is no step."""
        opened, session, received = self._office.at_hand, self._session, self._received
        if received is None or opened is None or session is None:
            return
        if not has_news(received.comparison, chosen, session.report):
            self.last = received
            self.taken.emit(f"收到{_names(received)}报来的表，和以前收的一样，没有新的数，什么都没有改。")
            return
        self._chosen = chosen
        self._office.lane.run(KeepReturns(opened.ledger, received), self._kept, self._failed)

    def _kept(self, result: object) -> None:
        del result
        session, received = self._session, self._received
        if session is None or received is None or session is not self._window.session:
            return
        report = session.report
        if any(not report.figure(row.code).same_content(row.present) for row in self._chosen):
            self.refused.emit("比较以后有的数又改过了，什么都没有采用，请重新收一次。")
            return
        at = session.now
        edit = taking_over(received.comparison, self._chosen, report, session.person, at)
        if session.do(edit, getattr(edit, "label", "收数")):
            self.last = received
            self.taken.emit(_sentence(received, self._chosen))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self.refused.emit(error.sentence)


def _sentence(received: Received, chosen: Sequence[ComparedRow]) -> str:
    taken = f"采用了{len(chosen)}个数" if chosen else "没有采用新的数"
    return f"收到{_names(received)}报来的表，{taken}，可以撤销。"


def _names(received: Received) -> str:
    departments = [*dict.fromkeys(one.department for one in answers_in(received.comparison))]
    many = f"等{len(departments)}个单位" if len(departments) > _MOST_NAMED else ""
    return f"{'、'.join(departments[:_MOST_NAMED])}{many}"
