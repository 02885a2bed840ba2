"""The structure of the whole corpus in every format: what was found against what is true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from desktop.model.outline import Level
from desktop.reading.found import Structure
from desktop.reading.source import read_source
from desktop.reading.structure import count_characters, find_structure
from tests.reading.corpus import Document, documents
from tests.reading.renderings import (
    Rendered,
    as_page,
    as_text,
    as_word,
    auto_numbered,
    boxed_paragraph,
    revised_paragraph,
    styled_paragraph,
)

Render = Callable[[Document], Rendered | None]
FORMATS: dict[str, Render] = {
    "text": as_text,
    "text in GB 18030": partial(as_text, encoding="gb18030"),
    "text in UTF-16": partial(as_text, encoding="utf-16"),
    "word": as_word,
    "word, styled": partial(as_word, make=styled_paragraph),
    "word, auto-numbered": auto_numbered,
    "word, revised": partial(as_word, make=revised_paragraph),
    "word, boxed": partial(as_word, make=boxed_paragraph),
    "page": as_page,
    "page with line breaks": partial(as_page, breaks=True),
    "page in gb2312": partial(as_page, encoding="gb18030"),
}
GOAL = 0.97
MARKS = "。：:."


Read = tuple[Document, Rendered, Structure]


@pytest.fixture(scope="module", params=FORMATS)
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[Read]]:
    folder = tmp_path_factory.mktemp("corpus")
    return request.param, list(all_read(FORMATS[request.param], folder))


def all_read(render: Render, folder: Path) -> Iterator[Read]:
    for document in documents():
        rendered = render(document)
        if rendered:
            path = folder / rendered.name
            path.write_bytes(rendered.data)
            yield document, rendered, find_structure(read_source(path))


def true_headings(document: Document, rendered: Rendered) -> Counter[tuple[int, str, str, int]]:
    return Counter(
        (row.level, row.number, row.title.rstrip(MARKS), rendered.lines[index]) for index, row in document.headings
    )


def found_headings(structure: Structure) -> Counter[tuple[int, str, str, int]]:
    headings = (piece for piece in structure.pieces if Level.BODY < piece.level < Level.POINT)
    return Counter((int(one.level), one.number, one.text.rstrip(MARKS), one.line) for one in headings)


def test_headings_are_found_and_nothing_else(corpus: tuple[str, list[Read]]) -> None:
    hits = true = found = 0
    wrong: list[str] = []
    for document, rendered, structure in corpus[1]:
        expected, got = true_headings(document, rendered), found_headings(structure)
        hits, true, found = hits + (expected & got).total(), true + expected.total(), found + got.total()
        wrong += [f"{document.style.name}: missed {one}" for one in expected - got]
        wrong += [f"{document.style.name}: invented {one}" for one in got - expected]
    measured = f"{corpus[0]}: precision {hits / found:.4f}, recall {hits / true:.4f} of {true} headings"
    assert hits >= GOAL * true, "\n".join([measured, *wrong[:20]])
    assert hits >= GOAL * found, "\n".join([measured, *wrong[:20]])


def test_title_unit_year_and_particulars_are_found(corpus: tuple[str, list[Read]]) -> None:
    wrong: list[str] = []
    for document, _, structure in corpus[1]:
        style = document.style
        unit = document.unit if style.title and style.unit_in_title else structure.unit
        year = document.year if style.title or style.preamble >= 0 else structure.year
        expected = (document.title, unit, year, style.iso_day, style.number, style.signer, style.signature)
        got = (
            structure.title,
            structure.unit,
            structure.year,
            structure.written_on,
            structure.document_number,
            structure.signer,
            structure.signature,
        )
        addressee = style.addressee.rstrip("：")
        wrong += [f"{style.name}: {expected} {got}"] if expected != got else []
        wrong += [f"{style.name}: {structure.addressee}"] if structure.addressee != addressee else []
    assert wrong == []


def test_noise_is_set_aside_with_a_reason_and_nothing_is_left_over(corpus: tuple[str, list[Read]]) -> None:
    wrong: list[str] = []
    for document, rendered, structure in corpus[1]:
        aside = {(one.line, one.text) for one in structure.set_aside}
        noise = {
            (rendered.lines[index], row.text)
            for index, row in enumerate(document.rows)
            if row.kind == "noise" and not document.style.one_line
        }
        wrong += [f"{document.style.name}: kept {one}" for one in noise - aside]
        wrong += [f"{document.style.name}: left {one.text}" for one in structure.unplaced]
        assert all(one.why for one in structure.set_aside)
        if not corpus[0].startswith("page"):
            own = [one for one in structure.set_aside if (one.line, one.text) not in noise and "【" not in one.text]
            wrong += [f"{document.style.name}: took {one.text}" for one in own]
    assert wrong == []


def test_every_character_stands_in_one_place(corpus: tuple[str, list[Read]]) -> None:
    for document, _, structure in corpus[1]:
        read_count, placed, set_aside, unplaced = count_characters(structure)
        assert read_count == placed + set_aside + unplaced, document.style.name
        assert characters_by_line(structure) == source_by_line(structure), document.style.name


def characters_by_line(structure: Structure) -> Counter[tuple[int, str]]:
    count: Counter[tuple[int, str]] = Counter()
    for piece in structure.pieces:
        count.update((piece.line, char) for char in piece.number + piece.text if not char.isspace())
    for one in (*structure.placed, *structure.set_aside, *structure.unplaced):
        count.update((one.line, char) for char in one.text if not char.isspace())
    return count


def source_by_line(structure: Structure) -> Counter[tuple[int, str]]:
    count: Counter[tuple[int, str]] = Counter()
    for line in structure.source.lines:
        count.update((line.line, char) for char in line.number + line.text if not char.isspace())
    return count
