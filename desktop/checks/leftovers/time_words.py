"""Phrases bound to time in wording that was taken over from another year and not yet touched."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.quoting import quoted
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Rule, Severity
from desktop.model.report import Report
from desktop.model.time_words import TimeWord, time_words, words_around
from desktop.model.values import Values

TIME_WORD = Rule("T01", "沿用的段落里有换一年就不对的说法", Severity.HINT)
_AROUND = 6  # characters before and behind


def check_time_words(report: Report, catalog: Catalog, values: Values) -> Iterator[Finding]:
    """Find 去年, 目前, 2023年底前 and their like in entries that are still 沿用未改; what somebody wrote is theirs."""
    del catalog, values  # the words alone decide
    for entry in report.outline:
        if entry.carried:
            for word in time_words(entry.text):
                yield Finding(TIME_WORD.severity, TIME_WORD.id, entry.key, _sentence(entry.text, word))


def _sentence(text: str, word: TimeWord) -> str:
    return f"{quoted(words_around(text, word, _AROUND))}里的{quoted(word.text)}是沿用的写法：{word.why}。"
