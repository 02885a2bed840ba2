from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.quantities.about import About, bounds_of


@pytest.mark.parametrize(
    ("value", "about", "least", "most"),
    [
        ("300", None, "300", "300"),
        ("300", About.REMAINDER, "300", "400"),
        ("1313", About.REMAINDER, "1313", "1314"),
        ("15000", About.REMAINDER, "15000", "16000"),
        ("300", About.NEARLY, "200", "300"),
        ("1500", About.NEARLY, "1400", "1500"),
        ("300", About.EXCEEDING, "300", None),
        ("300", About.AT_LEAST, "300", None),
        ("3.5", About.REMAINDER, "3.5", "3.6"),
        ("0", About.REMAINDER, "0", "1"),
        ("3E+2", About.REMAINDER, "300", "400"),
        ("300.00", About.REMAINDER, "300", "400"),
    ],
)
def test_what_a_stated_number_can_mean(value, about, least, most):
    assert bounds_of(Decimal(value), about) == (Decimal(least), None if most is None else Decimal(most))
