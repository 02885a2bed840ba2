"""A department sends a text instead of a table: its paragraphs are proposed, and the chosen ones taken as one step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from desktop.child import never
from desktop.files import refusing
from desktop.ledger.ledger import Ledger
from desktop.model.annotating import Annotate
from desktop.model.annotations import Evidence
from desktop.model.edits import AddEntries, Edit, SetFigure, Together
from desktop.model.figure import Figure
from desktop.model.outline import Entry, subtree
from desktop.model.progress import codes_in_text
from desktop.model.report import Report
from desktop.quantities.doubts import quoted_name
from desktop.reading.found import Structure
from desktop.reading.source import read_source_safely
from desktop.reading.structure import find_structure
from desktop.reading.text_items import Placing, ProposedItem
from desktop.refusal import Refused


@dataclass(frozen=True, slots=True)
class TextReturn:
    """A department's text as it was read, with the SHA-256 of its file."""

    path: Path
    structure: Structure
    sha256: str

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    def doubts(self, year: int) -> tuple[str, ...]:
        """Say what is doubtful of the text as a whole for a report of `year`."""
        stated = self.structure.year
        other = stated is not None and stated != year
        wrong_year = (f"这份材料写的是{stated}年，现在写的是{year}年度的报告，请核对是不是今年的。",) if other else ()
        empty = () if self.structure.pieces or self.structure.unplaced else ("这份材料里没有读到正文。",)
        return (*wrong_year, *empty, *(one.message for one in self.structure.noticed))


def read_text_return(path: Path, cancelled: Callable[[], bool] = never) -> TextReturn:
    """Read a .docx, .txt or .html in a process of its own; nothing is kept. Refused as `read_source_safely`."""
    structure = find_structure(read_source_safely(path, cancelled))
    return TextReturn(path, structure, sha256(_bytes(path)).hexdigest())


def keep_text(ledger: Ledger, returned: TextReturn) -> None:
    """Keep a copy of the file in the ledger; Refused (COLLECT-CHANGED) where it is no more what was read."""
    data = _bytes(returned.path)
    if sha256(data).hexdigest() != returned.sha256:
        raise Refused(
            "COLLECT-CHANGED", f"{quoted_name(returned.name)}在读入以后被改动过，什么都没有采用，请重新收一次。"
        )
    ledger.keep_file(data)


def taking_text(
    returned: TextReturn, chosen: Sequence[ProposedItem], placing: Placing, report: Report, signed: tuple[str, str]
) -> Edit:
    """Give the one edit that puts the chosen items behind what stands under a heading, with the figures they state.

    `signed` is who takes it over, and when (ISO 8601). The file becomes the evidence of those figures; the ledger must
    have kept it (`keep_text`) before. Refused: TEXT-NOTHING, ENTRY-UNKNOWN, TEXT-FIGURE-TWICE where two of the items
    state different figures of one indicator.
    """
    if not chosen:
        raise Refused("TEXT-NOTHING", "还没有勾选任何一段，请先勾选要采用的。")
    after = subtree(report.outline, placing.under)[-1].key
    taken = {entry.key for entry in report.outline}
    entries: list[Entry] = []
    for item in chosen:
        key = _free_key(f"{returned.sha256[:8]}.{item.key}", taken)
        taken.add(key)
        entries.append(Entry(key, item.level, item.text, run_in=item.run_in))
    figures = _figures(chosen)
    edits: list[Edit] = [AddEntries(after, tuple(entries))]
    for code, figure in figures.items():
        edits.append(SetFigure(code, replace(figure, person=signed[0], at=signed[1])))
        edits.append(_evidence(code, returned, report))
    more = f"，{len(figures)}个数" if figures else ""
    return Together(f"收{quoted_name(returned.name)}的文字{len(entries)}段{more}", tuple(edits))


def _figures(chosen: Sequence[ProposedItem]) -> dict[str, Figure]:
    """Give the figures that the chosen items bring, those whose placeholder still stands in their text."""
    figures: dict[str, Figure] = {}
    for item in chosen:
        used = codes_in_text(item.text)
        for one in item.figures:
            if not one.sets or one.code not in used:
                continue
            if not figures.setdefault(one.code, one.figure).same_content(one.figure):
                raise Refused(
                    "TEXT-FIGURE-TWICE", f"{quoted_name(one.label)}在选中的段落里有两个不同的数，请只联动一个。"
                )
    return figures


def _evidence(code: str, returned: TextReturn, report: Report) -> Edit:
    known = report.annotation(Evidence, code)
    files = known.files if known is not None else ()
    new = (returned.name, returned.sha256)
    return Annotate(Evidence(files if new in files else (*files, new)), code)


def _free_key(wanted: str, taken: Collection[str]) -> str:
    key, number = wanted, 1
    while key in taken:
        number += 1
        key = f"{wanted}.{number}"
    return key


def _bytes(path: Path) -> bytes:
    with refusing(path):
        return path.read_bytes()
