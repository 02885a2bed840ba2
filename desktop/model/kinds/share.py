"""A part of a whole in percent points, 0 to 100 unless it is a growth rate."""

from __future__ import annotations

from desktop.model.kinds.kind import Kind
from desktop.model.kinds.number import read_number, write_value

KIND = Kind("share", "比率", numeric=True, adds_up=False, read=read_number, write=write_value)
