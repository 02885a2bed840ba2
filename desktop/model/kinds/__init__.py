"""The kinds of values an indicator can have. A new kind is one file here and its name in KINDS."""

from __future__ import annotations

from desktop.model.kinds import date, flow, share, stock, text
from desktop.model.kinds.kind import Kind

KINDS: tuple[Kind, ...] = (stock.KIND, flow.KIND, share.KIND, date.KIND, text.KIND)
KIND_BY_NAME = {kind.name: kind for kind in KINDS}
