"""Generate: a report becomes a file, a 草稿 where it is not yet fit to be sent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.checks.check import check, is_draft
from desktop.documents.blocks import Document
from desktop.documents.compose import DRAFT_MARK, compose, draft_reason
from desktop.documents.formats import Look, write_document
from desktop.files import write_whole
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, errors_among
from desktop.model.report import Report

_NOT_IN_NAMES = '\\/:*?"<>|\n'


@dataclass(frozen=True, slots=True)
class Built:
    """What was written.

    `wanted` is the path that was asked for (with 草稿 in its name for a draft); `path` differs from it where another
    program held that file open. `missing` are the labels of figures that the text lacks.
    """

    path: Path
    wanted: Path
    draft: bool
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def reason(self) -> str:
        """Why it is a draft, in words; "" where it is none."""
        return draft_reason(len(self.missing), errors_among(self.findings)) if self.draft else ""


def ready_document(
    report: Report, catalog: Catalog, last: Report | None = None
) -> tuple[Document, tuple[Finding, ...]]:
    """Give the document of a report as it would be written, marked as a draft where it is one, and its findings.

    `last` is the unit's report of the year before, where the ledger has it.
    """
    findings = check(report, catalog, last)
    draft = is_draft(report, catalog, findings)
    return compose(catalog, report, draft=draft, errors=errors_among(findings)), findings


def generate(
    report: Report, catalog: Catalog, target: Path, look: Look | None = None, last: Report | None = None
) -> Built:
    """Write a report to `target`, in the format of its suffix; `last` is last year's, where the ledger has it.

    The file is the old one or the new one, never a mix. Refused as `write_document` and `write_whole` say.
    """
    document, findings = ready_document(report, catalog, last)
    return keep_built(document, findings, catalog, target, write_document(document, target.suffix, look or Look()))


def keep_built(document: Document, findings: tuple[Finding, ...], catalog: Catalog, target: Path, data: bytes) -> Built:
    """Write what was made of a document to `target`, with 草稿 in the name of a draft. Refused as `write_whole`."""
    wanted = _draft_path(target) if document.draft else target
    written = write_whole(wanted, data)
    labels = tuple(catalog.indicators[code].label for code in document.missing if code in catalog.indicators)
    return Built(written, wanted, document.draft, labels, findings)


def suggested_name(document: Document, suffix: str = ".docx") -> str:
    """Give the file name of a report: its title, without what no file name can hold."""
    title = "".join(character for character in document.title if character not in _NOT_IN_NAMES).strip(" .")
    return f"{title or '法治政府建设情况报告'}{suffix}"


def _draft_path(target: Path) -> Path:
    if DRAFT_MARK in target.stem:
        return target
    return target.with_name(f"{target.stem}（{DRAFT_MARK}）{target.suffix}")
