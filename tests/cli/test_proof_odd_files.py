"""`fazhi proof` on files as they come: other encodings, pages with menus and tables, Word files with changes.

Every text states the same wrong sum in the same line; whatever the form, it is found there, and nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from desktop.catalog.load import standard_catalog
from desktop.cli import DONE, LOOK, REFUSED, run
from desktop.operations.reading import read_report

WRONG = "收到行政复议申请18件，其中受理15件、不予受理2件"
LINES = (
    "平江区2023年度法治政府建设情况报告",
    "2023年，全区扎实推进法治政府建设。现将有关情况报告如下。",
    "一、主要举措和成效",
    f"（一）依法化解社会矛盾。{WRONG}，不予受理的已说明理由。",
    "二、存在的不足和原因",
    "一是基层执法力量不足，原因是编制偏紧。",
    "三、下一年度工作安排",
    "继续推进依法行政。",
)
TEXT = "\n".join(LINES) + "\n"
PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>平江区人民政府</title>
<script>var a = 99;</script></head>
<body><div class="nav"><ul><li><a href="/">首页</a></li>
<li><a href="/x">政务公开</a></li><li><a href="/y">互动交流</a></li></ul></div>
<div>您的位置：<a href="/">首页</a> &gt; <a href="/z">法治政府建设</a> &gt; 正文</div>
<table><tr><td>索 引 号</td><td>PJ-2024-0011</td><td>成文日期</td><td>2024年02月20日</td></tr></table>
<h1>{lines[0]}</h1><div>发布时间：2024-02-22 10:20 来源：区司法局 浏览次数：<span>128</span> 【字体：大 中 小】</div>
<div id="zoom"><p>&emsp;&emsp;{lines[1]}</p><p><strong>{lines[2]}</strong></p>
<p>（一）依法化解社会矛盾。收到行政复议申请<span>18</span>件，其中受理15件、<br>不予受理2件，不予受理的已说明理由。</p>
<table border="1"><tr><th>类别</th><th>件数</th></tr>
<tr><td>维持</td><td>10</td></tr><tr><td>撤销</td><td>2</td></tr></table>
<p style="display:none">收到申请99件，其中受理15件、不予受理2件。</p>
<p>{lines[4]}</p><p>{lines[5]}</p><p>{lines[6]}</p><p>{lines[7]}</p></div>
<div>主办：平江区人民政府 <a href="/map">网站地图</a></div></body></html>"""
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CHANGE = f'{_WORD} w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z"'


def page(charset: str, encoding: str) -> bytes:
    return PAGE.format(charset=charset, lines=LINES).encode(encoding)


def word(path: Path) -> None:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    document.save(str(path))


def word_with_changes(path: Path) -> None:
    """Write the wrong number as a tracked change, the right one deleted; beside it a table and a text box."""
    document = docx.Document()
    for line in LINES:
        before, number, behind = line.partition("18")
        paragraph = document.add_paragraph(before)
        if number:
            deleted = f"<w:del {_CHANGE}><w:r><w:delText>17</w:delText></w:r></w:del>"
            inserted = f"<w:ins {_CHANGE}><w:r><w:t>18</w:t></w:r></w:ins>"
            paragraph._p.extend((parse_xml(deleted), parse_xml(inserted)))
            paragraph.add_run(behind)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "维持", "10"
    document.save(str(path))


FORMS: dict[str, Callable[[Path], object]] = {
    "utf-8.txt": lambda path: path.write_text(TEXT, encoding="utf-8"),
    "bom.txt": lambda path: path.write_text(TEXT, encoding="utf-8-sig"),
    "gbk.txt": lambda path: path.write_bytes(TEXT.encode("gbk")),
    "utf-16.txt": lambda path: path.write_bytes(TEXT.encode("utf-16")),
    "utf-16-be.txt": lambda path: path.write_bytes(TEXT.encode("utf-16-be")),
    "windows.txt": lambda path: path.write_bytes(TEXT.replace("\n", "\r\n").encode()),
    "blank lines.txt": lambda path: path.write_text(TEXT.replace("\n", "\n\n"), encoding="utf-8"),
    "one line.txt": lambda path: path.write_text(TEXT.replace("\n", " "), encoding="utf-8"),
    "no headings.txt": lambda path: path.write_text(f"{WRONG}。\n开展培训3场。\n", encoding="utf-8"),
    "no year.txt": lambda path: path.write_text(
        TEXT.replace("2023年度", "").replace("2023年", "全年"), encoding="utf-8"
    ),
    "table.txt": lambda path: path.write_text(f"指标\t本年\t上年\n受理\t15\t16\n{TEXT}", encoding="utf-8"),
    "page.html": lambda path: path.write_bytes(page("utf-8", "utf-8")),
    "gb2312.html": lambda path: path.write_bytes(page("gb2312", "gb18030")),
    "plain.docx": word,
    "changes.docx": word_with_changes,
}


def proofed(path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[dict]:
    assert run(["proof", str(path), "--json", *options]) in {DONE, LOOK}
    return json.loads(capsys.readouterr().out)["findings"]


@pytest.mark.parametrize("name", FORMS)
def test_the_wrong_sum_is_found_at_its_line(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / name
    FORMS[name](path)
    (finding,) = (one for one in proofed(path, capsys) if one["severity"] != "hint")
    assert (finding["rule"], finding["stated"], finding["computed"]) == ("S01", "18", "17")
    assert [one["value"] for one in finding["operands"]] == ["18", "15", "2"]
    assert finding["text"] == WRONG
    assert finding["line"] == line_as_read(path)


def line_as_read(path: Path) -> int:
    """Give the line in which `fazhi read` shows the paragraph."""
    pieces = read_report(path, standard_catalog()).structure.pieces
    return next(piece.line for piece in pieces if WRONG in piece.text)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "READ-EMPTY"),
        ("blank.txt", " \n\u3000\n".encode(), "READ-NOTHING"),
        ("binary.txt", bytes(range(256)) * 20, "READ-ENCODING"),
        ("empty.html", b"<html><body></body></html>", "READ-NOTHING"),
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "READ-OLD-WORD"),
        ("scan.pdf", b"%PDF-1.4 x", "READ-PDF"),
    ],
)
def test_what_has_no_text_is_refused(name, content, code, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / name
    path.write_bytes(content)
    assert run(["proof", str(path), "--json"]) == REFUSED
    said = capsys.readouterr()
    assert said.out == ""
    assert code in said.err


def test_last_years_file_and_the_year_are_seen_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path, last = tmp_path / "报告.txt", tmp_path / "上年.html"
    path.write_text(TEXT, encoding="utf-8")
    last.write_bytes(page("utf-8", "utf-8"))
    alone = {one["rule"] for one in proofed(path, capsys)}
    beside = {one["rule"] for one in proofed(path, capsys, "--last", str(last), "--year", "2024")}
    assert beside - alone >= {"L01", "L02", "L03"}
    assert run(["proof", str(path), "--last", str(tmp_path / "没有.txt")]) == REFUSED
    assert run(["proof", str(path), "--year", "1800"]) == REFUSED
