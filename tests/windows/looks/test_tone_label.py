"""A label in several tones: each is seen in its colour, in both themes, and is called what it says."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.windows.looks.tone_label import ToneLabel, Voice

TOKENS = {
    Voice.QUIET: "secondary",
    Voice.DONE: "done_text",
    Voice.WARNING: "warning_text",
    Voice.ERROR: "error_text",
}


def inks(label):
    image = label.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("dark", [False, True])
def test_each_tone_has_its_ink(qtbot, appearance, dark):
    appearance.change(dark=dark)
    label = ToneLabel(appearance)
    label.setStyleSheet("font-size: 60px;")
    qtbot.addWidget(label)
    for voice, token in TOKENS.items():
        label.say("■■", voice)
        label.resize(label.sizeHint())
        assert QColor(getattr(appearance.tokens, token)).name() in inks(label)
        assert (label.voice, label.accessibleName()) == (voice, "■■")


def test_a_long_sentence_is_as_high_as_it_is_painted(qtbot, appearance):
    label = ToneLabel(appearance)
    label.setWordWrap(True)
    qtbot.addWidget(label)
    label.say("还没有填。" * 40, Voice.WARNING)
    label.resize(200, label.heightForWidth(200))
    image = label.grab().toImage()
    ground = image.pixelColor(0, 0)
    inked = [y for y in range(image.height()) if any(image.pixelColor(x, y) != ground for x in range(200))]
    assert image.height() * 0.8 < inked[-1] < image.height() - 1


def test_a_sentence_of_several_lines_asks_for_all_of_them_at_the_width_there_is(qtbot, appearance):
    around = QWidget()
    qtbot.addWidget(around)
    label = ToneLabel(appearance, around)
    label.setWordWrap(True)
    layout = QVBoxLayout(around)
    layout.addWidget(label)
    label.say("应等于优秀、合格、不合格案卷之和，" * 6)
    for width in (700, 300, 420):
        around.resize(width, 10)
        around.show()
        qtbot.waitUntil(lambda: label.minimumSizeHint().height() == label.heightForWidth(label.width()))
        qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))


def test_words_without_room_end_in_dots_and_not_in_half_a_character(qtbot, appearance):
    label = ToneLabel(appearance)
    label.setStyleSheet("font-size: 20px;")
    qtbot.addWidget(label)
    label.say("■■■■■■")
    label.resize(label.sizeHint())
    whole = label.grab().toImage()
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    label.resize(label.width() * 2 // 3, label.height())
    cut = label.grab().toImage()
    right = range(cut.width() - cut.height() // 2, cut.width())
    inked = [y for y in range(cut.height()) if any(cut.pixelColor(x, y) != cut.pixelColor(0, 0) for x in right)]
    below = [y for y in range(whole.height()) if any(whole.pixelColor(x, y) != whole.pixelColor(0, 0) for x in right)]
    assert len(inked) < len(below) / 2, "dots are low"
