"""Confirming and reopening figures as steps of the session, with the words that undo will show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from desktop.model.catalog import Indicator
from desktop.model.confirming import CONFIRM, REOPEN, awaits_confirming, confirm, reopen
from desktop.model.findings import Finding
from desktop.model.severity import Severity
from desktop.windows.session import Session


def confirm_figures(session: Session, codes: Sequence[str]) -> bool:
    """Confirm those of the figures that wait for it, in one step; False where that is refused."""
    drafts = [code for code in codes if awaits_confirming(session.values.figure(code))]
    label = f"{CONFIRM} {_label(session, drafts[0])}" if len(drafts) == 1 else f"{CONFIRM}{len(drafts)}个数"
    at = session.now
    edit = confirm(session.report, drafts, session.person, at, label)
    return edit is None or session.do(edit, label)


def confirm_one(session: Session, code: str, then: Callable[[], object] | None = None) -> None:
    """Confirm one figure, the name of whoever does it being asked for at need, and go on."""
    session.signed(partial(_confirm_one, session, code, then))


def _confirm_one(session: Session, code: str, then: Callable[[], object] | None) -> None:
    if confirm_figures(session, (code,)) and then is not None:
        then()


def reopen_figure(session: Session, code: str) -> bool:
    """Make a confirmed figure a draft again; False where that is refused."""
    label = f"{REOPEN} {_label(session, code)}"
    edit = reopen(session.report, code, label)
    return edit is None or session.do(edit, label)


def why_not(session: Session, code: str) -> str:
    """Say in a sentence why a figure cannot be confirmed; "" where it can, or is already."""
    indicator, figure = session.catalog.indicator(code), session.values.figure(code)
    if indicator.formula is not None:
        return f"“{indicator.label}”是自动算出来的，核定参加计算的数就可以。"
    return "" if figure.filled else f"“{indicator.label}”还没有填，填好以后再核定。"


def open_findings(session: Session, code: str) -> tuple[Finding, ...]:
    """Give what is still to be seen to about a figure: what is impossible, or wants a look and has no reason yet."""
    found = (finding for finding in session.findings if finding.place == code)
    return tuple(f for f in found if f.severity is not Severity.HINT and not f.settled)


def with_findings(session: Session, codes: Sequence[str]) -> tuple[Indicator, ...]:
    """Give the indicators among `codes` about whose figures something is still to be seen to."""
    wrong = {finding.place for code in codes for finding in open_findings(session, code)}
    return tuple(session.catalog.indicator(code) for code in codes if code in wrong)


def _label(session: Session, code: str) -> str:
    return session.catalog.indicator(code).label
