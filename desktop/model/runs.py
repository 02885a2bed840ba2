"""A printed text in runs: plain text, figures, and what is still to be filled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a run is inside its paragraph."""

    TEXT = "text"
    LEAD = "lead"  # a heading that shares its line with the paragraph; `Block.lead` says of which level
    FIGURE = "figure"  # a value, from the indicator `Run.code`
    MISSING = "missing"  # 【待填：…】
    NAME = "name"  # 签发人's name, set in 楷体


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one role; `code` names the indicator whose value it shows."""

    text: str
    role: Role = Role.TEXT
    code: str = ""
