"""Files that are not what they say, are damaged, or want to harm: each is one coded Chinese sentence."""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import pytest

from desktop.reading import source as source_module
from desktop.reading import word_package
from desktop.reading.source import read_source, source_of_text
from desktop.refusal import Refused
from tests.reading.corpus import Row
from tests.reading.renderings import plain_paragraph, word_file, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
BODY = plain_paragraph(Row("text", "正文。"))
GOOD = word_file(BODY)
_OTHER = "application/vnd.openxmlformats-officedocument.{}.main+xml"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(name: str, data: str | bytes) -> bytes:
    return zipped({**parts_of(GOOD), name: data})


def with_link(link: str) -> bytes:
    parts = parts_of(GOOD)
    name = "word/_rels/document.xml.rels"
    return zipped({**parts, name: parts[name].replace(b"</Relationships>", link.encode() + b"</Relationships>")})


def locked() -> bytes:
    data = bytearray(GOOD)
    for place in [match.start() for match in re.finditer(b"PK\x01\x02", GOOD)]:
        data[place + 8] |= 1
    return bytes(data)


def lying_about_its_size() -> bytes:
    data = bytearray(GOOD)
    place = data.find(b"PK\x01\x02")
    data[place + 24 : place + 28] = (5).to_bytes(4, "little")
    return bytes(data)


DOCTYPE = '<!DOCTYPE w [<!ENTITY x "y">]>'
LAUGHS = DOCTYPE + '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
ALT_CHUNK = '<Relationship Id="c" Type="http://x/aFChunk" Target="chunk.html"/>'

