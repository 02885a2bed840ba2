"""A word of the year, such as 第10次, that stands in the text as it was typed."""

from __future__ import annotations

from desktop.model.kinds.kind import Given, Kind, Typed, Value
from desktop.model.text import shown_as_typed
from desktop.quantities.typed import Blank, Question, read_absent


def _read(text: str, unit: str) -> Typed:
    del unit  # a word has none
    word = text.strip()
    absent = read_absent(word)
    if absent is not None:
        return absent
    if "\n" in word or "\r" in word:
        return Question("这里只能填一行字，请去掉其中的换行。")
    if not shown_as_typed(word):
        return Question("这里有看不见的或者不能保存的字符，请删去后重新输入。")
    return Given(word) if word else Blank()


def _write(value: Value, decimals: int | None) -> str:
    del decimals  # a word has none
    return str(value)


KIND = Kind("text", "文字", numeric=False, adds_up=False, read=_read, write=_write)
