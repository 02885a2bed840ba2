"""Joins the chips with the session: what is chosen, what it lets through, and how many."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.model.catalog import Indicator
from desktop.windows.change import Change
from desktop.windows.figures.choice import HEADING, Scope, Which, chosen, departments, of_department
from desktop.windows.figures.choice_bar import ChoiceBar
from desktop.windows.outline.sections import Section
from desktop.windows.session import Session


class Choosing(QObject):
    """`changed` says that other figures are to be shown.

    A figure that is filled while only 未填 are shown stays where it is until something is chosen again: rows that go
    away under the cursor would mislead whoever types.
    """

    changed = Signal()

    def __init__(self, bar: ChoiceBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self._session: Session | None = None
        self._of_heading: tuple[Indicator, ...] = ()
        self.which = Which.ALL
        self.scope = HEADING
        bar.which_chosen.connect(self.choose_which)
        bar.scope_chosen.connect(self.choose_scope)
        bar.departments_wanted.connect(self._offer_departments)
        bar.came_up.connect(self._count)

    def show_session(self, session: Session | None) -> None:
        """Work on this session from now on, with everything shown."""
        if self._session is not None:
            self._session.changed.disconnect(self._count)
        self._session = session
        self._of_heading = ()
        self.clear()
        if session is not None:
            session.changed.connect(self._count)

    def clear(self) -> None:
        """Show all figures of the heading again."""
        self.which, self.scope = Which.ALL, HEADING
        self._bar.show_choice(self.which, self.scope)

    def of(self, section: Section) -> tuple[Indicator, ...]:
        """Give the figures to show while a section is at hand."""
        self._of_heading = section.indicators
        self._count()
        return chosen(self._all(), self.which, self._session) if self._session is not None else ()

    def choose_which(self, which: Which) -> None:
        """Show those that pass a filter."""
        self.which = which
        self._bar.show_choice(self.which, self.scope)
        self.changed.emit()

    def choose_scope(self, scope: Scope) -> None:
        """Show the figures of the heading, of the report or of a department."""
        self.scope = scope
        self._bar.show_choice(self.which, self.scope)
        self.changed.emit()

    def next_department(self, step: int) -> bool:
        """Go on to the next department, or the one before; False where there is none."""
        if self._session is None or not self.scope.department:
            return False
        known = departments(self._session)
        index = known.index(self.scope.department) + step if self.scope.department in known else len(known)
        if not 0 <= index < len(known):
            return False
        self.choose_scope(Scope(department=known[index]))
        return True

    def _all(self) -> tuple[Indicator, ...]:
        if self._session is None or self.scope.of_heading:
            return self._of_heading
        if self.scope.department:
            return of_department(self._session, self.scope.department)
        return self._session.sections.in_use

    def _count(self, change: Change | None = None) -> None:
        del change
        session = self._session
        if session is not None and self._bar.isVisible():
            shown = self._all()
            self._bar.show_counts({which: len(chosen(shown, which, session)) for which in (Which.EMPTY, Which.WRONG)})

    def _offer_departments(self) -> None:
        session = self._session
        if session is not None:
            known = departments(session)
            empty = {one: len(chosen(of_department(session, one), Which.EMPTY, session)) for one in known}
            self._bar.show_departments(empty)
