"""An edit, an annotation, or an indicator of a unit's own, as JSON, and back: what the trail keeps.

Each value that JSON does not know stands under the name of its type; what has its default is left out, so that an
edit written before a field existed can still be read.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, cast

from desktop.model.annotation import Annotation
from desktop.model.annotations import ANNOTATIONS, ReturnState
from desktop.model.catalog import Indicator, Period
from desktop.model.edits import EDITS, Edit
from desktop.model.figure import Figure, Origin, OriginKind, State
from desktop.model.kinds import KIND_BY_NAME
from desktop.model.kinds.kind import Kind
from desktop.model.language.syntax import Call, Code, Number, Operation, Word
from desktop.model.outline import Entry, Level
from desktop.quantities.about import About

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_RECORDS: tuple[type[DataclassInstance], ...] = (
    *(*EDITS, *ANNOTATIONS),
    *(Figure, Origin, Entry, Indicator, Period),
    *(Number, Code, Word, Call, Operation),
)
_ENUMS: tuple[type[Enum], ...] = (State, OriginKind, About, Level, ReturnState)


one_line = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # made once: making it takes longer


def write_edit(edit: Edit) -> str:
    """Give an edit as one line of JSON."""
    return one_line(_plain(edit))


def read_edit(text: str) -> Edit:
    """Read an edit; ValueError, TypeError, KeyError or ArithmeticError if it is none."""
    edit = _typed(json.loads(text))
    if not isinstance(edit, EDITS):
        raise TypeError(text)
    return edit


def write_indicator(indicator: Indicator) -> str:
    """Give an indicator as one line of JSON."""
    return one_line(_plain(indicator))


def read_indicator(text: str) -> Indicator:
    """Read an indicator; the same errors as `read_edit` if it is none."""
    indicator = _typed(json.loads(text))
    if not isinstance(indicator, Indicator):
        raise TypeError(text)
    return indicator


def write_annotation(annotation: Annotation) -> str:
    """Give an annotation as one line of JSON."""
    return one_line(_plain(annotation))


def read_annotation(text: str) -> Annotation:
    """Read an annotation; the same errors as `read_edit` if it is none."""
    annotation = _typed(json.loads(text))
    if not isinstance(annotation, Annotation):
        raise TypeError(text)
    return annotation


def _plain(value: object) -> object:
    if value is None or type(value) in (str, int, bool):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in cast("tuple[object, ...]", value)]
    name = type(value).__name__
    if isinstance(value, Enum):
        return {name: value.value}
    if isinstance(value, Decimal | date):
        return {name: str(value)}
    if isinstance(value, Kind):
        return {name: value.name}
    return {name: _fields(value)}


def _fields(record: object) -> dict[str, object]:
    plain: dict[str, object] = {}
    for name, default in _DEFAULTS[type(record)]:
        value = getattr(record, name)
        if value is not default and not (type(value) is type(default) and value == default):
            plain[name] = _plain(value)
    return plain


def _typed(plain: object) -> Any:
    if isinstance(plain, list):
        return tuple(_typed(item) for item in cast("list[object]", plain))
    if not isinstance(plain, dict):
        return plain
    ((name, content),) = cast("dict[str, Any]", plain).items()
    return _READERS[name](content)


def _record_reader(record: type) -> Callable[[dict[str, object]], object]:
    return lambda content: record(**{name: _typed(value) for name, value in content.items()})


_DEFAULTS: dict[type, tuple[tuple[str, object], ...]] = {
    record: tuple((item.name, item.default) for item in fields(record)) for record in _RECORDS
}
_READERS: dict[str, Callable[[Any], object]] = {
    "Decimal": Decimal,
    "date": date.fromisoformat,
    "Kind": KIND_BY_NAME.__getitem__,
    **{enum.__name__: enum for enum in _ENUMS},
    **{record.__name__: _record_reader(record) for record in _RECORDS},
}
