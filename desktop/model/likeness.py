"""Which entries of one year's report are those of another's: by their key, their heading, their words."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.model.outline import Entry, Outline

_KEY_ENOUGH = 0.3  # likeness from which one key means one entry: reports that were read count their pieces alike
_ENOUGH = 0.5  # likeness from which two entries are taken for one without it


def likeness(first: str, second: str) -> float:
    """Say how alike two texts are, from 0 to 1: the pairs of neighbouring characters that they share (Dice)."""
    return _dice(_pairs(first), _pairs(second))


def alike_pairs(before: Outline, after: Outline) -> dict[str, str]:
    """Pair the entries of two years' reports, older key to newer key; each stands in one pair at most."""
    known = {entry.key: _pairs(entry.text) for entry in before}
    new = {entry.key: _pairs(entry.text) for entry in after}
    pairs: dict[str, str] = {}
    taken: set[str] = set()

    def pair(old: str, key: str) -> None:
        if old not in pairs and key not in taken:
            pairs[old] = key
            taken.add(key)

    for old, key in (*_same_heading(before, after), *_same_key(before, known, new)):
        pair(old, key)
    left = [entry for entry in before if entry.key not in pairs]
    others = [entry for entry in after if entry.key not in taken]
    for _, old, key in sorted(_alike(left, others, known, new), key=lambda found: -found[0]):
        pair(old, key)
    return pairs


def _same_heading(before: Outline, after: Outline) -> Iterator[tuple[str, str]]:
    headings = {entry.heading: entry.key for entry in reversed(before) if entry.heading}
    for entry in after:
        if entry.heading in headings:
            yield headings[entry.heading], entry.key


def _same_key(before: Outline, known: dict[str, _Pairs], new: dict[str, _Pairs]) -> Iterator[tuple[str, str]]:
    for entry in before:
        here = new.get(entry.key)
        if here is not None and _dice(known[entry.key], here) >= _KEY_ENOUGH:
            yield entry.key, entry.key


def _alike(
    left: list[Entry], others: list[Entry], known: dict[str, _Pairs], new: dict[str, _Pairs]
) -> Iterator[tuple[float, str, str]]:
    for old in left:
        for entry in others:
            if old.is_heading == entry.is_heading:
                alike = _dice(known[old.key], new[entry.key])
                if alike >= _ENOUGH:
                    yield alike, old.key, entry.key


_Pairs = frozenset[str]


def _pairs(text: str) -> _Pairs:
    return frozenset(text[index : index + 2] for index in range(max(len(text) - 1, 1)))


def _dice(first: _Pairs, second: _Pairs) -> float:
    return 2 * len(first & second) / (len(first) + len(second))
