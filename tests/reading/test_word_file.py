"""What a Word file says and where: numbers that are not in its text, changes, boxes, tables, notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.reading.lines import Line, Source, plain_of_source, source_of_plain
from desktop.reading.source import read_source, read_source_safely
from desktop.reading.structure import count_characters, find_structure
from tests.reading.renderings import word_file


def read_body(folder: Path, body: str, **parts: str) -> Source:
    path = folder / "a.docx"
    path.write_bytes(word_file(body, **parts))
    return read_source(path)


def texts(source: Source) -> list[str]:
    return [line.number + line.text for line in source.lines]


def p(text: str, properties: str = "") -> str:
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inner}<w:r><w:t>{text}</w:t></w:r></w:p>"


def listed(text: str, level: int = 0, list_id: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(index: int, form: str, text: str, more: str = "") -> str:
    shown = f'<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/>{shown}</w:lvl>'


def numbering(levels: str, more: str = "", link: str = "") -> str:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        f'<w:numbering xmlns:w="{word}"><w:abstractNum w:abstractNumId="0">{link}{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}</w:numbering>'
    )


CHINESE = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.")


def test_lists_count_and_begin_again_under_the_next_heading(tmp_path: Path) -> None:
    body = (
        listed("甲")
        + listed("乙", 1)
        + listed("丙", 2)
        + listed("丁", 2)
        + listed("戊", 1)
        + listed("己", 2)
        + listed("庚")
    )
    assert texts(read_body(tmp_path, body, numbering=numbering(CHINESE))) == [
        "一、甲", "（一）乙", "1.丙", "2.丁", "（二）戊", "1.己", "二、庚",
    ]  # fmt: skip


def test_an_empty_paragraph_of_a_list_counts_as_word_counts_it(tmp_path: Path) -> None:
    source = read_body(tmp_path, listed("甲") + listed("") + listed("丙"), numbering=numbering(CHINESE))
    assert texts(source) == ["一、甲", "三、丙"]
    assert [line.line for line in source.lines] == [1, 3]


def test_a_list_with_its_own_start_begins_again_and_others_go_on(tmp_path: Path) -> None:
    restarted = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        '</w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="4"><w:abstractNumId w:val="99"/></w:num>'
    )
    body = (
        listed("甲")
        + listed("乙", 0, 2)
        + listed("丙", 0, 2)
        + listed("丁", 0, 3)
        + listed("戊", 0, 4)
        + listed("己", 0, 0)
    )
    source = read_body(tmp_path, body, numbering=numbering(CHINESE, restarted))
    assert texts(source) == ["一、甲", "五、乙", "六、丙", "七、丁", "戊", "己"]


def test_a_level_may_go_on_under_the_next_heading(tmp_path: Path) -> None:
    levels = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    body = listed("甲") + listed("乙", 1) + listed("丙") + listed("丁", 1)
    assert texts(read_body(tmp_path, body, numbering=numbering(levels))) == ["一、甲", "1.乙", "二、丙", "2.丁"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", "12"),
        ("decimalZero", "12"),
        ("decimalFullWidth", "１２"),
        ("chineseCounting", "十二"),
        ("chineseCountingThousand", "十二"),
        ("ideographDigital", "一二"),
        ("chineseLegalSimplified", "拾贰"),
        ("ideographTraditional", "乙"),
        ("ideographZodiac", "亥"),
        ("upperRoman", "XII"),
        ("lowerLetter", "l"),
        ("upperLetter", "L"),
        ("decimalEnclosedCircle", "⑫"),
        ("decimalEnclosedParen", "⑿"),
        ("ideographEnclosedCircle", "12"),
        ("bullet", ""),
        ("none", ""),
        ("somethingNew", "12"),
    ],
)
def test_each_form_of_number_is_written_as_word_writes_it(tmp_path: Path, form: str, expected: str) -> None:
    levels = f'<w:lvl w:ilvl="0"><w:start w:val="12"/><w:numFmt w:val="{form}"/><w:lvlText w:val="%1"/></w:lvl>'
    assert read_body(tmp_path, listed("甲"), numbering=numbering(levels)).lines[0].number == expected


def test_numbers_above_a_hundred(tmp_path: Path) -> None:
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="105"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="27"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1-%2"/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:isLgl/><w:lvlText w:val="%1.%2.%3"/></w:lvl>'
    )
    source = read_body(tmp_path, listed("甲") + listed("乙", 1) + listed("丙", 2), numbering=numbering(levels))
    assert [line.number for line in source.lines] == ["一〇五", "一〇五-aa", "105.27.1"]


def test_numbers_come_from_styles_and_from_linked_lists(tmp_path: Path) -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    styles = (
        f'<w:styles xmlns:w="{word}">'
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="标题 2"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="C"/>'
        '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style></w:styles>'
    )
    levels = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="A"/>')
    more = (
        f'<w:abstractNum w:abstractNumId="5" xmlns:w="{word}"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>'
    )
    link = '<w:styleLink w:val="L"/>'
    body = (
        p("甲", '<w:pStyle w:val="A"/>') + p("乙", '<w:pStyle w:val="B"/>') + p("丙", '<w:pStyle w:val="C"/>')
        + p("丁", '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>') + p("戊", '<w:outlineLvl w:val="0"/>')
    )  # fmt: skip
    source = read_body(tmp_path, body, styles=styles, numbering=numbering(levels, more, link))
    assert texts(source) == ["（一）甲", "（二）乙", "丙", "丁", "戊"]
    assert [line.style_level for line in source.lines] == [2, 2, 0, 2, 1]


def test_changes_are_read_as_accepted_and_the_view_is_named(tmp_path: Path) -> None:
    body = (
        '<w:p><w:r><w:t>共</w:t></w:r><w:del w:id="1"><w:r><w:delText>12</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>15</w:t></w:r></w:ins><w:r><w:t>件</w:t></w:r></w:p>'
        '<w:moveFrom w:id="3"><w:p><w:r><w:t>搬走</w:t></w:r></w:p></w:moveFrom>'
    )
    source = read_body(tmp_path, body)
    assert texts(source) == ["共15件"]
    assert source.view == "接受修订后"
    assert any(source.view in one.message for one in find_structure(source).noticed)


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    assert texts(read_body(tmp_path, p("前半", gone) + p("后半") + p("末", gone))) == ["前半后半", "末"]


def test_a_deleted_row_of_a_table_is_gone(tmp_path: Path) -> None:
    row = "<w:tr>{}<w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    deleted = row.format('<w:trPr><w:del w:id="1"/></w:trPr>', p("旧"), p("2"))
    source = read_body(tmp_path, f"<w:tbl>{row.format('', p('新'), p('1'))}{deleted}</w:tbl>{p('后')}")
    assert [(line.text, line.origin) for line in source.lines] == [("新", "table 1"), ("1", "table 1"), ("后", "text")]


def test_a_table_for_the_layout_is_text_and_a_table_of_data_is_shown_as_not_placed(tmp_path: Path) -> None:
    sentence = p("全年受理申请15件，办结12件，群众满意度比上年有所提高。")
    layout = f"<w:tbl><w:tr><w:tc>{p('一、工作情况')}{sentence}</w:tc></w:tr></w:tbl>"
    data = f"<w:tbl><w:tr><w:tc>{p('指标')}</w:tc><w:tc>{p('数量')}</w:tc></w:tr></w:tbl>"
    structure = find_structure(
        read_body(tmp_path, layout + data + p("以上数据由各部门提供，截止时间是十二月三十一日。"))
    )
    assert structure.pieces[0].number + structure.pieces[0].text == "一、工作情况"
    assert [one.text for one in structure.unplaced] == ["指标", "数量"]
    assert count_characters(structure)[3] == 4


def test_text_in_boxes_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        f"</mc:AlternateContent><w:t>框外</w:t></w:r></w:p>{p('后')}"
    )
    source = read_body(tmp_path, body)
    assert [(line.line, line.text, line.origin) for line in source.lines] == [
        (1, "框内", "text box"),
        (1, "框外", "text"),
        (2, "后", "text"),
    ]


def test_nothing_inside_a_paragraph_is_dropped(tmp_path: Path) -> None:
    body = (
        "<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>控件</w:t></w:r>"
        "</w:sdtContent></w:sdt><w:smartTag><w:r><w:t>标记</w:t></w:r></w:smartTag>"
        "<w:fldSimple w:instr='DATE'><w:r><w:t>日期</w:t></w:r>"
        "</w:fldSimple><w:r><w:tab/><w:t>后</w:t><w:noBreakHyphen/><w:sym w:font='Wingdings' w:char='F0FE'/>"
        "<w:sym w:char='F0FF'/>"
        "<w:sym w:char='2103'/><w:sym/><w:instrText>PAGE</w:instrText>"
        "<w:br/><w:t>次行</w:t><w:br w:type='page'/><w:cr/></w:r>"
        "<w:r><w:ruby><w:rt><w:r><w:t>yi</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>易</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{p('块')}</w:sdtContent></w:sdt><w:ins w:id='1'>{p('添')}</w:ins>"
    )
    source = read_body(tmp_path, body)
    assert texts(source) == ["链接控件标记日期\t后-☑〓℃〓\n次行 \n易", "块", "添"]
    structure = find_structure(source)
    assert [piece.line for piece in structure.pieces] == [] or all(piece.line for piece in structure.pieces)
    read, placed, set_aside, unplaced = count_characters(structure)
    assert read == placed + set_aside + unplaced


def test_headers_notes_comments_and_hidden_text_are_set_aside(tmp_path: Path) -> None:
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = (
        p("一、工作情况")
        + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>二、打算</w:t></w:r></w:p>"
    )
    source = read_body(
        tmp_path,
        body,
        header=f"<w:hdr {word}>{p('页眉')}</w:hdr>",
        footer=f"<w:ftr {word}>{p('— 1 —')}</w:ftr>",
        footnotes=f'<w:footnotes {word}><w:footnote w:id="2">{p("注")}</w:footnote></w:footnotes>',
        comments=f'<w:comments {word}><w:comment w:id="0">{p("批")}</w:comment></w:comments>',
    )
    structure = find_structure(source)
    aside = {one.text: one.why for one in structure.set_aside}
    assert aside == {"隐藏": "隐藏文字", "页眉": "页眉", "— 1 —": "页脚", "注": "脚注", "批": "批注"}
    assert [piece.number for piece in structure.pieces] == ["一、", "二、"]


def test_the_strict_edition_of_the_format_is_read(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    document = f'<w:document xmlns:w="{strict}"><w:body>{p("正文")}</w:body></w:document>'
    source = read_body(tmp_path, "", document=document)
    assert texts(source) == ["正文"]


def test_the_safe_way_gives_the_same(tmp_path: Path) -> None:
    source = read_body(tmp_path, listed("甲") + p("乙"), numbering=numbering(CHINESE))
    assert read_source_safely(tmp_path / "a.docx") == source
    assert source_of_plain(plain_of_source(source)) == source
    assert source.lines[0] == Line(1, "甲", "一、")
