"""Two states side by side, as a page that can be read, copied and printed: figures first, then the text.

What went is struck out, what came is underlined: colour alone says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from desktop.model.catalog import Catalog
from desktop.model.differences import EntryDifference, FigureDifference
from desktop.model.figure import write_figure
from desktop.model.text_differences import Span
from desktop.operations.states import Comparison
from desktop.windows.looks.tokens import Tokens

_EMPTY = "（空）"


def comparison_page(comparison: Comparison, titles: tuple[str, str], catalog: Catalog, tokens: Tokens) -> str:
    """Give the page in the HTML that Qt reads."""
    head = f"<h2>{escape(titles[0])}　→　{escape(titles[1])}</h2>"
    if comparison.same:
        return f"{head}<p>两者没有不同。</p>"
    legend = "<p><s>划去的字</s>是原来有的，<u>加下划线的字</u>是后来有的。</p>"
    return "".join((head, legend, *_figures(comparison, titles, catalog), *_texts(comparison, titles, tokens)))


def _figures(comparison: Comparison, titles: tuple[str, str], catalog: Catalog) -> Iterator[str]:
    if not comparison.figures:
        return
    yield f"<h3>指标（{len(comparison.figures)}个不同）</h3>"
    yield '<table width="100%" cellpadding="4" border="1" style="border-collapse: collapse">'
    yield f'<tr><th align="left">指标</th><th>{escape(titles[0])}</th><th>{escape(titles[1])}</th></tr>'
    for one in comparison.figures:
        yield _figure(one, catalog)
    yield "</table>"


def _figure(one: FigureDifference, catalog: Catalog) -> str:
    indicator = catalog.indicators.get(one.code)
    if indicator is None:
        return ""
    before, after = (
        f"{write_figure(figure, indicator)}{'（已核）' if figure.confirmed else ''}" or _EMPTY
        for figure in (one.before, one.after)
    )
    unit = f"（{escape(indicator.unit)}）" if indicator.unit else ""
    cells = f'<td align="right">{escape(before)}</td><td align="right">{escape(after)}</td>'
    return f"<tr><td>{escape(indicator.label)}{unit}</td>{cells}</tr>"


def _texts(comparison: Comparison, titles: tuple[str, str], tokens: Tokens) -> Iterator[str]:
    changed = len(comparison.entries) + len(comparison.particulars)
    if not changed:
        return
    yield f"<h3>文字（{changed}处不同）</h3>"
    yield '<table width="100%" cellpadding="6" border="1" style="border-collapse: collapse">'
    yield f'<tr><th width="50%">{escape(titles[0])}</th><th width="50%">{escape(titles[1])}</th></tr>'
    for one in comparison.particulars:
        yield _row(_marked(one.before, one.after, one.spans, tokens))
    for one in comparison.entries:
        yield _row(_entry(one, tokens))
    yield "</table>"


def _row(sides: tuple[str, str]) -> str:
    return f'<tr><td valign="top">{sides[0]}</td><td valign="top">{sides[1]}</td></tr>'


def _entry(one: EntryDifference, tokens: Tokens) -> tuple[str, str]:
    if one.added:
        return "（没有这一段）", f"<u>{escape(one.words)}</u>"
    if one.removed:
        return f"<s>{escape(one.was)}</s>", "（删去了）"
    before, after = _marked(one.was, one.words, one.spans, tokens)
    notes = [note for note, holds in (("移动了位置", one.moved), ("改了层级", one.relevelled)) if holds]
    return before, f"{after}<br>（{'，'.join(notes)}）" if notes else after


def _marked(before: str, after: str, spans: tuple[Span, ...], tokens: Tokens) -> tuple[str, str]:
    """Mark on each side what the other has not."""
    old, new = "", ""
    at, there = 0, 0
    for span in spans:
        old += escape(before[at : span.start]) + _mark("s", before[span.start : span.end], tokens.error_text)
        new += escape(after[there : span.new_start]) + _mark(
            "u", after[span.new_start : span.new_end], tokens.done_text
        )
        at, there = span.end, span.new_end
    return old + escape(before[at:]), new + escape(after[there:])


def _mark(tag: str, words: str, colour: str) -> str:
    return f'<{tag} style="color: {colour}">{escape(words)}</{tag}>' if words else ""
