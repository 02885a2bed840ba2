"""Figures from departments: forms go out, workbooks come back, are compared, and are taken over as one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from desktop.checks.figures.check import check_figures
from desktop.collection.comparing import ComparedRow, Comparison, compare
from desktop.collection.form import Form, make_forms
from desktop.collection.form_reader import Asked
from desktop.collection.form_workbook import form_name, write_form
from desktop.collection.reading_forms import read_return, unreadable
from desktop.collection.returned import Return
from desktop.collection.taking_over import answers_in, is_news, sending_out, taking_over
from desktop.collection.untouched import is_untouched
from desktop.collection.workbook_source import read_workbooks_safely
from desktop.files import refusing, write_whole
from desktop.ledger.ledger import Change, Conflict, Ledger, Loaded, open_ledger
from desktop.ledger.lock import LedgerLock
from desktop.ledger.trail import now
from desktop.model.annotations import TableMap
from desktop.model.catalog import Catalog
from desktop.model.edits import Edit, apply
from desktop.model.findings import Finding
from desktop.model.report import Report
from desktop.operations.keeping import PATIENCE, change, load, reading_with_last
from desktop.operations.long_work import UNWATCHED, Watch
from desktop.quantities.doubts import quoted, quoted_name
from desktop.refusal import Refused

# What nobody has sent, in a folder; all else in it is tried, whatever it is called, so that it is told where it is no
# table. A file that is named is tried in any case.
_OWN_ENDINGS = frozenset((".fzb", ".fzb-wal", ".fzb-shm", ".lnk", ".tmp"))
_LEFT_BY_PROGRAMS = ("~$", ".", "thumbs.db", "desktop.ini")
_MOST_FILES = 500


@dataclass(frozen=True, slots=True)
class SentForm:
    """A form that was written; `path` differs from what was meant where another program held that file open."""

    form: Form
    path: Path


@dataclass(frozen=True, slots=True)
class Received:
    """What came back, compared with the report, and the paths of the files by the names under which they are told.

    `returns` are the files as they were read, before they were compared with each other.
    """

    comparison: Comparison
    paths: Mapping[str, Path]
    returns: tuple[Return, ...] = ()


def asked_of(report: Report, catalog: Catalog, due: date | None = None) -> Asked:
    """Give the forms of a report; Refused (FORM-NONE) where no department is asked for anything."""
    full = catalog.with_own(report.indicators)
    forms = {form.department: form for form in make_forms(report, catalog, due)}
    if not forms:
        raise Refused("FORM-NONE", f"{report.year}年度没有要部门填报的指标，请先在报告里用到指标。")
    return Asked(report.unit, report.year, forms, full, report.annotations_of(TableMap))


def write_forms(forms: Sequence[Form], folder: Path, watch: Watch = UNWATCHED) -> tuple[SentForm, ...]:
    """Write forms into a folder, each whole or not at all; Refused as `write_whole`, and (COLLECT-CANCELLED).

    Nothing is written (COLLECT-FOLDER, COLLECT-FILLED) where the folder is none, or has a file of the name of a form
    that is not certainly an empty form: it may be what a department has sent back.
    """
    _refuse_to_overwrite([folder / form_name(form) for form in forms], folder, watch.cancelled)
    with refusing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    sent: list[SentForm] = []
    for number, form in enumerate(forms):
        if watch.cancelled():
            raise Refused("COLLECT-CANCELLED", f"已取消，写好的{number}份填报表留在文件夹里。")
        watch.tell(form.department, number, len(forms))
        sent.append(SentForm(form, write_whole(folder / form_name(form), write_form(form))))
    watch.tell("", len(forms), len(forms))
    return tuple(sent)


def _refuse_to_overwrite(paths: Sequence[Path], folder: Path, cancelled: Callable[[], bool]) -> None:
    with refusing(folder):
        if folder.exists() and not folder.is_dir():
            raise Refused(
                "COLLECT-FOLDER", f"{quoted_name(folder.name)}是一个文件，填报表要放在文件夹里，请换一个位置。"
            )
        there = [path for path in paths if path.exists()]
    with closing(read_workbooks_safely(there, cancelled)) as workbooks:
        outcomes = list(zip(there, workbooks, strict=True))
    filled = [path for path, outcome in outcomes if isinstance(outcome, Refused) or not is_untouched(outcome)]
    if filled:
        more = f"等{len(filled)}个文件" if len(filled) > 1 else ""
        what = "已经在文件夹里，并且不是空白的填报表，可能是收回来的；一份都没有写，请先收回再移走，或者换一个文件夹。"
        raise Refused("COLLECT-FILLED", f"{quoted_name(filled[0].name)}{more}{what}")


@dataclass(frozen=True, slots=True)
class Sending:
    """What is to be sent out: to one department or all, into which folder, due on which day."""

    folder: Path
    department: str | None = None
    due: date | None = None


def send_out(
    path: Path,
    catalog: Catalog,
    place: tuple[str | None, int],
    sending: Sending,
    person: str,
    watch: Watch = UNWATCHED,
) -> tuple[SentForm, ...]:
    """Write the forms of a ledger's report (unit and year), and keep in the ledger that they went out.

    Refused: FORM-NONE, FORM-DEPARTMENT, and as `write_forms` and `keeping.change`.
    """
    sent: list[SentForm] = []

    def issue(report: Report) -> Edit:
        asked = asked_of(report, catalog, sending.due)
        sent.extend(write_forms(_chosen(asked, sending.department), sending.folder, watch))
        due = sending.due.isoformat() if sending.due else ""
        return sending_out([one.form.department for one in sent], report, due, now())

    unit, year = place
    change(path, unit, year, person, issue)
    return tuple(sent)


def _chosen(asked: Asked, department: str | None) -> tuple[Form, ...]:
    if department is None:
        return tuple(asked.forms.values())
    if department not in asked.forms:
        known = "、".join(asked.forms)
        raise Refused("FORM-DEPARTMENT", f"{quoted(department)}没有要填报的指标，有指标的单位是：{known}。")
    return (asked.forms[department],)


def gathered(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Give the files that are meant by files and folders, each once; folders are searched to their depth.

    What departments send besides tables (an archive, a photo) is given, too: reading it says what it is.

    Refused: COLLECT-NOTHING, COLLECT-MANY.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            with refusing(path):
                inside = sorted(one for one in path.rglob("*") if _is_return(one))
            found.update(dict.fromkeys(inside))
        else:
            found[path] = None
    if not found:
        raise Refused("COLLECT-NOTHING", "没有找到表格文件，请选择收到的 .xlsx 文件，或者放着它们的文件夹。")
    if len(found) > _MOST_FILES:
        raise Refused("COLLECT-MANY", f"一次最多收{_MOST_FILES}个文件，这里有{len(found)}个，请分批收。")
    return tuple(found)


def _is_return(path: Path) -> bool:
    left = path.name.lower().startswith(_LEFT_BY_PROGRAMS) or path.suffix.lower() in _OWN_ENDINGS
    return not left and path.is_file()


def receive(
    paths: Sequence[Path],
    report: Report,
    catalog: Catalog,
    watch: Watch = UNWATCHED,
) -> Received:
    """Read files in a process of their own and compare what they state with a report; nothing is kept.

    A file that cannot be read is a return that says so. Refused: FORM-NONE, CHILD-CANCELLED, CHILD-START.
    """
    asked = asked_of(report, catalog)
    named = _named(paths)
    returns: list[Return] = []
    with closing(read_workbooks_safely(tuple(named.values()), watch.cancelled)) as workbooks:
        for number, name in enumerate(named):
            watch.tell(name, number, len(named))
            outcome = next(workbooks)
            if isinstance(outcome, Refused):
                returns.append(unreadable(name, outcome))
            else:
                returns.append(read_return(replace(outcome, name=name), asked))
    watch.tell("", len(named), len(named))
    return Received(compare(returns, report, asked.catalog), named, tuple(returns))


def _named(paths: Sequence[Path]) -> dict[str, Path]:
    """Give each file a name by which it can be told from the others, the shortest that does."""
    counts = Counter(path.name for path in paths)
    return {path.name if counts[path.name] == 1 else str(path): path for path in paths}


def findings_of(
    comparison: Comparison, chosen: Sequence[ComparedRow], report: Report, catalog: Catalog, last: Report | None = None
) -> tuple[Finding, ...]:
    """Give what the checks say of the report with the chosen rows, and did not say without them."""
    edit = taking_over(comparison, chosen, report, "", "")
    known = {finding.identity for finding in check_figures(report, catalog, last)}
    found = check_figures(apply(report, edit), catalog, last)
    return tuple(finding for finding in found if finding.identity not in known)


def has_news(comparison: Comparison, chosen: Sequence[ComparedRow], report: Report) -> bool:
    """Say whether taking the chosen rows over would keep anything that a report does not have already."""
    return is_news(report, apply(report, taking_over(comparison, chosen, report, "", now())))


def keep_files(ledger: Ledger, received: Received) -> None:
    """Keep a copy of each form that came back; Refused (COLLECT-CHANGED) where one is no more what was read."""
    for one in answers_in(received.comparison):
        path = received.paths[one.file]
        with refusing(path):
            data = path.read_bytes()
        if sha256(data).hexdigest() != one.sha256:
            raise Refused(
                "COLLECT-CHANGED", f"{quoted_name(one.file)}在读入以后被改动过，什么都没有采用，请重新收一次。"
            )
        ledger.keep_file(data)


def take_over(ledger: Ledger, loaded: Loaded, received: Received, chosen: Sequence[ComparedRow], person: str) -> Report:
    """Take the chosen rows over as one step, with what every department has sent; give the report after it.

    Nothing is kept where nothing is new: the report is given as it was.
    Refused: COLLECT-CHANGED, RETURN-CHOSEN-TWICE, (CHANGED-MEANWHILE) where somebody else was faster.
    """
    report = loaded.report
    edit = taking_over(received.comparison, chosen, report, person, now())
    after = apply(report, edit)
    if not is_news(report, after):
        return report
    keep_files(ledger, received)
    label = getattr(edit, "label", "") or "收数"
    kept = ledger.commit(Change(report, after, edit, label), loaded.versions)
    if isinstance(kept, Conflict):
        raise Refused("CHANGED-MEANWHILE", f"“{kept.place}”刚被{kept.person or '别人'}改过，请重新收一次。")
    return after


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What was taken in: the reports of this and last year as they were `before`, what came, and whether it was kept.

    It is kept where anything of it is new.
    """

    before: Report
    last: Report | None
    received: Received
    kept: bool = False


def take_in(
    path: Path,
    catalog: Catalog,
    place: tuple[str | None, int],
    files: Sequence[Path],
    person: str,
    watch: Watch = UNWATCHED,
) -> TakenIn:
    """Take over everything that was read exactly out of files.

    Where nothing of it is new, the ledger is not even opened for writing.
    Refused as `receive` and `take_over`, and (LEDGER-LOCKED) where somebody has the ledger open.
    """
    unit, year = place
    with LedgerLock(path, person, patience=PATIENCE):
        with reading_with_last(path, unit, year) as (report, last):
            received = receive(files, report, catalog, watch)
        chosen = received.comparison.exact
        news = has_news(received.comparison, chosen, report)
        if news:
            with open_ledger(path, person=person) as ledger:
                take_over(ledger, load(ledger, unit, year), received, chosen, person)
    return TakenIn(report, last, received, kept=news)
