"""What can be done with a figure on its card, as steps of the session with the words that undo will show."""

from __future__ import annotations

from dataclasses import replace

from desktop.model.annotations import DepartmentReturn, Evidence, Returned, ReturnState
from desktop.model.confirming import reopen
from desktop.model.edits import Annotate, Edit, RemoveAnnotation, SetFigure, Together
from desktop.windows.figures.confirming import confirm_one, reopen_figure, why_not
from desktop.windows.session import Session


def confirm_or_reopen(session: Session, code: str) -> None:
    """Confirm a draft, or make a confirmed figure one again; says why where neither can be."""
    if session.report.figure(code).confirmed:
        reopen_figure(session, code)
    elif sentence := why_not(session, code):
        session.said.emit(sentence)
    else:
        confirm_one(session, code)


def adopt(session: Session, code: str) -> bool:
    """Put what the department sent in the place of what stands in the report, as a draft."""
    returned = session.report.annotation(Returned, code)
    if returned is None:
        return False
    figure = replace(returned.figure, confirmed=False, note=returned.figure.note or session.report.figure(code).note)
    return session.do(SetFigure(code, figure), f"采用报送值 {_label(session, code)}")


def add_files(session: Session, code: str, files: tuple[tuple[str, str], ...]) -> bool:
    """Put kept files among the evidence of a figure; the same file is there once."""
    before = session.report.annotation(Evidence, code)
    known = before.files if before else ()
    new = tuple(one for one in dict.fromkeys(files) if one[1] not in {sha256 for _, sha256 in known})
    if not new:
        return True
    names = "、".join(name for name, _ in new)
    return session.do(Annotate(Evidence((*known, *new)), code), f"添加佐证 {names}")


def remove_file(session: Session, code: str, sha256: str) -> bool:
    """Take a file from the evidence of a figure; the ledger keeps it, so that undo has it."""
    before = session.report.annotation(Evidence, code)
    if before is None:
        return False
    left = tuple(one for one in before.files if one[1] != sha256)
    name = next((name for name, other in before.files if other == sha256), "")
    edit: Edit = Annotate(Evidence(left), code) if left else RemoveAnnotation(Evidence.kind, code)
    return session.do(edit, f"移除佐证 {name}")


def give_back(session: Session, code: str, why: str) -> bool:
    """Note that the department has to correct a figure; one that was confirmed is a draft again.

    `why` is a part of a sentence, without a full stop.
    """
    department = session.catalog.indicator(code).department
    before = session.report.annotation(DepartmentReturn, department) or DepartmentReturn()
    said = f"“{_label(session, code)}”{why}"
    others = [line for line in before.note.split("；") if line and not line.startswith(f"“{_label(session, code)}”")]
    now = replace(before, state=ReturnState.CORRECTING, note="；".join((*others, said)))
    label = f"退回{department}更正 {_label(session, code)}"
    steps: tuple[Edit, ...] = (Annotate(now, department),)
    opened = reopen(session.report, code)
    return session.do(Together(label, (opened, *steps) if opened else steps), label)


def _label(session: Session, code: str) -> str:
    return session.catalog.indicator(code).label
