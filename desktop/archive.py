"""The zip that a file of an office program is, looked at before it is opened.

Word, Excel and WPS write such files; so does whoever wants to harm. Nothing is fetched, expanded or started: sizes come
from the directory of the zip, names may not lead out of it, and a part with a document type is never parsed.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from lxml import etree

from desktop.refusal import Refused

# The stubs of lxml know its elements only by a private name.
Element: TypeAlias = Any

CONTENT_TYPES = "[Content_Types].xml"

_LOCAL_HEADER, _LOCAL_LENGTHS = 30, 26  # APPNOTE.TXT 4.3.7: its size, and where it says those of name and extra
_STRICT = b"http://purl.oclc.org/"
_BETWEEN = "\ufdd0"  # a character that XML may hold and no text has (Unicode 23.7, noncharacters)
_ROUNDABOUT = re.compile(r"//|(?:^|/)\.|/$")  # a path that is not the shortest one
_SMALL = 1_000_000  # below this a ratio says nothing
# What zipfile raises on files that are no zip, are cut, encrypted or packed in a way that it does not know.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    KeyError,
    NotImplementedError,
)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a room speaks of its files and how much it opens.

    `code` begins its refusals; `kind` is what such a file should be, `suffix` and `programs` what to save it as and
    with. Limits: parts, unpacked bytes of all and of one that is parsed, and how far one may have been packed.
    """

    code: str
    kind: str
    suffix: str
    programs: str
    parts: int = 2000
    total: int = 200_000_000
    xml: int = 40_000_000
    ratio: int = 200
    strict: tuple[tuple[bytes, bytes], ...] = ()  # names of “Strict Open XML”, and the usual ones for the same language

    def refused(self, code: str, name: str, what: str) -> Refused:
        """Give the refusal of a file; `what` goes on behind its name and ends with a full stop."""
        return Refused(f"{self.code}-{code}", f"“{name}”{what}")

    @property
    def saved_again(self) -> str:
        """What helps with most troubles."""
        return f"请用 {self.programs} 打开并另存为 {self.suffix} 后再读入。"


class Link(NamedTuple):
    """A relationship of the file or of a part; `kind` is the last word of its type."""

    id: str
    kind: str
    target: str
    external: bool


