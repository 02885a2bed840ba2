"""What happened during the year, such as cases accepted: it starts again from nothing each year."""

from __future__ import annotations

from desktop.model.kinds.kind import Kind
from desktop.model.kinds.number import read_number, write_value

KIND = Kind("flow", "流量", numeric=True, adds_up=True, read=read_number, write=write_value)
