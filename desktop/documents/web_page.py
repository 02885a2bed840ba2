"""A Document as a web page for the bureau's site: plain HTML with its own style sheet, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from desktop.documents.blocks import Block, Document, Role, Run, Style
from desktop.documents.characters import printable

_STYLE_SHEET = """
body { margin: 0; color: #1a1a1a; background: #fff; }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem;
  font: 1.125rem/1.9 FangSong, FangSong_GB2312, STFangsong, serif; }
p, h1, h2, h3, h4, h5 { margin: 0; }
p { text-indent: 2em; text-align: justify; }
h1 { margin: 1rem 0 2rem; font: bold 1.6rem/1.5 SimSun, serif; text-align: center; }
h2, h3, h4, h5 { font-size: 1em; font-weight: normal; text-indent: 2em; }
h2, .lead-part { font-family: SimHei, sans-serif; }
h3, .lead-heading, .name { font-family: KaiTi, KaiTi_GB2312, STKaiti, serif; }
span { text-indent: 0; }
mark { background: #ff0; }
.draft { color: #c00000; text-indent: 0; font-family: SimHei, sans-serif; }
.red-head { color: #c00000; font: bold 2rem/1.5 SimSun, serif; text-align: center; text-indent: 0; }
.reference { display: flex; justify-content: space-between; text-indent: 0;
  border-bottom: 2px solid #c00000; padding: 0 1em; }
.addressee { text-indent: 0; }
.attachment { margin-top: 0; }
p:not(.attachment) + .attachment, .signature { margin-top: 1.9em; }
.signature, .date { text-align: right; padding-right: 2em; text-indent: 0; }
footer { margin-top: 3rem; border-top: 1px solid; border-bottom: 1px solid; font-size: .9em; }
footer p { text-indent: 0; padding: 0 1em; }
.printed { display: flex; justify-content: space-between; border-top: 1px solid; }
.printed:first-child { border-top: 0; }
"""
_IMPRINT = frozenset({Style.IMPRINT_COPIES, Style.IMPRINT_PRINTED})
_CLASSES: Mapping[Style, str] = {
    Style.DRAFT: "draft",
    Style.RED_HEAD: "red-head",
    Style.ADDRESSEE: "addressee",
    Style.ATTACHMENT: "attachment",
    Style.SIGNATURE: "signature",
    Style.DATE: "date",
    Style.IMPRINT_COPIES: "copies",
}
_HEADINGS: Mapping[Style, str] = {Style.PART: "h2", Style.HEADING: "h3", Style.ITEM: "h4", Style.SUBITEM: "h5"}


def write_web_page(document: Document) -> str:
    """Return a whole HTML page in UTF-8: headings as headings, 版记 as footer, missing figures marked."""
    body = [_block(block) for block in document.blocks if block.style not in _IMPRINT]
    imprint = [_block(block) for block in document.blocks if block.style in _IMPRINT]
    if imprint:
        body.append("\n".join(("<footer>", *imprint, "</footer>")))
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="zh-CN">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(printable(document.title))}</title>",
            f'<meta name="author" content="{escape(printable(document.unit))}">',
            f"<style>{_STYLE_SHEET}</style>",
            "</head>",
            "<body>",
            "<main>",
            *body,
            "</main>",
            "</body>",
            "</html>",
            "",
        )
    )


def _block(block: Block) -> str:
    return _LAYOUTS.get(block.style, _paragraph)(block)


def _paragraph(block: Block) -> str:
    content = "".join(_run(block, run) for run in block.runs)
    if block.style in _HEADINGS:
        name = _HEADINGS[block.style]
        return f"<{name}>{content}</{name}>"
    kind = f' class="{_CLASSES[block.style]}"' if block.style in _CLASSES else ""
    return f"<p{kind}>{content}</p>"


def _title(block: Block) -> str:
    return f"<h1>{'<br>'.join(_run(block, run) for run in block.runs)}</h1>"


def _two_ends(block: Block) -> str:
    kind = "reference" if block.style is Style.REFERENCE else "printed"
    ends = ("".join(_run(block, run) for run in runs) for runs in (block.runs[:1], block.runs[1:]) if runs)
    return f'<p class="{kind}">{"".join(f"<span>{end}</span>" for end in ends)}</p>'


def _run(block: Block, run: Run) -> str:
    text = _text(run.text)
    match run.role:
        case Role.MISSING:
            return f"<mark>{text}</mark>"
        case Role.NAME:
            return f'<span class="name">{text}</span>'
        case Role.LEAD if block.lead:
            return f'<span class="lead-{block.lead.value}">{text}</span>'
        case _:
            return text


def _text(text: str) -> str:
    return escape(printable(text)).replace("\n", "<br>")


_LAYOUTS: Mapping[Style, Callable[[Block], str]] = {
    Style.TITLE: _title,
    Style.REFERENCE: _two_ends,
    Style.IMPRINT_PRINTED: _two_ends,
}
