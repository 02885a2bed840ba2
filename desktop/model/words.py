"""Words that a proofreader knows: laws and bodies with their years, names of one thing, slips, what may stay."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.model.period import ALWAYS, Period


@dataclass(frozen=True, slots=True)
class Reference:
    """A law, plan, meeting, body or term by name, with the years in which it holds and what follows it.

    `aliases` are the other forms in which it is written. One that is not `certain` is only worth a look.
    """

    kind: str
    name: str
    period: Period = ALWAYS
    successor: str = ""
    note: str = ""
    aliases: tuple[str, ...] = ()
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong form with the right one ("" where only a person can say it), and why it is wrong, in Chinese.

    Where one of the characters `not_before` follows, the words are parted otherwise and nothing is wrong.
    """

    wrong: str
    right: str
    not_before: str
    why: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Naming:
    """Names of one thing, of which a text should use one; the first is the proper one, `why` says in Chinese why."""

    names: tuple[str, ...]
    why: str


class Where(StrEnum):
    """Where words stand that let something stay which would be out of date elsewhere."""

    BEFORE_YEAR = "before_year"  # directly in front of a year
    BEHIND_YEAR = "behind_year"  # directly behind it
    WITH_YEAR = "with_year"  # in the sentence of an earlier year
    WITH_TARGET = "with_target"  # in the sentence of a target day that is past
    WITH_OLD_NAME = "with_old_name"  # in the sentence of a name that no longer holds
    UNCHANGED = "unchanged"  # in a sentence that reads the same each year


@dataclass(frozen=True, slots=True)
class Lasting:
    """Words that say that an earlier year, an old name or an old sentence is meant to stand there."""

    words: str
    where: Where


@dataclass(frozen=True, slots=True)
class Prescribed:
    """One of the prescribed contents of the report (①–⑤ of 厅字〔2019〕28号), and the words by which it is known.

    `in_heading` are words of its heading; `in_text` words that show it is spoken of where it has no heading of its own.
    """

    mark: str
    label: str
    required: bool
    in_heading: tuple[str, ...]
    in_text: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """All of them; compared and hashed by identity, so that what was made of them can be kept."""

    references: tuple[Reference, ...] = ()
    slips: tuple[Slip, ...] = ()
    namings: tuple[Naming, ...] = ()
    lasting: tuple[Lasting, ...] = ()
    prescribed: tuple[Prescribed, ...] = ()
    organs: tuple[str, ...] = ()

    def lasting_where(self, where: Where) -> tuple[str, ...]:
        """Give the words of the allow-list for one place."""
        return tuple(one.words for one in self.lasting if one.where is where)
