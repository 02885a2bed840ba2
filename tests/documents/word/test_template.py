from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from desktop.documents.blocks import Document, Style
from desktop.documents.profiles import find_profile
from desktop.documents.word.blank_template import blank_template
from desktop.documents.word.template import load_template
from desktop.documents.word.writer import write_word
from desktop.refusal import Refused

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Parts = dict[str, bytes]
Repack = Callable[[Parts], Path]
Unpack = Callable[[bytes], Parts]


def refusal(path: Path | str) -> Refused:
    with pytest.raises(Refused) as caught:
        load_template(path)
    assert caught.value.sentence.endswith("。")
    return caught.value


def link(parts: Parts, source: str, kind: str, target: str, *, external: bool = False) -> None:
    """Add a relationship to a part."""
    mode = ' TargetMode="External"' if external else ""
    new = f'<Relationship Id="x1" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    parts[source] = parts.get(source, empty).replace(b"</Relationships>", new.encode())


def test_the_two_names_are_our_own_templates() -> None:
    assert Style.RED_HEAD not in load_template("plain").styles.blocks
    assert Style.RED_HEAD in load_template("upward").styles.blocks


def test_an_unchanged_template_is_read_once_and_a_changed_one_again(plain_parts: Parts, repack: Repack) -> None:
    path = repack(plain_parts)
    first = load_template(path)
    assert load_template(path) is first
    plain_parts["word/settings.xml"] = plain_parts["word/settings.xml"].replace(b"evenAndOddHeaders", b"mirrorMargins")
    assert load_template(repack(plain_parts)) is not first


@pytest.mark.parametrize("name", ["红头", "no-such.docx", "a\0b"])
def test_an_unknown_name_lists_our_own(name: str) -> None:
    refused = refusal(name)
    assert refused.code == "TEMPLATE-NAME"
    assert "plain、upward" in refused.sentence


def test_missing_styles_are_named_in_one_sentence(plain_parts: Parts, repack: Repack) -> None:
    styles = plain_parts["word/styles.xml"].decode()
    styles = styles.replace('"公文标题"', '"别的"').replace('"待填内容"', '"其他"')
    plain_parts["word/styles.xml"] = styles.encode()
    refused = refusal(repack(plain_parts))
    assert refused.code == "TEMPLATE-STYLES"
    assert "缺少样式：公文标题、待填内容（字符样式），" in refused.sentence


def test_a_part_of_the_official_group_is_not_enough(plain_parts: Parts, repack: Repack) -> None:
    styles = plain_parts["word/styles.xml"].decode()
    extra = '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="发文字号"/></w:style></w:styles>'
    plain_parts["word/styles.xml"] = styles.replace("</w:styles>", extra).encode()
    sentence = refusal(repack(plain_parts)).sentence
    assert "发文机关标志、抄送机关、印发机关和日期、签发人姓名（字符样式）" in sentence


def test_a_template_with_the_ids_that_word_gives_when_saving_works(
    document: Document, repack: Repack, parts_of: Unpack
) -> None:
    parts = parts_of(blank_template("upward"))
    root = etree.fromstring(parts["word/styles.xml"])
    for place, node in enumerate(root.iter(f"{W}style")):
        node.set(f"{W}styleId", f"a{place:x}")
    root.append(etree.fromstring(f'<w:style xmlns:w="{W[1:-1]}" w:type="table"><w:name w:val="公文正文"/></w:style>'))
    parts["word/styles.xml"] = etree.tostring(root)
    body = etree.fromstring(parts_of(write_word(document, load_template(repack(parts))))["word/document.xml"])
    known = {node.get(f"{W}styleId") for node in root.iter(f"{W}style")}
    used = {node.get(f"{W}val") for name in ("pStyle", "rStyle") for node in body.iter(W + name)}
    assert len(used) == 15 + 5 + 1  # each paragraph style but one for both attachments, leads and roles
    assert used <= known


def test_a_style_with_markup_in_its_id_is_none(plain_parts: Parts, repack: Repack) -> None:
    plain_parts["word/styles.xml"] = plain_parts["word/styles.xml"].replace(b'"OfficialBody"', b'"a&quot;/>"')
    assert "缺少样式：公文正文，" in refusal(repack(plain_parts)).sentence


def test_a_name_with_a_second_one_joined_to_it_is_found(plain_parts: Parts, repack: Repack) -> None:
    plain_parts["word/styles.xml"] = plain_parts["word/styles.xml"].replace(
        '"公文正文"'.encode(), '"公文正文,正文样式"'.encode()
    )
    assert load_template(repack(plain_parts)).styles.blocks[Style.BODY] == "OfficialBody"


