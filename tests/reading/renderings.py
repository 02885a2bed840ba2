"""The documents of the corpus as files: text, Word (plain, auto-numbered, revised, in boxes) and saved pages."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from tests.reading.corpus import HALF, Document, Row

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class Rendered:
    """A file, and the line of each row of its document."""

    name: str
    data: bytes
    lines: tuple[int, ...]


def as_text(document: Document, encoding: str = "utf-8") -> Rendered:
    style = document.style
    printed: list[str] = []
    lines: list[int] = []
    for row in document.rows:
        if style.blank_lines and printed:
            printed.append("")
        lines.append(len(printed) + 1)
        indent = style.indent if row.kind in {"text", "heading"} else ""
        printed.append(indent + row.text)
    if style.one_line:
        return Rendered(
            f"{style.name}.txt", " ".join(row.text for row in document.rows).encode(encoding), (1,) * len(lines)
        )
    return Rendered(f"{style.name}.txt", "\n".join(printed).encode(encoding), tuple(lines))


def as_page(document: Document, *, breaks: bool = False, encoding: str = "utf-8") -> Rendered:
    """A saved page: title bar, menu and footer around the article, whose lines are counted as blocks."""
    rows = [escape(("" if document.style.one_line else "　　") + row.text) for row in document.rows]
    if document.style.one_line:
        body, count = f"<p>{' '.join(rows)}</p>", 1
    else:
        spans = [f"<p><span>{row[:9]}</span>{row[9:]}</p>" for row in rows]
        body = "<br/>\n".join(rows) if breaks else "\n".join(spans)
        if "&" in body:  # an entity must not be cut
            body = "\n".join(f"<p>{row}</p>" for row in rows)
        count = len(rows)
    before = ["统一门户-法治政府建设", "首页", "政务公开", "您的位置：首页 > 政务公开 > 年度报告"]
    charset = "gb2312" if encoding == "gb18030" else encoding
    page = f"""<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>{before[0]}</title><style>p {{ margin: 0 }}</style><script>var hidden = "一、不是标题";</script></head>
<body><div class="top"><ul><li><a href="/">{before[1]}</a></li><li><a href="/zwgk">{before[2]}</a></li></ul></div>
<div class="crumb">{before[3]}</div>
<div style="display:none">（二）隐藏的标题</div>
<div class="article">{body}</div>
<div class="share">分享到：微信 微博 <a href="#">打印本页</a></div>
<ul class="more"><li><a href="/1">清河区2019年度法治政府建设情况报告</a> 2020-03-01</li></ul>
<footer>主办：办公室　地址：人民路1号　邮编：000000</footer></body></html>"""
    first = len(before) + 1
    lines = tuple(first + (0 if document.style.one_line else index) for index in range(len(rows)))
    assert count
    return Rendered(f"{document.style.name}.html", page.encode(encoding), lines)


def as_word(document: Document, make: Callable[[Row], str] | None = None, **parts: str) -> Rendered:
    """A Word file of one paragraph a row; `make` gives the XML of a row's paragraph."""
    make = make or plain_paragraph
    rows = document.rows
    if document.style.one_line:
        rows = (Row("text", " ".join(row.text for row in rows)),)
    body = "".join(make(row) for row in rows)
    lines = tuple(1 if document.style.one_line else index for index in range(1, len(document.rows) + 1))
    return Rendered(f"{document.style.name}.docx", word_file(body, **parts), lines)


def plain_paragraph(row: Row) -> str:
    return f"<w:p><w:r>{_text(row.text)}</w:r></w:p>"


def styled_paragraph(row: Row) -> str:
    """Headings in the built-in styles, cut into runs as Word cuts them."""
    style = f'<w:pPr><w:pStyle w:val="H{row.level}"/></w:pPr>' if row.level else ""
    middle = len(row.text) // 2
    runs = (
        f'<w:r>{_text(row.text[:middle])}</w:r><w:proofErr w:type="spellStart"/><w:r>{_text(row.text[middle:])}</w:r>'
    )
    return f"<w:p>{style}{runs}</w:p>"


def revised_paragraph(row: Row) -> str:
    """The first half was inserted, in front of words that were deleted."""
    middle = len(row.text) // 2
    inserted = f'<w:ins w:id="1" w:author="a"><w:r>{_text(row.text[:middle])}</w:r></w:ins>'
    deleted = '<w:del w:id="2" w:author="a"><w:r><w:delText>（九）删去的话。</w:delText></w:r></w:del>'
    return f"<w:p>{inserted}{deleted}<w:r>{_text(row.text[middle:])}</w:r></w:p>"


def boxed_paragraph(row: Row) -> str:
    """What stands in front of the text is in a text box, given twice as Word does; it has the number of its anchor."""
    if row.kind not in {"title", "particular"}:
        return plain_paragraph(row)
    box = f"<w:txbxContent>{plain_paragraph(row)}</w:txbxContent>"
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def auto_numbered(document: Document) -> Rendered | None:
    """A Word file whose numbers are automatic; None where a list cannot make the numbers that the document has."""
    style = document.style
    if style.parts != tuple(range(1, len(style.parts) + 1)) or style.slip or style.begins_inside or style.one_line:
        return None
    forms = tuple(
        form.translate(HALF) if style.half else form for form in (style.part, style.heading, style.item, style.subitem)
    )
    levels = "".join(_level(index, form, continues=style.continues) for index, form in enumerate(forms))
    numbering = (
        f'<w:numbering {_NAMESPACES}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    return as_word(document, _auto_paragraph, numbering=numbering)


def _auto_paragraph(row: Row) -> str:
    if not row.level:
        return plain_paragraph(row)
    number = f'<w:numPr><w:ilvl w:val="{row.level - 1}"/><w:numId w:val="3"/></w:numPr>'
    return f"<w:p><w:pPr>{number}</w:pPr><w:r>{_text(row.title + row.body)}</w:r></w:p>"


def _level(index: int, form: str, *, continues: bool) -> str:
    form = form or "1."
    chinese = "一" in form
    kind = "chineseCounting" if chinese else "decimalEnclosedCircle" if "①" in form else "decimal"
    text = form.replace("一", f"%{index + 1}").replace("①", f"%{index + 1}")
    text = text if f"%{index + 1}" in text else text.replace("1", f"%{index + 1}")
    restart = '<w:lvlRestart w:val="0"/>' if continues and index == 2 else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{restart}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def word_file(body: str, main_type: str = f"{_TYPES}.document.main+xml", **parts: str) -> bytes:
    """The least that Word opens: a main part with this body, and parts of the kinds that are named."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{level}"><w:name w:val="heading {level}"/></w:style>'
        for level in range(1, 5)
    )
    parts.setdefault("styles", f"<w:styles {_NAMESPACES}>{styles}</w:styles>")
    overrides = "".join(f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPES}.{kind}+xml"/>' for kind in parts)
    links = "".join(
        f'<Relationship Id="r{index}" Type="{_RELATIONSHIPS}/{kind}" Target="{kind}.xml"/>'
        for index, kind in enumerate(parts)
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>{overrides}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{_RELATIONSHIPS}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{links}</Relationships>',
            "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
            **{f"word/{kind}.xml": text for kind, text in parts.items()},
        }
    )


def zipped(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
