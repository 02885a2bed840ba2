"""How a damaged ledger is refused."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from desktop.refusal import Refused


def damaged(path: Path) -> Refused:
    """Give the refusal of a ledger whose content contradicts itself."""
    return Refused("LEDGER-DAMAGED", f"账本“{path.name}”已损坏，请不要继续使用，从备份恢复。")


@contextmanager
def understanding(path: Path) -> Generator[None]:
    """Refuse (LEDGER-DAMAGED) where something read from the ledger at `path` makes no sense."""
    try:
        yield
    except UnicodeEncodeError:
        raise  # something that was asked for, not something that was read
    except (ValueError, ArithmeticError, TypeError, LookupError) as error:
        raise damaged(path) from error
