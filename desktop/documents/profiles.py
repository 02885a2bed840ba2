"""House profiles: which fonts an office uses, whether level 3 is bold, and the pitch of the lines.

GB/T 9704-2012 names kinds of type (小标宋, 仿宋, 楷体, 黑体), not fonts, so each office has its own set.
They are data: a further profile is a line in resources/profiles.csv.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.paths import RESOURCES
from desktop.refusal import Refused

DEFAULT_PROFILE = "gb2312"
_COLUMNS = (
    "name",
    "label",
    "title_font",
    "body_font",
    "kai_font",
    "hei_font",
    "digit_font",
    "bold_item",
    "line_pitch",
)
_MAY_BE_EMPTY = frozenset({"digit_font"})
_YES_NO = {"yes": True, "no": False}
_SMALLEST_PITCH, _LARGEST_PITCH = 16.0, 40.0  # points: below 16 the body type is cut off


class Face(StrEnum):
    """A kind of type that the standard asks for; the value is its column in the table."""

    TITLE = "title_font"  # 小标宋
    BODY = "body_font"  # 仿宋
    KAI = "kai_font"  # 楷体
    HEI = "hei_font"  # 黑体


@dataclass(frozen=True, slots=True)
class Profile:
    """One house style.

    `digit_font` is the font of digits and Latin letters, empty where they are set in the Chinese font itself;
    `line_pitch` is in points.
    """

    name: str
    label: str
    title_font: str
    body_font: str
    kai_font: str
    hei_font: str
    digit_font: str
    bold_item: bool
    line_pitch: float

    def font(self, face: Face) -> str:
        """Return the font of a kind of type."""
        fonts = {
            Face.TITLE: self.title_font,
            Face.BODY: self.body_font,
            Face.KAI: self.kai_font,
            Face.HEI: self.hei_font,
        }
        return fonts[face]


def load_profiles(resources: Path = RESOURCES) -> Mapping[str, Profile]:
    """Read profiles.csv in a folder, by name in its order. Refused (PROFILE-TABLE) with the line."""
    path = resources / "profiles.csv"
    try:
        # A byte order mark is what Excel leaves when it saves the table.
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return _by_name(path.name, csv.reader(stream, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _refused("TABLE", f"字体方案表“{path}”无法读取，请重新安装本程序或恢复该文件。") from error


def find_profile(name: str, resources: Path = RESOURCES) -> Profile:
    """Return the profile of a name. Refused (PROFILE-UNKNOWN) listing the names that exist."""
    profiles = load_profiles(resources)
    if name not in profiles:
        known = "、".join(f"{known}（{profile.label}）" for known, profile in profiles.items())
        raise _refused("UNKNOWN", f"没有名为“{name}”的字体方案，可用的有：{known}。")
    return profiles[name]


def _by_name(file: str, rows: Iterator[list[str]]) -> Mapping[str, Profile]:
    if tuple(next(rows, [])) != _COLUMNS:
        raise _wrong(file, 1, f"表头应为 {','.join(_COLUMNS)}")
    profiles: dict[str, Profile] = {}
    for line, row in enumerate(rows, start=2):
        if not row:
            continue
        profile = _profile(file, line, [cell.strip() for cell in row])
        if profile.name in profiles:
            raise _wrong(file, line, f"方案名“{profile.name}”重复")
        profiles[profile.name] = profile
    if not profiles:
        raise _wrong(file, 2, "没有任何字体方案")
    return profiles


def _profile(file: str, line: int, row: list[str]) -> Profile:
    if len(row) != len(_COLUMNS):
        raise _wrong(file, line, f"应有 {len(_COLUMNS)} 列，实有 {len(row)} 列")
    cell = dict(zip(_COLUMNS, row, strict=True))
    for column, text in cell.items():
        if not text and column not in _MAY_BE_EMPTY:
            raise _wrong(file, line, f"“{column}”一列为空")
    if cell["bold_item"] not in _YES_NO:
        raise _wrong(file, line, f"“bold_item”一列应为 yes 或 no，不能是“{cell['bold_item']}”")
    return Profile(
        name=cell["name"],
        label=cell["label"],
        title_font=cell["title_font"],
        body_font=cell["body_font"],
        kai_font=cell["kai_font"],
        hei_font=cell["hei_font"],
        digit_font=cell["digit_font"],
        bold_item=_YES_NO[cell["bold_item"]],
        line_pitch=_pitch(file, line, cell["line_pitch"]),
    )


def _pitch(file: str, line: int, text: str) -> float:
    try:
        pitch = float(text)
    except ValueError:
        pitch = 0.0
    if not _SMALLEST_PITCH <= pitch <= _LARGEST_PITCH:
        limits = f"{_SMALLEST_PITCH:g} 至 {_LARGEST_PITCH:g}"
        raise _wrong(file, line, f"“line_pitch”一列应为 {limits} 磅之间的数，不能是“{text}”")
    return pitch


def _wrong(file: str, line: int, what: str) -> Refused:
    return _refused("TABLE", f"{file} 第 {line} 行：{what}，请改正后再试。")


def _refused(code: str, sentence: str) -> Refused:
    return Refused(f"PROFILE-{code}", sentence)
