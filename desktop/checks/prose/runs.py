"""How far a list of parts goes."""

from __future__ import annotations

import re

from desktop.checks.prose.natures import Nature
from desktop.checks.prose.portions import portion_of
from desktop.checks.prose.term import Prose, Term

_NEW_SUBJECT = re.compile(
    r"^(?:累计|全年|本年|今年|年内|同时|此外|并|截至|截止|目前|先后|全区|全县|全市|我区|我县|开展|组织|召开|举办|印发|发放"
    r"|实际|至今|下一步|当年|现|仍|还|再|因|挽回|罚|提出|制发|参加|出动)"
)
_TOTAL = re.compile(r"^(?:[一二三四五六七八九两]项|以上|上述)?(?:共计|合计|总计|总共|共)")
_GOES_ON = re.compile(r"^(?:以及|和|及|另|其余|其他|其它|剩余|余下)")
_INNER = re.compile(r"\([^()]*\)")
_MARKS = "；，、"


class Run:
    """Follows a list from its first part; `colon` says that a colon leads it, so that ； may part its parts."""

    def __init__(self, prose: Prose, whole: Term, first: Term, *, colon: bool) -> None:
        self._prose = prose
        self._whole = whole
        self._first = first
        self._colon = colon
        self._mark: str | None = None

    @property
    def tight(self) -> bool:
        """Whether the parts are parted by 、 alone."""
        return self._mark == "、"

    def parts(self) -> tuple[list[Term], list[Term]]:
        """Give the parts and what may follow them in the sentence."""
        inside = [self._first]
        beyond: list[Term] = []
        last = self._first
        for term in self._prose.terms[self._first.at + 1 :]:
            if term.sentence != self._first.sentence:
                break
            if term.bracket != self._first.bracket or not self._belongs(term):
                continue
            (beyond if beyond or self._ends_before(last, term) else inside).append(term)
            last = term
        return inside, beyond

    def _belongs(self, term: Term) -> bool:
        return term.nature is Nature.COUNT and term.counts_with(self._whole)

    def _ends_before(self, last: Term, term: Term) -> bool:
        """Whether the list ends between two of its possible parts."""
        between = _INNER.sub("", self._prose.plain[last.end : term.start])
        mark = next((one for one in _MARKS if one in between), "、")
        # A new 其中, a total, or a part that is itself divided, begins another list.
        if "其中" in between or _TOTAL.match(term.ahead) or self._is_divided(term):
            return True
        if self._mark is None:
            self._mark = mark
            return mark == "；" and not self._colon and not self._have_shares(last, term)
        goes_on = _MARKS.index(mark) >= _MARKS.index(self._mark) or bool(_GOES_ON.match(term.ahead))
        return not goes_on or (mark == "，" and bool(_NEW_SUBJECT.match(term.ahead)))

    def _have_shares(self, last: Term, term: Term) -> bool:
        return portion_of(self._prose, last) is not None and portion_of(self._prose, term) is not None

    def _is_divided(self, term: Term) -> bool:
        following = next((t for t in self._prose.terms[term.at + 1 :] if self._belongs(t) and t.bracket < 0), None)
        return following is not None and "其中" in self._prose.plain[term.end : following.start]
