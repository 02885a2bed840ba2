"""What was noticed while many units were put side by side, in sentences for whoever has gathered them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.model.rollup.gathered import OWN, Gathered, GatheredUnit
from desktop.quantities.doubts import quoted

_MOST_NAMED = 5


def noticed(gathered: Gathered) -> tuple[str, ...]:
    """Give the sentences, what must be decided first."""
    return (
        *_disputes(gathered),
        *_repeated(gathered),
        *_alike(gathered.units),
        *_without_report(gathered),
        *_own(gathered),
        *_unknown(gathered),
    )


def _disputes(gathered: Gathered) -> Iterator[str]:
    found: dict[int, dict[str, None]] = {}
    for dispute in gathered.disputes:
        named = gathered.catalog.indicators[dispute.code].label
        found.setdefault(dispute.unit, {})[f"上年{named}" if dispute.earlier else named] = None
    for place, labels in found.items():
        unit = gathered.units[place]
        where = "、".join(unit.sources)
        yield f"“{unit.name}”的{_named(labels)}在{where}里不一致，先不计入；请指明以哪一份为准。"


def _repeated(gathered: Gathered) -> Iterator[str]:
    disputed = {dispute.unit for dispute in gathered.disputes}
    for place, unit in enumerate(gathered.units):
        if len(unit.sources) == 1:
            continue
        where = "、".join(unit.sources)
        added = [f"{source}补上{n}项" for (at, source), n in gathered.added.items() if at == place]
        more = f"，{'，'.join(added)}" if added else ""
        same = "其余一致" if place in disputed else "只计一次"
        yield f"“{unit.name}”在{where}里都有，{same}{more}。"


def _alike(units: tuple[GatheredUnit, ...]) -> Iterator[str]:
    """Find names of which one ends with the other: 银州区 and 铁岭市银州区."""
    names = {unit.name for unit in units}
    for unit in units:
        for start in range(1, len(unit.name) - 1):
            if unit.name[start:] in names:
                yield f"“{unit.name}”和“{unit.name[start:]}”可能是同一个单位，现在分开计算，请核对。"


def _without_report(gathered: Gathered) -> Iterator[str]:
    absent = [unit.name for unit in gathered.units if not unit.reported]
    if absent:
        yield f"{_named(absent)}没有{gathered.year}年度的报告。"
    stated = [
        unit.name
        for place, unit in enumerate(gathered.units)
        if not unit.reported and any(column[place].filled for column in gathered.now.values())
    ]
    if stated:
        yield f"{_named(stated)}的数取自下一年度报告里填的上年数。"


def _own(gathered: Gathered) -> Iterator[str]:
    known = gathered.catalog.indicators.values()
    own = [indicator for indicator in known if indicator.code.startswith(OWN)]
    standard = {(indicator.label, indicator.unit) for indicator in known if not indicator.code.startswith(OWN)}
    if own:
        yield f"各单位自设的指标有{len(own)}个，名称、计量单位和性质都相同的算同一个。"
    for indicator in own:
        if (indicator.label, indicator.unit) in standard:
            yield f"自设的“{indicator.label}”与通用指标同名，没有合并，请核对是不是同一个数。"


def _unknown(gathered: Gathered) -> Iterator[str]:
    if gathered.unknown:
        count, named = len(gathered.unknown), _named(gathered.unknown)
        yield f"有{count}个编号本程序不认识（{named}），没有计入；请升级本程序后再试。"


def _named(names: Iterable[str]) -> str:
    known = [quoted(name) for name in names]
    more = f"等{len(known)}个" if len(known) > _MOST_NAMED else ""
    return "、".join(known[:_MOST_NAMED]) + more
