"""The edits of annotations; `edits.py` has them among all edits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType

from desktop.model.annotation import Annotation, cleaned_annotation
from desktop.model.annotations import ANNOTATION_BY_KIND
from desktop.model.report import Report
from desktop.refusal import Refused


@dataclass(frozen=True, slots=True)
class Annotate:
    """Say something about a place, instead of what was said there of the same kind."""

    annotation: Annotation
    place: str

    @property
    def label(self) -> str:
        """What was done, in Chinese."""
        return self.annotation.label

    def on(self, report: Report) -> Report:
        """Give the report with the annotation, its texts cleaned."""
        kept = {**report.annotations, (self.annotation.kind, self.place): cleaned_annotation(self.annotation)}
        return replace(report, annotations=MappingProxyType(kept))

    def inverse(self, report: Report) -> Annotate | RemoveAnnotation:
        """Give the edit that puts back what `report` has."""
        kind = self.annotation.kind
        before = report.annotations.get((kind, self.place))
        return RemoveAnnotation(kind, self.place) if before is None else Annotate(before, self.place)


@dataclass(frozen=True, slots=True)
class RemoveAnnotation:
    """Take back what was said about a place, by its kind (`Annotation.kind`)."""

    kind: str
    place: str

    @property
    def label(self) -> str:
        """What was done, in Chinese."""
        return f"取消{ANNOTATION_BY_KIND[self.kind].label}"

    def on(self, report: Report) -> Report:
        """Give the report without the annotation; Refused (ANNOTATION-UNKNOWN) if there is none."""
        self._present(report)
        kept = {key: value for key, value in report.annotations.items() if key != (self.kind, self.place)}
        return replace(report, annotations=MappingProxyType(kept))

    def inverse(self, report: Report) -> Annotate:
        """Give the edit that puts it back; Refused as `on`."""
        return Annotate(self._present(report), self.place)

    def _present(self, report: Report) -> Annotation:
        present = report.annotations.get((self.kind, self.place))
        if present is None:
            known = ANNOTATION_BY_KIND.get(self.kind)
            label = known.label if known else "说明"
            raise Refused("ANNOTATION-UNKNOWN", f"这里已经没有“{label}”，可能刚被取消，请刷新后再看。")
        return present
