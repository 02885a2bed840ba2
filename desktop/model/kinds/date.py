"""A day, such as the first day of a period that was reviewed."""

from __future__ import annotations

from datetime import date

from desktop.model.kinds.kind import Given, Kind, Typed, Value
from desktop.quantities.typed import read_date
from desktop.quantities.written import write_date


def _read(text: str, unit: str) -> Typed:
    del unit  # a day has none
    reading = read_date(text)
    return Given(reading) if isinstance(reading, date) else reading


def _write(value: Value, decimals: int | None) -> str:
    del decimals  # a day has none
    return write_date(value) if isinstance(value, date) else str(value)


KIND = Kind("date", "日期", numeric=False, adds_up=False, read=_read, write=_write)
