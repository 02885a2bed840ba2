"""The zip that a .docx is: reading one from outside with care, and writing one that is the same every time."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from desktop.documents.word.elements import Element, parsed, root_of, serialised
from desktop.documents.word.refusal import refused

CONTENT_TYPES = "[Content_Types].xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"

_MOST_PARTS = 300
_MOST_BYTES = 20_000_000  # a template of styles has a tenth of a megabyte
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip can state: the same document is the same file
# What zipfile raises on files that are no zip, are cut, encrypted or packed in a way that it does not know.
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError, KeyError)

Parts = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another, or out of the file; `kind` is the last word of its type."""

    identifier: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type, equal in both editions of the standard."""
        return self.type.rsplit("/", 1)[-1]


def read_package(path: Path) -> dict[str, bytes]:
    """Read all parts of a .docx by name. Refused (TEMPLATE-UNREADABLE, TEMPLATE-SIZE) where that cannot be."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            too_large = len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_BYTES
            parts = {} if too_large else {entry.filename: archive.read(entry) for entry in entries}
    except _BROKEN as error:
        what = "无法打开，它不是完好的 .docx 文件，请用 Word 或 WPS 另存为 .docx 后再用。"
        raise refused(path.name, "UNREADABLE", what) from error
    if too_large:
        what = f"过大（解开后超过 {_MOST_BYTES // 1_000_000} 兆字节），请删去其中的图片和正文后再用。"
        raise refused(path.name, "SIZE", what)
    return parts


def write_package(parts: Parts) -> bytes:
    """Return a zip of the parts: equal parts, equal bytes, on every system."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, data)
    return stream.getvalue()


def relationships_of(parts: Parts, source: str) -> list[Relationship]:
    """Return the links of a part; of the whole file where the name is empty."""
    data = parts.get(relationships_name(source))
    if data is None:
        return []
    return [_relationship(source, link) for link in parsed(data) if isinstance(link.tag, str)]


def relationships_name(source: str) -> str:
    """Return the name of the part that holds the links of a part."""
    folder, file = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def relationships_part(source: str, links: list[Relationship]) -> bytes:
    """Return the part that holds these links, none of which leads out of the file."""
    root = root_of("Relationships", _RELATIONSHIPS)
    folder = posixpath.dirname(source) or "."
    for link in links:
        target = posixpath.relpath(link.target, folder)
        attributes = {"Id": link.identifier, "Type": link.type, "Target": target}
        etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship", attributes)
    return serialised(root)


def _relationship(source: str, link: Element) -> Relationship:
    target: str = link.get("Target", "")
    external = link.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
    return Relationship(link.get("Id", ""), link.get("Type", ""), target, external)
