"""Which figures may change when one does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.model.catalog import Catalog
from desktop.model.language.syntax import codes_in
from desktop.model.remembered import Remembered


def altered_with(catalog: Catalog, codes: Iterable[str]) -> frozenset[str]:
    """Give the indicators whose figure, of this year or the last, may change when those of `codes` do, and these.

    They are computed from them, directly or through others, or bear their figure under the code it has now.
    """
    known = _dependents(catalog)
    return frozenset[str]().union(*(known.get(code, (code,)) for code in codes))


def _reckoned(catalog: Catalog) -> Mapping[str, frozenset[str]]:
    direct: dict[str, set[str]] = {code: {code} for code in catalog.indicators}
    for indicator in catalog.indicators.values():
        for operand in codes_in(indicator.formula) if indicator.formula else ():
            direct.setdefault(operand.code, {operand.code}).add(indicator.code)
    for renaming in catalog.renamings:
        direct.setdefault(renaming.old_code, {renaming.old_code}).add(renaming.new_code)
    return {code: _reached(direct, code) for code in direct}


def _reached(direct: Mapping[str, set[str]], code: str) -> frozenset[str]:
    reached: set[str] = set()
    waiting = [code]
    while waiting:
        now = waiting.pop()
        if now not in reached:
            reached.add(now)
            waiting.extend(direct.get(now, ()))
    return frozenset(reached)


_dependents = Remembered(_reckoned)
