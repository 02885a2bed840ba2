"""Progress and cancelling of work that takes long: an operation takes a Watch, which a window or a terminal gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.child import never
from desktop.refusal import Refused

CANCELLED = "CHILD-CANCELLED"  # the code with which a reading in a process of its own is given up, too

Tell = Callable[[str, int, int], None]  # what is being done ("" at the end), how much is done, of how much


def nobody(what: str, done: int, of: int) -> None:
    """Tell nobody, for work that nobody watches."""
    del what, done, of


def go_on(cancelled: Callable[[], bool]) -> None:
    """Refuse (CHILD-CANCELLED) to go on if the work was cancelled."""
    if cancelled():
        raise Refused(CANCELLED, "已取消，什么都没有改动。")


@dataclass(frozen=True, slots=True)
class Watch:
    """Whoever watches the work: who is told how far it is, and who says whether it was cancelled."""

    tell: Tell = nobody
    cancelled: Callable[[], bool] = never

    def reach(self, what: str, done: int, of: int) -> None:
        """Tell how far it is, and go on only if nobody has cancelled; Refused (CHILD-CANCELLED)."""
        self.tell(what, done, of)
        go_on(self.cancelled)


UNWATCHED = Watch()
