"""Colours that can be read, and shortcuts that are what the table says."""

import pytest

from desktop.windows.keys import KEY_OF, KEYS, Scope
from desktop.windows.looks.tokens import DARK, LIGHT, PAIRS, PAPER


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(text, ground):
    lighter, darker = sorted((luminance(text), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_text_can_be_read_on_its_ground(theme, pair):
    text, ground = (getattr(theme, name) for name in pair)
    assert contrast(text, ground) >= 4.5


def test_the_page_can_be_read():
    for text, ground in (
        (PAPER.ink, PAPER.paper),
        (PAPER.red, PAPER.paper),
        (PAPER.missing_ink, PAPER.missing_ground),
    ):
        assert contrast(text, ground) >= 4.5


def test_no_key_of_the_window_is_given_twice_or_a_plain_letter():
    window = [key.key for key in KEYS if key.scope is Scope.WINDOW]
    assert len(set(window)) == len(window)
    assert all(key.startswith(("Ctrl+", "Shift+F", "F")) for key in window)


def test_keys_are_shown_as_they_stand_on_the_keyboard():
    assert KEY_OF["down"].shown == "Enter"
    assert KEY_OF["next_section"].shown == "Ctrl+PgDn"
    assert KEY_OF["move_up"].shown == "Ctrl+↑"
