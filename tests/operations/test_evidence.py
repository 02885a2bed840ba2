"""Evidence: what is kept, what is refused, and the copy that one looks at."""

import hashlib
import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ledger.kept_files import LARGEST_FILE
from desktop.ledger.ledger import create_ledger, open_ledger
from desktop.operations.evidence import copy_of, keep_evidence
from desktop.refusal import Refused


@pytest.fixture
def ledger(tmp_path):
    with create_ledger(tmp_path / "a.fzb", person="王丽") as made:
        yield made


def file(tmp_path, name, data=b"%PDF-1.7 evidence"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_files_are_kept_and_a_copy_can_be_looked_at_but_not_written(ledger, tmp_path):
    path = file(tmp_path, "案卷评查通报.pdf")
    kept = keep_evidence(ledger, [path, file(tmp_path, "照片.jpg", b"jpg")])
    assert [name for name, _ in kept] == ["案卷评查通报.pdf", "照片.jpg"]
    path.unlink()
    name, sha256 = kept[0]
    copy = copy_of(ledger, sha256, name, tmp_path / "看")
    assert copy.name == "案卷评查通报.pdf"
    assert copy.read_bytes() == b"%PDF-1.7 evidence"
    assert not stat.S_IMODE(copy.stat().st_mode) & (stat.S_IWUSR | stat.S_IRGRP | stat.S_IROTH)
    assert copy_of(ledger, sha256, name, tmp_path / "看") == copy


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("安装.exe", b"MZ", "EVIDENCE-PROGRAM"),
        ("说明.docx.LNK", b"x", "EVIDENCE-PROGRAM"),
        ("空.pdf", b"", "EVIDENCE-EMPTY"),
    ],
)
def test_what_is_no_evidence_is_refused_and_nothing_is_kept(ledger, tmp_path, name, data, code):
    good = file(tmp_path, "好.pdf")
    with pytest.raises(Refused) as refused:
        keep_evidence(ledger, [good, file(tmp_path, name, data)])
    assert refused.value.code == code
    with pytest.raises(Refused, match="FILE-MISSING"):
        ledger.file(_hash_of(good))


def _hash_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_folders_missing_files_many_and_large_ones_are_refused(ledger, tmp_path):
    large = tmp_path / "大.pdf"
    with large.open("wb") as opened:
        opened.truncate(LARGEST_FILE + 1)
    paths = {"EVIDENCE-FOLDER": [tmp_path], "FILE-LARGE": [large], "EVIDENCE-MANY": [large] * 21}
    for code, given_paths in paths.items():
        with pytest.raises(Refused) as refused:
            keep_evidence(ledger, given_paths)
        assert refused.value.code == code
    with pytest.raises(Refused):
        keep_evidence(ledger, [tmp_path / "没有.pdf"])


def test_a_ledger_that_is_only_read_takes_none_but_shows_what_it_has(ledger, tmp_path):
    kept = keep_evidence(ledger, [file(tmp_path, "好.pdf")])
    ledger.close()
    with open_ledger(tmp_path / "a.fzb", person="李强", read_only=True) as again:
        with pytest.raises(Refused) as refused:
            keep_evidence(again, [file(tmp_path, "另.pdf", b"other")])
        assert refused.value.code == "LEDGER-READONLY"
        assert copy_of(again, kept[0][1], "好.pdf", tmp_path / "看").exists()


@given(st.text(max_size=300) | st.sampled_from(["..", "../../a.pdf", "C:\\a\\..", "\0", "a/\ud800"]))
def test_a_name_never_leads_out_of_the_folder(tmp_path_factory, name):
    folder = tmp_path_factory.mktemp("看")

    class Keeper:
        def file(self, sha256):
            assert sha256 == "a" * 64
            return b"x"

    try:
        copy = copy_of(Keeper(), "a" * 64, name, folder)
    except Refused:
        return
    assert os.path.commonpath([folder, copy.resolve()]) == str(folder)
