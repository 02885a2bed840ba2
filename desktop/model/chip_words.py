"""What is told of a figure in a text on a closer look: name, value, last year, source, and where else it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.model.catalog import Catalog
from desktop.model.figure import Figure, write_figure
from desktop.model.figure_words import write_change, write_source
from desktop.model.progress import codes_in_text
from desktop.model.report import Report
from desktop.model.stated_in import places
from desktop.model.values import Values
from desktop.model.ways import WAYS, figure_of, inside, way_of

_MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class Known:
    """A report with what is known of it."""

    report: Report
    catalog: Catalog
    values: Values


def chip_words(source: str, known: Known) -> tuple[str, ...]:
    """Give the lines for a placeholder, braces included."""
    if inside(source) is None:
        return ("这个编号看不懂，请删去后重新插入指标。",)
    code = figure_of(source)
    if code is None:
        return _of_others(source, known)
    indicator = known.catalog.indicators.get(code.code)
    if indicator is None:
        return (f"没有编号为“{code.code}”的指标，请删去后重新插入。",)
    now, before = known.values.figure(code.code), known.values.earlier(code.code)
    year = known.report.year
    change = write_change(now, before)
    way = WAYS.get(way_of(source), "")
    return tuple(
        line
        for line in (
            f"{indicator.label}（{indicator.unit}）" if indicator.unit else indicator.label,
            f"{year}年：{_value(now, indicator.unit, write_figure(now, indicator))}",
            f"{year - 1}年：{_value(before, indicator.unit, write_figure(before, indicator))}"
            + (f"（{change}）" if change else ""),
            _labelled("来源", write_source(indicator, now)),
            _labelled("写法", "" if not way_of(source) else way),
            _uses((code.code,), known),
        )
        if line
    )


def _of_others(source: str, known: Known) -> tuple[str, ...]:
    codes = codes_in_text(source)
    labels = "、".join(known.catalog.indicators[code].label for code in codes if code in known.catalog.indicators)
    if not labels:
        return ("随年度和单位自动变化的词",)
    return (f"由{labels}算出", _uses(codes, known))


def _value(figure: Figure, unit: str, written: str) -> str:
    if not figure.filled:
        return "未填"
    return f"{written}{unit}" if figure.value is not None and not written.endswith(unit) else written


def _labelled(label: str, words: str) -> str:
    return f"{label}：{words}" if words else ""


def _uses(codes: Sequence[str], known: Known) -> str:
    """Say where the figures stand, by the numbers of the headings."""
    known_places = places(known.report)
    used = [known_places[entry.key] for entry in known.report.outline if set(codes) & set(codes_in_text(entry.text))]
    named = tuple(dict.fromkeys(used))
    more = "等" if len(named) > _MOST_PLACES else ""
    return f"正文里用了{len(used)}处：{'；'.join(named[:_MOST_PLACES])}{more}" if used else ""