def test_page_headers_and_footers_of_an_own_template_stay(
    document: Document, plain_parts: Parts, repack: Repack, parts_of: Unpack
) -> None:
    main = plain_parts["word/document.xml"].decode()
    main = main.replace('w:left="1587"', 'w:left="1400"').replace("<w:p/>", "<w:p><w:r><w:t>旧正文</w:t></w:r></w:p>")
    plain_parts["word/document.xml"] = main.encode()
    plain_parts["word/footer1.xml"] = plain_parts["word/footer1.xml"].replace(b" PAGE ", b" NUMPAGES ")
    path = repack(plain_parts)
    assert load_template(path).text_left == 1400
    made = parts_of(write_word(document, load_template(path)))
    body = made["word/document.xml"].decode()
    assert "旧正文" not in body
    assert 'w:left="1400"' in body
    assert body.count("w:footerReference") == 2
    assert b"NUMPAGES" in made["word/footer1.xml"]


def test_a_page_without_measures_is_taken_as_that_of_the_standard(plain_parts: Parts, repack: Repack) -> None:
    plain_parts["word/document.xml"] = re.sub(rb"<w:sectPr>.*</w:sectPr>", b"", plain_parts["word/document.xml"])
    template = load_template(repack(plain_parts))
    assert (template.text_left, template.text_width) == (1587, 8844)


def test_what_a_report_does_not_need_stays_behind(
    document: Document, plain_parts: Parts, repack: Repack, parts_of: Unpack
) -> None:
    link(plain_parts, "word/_rels/document.xml.rels", "comments", "comments.xml")
    link(plain_parts, "_rels/.rels", "extended-properties", "docProps/app.xml")
    link(plain_parts, "word/_rels/footer1.xml.rels", "image", "media/image1.png")
    plain_parts["word/comments.xml"] = b"<a/>"
    plain_parts["docProps/app.xml"] = "<a>某某公司</a>".encode()
    plain_parts["word/media/image1.png"] = b"png"
    override = b'<Override PartName="/word/comments.xml" ContentType="x/y"/></Types>'
    plain_parts["[Content_Types].xml"] = plain_parts["[Content_Types].xml"].replace(b"</Types>", override)
    made = parts_of(write_word(document, load_template(repack(plain_parts))))
    assert "word/comments.xml" not in made
    assert "docProps/app.xml" not in made
    assert b"comments" not in made["[Content_Types].xml"] + made["word/_rels/document.xml.rels"]
    assert made["word/media/image1.png"] == b"png"  # a footer shows it


def test_markup_that_points_to_what_is_left_behind_is_dropped(
    document: Document, plain_parts: Parts, repack: Repack, parts_of: Unpack
) -> None:
    main = plain_parts["word/document.xml"].decode()
    strange = (
        '<w:printerSettings r:id="rId99"/><x:y xmlns:x="urn:x"/><w:sectPrChange w:id="1" w:author="甲"/></w:sectPr>'
    )
    main = main.replace("</w:sectPr>", strange).replace("<w:sectPr>", '<w:sectPr xmlns:x="urn:x" x:id="1">')
    plain_parts["word/document.xml"] = main.encode()
    body = parts_of(write_word(document, load_template(repack(plain_parts))))["word/document.xml"].decode()
    assert "printerSettings" not in body
    assert "sectPrChange" not in body
    assert "urn:x" not in body.replace('xmlns:x="urn:x"', "")


def hostile_doctype(parts: Parts) -> None:
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"?>", b'?><!DOCTYPE w:document [<!ENTITY x "y">]>', 1
    )


def hostile_doctype_utf16(parts: Parts) -> None:
    parts["word/settings.xml"] = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x "y">]><a/>'.encode(
        "utf-16"
    )


def hostile_laughs(parts: Parts) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    parts["word/styles.xml"] = f'<!DOCTYPE a [<!ENTITY e0 "ha">{entities}]><a>&e8;</a>'.encode()


def hostile_attached_template(parts: Parts) -> None:
    link(parts, "word/_rels/settings.xml.rels", "attachedTemplate", "file://host/share/x.dotm", external=True)


def hostile_remote_image(parts: Parts) -> None:
    link(parts, "word/_rels/footer1.xml.rels", "image", "http://host/x.png", external=True)


def hostile_file_link(parts: Parts) -> None:
    link(parts, "word/_rels/document.xml.rels", "hyperlink", "file://host/share", external=True)


def hostile_field(parts: Parts) -> None:
    pieces = "<w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE http://h/x</w:instrText>"
    parts["word/footer1.xml"] = parts["word/footer1.xml"].replace(b"</w:p>", f"<w:r>{pieces}</w:r></w:p>".encode())


