"""Which files are ledgers and which may be reports, by the end of their names; what they really are, reading says."""

from __future__ import annotations

LEDGER_SUFFIX = ".fzb"
REPORT_SUFFIXES = (".docx", ".txt", ".html", ".htm", ".doc", ".wps", ".rtf")
