"""What a person has decided so far about a report that was read: a frozen value, changed by making the next one.

Every quantity has a code (that of an indicator, one of the unit's own among them) or stays text. Those that are not
sure wait until a person agrees; the window only shows this and asks for the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType

from desktop.model.catalog import Catalog, Indicator
from desktop.model.edits import Edit
from desktop.model.unit_fit import in_unit_of
from desktop.reading.candidates import candidates
from desktop.reading.found import Match, Reading
from desktop.reading.proposals import propose_indicator

SURE = 0.8
NEW = "+"  # a new indicator of the unit's own, whatever its code will be
AS_TEXT = ""


class Standing(Enum):
    """Where a quantity stands in the list."""

    LOOK = "look"
    MATCHED = "matched"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What was decided: everything `reading.acceptance.accept` asks for, and whether the next year is begun at once."""

    reading: Reading
    matches: tuple[Match, ...]
    own: tuple[Indicator, ...]
    repairs: tuple[Edit, ...]
    year: int
    roll_forward: bool


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The decisions: `codes` by the number of the match, `agreed` those a person has agreed to.

    `doubtful` are those that were not sure when reading ended; `own` proposals of the unit's own by number of the
    match, whether chosen or not; `repaired` the numbers of the accepted repairs among the noticed faults.
    """

    reading: Reading
    standard: Catalog
    codes: tuple[str, ...]
    own: Mapping[int, Indicator]
    doubtful: frozenset[int]
    agreed: frozenset[int] = frozenset()
    repaired: frozenset[int] = frozenset()

    @property
    def waiting(self) -> tuple[int, ...]:
        """The doubtful ones that nobody has decided yet, the least sure first."""
        left = (number for number in self.doubtful if number not in self.agreed)
        return tuple(sorted(left, key=self._order))

    def rows(self, standing: Standing) -> tuple[int, ...]:
        """Give the matches of a list: what waits to be looked at, what has an indicator, what stays text.

        A doubtful one that is decided joins its list and stays in the first one, too, so that nothing jumps.
        """
        if standing is Standing.LOOK:
            return tuple(sorted(self.doubtful, key=self._order))
        waiting = self.doubtful - self.agreed
        decided = (n for n in range(len(self.codes)) if n not in waiting)
        return tuple(n for n in decided if bool(self.codes[n]) == (standing is Standing.MATCHED))

    def indicator(self, number: int) -> Indicator | None:
        """Give the indicator of a match, None where it stays text."""
        code = self.codes[number]
        return self.standard.indicators.get(code) or next((one for one in self.own.values() if one.code == code), None)

    def is_new(self, number: int) -> bool:
        """Whether the chosen indicator is a new one of the unit's own."""
        return any(self.codes[number] == one.code for one in self.own.values())

    def agree(self, number: int) -> Confirmation:
        """Agree to what is chosen for a match."""
        return replace(self, agreed=self.agreed | {number})

    def agree_to_all(self) -> Confirmation:
        """Agree to everything as it is proposed, the repairs included."""
        offered = (n for n, noticed in enumerate(self.reading.structure.noticed) if noticed.repair)
        return replace(self, agreed=frozenset(range(len(self.codes))), repaired=frozenset(offered))

    def choose(self, number: int, code: str) -> Confirmation:
        """Give a match another indicator (NEW makes one, AS_TEXT leaves it text); choosing is agreeing."""
        own = self.own
        if code == NEW:
            if number not in own:
                match, taken = self.reading.matches[number], [one.code for one in own.values()]
                proposed = propose_indicator(match, self.reading.structure.pieces, self.standard, taken)
                own = MappingProxyType({**own, number: proposed})
            code = own[number].code
        codes = (*self.codes[:number], code, *self.codes[number + 1 :])
        return replace(self, codes=codes, own=own, agreed=self.agreed | {number})

    def step(self, number: int, step: int) -> Confirmation:
        """Choose the next (1) or the previous (-1) candidate, round and round."""
        offered = self.offered(number)
        mine = self.own.get(number)
        present = NEW if mine is not None and self.codes[number] == mine.code else self.codes[number]
        at = offered.index(present) if present in offered else -1 if step > 0 else 0
        chosen = self.choose(number, offered[(at + step) % len(offered)])
        return chosen if number in self.agreed else replace(chosen, agreed=self.agreed)

    def offered(self, number: int) -> tuple[str, ...]:
        """Give the candidates of a match: the likeliest codes, a new one, and staying text."""
        return (*candidates(self.reading, number, self.standard), NEW, AS_TEXT)

    def repair(self, number: int) -> Confirmation:
        """Accept an offered repair, or leave it where it was accepted."""
        if self.reading.structure.noticed[number].repair is None:
            return self
        return replace(self, repaired=self.repaired ^ {number})

    def clash(self, number: int) -> int | None:
        """Give the first other match that has the same indicator with another value, so that both cannot be linked."""
        return next((other for other in self._others(number) if self._value(other) != self._value(number)), None)

    def same(self, number: int) -> int | None:
        """Give the first other match that states the same figure, linked with this one."""
        return next((other for other in self._others(number) if self._value(other) == self._value(number)), None)

    def confirmed(self, unit: str, year: int, *, roll_forward: bool) -> Confirmed:
        """Give the decisions as they are; an indicator of the unit's own that nothing uses is left out."""
        used = set(self.codes)
        pairs = zip(self.reading.matches, self.codes, strict=True)
        matches = tuple(replace(match, code=code) for match, code in pairs if code)
        own = tuple(one for one in self.own.values() if one.code in used)
        noticed = self.reading.structure.noticed
        repairs = tuple(fault.repair.edit for n, fault in enumerate(noticed) if n in self.repaired and fault.repair)
        reading = replace(self.reading, structure=replace(self.reading.structure, unit=unit, year=year))
        return Confirmed(reading, matches, own, repairs, year, roll_forward)

    def _others(self, number: int) -> Iterator[int]:
        code = self.codes[number]
        if code:
            yield from (other for other, has in enumerate(self.codes) if has == code and other != number)

    def _value(self, number: int) -> object:
        one, indicator = self.reading.matches[number].occurrence, self.indicator(number)
        return one.value if indicator is None else in_unit_of(one.value, one.unit, indicator)

    def _order(self, number: int) -> tuple[float, int]:
        return self.reading.matches[number].confidence, number


def begin_confirmation(reading: Reading, catalog: Catalog) -> Confirmation:
    """Give the decisions as they are proposed, with an indicator of the unit's own where nothing fits."""
    own: dict[int, Indicator] = {}
    codes: list[str] = []
    for number, match in enumerate(reading.matches):
        if not match.code:
            taken = [one.code for one in own.values()]
            own[number] = propose_indicator(match, reading.structure.pieces, catalog, taken)
        codes.append(match.code or own[number].code)
    unsure = frozenset(number for number, match in enumerate(reading.matches) if match.confidence < SURE)
    begun = Confirmation(reading, catalog, tuple(codes), MappingProxyType(own), unsure)
    clashing = {n for n in range(len(codes)) if begun.clash(n) is not None}
    return replace(begun, doubtful=unsure | clashing)
