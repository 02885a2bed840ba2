"""What was found in a file: frozen values that one stage of reading hands to the next.

The way: a file -> Source (lines, nothing dropped) -> Structure (every line placed, set aside or left over) -> Reading
(the structure with the quantities of its text). Nothing here decides; a person confirms.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop.model.edits import Edit
from desktop.model.outline import Level
from desktop.model.severity import Severity
from desktop.quantities.about import About
from desktop.reading.lines import Line, Source

__all__ = (
    "Line",
    "Match",
    "NotFigure",
    "Noticed",
    "Occurrence",
    "Piece",
    "Placed",
    "Reading",
    "Repair",
    "SetAside",
    "Source",
    "Structure",
    "Unplaced",
)


@dataclass(frozen=True, slots=True)
class Placed:
    """Text that became the title or another particular, as it stands in the source; `what` is its Chinese name."""

    text: str
    line: int
    what: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """Text that belongs to no report (a site's name, a breadcrumb, a date of publication), with the reason."""

    text: str
    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Text that was not understood; it is shown, never dropped."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Piece:
    """One heading or paragraph as read: `number` as printed ("" for a paragraph), `text` without it.

    `gap` is the white space between the two.
    `run_in` marks a heading that shared its line with the paragraph that follows; a run-in piece and its paragraph have
    the same `line`. `key` is unique in the structure and becomes the key of the outline entry.
    """

    key: str
    level: Level
    number: str
    text: str
    line: int
    run_in: bool = False
    gap: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it is a numbered heading, and no paragraph or 一是 point."""
        return self.level in (Level.PART, Level.HEADING, Level.ITEM, Level.SUBITEM)


@dataclass(frozen=True, slots=True)
class Repair:
    """A correction that is offered: its Chinese label, and what it would do to the pieces once accepted."""

    label: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something to be told of a file or of its outline, with the offered repair; never mended silently.

    Reading itself tells what the file had besides its text; `operations.structure` adds the faults of the outline.

    `key` is the piece concerned, "" where it is the file as a whole.
    """

    severity: Severity
    rule: str
    line: int
    message: str
    repair: Repair | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Structure:
    """A text in its parts. Particulars are "" where the text has none; `year` is None where it states none.

    `title` is one line; the other particulars as in `model.report.Particulars`. `placed` is the printed text of all of
    them, so that every character of the source stands in pieces, placed, set aside or unplaced, and in one only.
    """

    source: Source
    title: str
    unit: str
    year: int | None
    pieces: tuple[Piece, ...]
    set_aside: tuple[SetAside, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    noticed: tuple[Noticed, ...] = ()
    addressee: str = ""
    document_number: str = ""
    signer: str = ""
    signature: str = ""
    written_on: str = ""
    attachments: str = ""
    issuer: str = ""
    copies: str = ""
    printer: str = ""
    printed_on: str = ""
    placed: tuple[Placed, ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One quantity at its place: `start` and `end` in the text of the piece `key`, `line` in the source.

    `text` is what stands there (300余条); `label` what its context calls it (受理咨询电话和留言); `share` whether it is
    a percentage; `chinese` whether it was written in 汉字.
    """

    key: str
    line: int
    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    about: About | None = None
    label: str = ""
    share: bool = False
    chinese: bool = False


@dataclass(frozen=True, slots=True)
class NotFigure:
    """What only looks like a figure, with the reason in Chinese (年份, 文号, 第几次 ...)."""

    key: str
    line: int
    start: int
    end: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Match:
    """An occurrence and the indicator it probably states; `confidence` from 0 to 1, `code` "" where nothing fits."""

    occurrence: Occurrence
    code: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was found in a file."""

    structure: Structure
    matches: tuple[Match, ...]
    not_figures: tuple[NotFigure, ...]
