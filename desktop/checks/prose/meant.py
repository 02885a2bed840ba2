"""Which of several counts before a list is its whole, told by what comes out true of it.

Why: 其中 stands behind the last count of several (受理350件，办结340件；其中民事250件，刑事100件), and only the numbers
say which of them it goes back to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.checks.prose.listing import interval_sum
from desktop.checks.prose.portions import portion_of
from desktop.checks.prose.ratios import Ratio, fits
from desktop.checks.prose.term import Prose, Term

_LEFT_OVER = re.compile("未|正在|其余|剩余|尚|在审|在办")
_PAIR = 2


def likeliest_first(prose: Prose, wholes: tuple[Term, ...], parts: Sequence[Term]) -> tuple[Term, ...]:
    """Put first the nearest whole that the parts make up, else that of which all their shares are.

    Of the others, those stay that stand in the same part of the sentence as the nearest.
    """
    meant = next((whole for whole in wholes if _make_up(parts, whole)), None)
    if meant is None:
        meant = next((whole for whole in wholes if _are_shares_of(prose, parts, whole)), None)
    near = [whole for whole in wholes[1:] if whole.value and whole.segment == wholes[0].segment]
    return tuple(dict.fromkeys((meant or wholes[0], wholes[0], *near)))


def is_left_over(wholes: Sequence[Term]) -> bool:
    """Whether the nearest count is what others before it left undone: 审结54件，未审结6件，其中维持40件."""
    return bool(_LEFT_OVER.search(wholes[0].ahead)) and any(one.segment == wholes[0].segment for one in wholes[1:])


def _make_up(parts: Sequence[Term], whole: Term) -> bool:
    return any(interval_sum(parts[:end]).meets(whole.interval) for end in range(_PAIR, len(parts) + 1))


def _are_shares_of(prose: Prose, parts: Sequence[Term], whole: Term) -> bool:
    told = [(part, share) for part in parts if (share := portion_of(prose, part)) is not None]
    return bool(told and whole.value) and all(fits(share, Ratio((part,), (whole,))) for part, share in told)
