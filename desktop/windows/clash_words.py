"""What is said when two people changed the same place: both readings, who it was and when, and the two ways on."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.model.annotations import ANNOTATION_BY_KIND
from desktop.model.catalog import Catalog
from desktop.model.edits import Edit
from desktop.windows.keeping.saving import Clash
from desktop.windows.notice_bar import Choice, Notice
from desktop.windows.session import Session

if TYPE_CHECKING:
    from desktop.ledger.ledger import Place

_LONGEST = 24


class TakeMine:
    """Puts what was typed here in the place of what the other one wrote."""

    def __init__(self, session: Session, edit: Edit, label: str) -> None:
        self._session = session
        self._edit = edit
        self._label = label

    def __call__(self) -> bool:
        """Do the edit again, on what the ledger has now."""
        return self._session.do(self._edit, self._label)


def take_theirs() -> None:
    """Leave what the ledger has: it is on the screen already."""


def clash_notice(session: Session, clash: Clash) -> Notice:
    """Give the notice; it stays until one of the two is chosen."""
    conflict = clash.conflict
    who, when = conflict.person or "另一个窗口", _clock_time(conflict.at)
    sentence = (
        f"{_name(session.catalog, conflict.place)}：您填的是“{_short(conflict.mine)}”，"
        f"{who}{when}已存为“{_short(conflict.theirs)}”，现在显示的是对方的。"
    )
    mine = Choice("采用我的", TakeMine(session, clash.mine.edit, clash.mine.label))
    return Notice(sentence, (mine, Choice("采用对方的", take_theirs)), "warning", must_choose=True)


def _name(catalog: Catalog, place: Place) -> str:
    if place.table == "annotations":
        return f"“{ANNOTATION_BY_KIND[place.name.partition(':')[0]].label}”"
    indicator = catalog.indicators.get(place.name)
    return f"“{indicator.label}”" if indicator else "同一处文字"


def _short(text: str) -> str:
    words = text or "空"
    return f"{words[:_LONGEST]}…" if len(words) > _LONGEST else words


def _clock_time(at: str) -> str:
    try:
        return f"{datetime.fromisoformat(at):%H:%M}"
    except ValueError:
        return ""
