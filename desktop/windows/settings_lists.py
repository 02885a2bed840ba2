"""A list that is only a convenience, as one line of text in the settings file."""

from __future__ import annotations

import json
from typing import Any, cast


def write_entries(entries: list[Any]) -> str:
    """Write entries of numbers, texts, lists and tables by name."""
    return json.dumps(entries, ensure_ascii=False)


def read_entries(text: str, most: int) -> list[object]:
    """Read back at most so many entries; what is no such list gives none."""
    try:
        entries: object = json.loads(text)
    except (ValueError, RecursionError):
        return []
    return cast("list[object]", entries)[:most] if isinstance(entries, list) else []
