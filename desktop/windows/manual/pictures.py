"""The pictures of the manual, which are made from the running program (`make screenshots`)."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from desktop.paths import RESOURCES

PICTURES = RESOURCES / "manual" / "pictures"
_ADDRESS = re.compile(r"picture:([a-z0-9-]+)")


def picture_of(address: str, width: int, folder: Path = PICTURES) -> QImage | None:
    """Give the picture of an address such as picture:workplace, no wider than `width`; None for any other address."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return None
    picture = QImage(str(folder / f"{found[1]}.png"))
    if picture.isNull() or picture.width() <= width:
        return None if picture.isNull() else picture
    return picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