class Archive:
    """A file that passed the pre-check; parts are parsed when asked for.

    Refused with the room's code and: DAMAGED, LOCKED, BOMB, NAMES, DOCTYPE.
    """

    def __init__(self, data: bytes, name: str, manner: Manner) -> None:
        self.name = name
        self._data = data
        self._manner = manner
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise self.damaged() from error
        self._entries = {entry.filename: entry for entry in self._archive.infolist() if not entry.is_dir()}
        self._check_sizes()
        self._check_names()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts."""
        return tuple(self._entries)

    def __contains__(self, part: str) -> bool:
        return part in self._entries

    def data(self, part: str) -> bytes:
        """Give the bytes of a part, in which no document type is declared."""
        data = self._read(part)
        if _STRICT in data:
            for strict, usual in self._manner.strict:
                data = data.replace(strict, usual)
        # The single character first: it is found in no time where it is not there at all.
        if b"!" in data and (b"<!DOCTYPE" in data or b"<!ENTITY" in data):
            raise self._doctype()
        return data

    def root(self, part: str) -> Element:
        """Parse a part."""
        data = self.data(part)
        try:
            root = etree.fromstring(data, _parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged() from error
        # Looked for before parsing, so that nothing is expanded; and here, where the part is in another encoding.
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._doctype()
        return root

    def links(self, part: str) -> list[Link]:
        """Give the relationships of a part; of the whole file where the name is empty."""
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self._entries:
            return []
        return [_link(folder, node) for node in self.root(name) if isinstance(node.tag, str)]

    def content_types(self) -> str:
        """Give the types of the parts that are listed by name, in one text; "" where the file lists none."""
        if CONTENT_TYPES not in self._entries:
            return ""
        return " ".join(node.get("ContentType") or "" for node in self.root(CONTENT_TYPES).iter("{*}Override"))

    def main_part(self) -> str:
        """Give the name of the part in which the content begins; "" where there is none."""
        target = next((link.target for link in self.links("") if link.kind == "officeDocument"), "")
        return target if target in self._entries else ""

    def refused(self, code: str, what: str) -> Refused:
        """Give a refusal of this file."""
        return self._manner.refused(code, self.name, what)

    def damaged(self) -> Refused:
        """Give the refusal of a file that cannot be read to its end."""
        return self.refused("DAMAGED", f"已损坏，读不完整，{self._manner.saved_again}")

    def _read(self, part: str) -> bytes:
        if self._entries[part].file_size > self._manner.xml:
            raise self._too_large()
        try:
            return self._unpacked(self._entries[part])
        except _BROKEN as error:
            raise self.damaged() from error

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes:
        """Unpack a part that was checked, never more than its stated size; `ZipFile.read` takes five times as long."""
        start = entry.header_offset
        if entry.compress_type != zipfile.ZIP_DEFLATED or self._data[start : start + 4] != b"PK\x03\x04":
            return self._archive.read(entry)
        name, extra = struct.unpack_from("<HH", self._data, start + _LOCAL_LENGTHS)
        begin = start + _LOCAL_HEADER + name + extra
        packed = self._data[begin : begin + entry.compress_size]
        data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.file_size + 1)
        if len(data) != entry.file_size or zlib.crc32(data) != entry.CRC:
            raise zipfile.BadZipFile(entry.filename)
        return data

    def _check_sizes(self) -> None:
        entries = self._entries.values()
        if len(entries) > self._manner.parts or sum(entry.file_size for entry in entries) > self._manner.total:
            raise self._too_large()
        for entry in entries:
            if entry.file_size > _SMALL and entry.file_size > self._manner.ratio * max(entry.compress_size, 1):
                raise self._too_large()
            if entry.flag_bits & 1:
                raise self.refused("LOCKED", f"是加了密码的文件，请取消密码并另存为 {self._manner.suffix} 后再读入。")

    def _check_names(self) -> None:
        for name in self._entries:
            leads_out = ".." in name and ".." in name.replace("\\", "/").split("/")
            if leads_out or name.startswith(("/", "\\")) or ":" in name:
                what = f"里面的文件名不正常，不是 {self._manner.programs} 保存的文件，"
                raise self.refused("NAMES", f"{what}请另存为 {self._manner.suffix} 后再读入。")

    def _doctype(self) -> Refused:
        what = f"含有文档类型声明，不是 {self._manner.programs} 保存的文件，"
        return self.refused("DOCTYPE", f"{what}请用 {self._manner.programs} 另存为 {self._manner.suffix} 后再读入。")

    def _too_large(self) -> Refused:
        what = f"解开后大得不像{self._manner.kind}，没有读入，"
        return self.refused("BOMB", f"{what}请用 {self._manner.programs} 另存为 {self._manner.suffix} 后再读入。")


def unescaped(texts: list[str]) -> list[str]:
    """Give texts that were taken out of XML without a parser as one reads them: & and numbers are characters.

    ValueError where a parser would not read one.
    """
    whole = _BETWEEN.join(texts)
    if "&" not in whole:
        return texts
    try:
        said = (etree.fromstring(f"<t>{whole}</t>", _parser()).text or "").split(_BETWEEN)
    except etree.XMLSyntaxError as error:
        raise ValueError from error
    if len(said) != len(texts):
        raise ValueError
    return said


@cache
def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _link(folder: str, node: Element) -> Link:
    target = node.get("Target") or ""
    external = node.get("TargetMode") == "External"
    if not external:
        target = target if folder == "" or target.startswith("/") else f"{folder}/{target}"
        target = (posixpath.normpath(f"/{target}") if _ROUNDABOUT.search(target) else target).lstrip("/")
    return Link(node.get("Id") or "", (node.get("Type") or "").rpartition("/")[2], target, external)
