"""Texts of every encoding and saved pages: what is text in them, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.reading.found import Structure
from desktop.reading.lines import Source
from desktop.reading.source import read_source, source_of_text
from desktop.reading.structure import find_structure

TEXT = "　　一、工作情况\r\n\r\n　　（一）依法履职。全年办件12件。\n"


def read_file(folder: Path, name: str, data: bytes) -> Source:
    path = folder / name
    path.write_bytes(data)
    return read_source(path)


def lines(source: Source) -> list[tuple[int, str]]:
    return [(line.line, line.text) for line in source.lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    source = read_file(tmp_path, "a.txt", TEXT.encode(encoding))
    assert lines(source) == [(1, "　　一、工作情况"), (3, "　　（一）依法履职。全年办件12件。")]


def test_rare_characters_of_gb18030_are_kept(tmp_path: Path) -> None:
    assert lines(read_file(tmp_path, "a.txt", "𠮷林市㐂".encode("gb18030"))) == [(1, "𠮷林市㐂")]


def test_a_file_without_an_ending_is_read_by_what_it_is(tmp_path: Path) -> None:
    assert lines(read_file(tmp_path, "报告", "正文".encode())) == [(1, "正文")]
    assert lines(read_file(tmp_path, "页面", "<html><p>正文</p></html>".encode())) == [(1, "正文")]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs")), min_size=1, max_size=300))
@settings(max_examples=60)
def test_a_pasted_text_keeps_all_its_characters(text: str) -> None:
    if not text.strip():
        return
    kept = "".join(line.text for line in source_of_text(text, "粘贴").lines)
    seen = [char for char in kept if not char.isspace()]
    assert seen == [char for char in text if not char.isspace() and char not in "\ufffe\uffff\u2028"]


PAGE = """<?xml version="1.0" encoding="utf-8"?>
<html><head><title>某区2022年度法治政府建设情况报告-某区人民政府</title><style>p{}</style></head><body>
<nav><a href="/">首页</a></nav><form><div><a href="/a">要闻</a> | <a href="/b">公开</a></div>
<table><tr><td>索 引 号：</td><td>X001</td></tr><tr><td>发布日期</td><td>2023-02-01</td></tr></table>
<h1>某区2022年度法治政府<span>建设情况报告</span></h1>
<div id="a"><p>　　2022年，某区认真落实各项部署，法治建设取得新的
进展。现报告如下：</p><p><a name="x"></a>一、工作<b>情况</b><br
>（一）依法履职。全年办件&nbsp;12&#20214;，比上年有所增加。</p>
<p hidden>隐藏一</p><p style="DISPLAY : none">隐藏二</p><script>三、不是</script><noscript>四</noscript>
<pre>（二）完善制度
（三）规范执法</pre><table><tr><td>二、打算</td></tr></table>
<select><option>五</option></select></div></form><footer>版权所有</footer></body></html>"""


def test_a_page_is_read_block_by_block(tmp_path: Path) -> None:
    source = read_file(tmp_path, "a.html", PAGE.encode())
    assert [(line.text, line.origin, line.style_level) for line in source.lines] == [
        ("某区2022年度法治政府建设情况报告-某区人民政府", "page title", 0),
        ("首页", "menu", 0),
        ("要闻 | 公开", "menu", 0),
        ("索 引 号：", "table 1", 0),
        ("X001", "table 1", 0),
        ("发布日期", "table 1", 0),
        ("2023-02-01", "table 1", 0),
        ("某区2022年度法治政府建设情况报告", "text", 1),
        ("　　2022年，某区认真落实各项部署，法治建设取得新的进展。现报告如下：", "text", 0),
        ("一、工作情况", "text", 0),
        ("（一）依法履职。全年办件\u00a012件，比上年有所增加。", "text", 0),
        ("（二）完善制度", "text", 0),
        ("（三）规范执法", "text", 0),
        ("二、打算", "text", 0),
        ("五", "menu", 0),
        ("版权所有", "menu", 0),
    ]
    structure = find_structure(source)
    assert structure.title == "某区2022年度法治政府建设情况报告"
    assert [piece.number for piece in structure.pieces if piece.level] == ["一、", "（一）", "（二）", "（三）", "二、"]
    assert structure.unplaced == ()
    assert {one.why for one in structure.set_aside} == {"网页标题栏", "网页上的菜单或链接", "信息公开目录表"}


def page(body: str, charset: str = "utf-8", title: str = "") -> bytes:
    head = f'<meta charset="{charset}"><title>{title}</title>' if title else f'<meta charset="{charset}">'
    return f"<html><head>{head}</head><body>{body}</body></html>".encode("gb18030" if "gb" in charset else "utf-8")


def test_a_page_of_gb2312_keeps_what_that_lacks(tmp_path: Path) -> None:
    assert lines(read_file(tmp_path, "a.htm", page("<p>𠮷林</p>", "gb2312"))) == [(1, "𠮷林")]


def test_a_page_that_names_the_wrong_encoding_is_read_all_the_same(tmp_path: Path) -> None:
    data = page("<p>正文</p>").replace(b"utf-8", b"gb2312")
    wrong = page("<p>正文一二</p>", "gb2312").replace(b"gb2312", b"utf-8")
    assert lines(read_file(tmp_path, "a.htm", wrong)) == [(1, "正文一二")]
    assert read_file(tmp_path, "b.htm", data).lines


def test_a_broken_byte_of_a_page_is_shown_and_told(tmp_path: Path) -> None:
    source = read_file(tmp_path, "a.htm", page("<p>正文</p>").replace("文".encode(), b"\xff\xff\xff\xff\xff"))
    assert "正" in source.lines[0].text
    assert "\ufffd" in source.lines[0].text
    assert source.notes[0].startswith("网页里有")


def test_the_title_bar_serves_where_the_article_has_no_title(tmp_path: Path) -> None:
    body = "<p>2022年，某区认真落实各项部署，法治建设取得新的进展，情况如下：</p><p>一、工作情况</p>"
    data = page(body, title="某区2022年度法治政府建设情况报告_某区司法局")
    structure = find_structure(read_file(tmp_path, "a.html", data))
    assert (structure.title, structure.unit, structure.year) == ("某区2022年度法治政府建设情况报告", "某区", 2022)
    assert [one.text for one in structure.set_aside] == ["_某区司法局"]
    only_title = find_structure(read_file(tmp_path, "b.html", page(body, title="某区2022年度法治政府建设情况报告")))
    assert only_title.set_aside == ()


def test_an_attachment_that_is_a_link_is_kept(tmp_path: Path) -> None:
    link = "<p><a href='/x'>附件：执法主体名录</a></p>"
    body = f"<p>一、工作情况</p><p>全年受理申请12件，全部办结，群众满意度较高。</p>{link}"
    assert find_structure(read_file(tmp_path, "a.html", page(body))).attachments == "执法主体名录"


REPORT = "某区2022年度法治政府建设情况报告\n{}\n一、工作情况\n全年受理申请12件，全部办结，群众满意度较高。\n{}"


def structure_of(front: str = "", behind: str = "") -> Structure:
    return find_structure(source_of_text(REPORT.format(front, behind), "a.txt"))


@pytest.mark.parametrize(
    "line",
    [
        "【字体：大 中 小】",
        "字号：A+ A-",
        "打印本页 关闭窗口",
        "听全文",
        "分享到：微信 微博",
        "索 引 号：112/2023-1　主题分类：司法　成文日期：2023年2月1日",
        "备注/文号：某府〔2023〕1号",
        "发布时间：2023-02-01 10:20　点击率：15",
        "2023-02-01 10:20:15　来源：本网",
        "首页 > 公开 > 报告",
        "某区政府网",
        "The People's Government of Mou District",
        "-发布机构：某区司法局",
        "來源：某區司法局",
    ],
)
def test_lines_that_sites_print_are_set_aside(line: str) -> None:
    structure = structure_of(front=line)
    assert [one.text for one in structure.set_aside] == [line]
    assert structure.unplaced == ()


@pytest.mark.parametrize(
    "line",
    [
        "上一篇：公告",
        "相关链接",
        "扫一扫在手机打开当前页",
        "版权所有：某区 ICP备1号",
        "责任编辑：张三",
        "（此件公开发布）",
    ],
)
def test_lines_behind_a_report_are_set_aside(line: str) -> None:
    structure = structure_of(behind=line)
    assert [one.text for one in structure.set_aside] == [line]


def test_what_nobody_knows_is_shown_and_not_dropped() -> None:
    structure = structure_of(front="甲乙丙丁")
    assert [one.text for one in structure.unplaced] == ["甲乙丙丁"]
    assert structure_of(front="甲乙丙丁\n来源：本网").set_aside[0].why == "标题与正文之间的网页文字"
