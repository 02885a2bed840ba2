from __future__ import annotations

from pathlib import Path

import pytest

from desktop.documents.profiles import DEFAULT_PROFILE, Face, find_profile, load_profiles
from desktop.refusal import Refused

HEAD = "name,label,title_font,body_font,kai_font,hei_font,digit_font,bold_item,line_pitch"
ROW = "a,甲,宋,仿宋,楷体,黑体,,no,28.9"


def write(folder: Path, *lines: str) -> Path:
    (folder / "profiles.csv").write_text("\n".join(lines), encoding="utf-8-sig")
    return folder


def test_the_profiles_of_the_project_are_read() -> None:
    profiles = load_profiles()
    assert {"gb2312", "national", "founder"} <= set(profiles)
    assert profiles[DEFAULT_PROFILE].font(Face.BODY) == "仿宋_GB2312"
    assert profiles["founder-bold"].bold_item
    assert profiles["gb2312-times"].digit_font == "Times New Roman"


def test_an_unknown_profile_lists_those_that_exist() -> None:
    with pytest.raises(Refused, match=r"gb2312（.*gb2312-bold（") as caught:
        find_profile("宋体")
    assert caught.value.code == "PROFILE-UNKNOWN"


def test_empty_lines_are_passed_over(tmp_path: Path) -> None:
    assert [*load_profiles(write(tmp_path, HEAD, "", ROW, ""))] == ["a"]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ((), "第 1 行：表头应为"),
        (("name,label",), "第 1 行：表头应为"),
        ((HEAD,), "第 2 行：没有任何字体方案"),
        ((HEAD, "a,甲"), "第 2 行：应有 9 列，实有 2 列"),
        ((HEAD, ROW, ROW), "第 3 行：方案名“a”重复"),
        ((HEAD, ROW.replace("楷体", " ")), "第 2 行：“kai_font”一列为空"),
        ((HEAD, ROW.replace("no", "是")), "第 2 行：“bold_item”一列应为 yes 或 no，不能是“是”"),
        ((HEAD, ROW.replace("28.9", "宽")), "第 2 行：“line_pitch”一列应为 16 至 40 磅之间的数，不能是“宽”"),
        ((HEAD, ROW.replace("28.9", "nan")), "不能是“nan”"),
        ((HEAD, ROW.replace("28.9", "2.9")), "不能是“2.9”"),
        ((HEAD, '"a'), "无法读取"),
    ],
)
def test_a_mistake_is_named_with_its_line(lines: tuple[str, ...], sentence: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        load_profiles(write(tmp_path, *lines))
    assert caught.value.code == "PROFILE-TABLE"
    assert sentence in caught.value.sentence


def test_a_missing_or_undecodable_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        load_profiles(tmp_path)
    (tmp_path / "profiles.csv").write_bytes(f"{HEAD}\n{ROW}".encode("gb18030"))
    with pytest.raises(Refused):
        load_profiles(tmp_path)
