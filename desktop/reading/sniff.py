"""What a file really is, by its first bytes: its name may say anything."""

from __future__ import annotations

import re
from enum import StrEnum

from desktop.reading.text_file import decoded
from desktop.refusal import Refused

_HEAD = 4096


class Kind(StrEnum):
    """A kind of file that can be read."""

    WORD = "docx"
    PAGE = "html"
    TEXT = "txt"


# First bytes, code, what it is and what to do.
_STRANGERS = (
    (b"{\\rtf", "RTF", "是 RTF 文件，请用 Word 或 WPS 打开并另存为 .docx 后再读入。"),
    (b"%PDF", "PDF", "是 PDF 文件，请读入它的 Word 原稿，或把文字复制后粘贴读入。"),
    (b"Rar!", "ARCHIVE", "是压缩包，请先解压，再读入其中的文件。"),
    (b"7z\xbc\xaf", "ARCHIVE", "是压缩包，请先解压，再读入其中的文件。"),
    (b"\x1f\x8b", "ARCHIVE", "是压缩包，请先解压，再读入其中的文件。"),
    (b"\xff\xd8\xff", "PICTURE", "是图片，请先识别成文字，再粘贴读入。"),
    (b"\x89PNG", "PICTURE", "是图片，请先识别成文字，再粘贴读入。"),
    (b"MIME-Version:", "MHT", "是单个文件的网页，请在浏览器中另存为“网页，仅HTML”后再读入。"),
    (b"From: <Saved by", "MHT", "是单个文件的网页，请在浏览器中另存为“网页，仅HTML”后再读入。"),
    (b"<?mso-application", "WORD-XML", "是旧的 Word XML 文件，请用 Word 打开并另存为 .docx 后再读入。"),
    (b"SQLite format 3\0", "LEDGER", "是账本或数据库，不是报告，请用“打开账本”。"),
    (b"MZ\x90\0", "PROGRAM", "是程序，不是报告，请选择 .docx、.txt 或 .html 文件。"),
    (b"\x7fELF", "PROGRAM", "是程序，不是报告，请选择 .docx、.txt 或 .html 文件。"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WPS = "WpsCustomData".encode("utf-16-le")
_WORKBOOK = "Workbook".encode("utf-16-le")
_OPENS_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|body)\b", re.IGNORECASE | re.DOTALL
)
_PAGES = ("html", "htm", "xhtml", "shtml")
_EXPECTED = {
    Kind.WORD: (("docx",), "Word 文档（.docx）"),
    Kind.PAGE: (_PAGES, "网页（.html）"),
    Kind.TEXT: (("txt", "text"), "纯文本（.txt）"),
}
# Endings that promise a kind; any other ending promises nothing.
_PROMISES = (*_PAGES, "docx", "doc", "wps", "wpt", "rtf", "pdf", "txt", "text")


def kind_of(data: bytes, name: str) -> Kind:
    """Tell what a file is by its bytes.

    Refused with the code READ- and: EMPTY, OLD-WORD, ENCRYPTED, WPS, RTF, PDF, ARCHIVE, PICTURE, MHT, WORD-XML, LEDGER,
    PROGRAM, BINARY (neither what its name promises nor a text), and RENAMED where the name promises something else
    than the file is.
    """
    if not data.strip(b"\0\t\n\r \xef\xbb\xbf"):
        raise _refused(name, "EMPTY", "是空的，请核对文件是否保存好。")
    _refuse_strangers(data, name)
    kind = _readable_kind(data, name)
    endings, called = _EXPECTED[kind]
    ending = _ending(name)
    if ending in _PROMISES and ending not in endings:
        if kind is Kind.TEXT:
            _refuse_no_text(data, name, ending)
        what = f"的扩展名是 .{ending}，内容其实是{called}，请把扩展名改为 .{endings[0]} 后再读入。"
        raise _refused(name, "RENAMED", what)
    return kind


def _refuse_no_text(data: bytes, name: str, ending: str) -> None:
    """Refuse (READ-BINARY) what is no text either, so that nobody is told to rename it."""
    try:
        decoded(data, name)
    except Refused as refused:
        what = f"的扩展名是 .{ending}，内容却不是，也不是文字，可能已损坏或者没有下载完整，请重新取得后再读入。"
        raise _refused(name, "BINARY", what) from refused


def _refuse_strangers(data: bytes, name: str) -> None:
    if data.startswith(_OLE):
        raise _old_office(data, name)
    for start, code, what in _STRANGERS:
        if data.lstrip(b"\xef\xbb\xbf\r\n ").startswith(start) or (code == "WORD-XML" and start in data[:_HEAD]):
            raise _refused(name, code, what)


def _old_office(data: bytes, name: str) -> Refused:
    if _ENCRYPTED in data:
        what = "是加了密码的文件，请在 Word 或 WPS 中打开，取消密码并另存为 .docx 后再读入。"
        return _refused(name, "ENCRYPTED", what)
    if _WPS in data or _ending(name) in {"wps", "wpt"}:
        return _refused(name, "WPS", "是 WPS 文字文件，请用 WPS 打开并另存为 .docx 后再读入。")
    if _WORKBOOK in data or _ending(name) in {"xls", "et"}:
        return _refused(name, "WORKBOOK", "是旧版电子表格，不是报告，请选择 .docx、.txt 或 .html 文件。")
    return _refused(name, "OLD-WORD", "是旧版 .doc 文件，请用 Word 或 WPS 打开并另存为 .docx 后再读入。")


def _readable_kind(data: bytes, name: str) -> Kind:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.WORD
    if _OPENS_PAGE.match(data[:_HEAD].removeprefix(b"\xef\xbb\xbf")):
        return Kind.PAGE
    # A page of UTF-16, or a part of a page that opens with something else: its name is believed.
    return Kind.PAGE if _ending(name) in _PAGES else Kind.TEXT


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def _refused(name: str, code: str, what: str) -> Refused:
    return Refused(f"READ-{code}", f"“{name}”{what}")
