"""A word of the year, such as 第10次, that stands in the text as it was typed."""

from __future__ import annotations

from desktop.model.kinds.kind import Given, Kind, Typed, Value
from desktop.model.text import cleaned
from desktop.quantities.typed import Blank


def _read(text: str, unit: str) -> Typed:
    del unit  # a word has none
    word = cleaned(text).replace("\n", "").strip()
    return Given(word) if word else Blank()


def _write(value: Value, decimals: int | None) -> str:
    del decimals  # a word has none
    return str(value)


KIND = Kind("text", "文字", numeric=False, adds_up=False, read=_read, write=_write)
