"""A part of a whole in percent points, 0 to 100 unless it is a growth rate."""

from __future__ import annotations

import re

from desktop.model.kinds.kind import Kind
from desktop.model.kinds.number import read_number, write_value

KIND = Kind("share", "比率", numeric=True, adds_up=False, read=read_number, write=write_value)

_CHANGE = re.compile("同比|环比|增[长幅速加减]|下降|降[幅低]|提高|提升|上升|减少|比上年|较上年")


def is_change(label: str) -> bool:
    """Say whether a rate is a change by its name: it may go beyond a hundred, and below nothing."""
    return _CHANGE.search(label) is not None
