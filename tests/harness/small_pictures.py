"""A picture of the program as a small PNG: at most 255 colours, those that are seen most; the same each time."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap

MOST_BYTES = 60_000
_SHADES = 1600  # how far apart colours are that are told apart, the more of them the nearer
_WIDEST = 820  # a page of the manual is narrower
_KEPT_BITS = 0xFFF8F8F8  # of each pixel, so that shades nobody can tell apart are one
_MOST_COLOURS = (255, 160, 96, 48, 24, 16)


def keep_small(picture: QPixmap, path: Path) -> None:
    """Write it with as many colours as fit into `MOST_BYTES`."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    if image.width() > _WIDEST:
        image = image.scaledToWidth(_WIDEST, Qt.TransformationMode.SmoothTransformation)
    assert image.bytesPerLine() == image.width() * 4
    pixels = [pixel & _KEPT_BITS | 0xFF000000 for pixel in memoryview(image.constBits()).cast("B").cast("I")]
    counted = Counter(pixels)
    for most in _MOST_COLOURS:
        _reduced(pixels, counted, most, image.width(), image.height()).save(str(path), "PNG", 0)
        if path.stat().st_size <= MOST_BYTES:
            return
    raise ValueError(path)


def _reduced(pixels: list[int], counted: Counter[int], most: int, width: int, height: int) -> QImage:
    ranked = sorted(counted, key=lambda colour: (-counted[colour] * _weight(colour), colour))
    kept = _palette(ranked, most)
    number = {colour: place for place, colour in enumerate(kept)}
    for colour in ranked:
        number[colour] = (
            number[colour] if colour in number else min(range(len(kept)), key=lambda place: _apart(kept[place], colour))
        )
    stride = -(-width // 4) * 4
    rows = bytearray()
    for row in range(height):
        line = pixels[row * width : (row + 1) * width]
        rows += bytes(number[pixel] for pixel in line) + bytes(stride - width)
    image = QImage(bytes(rows), width, height, stride, QImage.Format.Format_Indexed8)
    image.setColorTable([colour | colour >> 5 & 0x00070707 for colour in kept])
    return image.copy()


def _palette(ranked: list[int], most: int) -> list[int]:
    """Take the first colours that are no mere shades of one that is taken already."""
    kept: list[int] = []
    for colour in ranked:
        if all(_apart(colour, other) >= _SHADES // most for other in kept):
            kept.append(colour)
        if len(kept) == most:
            break
    return kept


def _apart(one: int, other: int) -> int:
    return sum(abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) for shift in (0, 8, 16))


def _weight(colour: int) -> int:
    """A red sign is small and must not turn grey."""
    channels = [colour >> shift & 0xFF for shift in (0, 8, 16)]
    return 1 + max(channels) - min(channels)
