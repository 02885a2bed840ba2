"""What an annotation is: something that people say about a place of a report, and that is no part of its text.

The kinds stand in `annotations.py`; who only keeps them needs none of these.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import ClassVar, Self, TypeVar, cast

from desktop.model.text import cleaned


@dataclass(frozen=True, slots=True)
class Annotation(ABC):
    """One thing said about one place.

    `kind` is its stable name in ledgers, `label` what users call it; `carries` says whether it goes into the next year.
    Every `at` is local time in ISO 8601; every `file` is the SHA-256 of a file kept in the ledger, "" for none.
    """

    kind: ClassVar[str]
    label: ClassVar[str]
    carries: ClassVar[bool] = False

    @property
    @abstractmethod
    def in_words(self) -> str:
        """What it says, as the history shows it."""

    @property
    def kept_files(self) -> tuple[str, ...]:
        """The files it needs in the ledger."""
        return ()

    def with_codes(self, renamed: Mapping[str, str]) -> Self:
        """Give it with new codes for those that have been renamed."""
        del renamed
        return self


Annotations = Mapping[tuple[str, str], Annotation]  # by kind and place

_A = TypeVar("_A", bound=Annotation)


def cleaned_annotation(annotation: _A) -> _A:
    """Give it with its texts cleaned as every text that is kept (`text.cleaned`)."""
    said = {item.name: getattr(annotation, item.name) for item in fields(annotation)}
    changed = {name: clean for name, value in said.items() if (clean := _cleaned(value)) != value}
    return replace(annotation, **changed) if changed else annotation


def _cleaned(value: object) -> object:
    if type(value) is str:
        return cleaned(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(item) for item in cast("tuple[object, ...]", value))
    return value
