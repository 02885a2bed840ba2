"""What the loader says of mistakes in the standard wording and in the sample year."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample, load_wording
from desktop.paths import RESOURCES
from desktop.refusal import Refused

CATALOG = standard_catalog()
SAMPLE = load_sample(CATALOG)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(RESOURCES / "sample", tmp_path / "sample")
    shutil.copy(RESOURCES / "wording.csv", tmp_path)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8-sig")


Change = tuple[str, str, str, str, str]
MISTAKES: tuple[Change, ...] = (
    ("wording.csv", "p1,part", "p1,chapter", "CATALOG-UNKNOWN", "wording.csv第3行“p1”的“level”一栏"),
    ("wording.csv", "h01,heading,H01", "p1,heading,H01", "CATALOG-TWICE", "wording.csv第4行“p1”"),
    ("wording.csv", "h02,heading,H02", "h02,heading,H01", "CATALOG-TWICE", "“h02”的“heading”一栏：“H01”在第4行"),
    ("wording.csv", "h01.1,item,,", "h01.1,item,H01x,", "WORDING-HEADING", "“h01.1”的“heading”一栏"),
    ("wording.csv", "p1,part,P1,", "p1,part,,", "WORDING-HEADING", "第3行“p1”的“heading”一栏"),
    ("wording.csv", "h01.1,item,,yes", "h01.1,item,,maybe", "CATALOG-UNKNOWN", "“h01.1”的“run_in”一栏"),
    ("wording.csv", "h01,heading,H01,no", "h01,heading,H01,yes", "WORDING-RUN-IN", "第4行“h01”的“run_in”一栏"),
    ("wording.csv", "h01.1.body,body,,no", "h01.1.body,body,,yes", "WORDING-RUN-IN", "“h01.1.body”"),
    ("wording.csv", "{{h01.grids}}", "{{h01.grids|}}", "WORDING-PLACEHOLDER", "“h01.4.body”的“text”一栏"),
    ("wording.csv", "{{h01.grids}}", "{{h01.grids|大写}}", "WORDING-PLACEHOLDER", "没有“大写”这种写法"),
    ("wording.csv", "no,主要举措和成效", "no,", "CATALOG-EMPTY", "第3行“p1”的“text”一栏"),
    ("sample/figures.csv", "h01.online_units,26", "h01.nothing,26", "CATALOG-UNKNOWN", "figures.csv第2行“h01.nothing”"),
    ("sample/figures.csv", "h01.online_units,26", "h01.online_units,", "CATALOG-EMPTY", "figures.csv第2行"),
    ("sample/figures.csv", "h01.online_units,26", "h01.online_units,26斤", "SAMPLE-FIGURE", "figures.csv第2行"),
    (
        "sample/figures.csv",
        "h01.online_units,26",
        "h06.tj_rate,100",
        "SAMPLE-COMPUTED",
        "figures.csv第2行“h06.tj_rate”",
    ),
    ("sample/figures.csv", "h01.grids,", "h01.online_units,", "CATALOG-TWICE", "第9行“h01.online_units”"),
    ("sample/particulars.csv", "year,2022", "year,二二", "CATALOG-NUMBER", "particulars.csv第3行“year”"),
    ("sample/particulars.csv", "heading_set,A", "heading_set,Z", "CATALOG-UNKNOWN", "particulars.csv第4行"),
    ("sample/particulars.csv", "signer,张某某\n", "", "SAMPLE-MISSING", "particulars.csv里缺少“signer”一行"),
    ("sample/particulars.csv", "signer,", "singer,", "CATALOG-UNKNOWN", "第9行“singer”的“name”一栏"),
    ("sample/particulars.csv", "written_on,2023-02-20", "written_on,2月", "SAMPLE-DATE", "“written_on”的“text”一栏"),
    ("sample/particulars.csv", "{{单位}}", "{{本单位}}", "WORDING-PLACEHOLDER", "“title”的“text”一栏"),
)


@pytest.mark.parametrize(("file", "old", "new", "code", "place"), MISTAKES)
def test_a_mistake_is_named_with_its_place(folder: Path, file: str, old: str, new: str, code: str, place: str) -> None:
    change(folder / file, old, new)
    with pytest.raises(Refused) as refused:
        load_sample(CATALOG, folder)
    assert refused.value.code == code
    assert place in refused.value.sentence
    assert refused.value.sentence.endswith("。")


def test_a_day_that_is_not_known_yet_may_be_empty(folder: Path) -> None:
    change(folder / "sample" / "particulars.csv", "written_on,2023-02-20", "written_on,")
    assert load_sample(CATALOG, folder).particulars == replace(SAMPLE.particulars, written_on="")


@pytest.mark.parametrize("load", [load_wording, lambda folder: load_sample(CATALOG, folder)])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, load: Callable[[Path], object]) -> None:
    with pytest.raises(Refused, match=r"\.csv"):
        load(tmp_path)


def test_a_brace_that_is_not_closed_is_plain_text(folder: Path) -> None:
    change(folder / "sample" / "particulars.csv", "{{单位}}", "{{单位")
    assert load_sample(CATALOG, folder).particulars.title.startswith("{{单位{{")