HOSTILE: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.txt", b"", "READ-EMPTY"),
    "only zeros": ("a.docx", b"\0" * 5000, "READ-EMPTY"),
    "only spaces": ("a.txt", b"  \r\n\r\n ", "READ-EMPTY"),
    "old doc": ("a.doc", OLE, "READ-OLD-WORD"),
    "old doc called docx": ("a.docx", OLE, "READ-OLD-WORD"),
    "wps": ("a.wps", OLE, "READ-WPS"),
    "encrypted": ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "READ-ENCRYPTED"),
    "old workbook": ("a.xls", OLE, "READ-WORKBOOK"),
    "rtf": ("a.doc", b"{\\rtf1\\ansi x}", "READ-RTF"),
    "pdf": ("a.pdf", b"%PDF-1.7\n", "READ-PDF"),
    "picture": ("a.jpg", b"\xff\xd8\xff\xe0", "READ-PICTURE"),
    "rar": ("a.rar", b"Rar!\x1a\x07", "READ-ARCHIVE"),
    "mht": ("a.mht", b"MIME-Version: 1.0\r\n", "READ-MHT"),
    "word 2003 xml": ("a.xml", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', "READ-WORD-XML"),
    "ledger": ("a.fzb", b"SQLite format 3\0" + b"\1" * 90, "READ-LEDGER"),
    "program": ("a.exe", b"MZ\x90\0\3", "READ-PROGRAM"),
    "html called doc": ("a.doc", "<html><body>一、正文</body></html>".encode(), "READ-RENAMED"),
    "html called docx": ("a.docx", "<!DOCTYPE html><p>一、正文</p>".encode(), "READ-RENAMED"),
    "docx called doc": ("a.doc", GOOD, "READ-RENAMED"),
    "docx called txt": ("a.txt", GOOD, "READ-RENAMED"),
    "text called docx": ("a.docx", "一、正文".encode(), "READ-RENAMED"),
    "random bytes called docx": ("b.docx", random.Random(8).randbytes(300_000), "READ-BINARY"),
    "bytes of no encoding called docx": ("b.docx", b"\xff\x80\xfe\x81" * 50, "READ-BINARY"),
    "page called txt": ("a.txt", "<html><p>一、正文".encode(), "READ-RENAMED"),
    "binary text": ("a.txt", bytes(range(1, 32)) * 20, "READ-BINARY"),
    "bytes of no encoding": ("a.txt", "正文".encode() + b"\xff\xff\xff" * 9, "READ-ENCODING"),
    "broken utf-8": ("a.txt", "一、工作情况和成效".encode() * 5 + b"\xe4\xb8", "READ-ENCODING"),
    "zeros in a text": ("a.txt", b"a\0b\0\0\0c\0\1\0\2\0" * 9, "READ-BINARY"),
    "a zip of files": ("a.zip", zipped({"a.txt": "x"}), "READ-NOT-WORD"),
    "cut off": ("a.docx", GOOD[: len(GOOD) // 2], "READ-DAMAGED"),
    "only the beginning of a zip": ("a.docx", b"PK\x03\x04", "READ-DAMAGED"),
    "lying about its size": ("a.docx", lying_about_its_size(), "READ-DAMAGED"),
    "locked zip": ("a.docx", locked(), "READ-LOCKED"),
    "macro file": ("a.docm", word_file(BODY, "application/vnd.ms-word.document.macroEnabled.main+xml"), "READ-MACRO"),
    "template": ("a.dotx", word_file(BODY, f"{_TYPES}.template.main+xml"), "READ-DOTX"),
    "template called docx": ("a.docx", word_file(BODY, f"{_TYPES}.template.main+xml"), "READ-DOTX"),
    "workbook": ("a.xlsx", word_file(BODY, _OTHER.format("spreadsheetml.sheet")), "READ-WORKBOOK"),
    "slides": ("a.docx", word_file(BODY, _OTHER.format("presentationml.presentation")), "READ-SLIDES"),
    "other main type": ("a.docx", word_file(BODY, "application/xml"), "READ-NOT-WORD"),
    "macro part": ("a.docx", with_part("word/vbaProject.bin", b"x"), "READ-ACTIVE"),
    "ole part": ("a.docx", with_part("word/embeddings/oleObject1.bin", b"x"), "READ-ACTIVE"),
    "activeX part": ("a.docx", with_part("word/activeX/activeX1.xml", b"<x/>"), "READ-ACTIVE"),
    "alternative text": ("a.docx", with_link(ALT_CHUNK), "READ-ACTIVE"),
    "doctype": ("a.docx", with_part("word/document.xml", LAUGHS), "READ-DOCTYPE"),
    "doctype in UTF-16": ("a.docx", with_part("word/document.xml", LAUGHS.encode("utf-16")), "READ-DOCTYPE"),
    "cut xml": ("a.docx", with_part("word/document.xml", "<w:document"), "READ-DAMAGED"),
    "part without links": ("a.docx", with_part("_rels/.rels", "<Relationships/>"), "READ-NOT-WORD"),
    "name that climbs": ("a.docx", with_part("../../evil.txt", "x"), "READ-NAMES"),
    "name with a drive": ("a.docx", with_part("c:/evil.txt", "x"), "READ-NAMES"),
    "bomb": ("a.docx", with_part("word/document.xml", b" " * 30_000_000), "READ-BOMB"),
    "many parts": ("a.docx", zipped({**parts_of(GOOD), **{f"x{n}": "" for n in range(2001)}}), "READ-BOMB"),
    "deep xml": ("a.docx", with_part("word/document.xml", "<a>" * 100_000 + "</a>" * 100_000), "READ-DAMAGED"),
    "only a picture": ("a.docx", word_file("<w:p/>"), "READ-NOTHING"),
    "deep page": ("a.html", b"<div>" * 100_000 + "正文".encode(), "READ-DEEP"),
    "page of scripts": ("a.html", b"<html><script>alert(1)</script></html>", "READ-NOTHING"),
    "page of nothing": ("a.html", b"<html></html>", "READ-NOTHING"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_each_is_one_coded_chinese_sentence(case: str, tmp_path: Path) -> None:
    name, data, code = HOSTILE[case]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Refused) as refused:
        read_source(path)
    assert refused.value.code == code
    assert refused.value.sentence.startswith(f"“{name}”")
    assert refused.value.sentence.endswith("。")
    assert refused.value.sentence.count("。") == 1


def test_a_good_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(GOOD)
    assert [line.text for line in read_source(path).lines] == ["正文。"]


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as missing:
        read_source(tmp_path / "没有.docx")
    with pytest.raises(Refused) as folder:
        read_source(tmp_path)
    with pytest.raises(Refused) as impossible:
        read_source(tmp_path / "a\0b.txt")
    assert [one.value.code for one in (missing, folder, impossible)] == ["READ-MISSING", "READ-FOLDER", "READ-DENIED"]


def test_a_file_that_is_too_large_is_not_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(source_module, "MOST_BYTES", 10)
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 11)
    with pytest.raises(Refused) as refused:
        read_source(path)
    assert refused.value.code == "READ-SIZE"


def test_a_part_that_is_too_large_is_not_parsed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(word_package, "_MOST_XML", 50)
    path = tmp_path / "a.docx"
    path.write_bytes(GOOD)
    with pytest.raises(Refused) as refused:
        read_source(path)
    assert refused.value.code == "READ-BOMB"


def test_a_text_that_no_report_can_have_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        source_of_text("字" * 1_000_001, "粘贴的文字")
    assert refused.value.code == "READ-LONG"


def test_links_to_elsewhere_are_told_and_not_followed(tmp_path: Path) -> None:
    outside = (
        '<Relationship Id="o" Type="http://x/attachedTemplate" Target="file://host/a.dotm" TargetMode="External"/>'
    )
    web = '<Relationship Id="w" Type="http://x/hyperlink" Target="https://a.b/" TargetMode="External"/>'
    picture = '<Relationship Id="p" Type="http://x/image" Target="media/image1.png"/>'
    chart = '<Relationship Id="q" Type="http://x/chart" Target="charts/chart1.xml"/>'
    path = tmp_path / "a.docx"
    path.write_bytes(with_link(outside + web + picture + chart))
    notes = read_source(path).notes
    assert [note[:8] for note in notes] == ["文件里有1处引用", "文件里有1幅图片", "文件里有1个图表"]


def test_characters_that_word_cannot_hold_are_taken_out_and_told() -> None:
    source = source_of_text("一、工作\x0b情况\x01\u200b\ufeff", "粘贴的文字")
    assert source.lines[0].text == "一、工作情况"
    assert source.notes == ("文件里有2个不能写进Word的控制字符，已去掉。",)
