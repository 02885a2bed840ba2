"""What was found in a file, as text to be copied and as a page to be printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from desktop.model.findings import Finding, Replacement
from desktop.model.manuscript import Manuscript
from desktop.model.severity import Severity

_SHOWN = 40  # characters of the words concerned
_FEW = 2  # changes that are named one by one

Found = Sequence[tuple[int, Finding]]  # each with its line


@dataclass(frozen=True, slots=True)
class Counted:
    """How many there are of each severity."""

    found: Found

    def of(self, severity: Severity) -> int:
        """Give the number of one severity."""
        return sum(finding.severity is severity for _, finding in self.found)

    @property
    def in_words(self) -> str:
        """All numbers in one line."""
        return " · ".join(f"{severity.label} {self.of(severity)}" for severity in Severity)


def heading_of(name: str, manuscript: Manuscript) -> str:
    """Say what was proofread."""
    of = f"{manuscript.unit}{f'{manuscript.year}年度' if manuscript.year else ''}"
    return f"{name}（{of}）" if of else name


def suggestion(finding: Finding) -> str:
    """Say how a finding could be mended, where it is certain; "" where it is not."""
    if finding.repair is None:
        return ""
    words = [step for step in finding.repair.steps if isinstance(step, Replacement)]
    if len(words) > _FEW:
        return f"建议：{finding.repair.label}（{len(words)}处）"
    changes = "，".join(f"“{step.was}”改为“{step.words}”" if step.words else f"删去“{step.was}”" for step in words)
    return f"建议：{changes or finding.repair.label}"


def shortened(words: str) -> str:
    """Give the words concerned, cut where they are long."""
    line = words.replace("\n", "")
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def as_text(heading: str, found: Found) -> str:
    """Give everything as lines with tabs, so that it can be pasted into a letter or a table."""
    lines = [f"校对结果：{heading}", Counted(found).in_words, "结果\t位置\t原文\t说明\t建议"]
    for line, one in found:
        cells = (one.severity.label, f"第{line}行", shortened(one.text), one.message, suggestion(one))
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


def as_page(heading: str, found: Found) -> str:
    """Give everything as a page in HTML, for printing."""
    rows = "".join(
        f"<tr><td>{one.severity.label}</td><td>第{line}行</td><td>{escape(shortened(one.text))}</td>"
        f"<td>{escape(one.message)}<br>{escape(suggestion(one))}</td></tr>"
        for line, one in found
    )
    return (
        f"<h3>校对结果：{escape(heading)}</h3><p>{Counted(found).in_words}</p>"
        '<table border="1" cellspacing="0" cellpadding="4" width="100%">'
        f"<tr><th>结果</th><th>位置</th><th>原文</th><th>说明和建议</th></tr>{rows}</table>"
    )
