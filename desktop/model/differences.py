"""What differs between two states of a report, or between two years' reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.model.figure import NOT_FILLED, Figure, Figures
from desktop.model.order import staying
from desktop.model.outline import Entry, Outline
from desktop.model.report import PARTICULAR_NAMES, Particulars
from desktop.model.text_differences import Span, text_differences

Reading = Callable[[str], str]  # how a text is read before it is compared: as it is, or with its figures in place
Pairs = dict[str, str]  # keys of the older outline, and those of the same entries in the newer one


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """A figure before and after."""

    code: str
    before: Figure
    after: Figure


@dataclass(frozen=True, slots=True)
class ParticularDifference:
    """A particular before and after, by the name of its field; `spans` are where."""

    name: str
    before: str
    after: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class EntryDifference:
    """A heading or paragraph before and after; None where it was or is not there.

    `was` and `words` are its text as it was read for comparing, `spans` where they differ.
    """

    before: Entry | None
    after: Entry | None
    moved: bool = False
    was: str = ""
    words: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def added(self) -> bool:
        """Whether it came."""
        return self.before is None

    @property
    def removed(self) -> bool:
        """Whether it went."""
        return self.after is None

    @property
    def reworded(self) -> bool:
        """Whether it was and is there, and reads otherwise."""
        return bool(self.before and self.after and self.spans)

    @property
    def relevelled(self) -> bool:
        """Whether it was and is there, and is a heading of another depth, or a paragraph instead of one."""
        before, after = self.before, self.after
        return bool(before and after and (before.level, before.run_in) != (after.level, after.run_in))


def as_it_is(text: str) -> str:
    """Read a text as it is."""
    return text


def figure_differences(before: Figures, after: Figures) -> tuple[FigureDifference, ...]:
    """Give the figures that say something else, or were confirmed or reopened, or have another note."""
    pairs = ((code, before.get(code, NOT_FILLED), after.get(code, NOT_FILLED)) for code in {**before, **after})
    return tuple(FigureDifference(code, old, new) for code, old, new in pairs if not _same(old, new))


def particular_differences(before: Particulars, after: Particulars) -> tuple[ParticularDifference, ...]:
    """Give the particulars that differ."""
    pairs = ((name, str(getattr(before, name)), str(getattr(after, name))) for name in PARTICULAR_NAMES)
    return tuple(
        ParticularDifference(name, old, new, text_differences(old, new)) for name, old, new in pairs if old != new
    )


def same_keys(before: Outline, after: Outline) -> Pairs:
    """Pair the entries of two states of one report."""
    kept = {entry.key for entry in after}
    return {entry.key: entry.key for entry in before if entry.key in kept}


def outline_differences(
    before: Outline,
    after: Outline,
    pairs: Pairs | None = None,
    read: tuple[Reading, Reading] = (as_it_is, as_it_is),
) -> tuple[EntryDifference, ...]:
    """Give the entries that came, went, moved, or read otherwise, in the order of `after`.

    What went stands behind what it stood behind. `pairs` say which entries are the same: by default those with one key
    (`same_keys`); `likeness.alike_pairs` finds them in reports of two years.
    """
    pairs = same_keys(before, after) if pairs is None else pairs
    olds = {entry.key: entry for entry in before}
    counterpart = {new: olds[old] for old, new in pairs.items()}
    moved = _moved(before, after, counterpart)
    gone = _gone(before, pairs)
    found: list[EntryDifference] = [_one(entry, None, read) for entry in gone[""]]
    for entry in after:
        old = counterpart.get(entry.key)
        found.append(_one(old, entry, read, moved=entry.key in moved))
        if old:
            found += [_one(went, None, read) for went in gone[old.key]]
    return tuple(difference for difference in found if _differs(difference))


def _same(old: Figure, new: Figure) -> bool:
    return old.same_content(new) and (old.note, old.confirmed) == (new.note, new.confirmed)


def _moved(before: Outline, after: Outline, counterpart: dict[str, Entry]) -> frozenset[str]:
    where = {entry.key: index for index, entry in enumerate(before)}
    both = [entry.key for entry in after if entry.key in counterpart]
    stay = staying([where[counterpart[key].key] for key in both])
    return frozenset(key for index, key in enumerate(both) if index not in stay)


def _gone(before: Outline, pairs: Pairs) -> dict[str, list[Entry]]:
    gone: dict[str, list[Entry]] = {"": []}
    last = ""
    for entry in before:
        if entry.key in pairs:
            last = entry.key
            gone[last] = []
        else:
            gone[last].append(entry)
    return gone


def _one(
    before: Entry | None, after: Entry | None, read: tuple[Reading, Reading], *, moved: bool = False
) -> EntryDifference:
    was = read[0](before.text) if before else ""
    words = read[1](after.text) if after else ""
    return EntryDifference(before, after, moved, was, words, text_differences(was, words))


def _differs(difference: EntryDifference) -> bool:
    present = difference.added or difference.removed
    return present or difference.moved or difference.reworded or difference.relevelled
