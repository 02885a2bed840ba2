"""An indicator of the unit's own for a quantity that nothing in the catalog fits; a person confirms or corrects it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import count

from desktop.model.catalog import Catalog, Indicator
from desktop.model.kinds import KIND_BY_NAME
from desktop.reading.found import Match, Occurrence, Piece
from desktop.reading.sections import sections

# What there is at the end of the year is a stock; what was done in its course is a flow, and the more frequent.
_STOCK = re.compile(
    r"现有|共有|设有|拥有|在册|在编|在岗|在用|建成|建有"
    r"|设立|成立|组建|划分|配备|持有|现存|截至|截止|累计|达到?$"
)
_FLOW = re.compile(
    r"开展|办理|新增|受理|审结|组织|举办|召开|发放|印发|制定"
    r"|化解|排查|检查|培训|查处|接待|提供|解答|收到|新收|全年|今年|本年"
)
_WORDS_AHEAD = 24
_NO_LABEL = "未命名的数字"
_NO_HEADING = "H10"


def propose_indicator(
    match: Match, pieces: Sequence[Piece], catalog: Catalog, taken: Collection[str] = ()
) -> Indicator:
    """Give an indicator with code (own.h06_3), label, unit, kind, heading and department.

    The heading is the one under which the quantity stands (H10 where the text does not say), the department the one
    that supplies most figures of that heading. `taken` are codes already proposed.
    """
    one = match.occurrence
    covers = sections(pieces, catalog, None)[one.key].covers
    heading = covers[0] if covers else _NO_HEADING
    used = {*catalog.indicators, *taken}
    code = next(code for number in count(1) if (code := f"own.{heading.lower()}_{number}") not in used)
    return Indicator(
        code=code,
        label=one.label or _NO_LABEL,
        unit=one.unit,
        kind=KIND_BY_NAME[_kind(one, pieces)],
        heading=heading,
        department=_department(heading, catalog),
        decimals=_decimals(one),
        definition="",
        required=False,
    )


def _kind(one: Occurrence, pieces: Sequence[Piece]) -> str:
    if one.share:
        return "share"
    text = next(piece.text for piece in pieces if piece.key == one.key)
    ahead = text[max(0, one.start - _WORDS_AHEAD) : one.start]
    stock, flow = (max((found.end() for found in sign.finditer(ahead)), default=-1) for sign in (_STOCK, _FLOW))
    return "stock" if stock > flow else "flow"


def _department(heading: str, catalog: Catalog) -> str:
    supplying = Counter(one.department for one in catalog.indicators.values() if one.heading == heading)
    return supplying.most_common(1)[0][0] if supplying else next(iter(catalog.departments), "")


def _decimals(one: Occurrence) -> int | None:
    return 0 if one.value == one.value.to_integral_value() and not one.share else None
