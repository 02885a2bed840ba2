"""From a report to a Document: numbering is made here, values are put in their places, nothing is typed twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop.documents.blocks import Block, Document, Role, Run, Style
from desktop.documents.title import break_title
from desktop.model.catalog import Catalog
from desktop.model.numbering import Numbering
from desktop.model.outline import Entry, Level, Outline
from desktop.model.phrases import Phrases
from desktop.model.report import Report
from desktop.quantities.written import write_date

_STYLE = {
    Level.BODY: Style.BODY,
    Level.POINT: Style.BODY,
    Level.PART: Style.PART,
    Level.HEADING: Style.HEADING,
    Level.ITEM: Style.ITEM,
    Level.SUBITEM: Style.SUBITEM,
}
DRAFT_MARK = "草稿"


@dataclass(frozen=True, slots=True)
class Part:
    """What one block of the text is made of: an entry with its number, and the run-in heading it shares a line with."""

    entry: Entry
    number: str
    lead: Part | None = None


def compose(catalog: Catalog, report: Report, *, draft: bool = False, errors: int = 0) -> Document:
    """Give the document of a report; the same report always gives an equal document.

    `draft` is set by the caller, `errors` counts the findings that are errors; one of them, or a missing figure in the
    text, makes a draft by itself.
    """
    phrases = Phrases(catalog.with_own(report.indicators), report)
    text = (block_of(part, phrases) for part in parts_of(report.outline))
    blocks = (*blocks_before(report, phrases), *text, *blocks_after(report, phrases))
    lacking = dict.fromkeys(code for block in blocks for code in lacking_in(block))
    return document_of(report, phrases, blocks, lacking, draft=draft, errors=errors)


def document_of(
    report: Report,
    phrases: Phrases,
    blocks: tuple[Block, ...],
    lacking: Iterable[str],
    *,
    draft: bool = False,
    errors: int = 0,
) -> Document:
    """Give the document of a report whose blocks are composed: a draft if `lacking` names figures, or with `errors`.

    For whoever keeps the blocks and composes only those again that an edit has changed.
    """
    lacking = tuple(lacking)
    missing = phrases.to_fill(lacking)
    draft = draft or bool(lacking) or errors > 0
    if draft:
        blocks = (_draft_block(draft_reason(len(missing), errors)), *blocks)
    title = phrases.plain(report.particulars.title)
    return Document(blocks, title, report.unit, report.year, draft, missing)


def lacking_in(block: Block) -> tuple[str, ...]:
    """Give the indicators whose figures a block wants to state and has not."""
    return tuple(run.code for run in block.runs if run.role is Role.MISSING)


def parts_of(outline: Outline) -> tuple[Part, ...]:
    """Give the parts of a text in order; a run-in heading with no paragraph behind it stands by itself."""
    numbering = Numbering()
    parts: list[Part] = []
    for entry in outline:
        part = Part(entry, numbering.next(entry.level))
        before = parts[-1].entry if parts and parts[-1].lead is None else None
        if before and before.run_in and before.is_heading and entry.level is Level.BODY:
            parts[-1] = replace(part, lead=parts[-1])
        else:
            parts.append(part)
    return tuple(parts)


def block_of(part: Part, phrases: Phrases) -> Block:
    """Compose one part."""
    block = _numbered(part.entry, part.number, phrases)
    return _run_in(block_of(part.lead, phrases), block) if part.lead else block


def draft_reason(missing: int, errors: int) -> str:
    """Say why a report is a draft: figures that its text lacks, and findings that are errors, each with its number."""
    reasons = [f"还有{missing}个指标未填"] if missing else []
    reasons += [f"核对中有{errors}处错误"] if errors else []
    # The title and what else is no paragraph print a missing figure as words, which `missing` does not count.
    return "、".join(reasons) or "报告要素里用到的指标还没有填"


def _draft_block(reason: str) -> Block:
    return Block(Style.DRAFT, (Run(f"{DRAFT_MARK}（{reason}，不能报送）"),))


def blocks_before(report: Report, phrases: Phrases) -> Iterator[Block]:
    """Compose what stands above the text: red head, title, addressee."""
    given = report.particulars
    if given.issuer:
        yield Block(Style.RED_HEAD, (Run(phrases.plain(given.issuer)),), "issuer")
    if given.document_number or given.signer:
        number = Run(phrases.plain(given.document_number))
        yield Block(Style.REFERENCE, (number, Run("签发人："), Run(given.signer, Role.NAME)), "document_number")
    lines = break_title(phrases.plain(given.title))
    yield Block(Style.TITLE, tuple(Run(line) for line in lines), "title")
    if given.addressee:
        yield Block(Style.ADDRESSEE, (Run(phrases.plain(given.addressee).rstrip("：:") + "："),), "addressee")


def _numbered(entry: Entry, number: str, phrases: Phrases) -> Block:
    runs = phrases.runs(entry.text)
    if number:
        first = runs[0] if runs and runs[0].role is Role.TEXT else None
        runs = (Run(number + first.text), *runs[1:]) if first else (Run(number), *runs)
    return Block(_STYLE[entry.level], runs, entry.key)


def _run_in(heading: Block, body: Block) -> Block:
    lead = tuple(replace(run, role=Role.LEAD) if run.role is Role.TEXT else run for run in heading.runs)
    return Block(Style.BODY, (*lead, *body.runs), body.key, heading.style)


def blocks_after(report: Report, phrases: Phrases) -> Iterator[Block]:
    """Compose what stands below the text: attachments, signature, day, and the imprint of a 公文."""
    given = report.particulars
    attachments = [phrases.plain(line.strip()) for line in given.attachments.splitlines() if line.strip()]
    for number, name in enumerate(attachments, 1):
        # GB/T 9704-2012 7.3.4: one attachment has no number; the lines align behind 附件：
        label = "附件：" if number == 1 else "　　　"
        yield Block(Style.ATTACHMENT, (Run(f"{label}{number}. {name}" if len(attachments) > 1 else label + name),))
    if given.signature:
        yield Block(Style.SIGNATURE, (Run(phrases.plain(given.signature)),), "signature")
    if given.written_on:
        yield Block(Style.DATE, (Run(_day(given.written_on)),), "written_on")
    copies = "，".join(phrases.plain(line.strip()) for line in given.copies.splitlines() if line.strip())
    if copies:
        yield Block(Style.IMPRINT_COPIES, (Run(f"抄送：{copies.rstrip('。')}。"),), "copies")
    if given.printer or given.printed_on:
        printed = f"{_day(given.printed_on)}印发" if given.printed_on else ""
        yield Block(Style.IMPRINT_PRINTED, (Run(phrases.plain(given.printer)), Run(printed)), "printer")


def _day(text: str) -> str:
    return write_date(date.fromisoformat(text))
