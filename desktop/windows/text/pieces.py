"""A text with placeholders as pieces: plain words, and chips that stand for a placeholder and show its value."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop.documents.blocks import Role
from desktop.model.language.parse import split_text
from desktop.model.phrases import Phrases
from desktop.model.progress import codes_in_text
from desktop.windows.looks.positions import length_in_qt


class ChipState(StrEnum):
    """How it stands with a chip's figure."""

    GIVEN = "given"
    MISSING = "missing"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Piece:
    """Plain words, or a chip: `source` is what stands in the text then, braces included."""

    words: str
    source: str = ""
    state: ChipState = ChipState.GIVEN


def pieces_of(text: str, phrases: Phrases, doubtful: Container[str] = ()) -> tuple[Piece, ...]:
    """Cut a text into pieces; chips of `doubtful` indicators say so by their state."""
    pieces: list[Piece] = []
    for number, part in enumerate(split_text(text)):
        if number % 2 == 0:
            if part:
                pieces.append(Piece(part))
        else:
            pieces.append(_chip("{{" + part + "}}", phrases, doubtful))
    return tuple(pieces)


def place_of_printed(pieces: Iterable[Piece], printed: int, phrases: Phrases) -> int:
    """Give where a place of the printed text stands in a text of Qt's whose chips are one character each."""
    place = before = 0
    for piece in pieces:
        length = len(phrases.plain(piece.source)) if piece.source else len(piece.words)
        if printed < before + length:
            return place + (0 if piece.source else length_in_qt(piece.words[: printed - before]))
        place += 1 if piece.source else length_in_qt(piece.words)
        before += length
    return place


def _chip(source: str, phrases: Phrases, doubtful: Container[str]) -> Piece:
    runs = phrases.runs(source)
    words = "".join(run.text for run in runs)
    if any(run.role is Role.MISSING for run in runs):
        return Piece(words.strip("【】").replace("待填：", "未填 "), source, ChipState.MISSING)
    doubt = any(code in doubtful for code in codes_in_text(source))
    return Piece(words, source, ChipState.DOUBT if doubt else ChipState.GIVEN)
