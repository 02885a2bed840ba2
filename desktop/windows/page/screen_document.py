"""The document as the screen shows it: composed anew only where an edit can have changed it.

Why not always the whole: a long report takes longer to compose than the time between two frames.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop.documents.blocks import Block, Document, Role, Style
from desktop.documents.compose import compose
from desktop.model.catalog import Catalog
from desktop.model.language.syntax import codes_in
from desktop.model.outline import Entry, Level
from desktop.model.phrases import Phrases
from desktop.model.report import Report


def dependents(catalog: Catalog) -> Mapping[str, frozenset[str]]:
    """Give for each indicator those that are computed from it, directly or through others, itself included."""
    direct: dict[str, set[str]] = {code: {code} for code in catalog.indicators}
    for indicator in catalog.indicators.values():
        for operand in codes_in(indicator.formula) if indicator.formula else ():
            direct.setdefault(operand.code, {operand.code}).add(indicator.code)
    return {code: _reached(direct, code) for code in direct}


def _reached(direct: Mapping[str, set[str]], code: str) -> frozenset[str]:
    reached: set[str] = set()
    waiting = [code]
    while waiting:
        now = waiting.pop()
        if now not in reached:
            reached.add(now)
            waiting.extend(direct.get(now, ()))
    return frozenset(reached)


def whole_document(catalog: Catalog, report: Report, *, errors: bool) -> Document:
    """Compose a report as a whole; `errors` says that a finding makes it a draft."""
    return compose(catalog, report, draft=errors)


def document_after(
    before: Document, catalog: Catalog, report: Report, keys: Iterable[str], *, errors: bool
) -> Document:
    """Give the document of `report`, where `before` is right but for the entries `keys`, which still exist."""
    wanted = frozenset(keys)
    if not wanted:
        return before if before.draft == (errors or bool(before.missing)) else compose(catalog, report, draft=errors)
    entries = _paragraphs(report, wanted)
    if entries is None:
        return compose(catalog, report, draft=errors)
    composed = compose(catalog, replace(report, outline=entries))
    anew = {block.key: block for block in composed.blocks if block.key in wanted}
    blocks = tuple(_renewed(block, anew) for block in before.blocks)
    lacking = tuple(dict.fromkeys(run.code for block in blocks for run in block.runs if run.role is Role.MISSING))
    missing = Phrases(catalog, report).to_fill(lacking)
    draft = errors or bool(lacking)
    if missing != before.missing or draft != before.draft:
        return compose(catalog, report, draft=errors)  # the line that says so is another one
    return replace(before, blocks=blocks)


def _paragraphs(report: Report, wanted: frozenset[str]) -> tuple[Entry, ...] | None:
    """Give the entries if all are paragraphs that can be composed by themselves, else None.

    A paragraph behind a run-in heading can, as long as that heading holds no figures.
    """
    entries: list[Entry] = []
    before: Entry | None = None
    for entry in report.outline:
        if entry.key in wanted:
            if entry.level is not Level.BODY or (before and before.run_in and "{{" in before.text):
                return None
            entries.append(entry)
        before = entry
    return tuple(entries) if len(entries) == len(wanted) else None


def _renewed(block: Block, anew: Mapping[str, Block]) -> Block:
    if block.style is Style.DRAFT or block.key not in anew:
        return block
    lead = tuple(run for run in block.runs if run.role is Role.LEAD)
    return replace(block, runs=(*lead, *anew[block.key].runs))
