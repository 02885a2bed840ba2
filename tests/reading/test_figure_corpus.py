"""Whole reports of our own wording: every figure, everything that only looks like one, and the indicators."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalog.load import standard_catalog
from desktop.model.unit_fit import in_unit_of
from desktop.reading.figures import find_figures
from desktop.reading.found import Match, NotFigure
from tests.reading.marked_texts import FOLDER, Marked, read_marked, structure_of

# Heading numbers stand in the pieces only where the plain splitter leaves them; the marks do not name them.
_NOT_MARKED = "序号"

PATHS = sorted(FOLDER.glob("*.txt"))


def found_in(marked: Marked) -> tuple[tuple[Match, ...], tuple[NotFigure, ...]]:
    return find_figures(structure_of(marked.text, marked.year), standard_catalog())


def stated(marked: Marked) -> Counter[tuple[object, ...]]:
    return Counter((one.line, one.text, one.value, one.unit, one.about) for one in marked.quantities)


def read(matches: tuple[Match, ...]) -> Counter[tuple[object, ...]]:
    seen = (match.occurrence for match in matches)
    return Counter((one.line, one.text, one.value, one.unit, one.about) for one in seen)


def unlike(not_figures: tuple[NotFigure, ...]) -> Counter[tuple[int, str]]:
    return Counter((one.line, one.text) for one in not_figures if one.why != _NOT_MARKED)


def rates(got: Counter, want: Counter) -> tuple[int, int, int]:
    right = (got & want).total()
    return right, got.total() - right, want.total() - right


def codes(marked: Marked, matches: tuple[Match, ...]) -> tuple[int, int, int]:
    """Count right codes, wrong ones, and those that were left out."""
    truth = {(one.line, one.text, one.code) for one in marked.quantities}
    wanted = sum(bool(one.code) for one in marked.quantities)
    right = sum((m.occurrence.line, m.occurrence.text, m.code) in truth for m in matches if m.code)
    return right, sum(bool(m.code) for m in matches) - right, wanted - right


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_figure_gets_a_code_of_another(path):
    marked = read_marked(path)
    matches, _ = found_in(marked)
    truth = {(one.line, one.text, one.code) for one in marked.quantities}
    wrong = [
        (m.occurrence.text, m.code)
        for m in matches
        if m.code and (m.occurrence.line, m.occurrence.text, m.code) not in truth
    ]
    assert wrong == []


def test_precision_and_recall_over_the_corpus(capsys):
    figures = others = matched = (0, 0, 0)
    for path in PATHS:
        marked = read_marked(path)
        matches, not_figures = found_in(marked)
        figures = tuple(map(sum, zip(figures, rates(read(matches), stated(marked)), strict=True)))
        wanted = Counter((line, text) for line, _, text in marked.unlike)
        others = tuple(map(sum, zip(others, rates(unlike(not_figures), wanted), strict=True)))
        matched = tuple(map(sum, zip(matched, codes(marked, matches), strict=True)))
    with capsys.disabled():
        for name, (right, wrong, missed) in (("figures", figures), ("not figures", others), ("codes", matched)):
            sys.stdout.write(f"\n{name}: {right} right, {wrong} wrong, {missed} missed")
        sys.stdout.write("\n")
    for right, wrong, missed in (figures, others):
        assert right / (right + wrong) >= 0.97
        assert right / (right + missed) >= 0.97
    assert matched[1] / sum(matched[:2]) < 0.01


def test_the_corpus_is_large_and_varied():
    assert len(PATHS) >= 25
    assert sum(len(read_marked(path).quantities) for path in PATHS) >= 300


def test_all_that_is_found_stands_where_it_says():
    for path in PATHS:
        marked = read_marked(path)
        structure = structure_of(marked.text, marked.year)
        texts = {piece.key: piece.text for piece in structure.pieces}
        matches, not_figures = find_figures(structure, standard_catalog())
        for one in (*(match.occurrence for match in matches), *not_figures):
            assert texts[one.key][one.start : one.end] == one.text


LINES = st.sampled_from(
    [line for path in PATHS for line in read_marked(path).text.split("\n")]
    + ["一、", "（一）", "1.", "。；，", "其中", "同比", "“《", "12件", "%", "３家", "2022年", ""]
)


@settings(max_examples=60)
@given(st.lists(st.builds(lambda line, start, end: line[start:end], LINES, st.integers(0, 9), st.integers(0, 60))))
def test_no_text_is_refused_and_every_occurrence_is_matched_or_left_open(lines):
    structure = structure_of("\n".join(lines), 2023)
    matches, not_figures = find_figures(structure, standard_catalog())
    by_code = defaultdict(set)
    for match in matches:
        assert bool(match.code) == (match.confidence > 0)
        indicator = standard_catalog().indicators.get(match.code)
        if indicator is not None:
            by_code[match.code].add(in_unit_of(match.occurrence.value, match.occurrence.unit, indicator))
    assert all(len(values) == 1 for values in by_code.values())
    assert all(one.why for one in not_figures)
