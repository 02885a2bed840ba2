"""From received files to their sheets: looked at first, then read in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from desktop.child import never, run_each_in_child
from desktop.collection.sheets import Workbook, plain_of_workbook, workbook_of_plain
from desktop.collection.workbook_kind import MANNER, MOST_BYTES, Kind, kind_of, too_large
from desktop.refusal import Refused


def read_workbook(path: Path) -> Workbook:
    """Read an .xlsx or .xls; Refused with a code WORKBOOK-... says what the file is and what to do with it.

    Files from outside are read by `read_workbooks_safely`.
    """
    return workbook_of(_bytes(path), path.name)


def workbook_of(data: bytes, name: str) -> Workbook:
    """Read the bytes of a file of this name; Refused as `read_workbook`."""
    kind = kind_of(data, name)
    if kind is Kind.XLS:
        from desktop.collection.xls_sheets import read_xls as read
    else:
        from desktop.collection.xlsx_sheets import read_xlsx as read
    try:
        return replace(read(data, name), sha256=sha256(data).hexdigest())
    except (Refused, MemoryError):
        raise
    # The one border behind which the errors of three libraries end: a damaged file may raise any of them.
    except Exception as error:
        raise MANNER.refused("DAMAGED", name, f"已损坏，读不完整，{MANNER.saved_again}") from error


def read_workbooks_safely(
    paths: Sequence[Path], cancelled: Callable[[], bool] = never
) -> Generator[Workbook | Refused]:
    """Yield each file's workbook, or why there is none, in the order given; one bad file spoils no other.

    They are read in a copy of this program that is ended after 20 s or with 1 GB for a file, and begun afresh for the
    rest. Raised: CHILD-CANCELLED, CHILD-START.
    """
    wanted = ((str(path.absolute()),) for path in paths)
    for outcome in run_each_in_child(plain_workbook, wanted, cancelled=cancelled):
        yield outcome if isinstance(outcome, Refused) else workbook_of_plain(outcome)


def plain_workbook(path: str) -> dict[str, Any]:
    """Read a file and give its workbook as plain data: the job of the other process."""
    return plain_of_workbook(read_workbook(Path(path)))


def _bytes(path: Path) -> bytes:
    name = path.name
    try:
        if path.stat().st_size > MOST_BYTES:
            raise too_large(name)
        return path.read_bytes()
    except FileNotFoundError:
        raise MANNER.refused("MISSING", name, "找不到，请核对文件的位置后再收。") from None
    except IsADirectoryError:
        raise MANNER.refused("FOLDER", name, "是文件夹，请选择其中的文件。") from None
    except (OSError, ValueError) as error:
        what = "打不开，可能没有权限或正被别的程序占用，请关闭后再试。"
        raise MANNER.refused("DENIED", name, what) from error
