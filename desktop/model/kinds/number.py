"""How kinds that are numbers are typed and written."""

from __future__ import annotations

from decimal import Decimal

from desktop.model.kinds.kind import Given, Typed, Value
from desktop.quantities.typed import Quantity, plain_number, read_typed
from desktop.quantities.written import write_number


def read_number(text: str, unit: str) -> Typed:
    """Read a typed number of `unit`; see quantities/typed.py for what is asked about instead of guessed."""
    plain = plain_number(text, unit)
    if plain is not None:
        return Given(plain)
    reading = read_typed(text, unit)
    return Given(reading.value, reading.about) if isinstance(reading, Quantity) else reading


def write_value(value: Value, decimals: int | None) -> str:
    """Write plain digits, never an exponent; rounded half up where `decimals` is given."""
    return write_number(value, decimals) if isinstance(value, Decimal) else str(value)