def hostile_simple_field(parts: Parts) -> None:
    parts["word/footer1.xml"] = parts["word/footer1.xml"].replace(b" PAGE ", b" ddeauto cmd ")


def hostile_macro(parts: Parts) -> None:
    parts["word/vbaProject.bin"] = b"\xd0\xcf"


def hostile_object(parts: Parts) -> None:
    link(parts, "word/_rels/document.xml.rels", "aFChunk", "chunk.html")


def wrong_macro_document(parts: Parts) -> None:
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )


def wrong_strict(parts: Parts) -> None:
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"schemas.openxmlformats.org", b"purl.oclc.org")


def wrong_no_main(parts: Parts) -> None:
    del parts["word/document.xml"]


def wrong_no_types(parts: Parts) -> None:
    del parts["[Content_Types].xml"]


def wrong_no_links(parts: Parts) -> None:
    del parts["_rels/.rels"]


def broken_xml(parts: Parts) -> None:
    parts["word/styles.xml"] = parts["word/styles.xml"][:200]


def broken_no_styles(parts: Parts) -> None:
    del parts["word/styles.xml"]


def broken_depth(parts: Parts) -> None:
    parts["word/settings.xml"] = b"<a>" * 5000 + b"</a>" * 5000


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (hostile_doctype, "DOCTYPE"),
        (hostile_doctype_utf16, "DOCTYPE"),
        (hostile_laughs, "DOCTYPE"),
        (hostile_attached_template, "EXTERNAL"),
        (hostile_remote_image, "EXTERNAL"),
        (hostile_file_link, "EXTERNAL"),
        (hostile_field, "EXTERNAL"),
        (hostile_simple_field, "EXTERNAL"),
        (hostile_macro, "ACTIVE"),
        (hostile_object, "ACTIVE"),
        (wrong_macro_document, "NOT-DOCX"),
        (wrong_strict, "NOT-DOCX"),
        (wrong_no_main, "NOT-DOCX"),
        (wrong_no_types, "NOT-DOCX"),
        (wrong_no_links, "NOT-DOCX"),
        (broken_xml, "UNREADABLE"),
        (broken_no_styles, "UNREADABLE"),
        (broken_depth, "UNREADABLE"),
    ],
)
def test_a_spoilt_template_is_refused(
    spoil: Callable[[Parts], None], code: str, plain_parts: Parts, repack: Repack
) -> None:
    spoil(plain_parts)
    refused = refusal(repack(plain_parts))
    assert refused.code == f"TEMPLATE-{code}"
    assert "own.docx" in refused.sentence


def test_a_link_to_a_web_page_does_no_harm(plain_parts: Parts, repack: Repack) -> None:
    link(plain_parts, "word/_rels/footer1.xml.rels", "hyperlink", "https://www.example.cn/", external=True)
    assert load_template(repack(plain_parts)).name == "own.docx"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 100, "一段文字".encode()])
def test_a_file_that_is_no_zip_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(data)
    assert refusal(path).code == "TEMPLATE-UNREADABLE"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "TEMPLATE-UNREADABLE"


def test_a_bomb_is_refused_unopened(plain_parts: Parts, repack: Repack) -> None:
    plain_parts["word/media/big.bin"] = bytes(21_000_000)
    assert refusal(repack(plain_parts)).code == "TEMPLATE-SIZE"


def test_too_many_parts_are_refused(plain_parts: Parts, repack: Repack) -> None:
    plain_parts |= {f"word/media/{number}.png": b"" for number in range(400)}
    assert refusal(repack(plain_parts)).code == "TEMPLATE-SIZE"


def test_a_locked_zip_is_refused(plain_parts: Parts, repack: Repack) -> None:
    path = repack(plain_parts)
    with zipfile.ZipFile(path) as archive:
        offsets = [entry.header_offset for entry in archive.infolist()]
        directory = archive.start_dir
    data = bytearray(path.read_bytes())
    struct.pack_into("<H", data, offsets[0] + 6, 1)
    struct.pack_into("<H", data, directory + 8, 1)
    path.write_bytes(data)
    assert refusal(path).code == "TEMPLATE-UNREADABLE"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_a_damaged_template_is_refused_or_works(document: Document, tmp_path: Path, data: st.DataObject) -> None:
    spoilt = bytearray(blank_template("plain"))
    for _ in range(data.draw(st.integers(1, 4))):
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "own.docx"
    path.write_bytes(spoilt)
    try:
        template = load_template(path)
    except Refused:
        return
    assert write_word(document, template, find_profile("gb2312"))
