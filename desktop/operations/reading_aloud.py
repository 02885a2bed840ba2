"""Write down what was read aloud: one item after the other, and the record of all of them as a Word file."""

from __future__ import annotations

from pathlib import Path

from desktop.documents.profiles import DEFAULT_PROFILE, find_profile
from desktop.documents.reading_record import reading_record
from desktop.documents.word.annex import write_annex
from desktop.files import write_whole
from desktop.model.annotating import Annotate
from desktop.model.annotations import ReadAloud
from desktop.model.catalog import Catalog
from desktop.model.phrases import Phrases
from desktop.model.reading_aloud import Item, items_to_read
from desktop.model.report import Report
from desktop.refusal import Refused


def read_out(item: Item, readers: tuple[str, str], at: str, wrong: str = "") -> Annotate:
    """Give the edit that keeps that an item was read, and what was wrong with it.

    `at` is local time in ISO 8601. Refused (READERS-MISSING) unless two different people read.
    """
    first, second = (reader.strip() for reader in readers)
    if not first or not second or first == second:
        raise Refused("READERS-MISSING", "唱校要两个人：请填一位读数人和一位核对人的姓名。")
    return Annotate(ReadAloud((first, second), at, item.value, wrong.strip()), item.place)


def write_reading_record(report: Report, catalog: Catalog, target: Path, profile: str = "") -> Path:
    """Write the record of a report's reading as a Word table; give the path, as `files.write_whole`.

    Refused (FORMAT-UNKNOWN) unless it is a .docx, (PROFILE-UNKNOWN), and as `write_whole`.
    """
    if target.suffix.lower() != ".docx":
        raise Refused("FORMAT-UNKNOWN", f"“{target.name}”的后缀写得不对，唱校记录请写成.docx。")
    title = Phrases(catalog.with_own(report.indicators), report).plain(report.particulars.title)
    record = reading_record(title, items_to_read(report, catalog), report)
    return write_whole(target, write_annex(record, find_profile(profile or DEFAULT_PROFILE)))
