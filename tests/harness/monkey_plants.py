"""Faults that can be put into the program, so that it is known that the monkey would find such ones."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent

from desktop.windows.dialogs.act_dialog import ActDialog
from desktop.windows.keeping.saving import Pending, Saving
from desktop.windows.outline.model import OutlineModel


def lose_changes() -> None:
    """Keep nothing of what is changed, and say nothing of it."""

    def keep(saving: Saving, pending: Pending) -> None:
        del saving, pending

    Saving.keep = keep


def stale_outline() -> None:
    """Leave the outline as it was when its report was opened."""

    def changed(model: OutlineModel, change: object) -> None:
        del model, change

    OutlineModel._changed = changed


def hold_dialogs() -> None:
    """Hold every dialog that was shown, as a careless slot does."""
    held, show = [], ActDialog.showEvent

    def shown(dialog: ActDialog, event: QShowEvent) -> None:
        held.append(dialog)
        show(dialog, event)

    ActDialog.showEvent = shown


def raise_in_a_slot() -> None:
    """Fail where the outline takes note of a change."""

    def fail(model: OutlineModel, change: object) -> None:
        raise RuntimeError

    OutlineModel._changed = fail


PLANTS: dict[str, Callable[[], None]] = {
    "lost": lose_changes,
    "stale": stale_outline,
    "held": hold_dialogs,
    "raised": raise_in_a_slot,
}
