"""Whatever a text is: nothing fails, every finding stands where it says, and blanks are never judged."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalog.load import standard_catalog
from desktop.checks.prose.check import RULES, check_prose
from desktop.model.findings import Finding
from desktop.model.manuscript import Manuscript, Passage
from desktop.model.outline import Level
from tests.checks.anything import LINES, MARKS, WORDS
from tests.checks.prose.statements import manuscript

PIECES = st.sampled_from([*WORDS, *MARKS, "8"])


def found(lines: tuple[str, ...]) -> list[Finding]:
    return list(check_prose(manuscript(lines), standard_catalog()))


def standing(lines: tuple[str, ...]) -> list[Finding]:
    """Give what is found, each of which stands where it says."""
    findings = found(lines)
    for finding in findings:
        start, end = finding.span
        assert lines[int(finding.place)][start:end] == finding.text
    return findings


@settings(max_examples=400, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=25).map("".join), min_size=1, max_size=3))
def test_no_text_fails_and_every_finding_stands_where_it_says(lines):
    known = {rule.id for rule in RULES}
    for finding in standing(tuple(lines)):
        assert finding.rule in known
        assert finding.message.endswith("。")
        assert finding.operands


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(LINES), st.integers(0, 200), st.integers(1, 200))
def test_a_cut_text_is_found_wrong_only_where_it_says(line, start, length):
    standing((line[start : start + length],))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(LINES), st.data())
def test_a_number_still_to_be_filled_is_never_judged(line, data):
    passage = Passage("1", Level.BODY, "", line)
    places = [place for place, character in enumerate(line) if character.isdigit()]
    if not places:
        return
    at = data.draw(st.sampled_from(places))
    end = at
    while end < len(line) and line[end].isdigit():
        end += 1
    blank = "【待填：某数】"
    text = line[:at] + blank + line[end:]
    filled = replace(passage, text=text, blank=((at, at + len(blank)),))
    for finding in check_prose(Manuscript("", None, "", (filled,)), standard_catalog()):
        assert all(blank not in operand.value for operand in finding.operands)
        assert finding.severity.value != "error"


def test_the_same_text_is_read_once():
    lines = (LINES[0], LINES[1], LINES[0])
    first = found(lines)
    assert [replace(one, place="") for one in first if one.place == "0"] == [
        replace(one, place="") for one in first if one.place == "2"
    ]


def test_a_document_in_one_line_is_checked_to_its_end():
    """A text of many sentences is read in pieces; what is found in the last stands at its place in the whole."""
    wrong = "编制便民事项121项，其中政务事项57项，查询事项46项。"
    document = "".join(line for line in LINES if line.endswith("。"))
    assert len(document) > 8000
    (finding,) = [one for one in found((f"{document}{wrong}{document}",)) if one.computed == "103"]
    assert finding.rule == "S01"
    assert finding.text in wrong
    assert len(document) <= finding.span[0] < finding.span[1] <= len(document) + len(wrong)


def test_a_sentence_with_more_numbers_than_anybody_writes_is_left_alone():
    assert found(("、".join(f"第{number}类{number}件" for number in range(1, 200)) + "，共计3件。",)) == []
