"""Every mistake in a data file is refused with file, line, entry and column."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.catalog.load import load_catalog
from desktop.paths import RESOURCES
from desktop.refusal import Refused

Rows = list[list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in RESOURCES.glob("*.csv"):
        shutil.copy(path, tmp_path)
    return tmp_path


def read(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def write(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(rows)


def put(folder: Path, file: str, entry: str, column: str, value: str) -> int:
    """Put a value into a cell; give the line of the row."""
    rows = read(folder / file)
    key = {"headings.csv": 1, "references.csv": 1}.get(file, 0)
    index = next(i for i, row in enumerate(rows) if row[key] == entry)
    rows[index][rows[0].index(column)] = value
    write(folder / file, rows)
    return index + 1


def refusal(folder: Path) -> Refused:
    with pytest.raises(Refused) as caught:
        load_catalog(folder)
    return caught.value


CELLS = [
    (("units.csv", "万元", "factor", "一万"), "CATALOG-NUMBER", "要填1到"),
    (("units.csv", "件", "family", ""), "CATALOG-EMPTY", "不能空着"),
    (("departments.csv", "司法局", "valid_from", "二〇二〇"), "CATALOG-YEAR", "不是年份"),
    (("departments.csv", "司法局", "valid_from", "20222"), "CATALOG-YEAR", "不是年份"),
    (("heading_sets.csv", "B", "valid_to", "2019"), "CATALOG-YEAR", "早于起始的2021年"),
    (("headings.csv", "H03", "set", "D"), "CATALOG-UNKNOWN", "没有“D”，请先在heading_sets.csv里增加"),
    (("headings.csv", "H03", "level", "9"), "CATALOG-NUMBER", "1到4"),
    (("headings.csv", "H03", "code", "H02"), "CATALOG-TWICE", "“H02”在第4行已经有了"),
    (("headings.csv", "B03", "covers", "H99"), "CATALOG-COVER", "没有“H99”这个标题"),
    (("headings.csv", "B03", "covers", "H02"), "CATALOG-COVER", "“H02”已归入第19行"),
    (("indicators.csv", "h01.grids", "kind", "sum"), "CATALOG-UNKNOWN", "可以填的有：stock、flow"),
    (("indicators.csv", "h01.grids", "unit", "哥"), "CATALOG-UNKNOWN", "没有“哥”，请先在units.csv里增加"),
    (("indicators.csv", "h01.grids", "heading", "H11"), "CATALOG-UNKNOWN", "请先在headings.csv里增加"),
    (("indicators.csv", "h01.grids", "department", "教育局"), "CATALOG-UNKNOWN", "请先在departments.csv里增加"),
    (("indicators.csv", "h01.grids", "decimals", "两位"), "CATALOG-NUMBER", "0到6"),
    (("indicators.csv", "h01.grids", "required", "是"), "CATALOG-UNKNOWN", "可以填的有：yes、no"),
    (("indicators.csv", "h01.grids", "definition", ""), "CATALOG-EMPTY", "不能空着"),
    (("indicators.csv", "h01.grids", "label", "网上申报率"), "CATALOG-TWICE", "“网上申报率”在第3行已经有了"),
    (("indicators.csv", "h01.grids", "part_of", "h01.none"), "CATALOG-UNKNOWN", "没有“h01.none”"),
    (("indicators.csv", "h01.grids", "part_of", "h06.tj_cases"), "CATALOG-UNIT", "“个”与“件”单位不同"),
    (("indicators.csv", "h06.tj_rate", "decimals", ""), "CATALOG-EMPTY", "不能空着"),
    (("indicators.csv", "h06.tj_rate", "formula", "占比(h06.tj_success"), "CATALOG-FORMULA", "没有写完"),
    (("indicators.csv", "h06.tj_rate", "formula", "占比(h06.tj_success, h06.x)"), "CATALOG-UNKNOWN", "“h06.x”"),
    (("indicators.csv", "h06.tj_rate", "formula", "占比(h06.tj_success, h06.jz_in)"), "CATALOG-UNIT", "“件”与“人”"),
    (("indicators.csv", "h06.tj_rate", "formula", "h06.tj_success + h06.tj_cases"), "CATALOG-UNIT", "“%”与“件”"),
    (
        ("indicators.csv", "h06.tj_rate", "formula", "占比(上年(h06.tj_cases), h06.tj_cases)"),
        "CATALOG-FORMULA",
        "本年的指标",
    ),
    (("indicators.csv", "h06.tj_rate", "formula", "本年"), "CATALOG-FORMULA", "只能用本年的指标"),
    (("indicators.csv", "h06.tj_rate", "formula", "h04.review_from"), "CATALOG-UNIT", "是日期，不能计算"),
    (("indicators.csv", "h06.tj_rate", "formula", "h06.tj_rate × 1"), "CATALOG-CIRCLE", "h06.tj_rate → h06.tj_rate"),
    (("relations.csv", "R06", "severity", "fatal"), "CATALOG-UNKNOWN", "error、warning、hint"),
    (("relations.csv", "R06", "message", ""), "CATALOG-EMPTY", "不能空着"),
    (("relations.csv", "R06", "relation", ""), "CATALOG-EMPTY", "不能空着"),
    (("relations.csv", "R06", "relation", "h06.fy_accept"), "CATALOG-FORMULA", "没有写完"),
    (("relations.csv", "R06", "relation", "h06.fy_accept ≤ h06.nothing"), "CATALOG-UNKNOWN", "“h06.nothing”"),
    (("relations.csv", "R06", "relation", "h06.fy_accept ≤ h06.jz_in"), "CATALOG-UNIT", "“件”与“人”单位不同"),
    (("relations.csv", "R06", "relation", "本值 ≤ 100"), "CATALOG-FORMULA", "不能用“本值”"),
    (("relations.csv", "R19-2", "relation", "本值 ≤ 本年"), "CATALOG-FORMULA", "不能用“本年”"),
    (("relations.csv", "R19", "when", "本值 ≥ 10；本值"), "CATALOG-FORMULA", "没有写完"),
    (("relations.csv", "R06", "title", ""), "CATALOG-EMPTY", "不能空着"),
    (("ranges.csv", "h10.study_party", "most", "许多"), "CATALOG-NUMBER", "要填0到"),
    (("ranges.csv", "h10.study_party", "code", "h10.none"), "CATALOG-UNKNOWN", "没有“h10.none”"),
    (("definitions.csv", "h06.fy_apply", "year", "去年"), "CATALOG-NUMBER", "要填"),
    (("definitions.csv", "h06.fy_apply", "what", ""), "CATALOG-EMPTY", "不能空着"),
    (("relations.csv", "R19", "scope", "share date"), "CATALOG-UNKNOWN", "没有“date”"),
    (("references.csv", "党的十九大", "kind", "party"), "CATALOG-UNKNOWN", "law、plan"),
    (("references.csv", "党的十九大", "successor", "党的三十大"), "CATALOG-UNKNOWN", "没有“党的三十大”"),
    (("references.csv", "党的十九大", "certain", "也许"), "CATALOG-UNKNOWN", "可以填的有：yes、no"),
    (("slips.csv", "布署", "why", ""), "CATALOG-EMPTY", "不能空着"),
    (("slips.csv", "布署", "certain", ""), "CATALOG-EMPTY", "不能空着"),
    (("namings.csv", "法治教育 法制教育", "names", "法治教育"), "CATALOG-NAMES", "至少要有两个叫法"),
    (("lasting.csv", "自", "where", "here"), "CATALOG-UNKNOWN", "before_year"),
    (("prescribed.csv", "②", "in_heading", ""), "CATALOG-EMPTY", "不能空着"),
    (("prescribed.csv", "②", "required", "要"), "CATALOG-UNKNOWN", "可以填的有：yes、no"),
]


@pytest.mark.parametrize(("cell", "code", "says"), CELLS)
def test_a_wrong_cell_is_named_by_file_line_entry_and_column(folder, cell, code, says):
    file, entry, column, value = cell
    line = put(folder, file, entry, column, value)
    found = refusal(folder)
    assert found.code == code
    assert found.sentence.startswith(f"{file}第{line}行")
    assert entry in found.sentence or value in found.sentence
    assert f"的“{column}”一栏：" in found.sentence
    assert says in found.sentence
    assert found.sentence.endswith("。")


def test_a_heading_that_a_set_forgets_is_named(folder):
    put(folder, "headings.csv", "B05", "covers", "")
    found = refusal(folder)
    assert (found.code, "没有收入“H05”" in found.sentence) == ("CATALOG-COVER", True)
    assert "“B”" in found.sentence


def test_the_set_of_the_ten_must_be_there(folder):
    write(folder / "heading_sets.csv", [["code", "label", "valid_from", "valid_to"], ["C", "五项", "", ""]])
    write(folder / "headings.csv", [["set", "code", "title", "level", "covers", "prescribed"]])
    assert "缺少“A”这套标题" in refusal(folder).sentence


def test_a_long_circle_of_formulas_is_shown_whole(folder):
    put(folder, "indicators.csv", "h04.self_pass_pct", "formula", "h04.self_fail_pct")
    line = put(folder, "indicators.csv", "h04.self_fail_pct", "formula", "h04.self_pass_pct")
    found = refusal(folder)
    assert found.code == "CATALOG-CIRCLE"
    assert "h04.self_pass_pct → h04.self_fail_pct → h04.self_pass_pct" in found.sentence
    assert f"第{line - 1}行" in found.sentence


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        (lambda rows: rows.append(rows[3]), "CATALOG-TWICE", "在第4行已经有了"),
        (lambda rows: rows[2].append("多"), "CATALOG-ROW", "units.csv第3行“起”有4栏，表头是3栏"),
        (lambda rows: rows[2].clear() or rows[2].extend(["", "件"]), "CATALOG-ROW", "units.csv第3行有2栏"),
        (lambda rows: rows[0].__setitem__(1, "group"), "CATALOG-COLUMNS", "缺少“family”一栏"),
        (lambda rows: rows[0].__setitem__(1, "name"), "CATALOG-COLUMNS", "重复了“name”一栏"),
        (lambda rows: rows[2].__setitem__(0, ""), "CATALOG-EMPTY", "units.csv第3行的“name”一栏：不能空着"),
    ],
)
def test_a_wrong_row_or_header_is_named(folder, change: Callable[[Rows], None], code, says):
    rows = read(folder / "units.csv")
    change(rows)
    write(folder / "units.csv", rows)
    found = refusal(folder)
    assert found.code == code
    assert says in found.sentence


def test_a_file_in_another_encoding_is_refused_with_the_way_out(folder):
    text = (folder / "units.csv").read_text(encoding="utf-8-sig")
    (folder / "units.csv").write_bytes(text.encode("gb18030"))
    found = refusal(folder)
    assert found.code == "CATALOG-ENCODING"
    assert found.sentence == "units.csv从第2行起不是UTF-8编码，请在Excel里另存为“CSV UTF-8”格式。"


def test_an_open_quotation_mark_is_refused(folder):
    path = folder / "units.csv"
    path.write_text('name,family,factor\n件,件,1\n"起,件,1\n', encoding="utf-8")
    assert refusal(folder).code == "CATALOG-ROW"


def test_an_empty_file_lacks_its_columns(folder):
    (folder / "units.csv").write_bytes(b"")
    assert refusal(folder).code == "CATALOG-COLUMNS"


def test_empty_lines_and_cells_of_several_lines_do_not_shift_the_line_numbers(folder):
    (folder / "units.csv").write_text(
        'name,family,factor,note\n\n,,,\n件,件,1,"一行\n又一行"\n起,件,零,\n', encoding="utf-8"
    )
    assert refusal(folder).sentence.startswith("units.csv第6行“起”的“factor”一栏：")


def test_a_renaming_leads_from_an_old_code_to_one_that_exists(folder):
    header = ["old_code", "new_code", "year", "reason"]
    write(folder / "renamings.csv", [header, ["h01.wangge", "h01.grids", "2021", "改用英文编号"]])
    (renaming,) = load_catalog(folder).renamings
    assert (renaming.old_code, renaming.new_code, renaming.year) == ("h01.wangge", "h01.grids", 2021)
    write(folder / "renamings.csv", [header, ["h01.wangge", "h01.mesh", "2021", "改用英文编号"]])
    assert refusal(folder).sentence.startswith("renamings.csv第2行“h01.wangge”的“new_code”一栏：没有“h01.mesh”")


@pytest.mark.parametrize(
    ("formula", "fits"),
    [
        ("占比(h01.cases_done, h01.cases)", True),
        ("四舍五入(绝对值(增幅(h01.cases_done, h01.cases)), 2)", True),
        ("占比(求和(h01.cases_done, 1), 2 × h01.cases ÷ 4)", True),
        ("100 × (h01.cases_done ÷ h01.cases)", True),
        ("占比(h01.cases_done × h01.cases, h01.cases)", False),
        ("占比(1 ÷ h01.cases_done, 3)", False),
        ("占比(h04.penalty_amount, h01.cases)", False),
    ],
)
def test_formulas_must_agree_in_their_units(folder, formula, fits):
    put(folder, "indicators.csv", "h01.cases_done_rate", "formula", formula)
    if fits:
        assert load_catalog(folder).indicators["h01.cases_done_rate"].formula is not None
    else:
        assert refusal(folder).code == "CATALOG-UNIT"


def test_units_of_one_family_and_different_size_cannot_be_added(folder):
    put(folder, "indicators.csv", "h01.cases", "unit", "万件")
    found = refusal(folder)
    assert found.code == "CATALOG-UNIT"
    assert "“件×10000”" in found.sentence
