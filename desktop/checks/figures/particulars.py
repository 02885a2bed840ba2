"""What a report needs besides figures before it is sent: to whom, by whom, of which day (GB/T 9704-2012, 7.3)."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Rule, Severity
from desktop.model.report import Report
from desktop.model.values import Values

PARTICULAR = Rule("F01", "报告要素还没有填", Severity.WARNING, "GB/T 9704—2012第7.2条、第7.3条")
_NEEDED = {"title": "标题", "addressee": "主送机关", "signature": "发文机关署名", "written_on": "成文日期"}
# A 上行文 with a red head carries these too (7.2.5 发文字号, 7.2.6 签发人).
_NEEDED_UNDER_RED_HEAD = {"document_number": "发文字号", "signer": "签发人"}


def check_particulars(report: Report, catalog: Catalog, values: Values) -> Iterator[Finding]:
    """Find the particulars that are empty; `place` is the name of the particular."""
    del catalog, values
    needed = _NEEDED | (_NEEDED_UNDER_RED_HEAD if report.particulars.issuer else {})
    for name, label in needed.items():
        if not getattr(report.particulars, name).strip():
            message = f"{label}还没有填，报送前请在“报告要素”里填上。"
            yield Finding(PARTICULAR.severity, PARTICULAR.id, name, message)
