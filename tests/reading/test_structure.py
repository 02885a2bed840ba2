"""Structure where reports go wrong or differ: particulars, accounting."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.model.outline import Level
from desktop.reading.found import Structure
from desktop.reading.source import read_source, source_of_text
from desktop.reading.structure import count_characters, find_structure
from tests.reading.corpus import documents
from tests.reading.test_structure_corpus import characters_by_line, source_by_line

BODY = "全年受理申请12件，全部办结，群众满意度较高。"


def structure_of(*lines: str) -> Structure:
    return find_structure(source_of_text("\n".join(lines), "a.txt"))


def test_one_paragraph_that_lists_its_points_is_no_point() -> None:
    structure = structure_of(
        "一、工作", "一是抓学习，全年学习十二次；二是抓培训，全年培训八次。", "一是抓学习。全年学习十二次。"
    )
    assert [(piece.level, piece.number) for piece in structure.pieces][1:] == [(Level.BODY, ""), (Level.POINT, "一是")]


def test_a_lower_heading_on_the_line_of_a_higher_one() -> None:
    structure = structure_of(f"一、工作情况（一）依法履职。{BODY}", f"二、打算。一是抓学习。{BODY}")
    found = [(piece.level, piece.number, piece.run_in) for piece in structure.pieces]
    assert found == [
        (Level.PART, "一、", False), (Level.HEADING, "（一）", True), (Level.BODY, "", False),
        (Level.PART, "二、", True), (Level.BODY, "", False),
    ]  # fmt: skip


def test_particulars_of_the_imprint_and_several_signatures() -> None:
    structure = structure_of(
        "某委〔2023〕7号",
        "签发人：李四",
        "某区2022年度法治政府建设情况报告",
        "（2023年2月1日）",
        "市委、市政府：",
        BODY,
        "一、工作情况",
        BODY,
        "附件：1.名录",
        "2.清单",
        "中共某区委员会",
        "某区人民政府",
        "（此件公开发布）",
        "抄送：区人大常委会。",
        "某区人民政府办公室　2023年2月20日印发",
    )
    assert structure.document_number == "某委〔2023〕7号"
    assert structure.signer == "李四"
    assert structure.written_on == "2023-02-01"
    assert structure.addressee == "市委、市政府"
    assert structure.attachments == "1.名录\n2.清单"
    assert structure.signature == "中共某区委员会、某区人民政府"
    assert structure.copies == "区人大常委会。"
    assert (structure.printer, structure.printed_on) == ("某区人民政府办公室", "2023-02-20")
    assert [one.why for one in structure.set_aside] == ["附注"]
    assert structure.unplaced == ()


@pytest.mark.parametrize(
    ("title", "unit", "year"),
    [
        ("2022年度清河区法治政府建设报告", "清河区", 2022),
        ("清河区人民政府关于2022年法治政府建设情况的报告", "清河区", 2022),
        ("关于清河区2022年度法治政府建设情况的报告", "清河区", 2022),
        ("清河区司法局2021年法治政府建设工作总结及2022年工作计划", "清河区司法局", 2021),
        ("清河區二〇二二年度法治政府建設情況報告", "清河區", 2022),
        ("清河街道２０２２年度推进法治政府建设情况汇报", "清河街道", 2022),
        ("法治政府建设工作情况报告", "", None),
    ],
)
def test_unit_and_year_of_a_title(title: str, unit: str, year: int | None) -> None:
    structure = structure_of(title, "一、工作情况", BODY)
    assert (structure.title, structure.unit, structure.year) == (title, unit, year)


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        (("一、工作情况", BODY, "清河区人民政府", "2023年2月1日"), "清河区"),
        ((f"{BODY}现将清河镇2022年工作情况报告如下：", "一、工作情况"), "清河镇"),
        (("发布机构：清河区司法局", "一、工作情况", BODY), "清河区司法局"),
        (("清河区人民政府", "政务公开", "一、工作情况", BODY), "清河区"),
    ],
)
def test_the_unit_of_a_report_whose_title_names_none(lines: tuple[str, ...], unit: str) -> None:
    assert structure_of(*lines).unit == unit


def test_a_table_of_contents_and_page_numbers_are_no_text() -> None:
    contents = ("目　录", "一、工作情况\t1", "二、工作打算…………12", "— 1 —")
    structure = structure_of(
        "某区2022年度法治政府建设情况报告", *contents, "一、工作情况", BODY, "- 2 -", "二、工作打算", BODY
    )
    assert [piece.number for piece in structure.pieces if piece.level] == ["一、", "二、"]
    assert [one.why for one in structure.set_aside] == ["目录", "目录", "目录", "页码", "页码"]
    assert structure.noticed == ()


def test_short_last_lines_belong_to_the_text() -> None:
    structure = structure_of("一、工作情况", BODY, "二、打算情况", "强化培训，提升能力", "特此报告", "某区司法局")
    assert [piece.text for piece in structure.pieces][-2:] == ["强化培训，提升能力", "特此报告"]
    assert structure.signature == "某区司法局"


def test_a_day_that_no_calendar_has_is_no_day() -> None:
    structure = structure_of("一、工作情况", BODY, "某区人民政府", "2023年13月40日")
    assert structure.written_on == ""


PIECES = st.one_of(
    st.sampled_from([row.text for document in documents()[::5] for row in document.rows]),
    st.text(alphabet="一二三十是、.．()（）1２①第，。：；　 \t区政府报告法治建设年月日2022附件\n>", max_size=40),
)


@given(st.lists(PIECES, min_size=1, max_size=12))
@settings(max_examples=150, deadline=None)
def test_every_character_of_any_text_stands_in_one_place(lines: list[str]) -> None:
    if not "".join(lines).strip():
        return
    structure = find_structure(source_of_text("\n".join(lines), "a.txt"))
    read, placed, set_aside, unplaced = count_characters(structure)
    assert read == placed + set_aside + unplaced
    assert characters_by_line(structure) == source_by_line(structure)
    assert len({piece.key for piece in structure.pieces}) == len(structure.pieces)


@pytest.mark.skipif("FAZHI_SEED" not in os.environ, reason="the report of a real district is not part of the program")
def test_the_report_of_a_real_district() -> None:
    structure = find_structure(read_source(Path(os.environ["FAZHI_SEED"])))
    levels = Counter(piece.level for piece in structure.pieces)
    assert [levels[level] for level in (Level.PART, Level.HEADING, Level.ITEM)] == [2, 11, 29]
    assert (structure.unit, structure.year) == ("银州区", 2022)
    assert structure.title == "2022年度银州区法治政府建设报告"
    assert structure.unplaced == ()
    assert {one.line for one in structure.set_aside} == {1, 3, 5, 7}
