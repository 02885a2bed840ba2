"""Stocks of the unit's own that do not follow from last year's with what was added and what was taken away.

Why by their labels: a unit's own indicators have no relation in the catalog; 新增法律顾问 and 法律顾问 belong together.
So this is never more than a hint, and nothing is said where the stock may have lost something that nobody counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop.checks.quoting import quoted
from desktop.model.catalog import Catalog, Indicator
from desktop.model.findings import Finding, Operand, Rule, Severity
from desktop.model.kinds import flow, stock
from desktop.model.report import Report
from desktop.model.values import Values
from desktop.quantities.written import write_number

NOT_FOLLOWING = Rule("R26", "年末数与上年末数加减本年增减不一致", Severity.HINT)

_ADDED = re.compile("^(?:新增加?|增加|增设|新建|新设|新成立|新聘任?|新配备|新吸纳|新发展)(?P<what>.{2,})$")
_TAKEN = re.compile("^(?:减少|核减|撤销|注销|裁撤|退出|解聘|清退)(?P<what>.{2,})$")
_STANDING = re.compile("^(?:现有|共有|拥有|设有|建有|建成|已建成|在册|累计)")


@dataclass(frozen=True, slots=True)
class _Exact:
    """An indicator with its exact number."""

    indicator: Indicator
    number: Decimal


def check_flows(report: Report, catalog: Catalog, values: Values) -> Iterator[Finding]:
    """Find the unit's own stocks that are not last year's plus what was added less what was taken away."""
    del catalog  # it has no relations for them
    own = [indicator for indicator in report.indicators if indicator.period.holds(report.year)]
    stocks = [one for one in own if one.kind is stock.KIND]
    if not stocks:
        return
    flows = [exact for one in own if one.kind is flow.KIND and (exact := _exact(one, values)) is not None]
    for indicator in stocks:
        now, before = _exact(indicator, values), _earlier(indicator, values)
        added, taken = (_of(pattern, indicator, flows) for pattern in (_ADDED, _TAKEN))
        if now is not None and before is not None and added:
            yield from _compared(now, before, added, taken)


def _exact(indicator: Indicator, values: Values) -> _Exact | None:
    figure = values.figure(indicator.code)
    return None if figure.number is None or figure.about else _Exact(indicator, figure.number)


def _earlier(indicator: Indicator, values: Values) -> Decimal | None:
    figure = values.earlier(indicator.code)
    return None if figure.about else figure.number


def _of(pattern: re.Pattern[str], of: Indicator, flows: list[_Exact]) -> list[_Exact]:
    wanted = _STANDING.sub("", of.label)
    found: list[_Exact] = []
    for one in flows:
        hit = pattern.match(one.indicator.label)
        if hit and hit["what"] == wanted and one.indicator.unit == of.unit:
            found.append(one)
    return found


def _compared(now: _Exact, before: Decimal, added: list[_Exact], taken: list[_Exact]) -> Iterator[Finding]:
    after = before + sum((one.number for one in added), Decimal(0)) - sum((one.number for one in taken), Decimal(0))
    if now.number == after or (now.number < after and not taken):
        return  # with fewer than expected, something may have gone that nobody counts
    terms = [write_number(before), *(f"+ {write_number(one.number)}" for one in added)]
    terms += [f"- {write_number(one.number)}" for one in taken]
    stated, computed, label = write_number(now.number), write_number(after), now.indicator.label
    flows = "、".join(quoted(one.indicator.label) for one in (*added, *taken))
    said = f"{quoted(label)}一般应是上年末的数加减{flows}：{' '.join(terms)} = {computed}，填的是{stated}，请核对。"
    operands = [
        Operand(label, stated, now.indicator.code),
        Operand(f"上年{label}", write_number(before), now.indicator.code),
        *(Operand(one.indicator.label, write_number(one.number), one.indicator.code) for one in (*added, *taken)),
    ]
    yield Finding(NOT_FOLLOWING.severity, NOT_FOLLOWING.id, now.indicator.code, said, stated, computed, tuple(operands))
