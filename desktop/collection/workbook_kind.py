"""What a received file really is, by its first bytes: its name may say anything."""

from __future__ import annotations

from enum import StrEnum

from desktop.archive import Manner
from desktop.refusal import Refused

_NAMESPACES = (
    ("ooxml/spreadsheetml/main", "schemas.openxmlformats.org/spreadsheetml/2006/main"),
    ("ooxml/officeDocument/relationships", "schemas.openxmlformats.org/officeDocument/2006/relationships"),
)
MANNER = Manner(
    "WORKBOOK",
    "一份填报表",
    ".xlsx",
    "Excel 或 WPS",
    xml=20_000_000,
    strict=tuple(
        (f"http://purl.oclc.org/{strict}".encode(), f"http://{usual}".encode()) for strict, usual in _NAMESPACES
    ),
)

MOST_BYTES = 20_000_000  # a form has thirty thousand, with pictures a few million


class Kind(StrEnum):
    """A kind of workbook that can be read."""

    XLSX = "xlsx"
    XLS = "xls"


_SAVE = MANNER.saved_again
_ARCHIVE = "是压缩包，请先解压，再收其中的表格。"
WORD = "是 Word 文件，不是表格，请选择 .xlsx 文件。"
_PICTURE = "是图片，请让填报单位发来 .xlsx 表格。"
# First bytes, code, what it is and what to do.
_STRANGERS = (
    (b"{\\rtf", "RTF", "是 RTF 文件，不是表格，请让填报单位发来 .xlsx 表格。"),
    (b"%PDF", "PDF", "是 PDF 文件，请让填报单位发来 .xlsx 表格。"),
    (b"Rar!", "ARCHIVE", _ARCHIVE),
    (b"7z\xbc\xaf", "ARCHIVE", _ARCHIVE),
    (b"\x1f\x8b", "ARCHIVE", _ARCHIVE),
    (b"\xff\xd8\xff", "PICTURE", _PICTURE),
    (b"\x89PNG", "PICTURE", _PICTURE),
    (b"SQLite format 3\0", "LEDGER", "是账本，不是填报表，请选择 .xlsx 文件。"),
    (b"MZ", "PROGRAM", "是程序，不是填报表，请选择 .xlsx 文件。"),
    (b"\x7fELF", "PROGRAM", "是程序，不是填报表，请选择 .xlsx 文件。"),
    (b"\x09\x08\x10\0", "OLD", f"是很旧的表格，{_SAVE}"),
    (b"\x09\x04\x06\0", "OLD", f"是很旧的表格，{_SAVE}"),
    (b"\x09\x02\x06\0", "OLD", f"是很旧的表格，{_SAVE}"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "Workbook".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_VBA = "_VBA_PROJECT".encode("utf-16-le")


def kind_of(data: bytes, name: str) -> Kind:
    """Tell what a file is by its bytes.

    Refused with the code WORKBOOK- and: EMPTY, SIZE, ET, ENCRYPTED, MACRO, WORD, RTF, PDF, ARCHIVE, PICTURE, LEDGER,
    PROGRAM, OLD, and OTHER for text, pages and whatever else is no workbook.
    """
    if not data.strip(b"\0\t\n\r \xef\xbb\xbf"):
        raise _refused(name, "EMPTY", "是空的，请核对文件是否保存好。")
    if len(data) > MOST_BYTES:
        raise too_large(name)
    if name.lower().endswith((".et", ".ett")):
        raise _refused(name, "ET", "是 WPS 表格文件，请用 WPS 打开并另存为 .xlsx 后再读入。")
    for start, code, what in _STRANGERS:
        if data.lstrip(b"\xef\xbb\xbf\r\n ").startswith(start):
            raise _refused(name, code, what)
    if data.startswith(_OLE):
        return _old_office(data, name)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.XLSX
    raise _refused(name, "OTHER", f"不是 Excel 表格（可能是网页或文本改了扩展名），{_SAVE}")


def too_large(name: str) -> Refused:
    """Give the refusal of a file that is larger than any form."""
    return _refused(name, "SIZE", f"超过{MOST_BYTES // 1_000_000}兆字节，不像一份填报表，请删去图片后另存一份再读入。")


def _old_office(data: bytes, name: str) -> Kind:
    if _ENCRYPTED in data:
        raise _refused(name, "ENCRYPTED", "是加了密码的文件，请打开后取消密码，另存为 .xlsx 再读入。")
    if _WORKBOOK in data:
        if _VBA in data:
            raise macro(name)
        return Kind.XLS
    if _WORD in data:
        raise _refused(name, "WORD", WORD)
    raise _refused(name, "OTHER", f"不是 Excel 表格，{_SAVE}")


def macro(name: str) -> Refused:
    """Give the refusal of a workbook that brings a program."""
    return _refused(name, "MACRO", "含有宏，请另存为不带宏的 .xlsx 后再读入。")


def _refused(name: str, code: str, what: str) -> Refused:
    return MANNER.refused(code, name, what)
