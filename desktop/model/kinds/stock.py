"""A state at the end of the year, such as mediators in office: this year's follows from last year's."""

from __future__ import annotations

from desktop.model.kinds.kind import Kind
from desktop.model.kinds.number import read_number, write_value

KIND = Kind("stock", "存量", numeric=True, adds_up=True, read=read_number, write=write_value)
