"""The settings survive the program, and a damaged file gives defaults."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QStandardPaths

from desktop.windows.settings import Settings, Theme, documents_folder, settings_path
from desktop.windows.start.recent import RecentLedger

NUMBERS = count()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "settings.ini"


def test_defaults_where_there_is_no_file(path):
    fresh = Settings(path)
    assert fresh.person == ""
    assert fresh.profile == "gb2312"
    assert fresh.theme is Theme.SYSTEM
    assert fresh.text_size == 100
    assert fresh.geometry.isEmpty()
    assert fresh.splitter("body").isEmpty()
    assert fresh.recent == ()
    assert fresh.last_folder == documents_folder()


def test_what_was_set_is_there_the_next_time(path, tmp_path):
    first = Settings(path)
    ledger = RecentLedger(
        tmp_path / "银州区，“法治”年报.fzb", "银州区", (2022,), datetime.fromisoformat("2023-01-02T03:04"), 5, 88
    )
    first.person, first.profile, first.theme, first.text_size = "王丽", "national", Theme.DARK, 150
    first.geometry = QByteArray(b"\x00\x01geometry")
    first.set_splitter("body", QByteArray(b"\xff\x00"))
    first.recent, first.last_folder = (ledger,), tmp_path
    assert first.save()
    again = Settings(path)
    assert again.path == path
    assert (again.person, again.profile, again.theme, again.text_size) == ("王丽", "national", Theme.DARK, 150)
    assert again.geometry.data() == b"\x00\x01geometry"
    assert again.splitter("body").data() == b"\xff\x00"
    assert again.recent == (ledger,)
    assert again.last_folder == tmp_path


@pytest.mark.parametrize(("written", "read"), [("5", 100), ("999", 200), ("viel", 100), ("125", 125), ("1e9", 100)])
def test_a_size_of_text_out_of_bounds_is_brought_back(path, written, read):
    path.parent.mkdir()
    path.write_text(f"[General]\ntext_size={written}\n", encoding="utf-8")
    assert Settings(path).text_size == read


def test_values_of_another_shape_give_defaults(path):
    path.parent.mkdir()
    path.write_text(
        "[General]\ntheme=bunt\nperson=a, b, c\nrecent=@Invalid()\nlast_folder=/no/such/folder\n"
        "[window]\ngeometry=###\n[splitter]\nbody=äöü\n",
        encoding="utf-8",
    )
    read = Settings(path)
    assert (read.theme, read.person, read.recent) == (Theme.SYSTEM, "", ())
    assert read.geometry.isEmpty()
    assert read.splitter("body").isEmpty()
    assert read.last_folder == documents_folder()


@given(st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_a_damaged_file_neither_fails_nor_stands_in_the_way(tmp_path, contents):
    path = tmp_path / f"{next(NUMBERS)}.ini"  # Qt keeps what it knows of a path
    path.write_bytes(contents)
    read = Settings(path)
    assert isinstance(read.person, str)
    assert 100 <= read.text_size <= 200
    assert isinstance(read.recent, tuple)
    assert isinstance(read.last_folder, Path)
    read.person = "王丽"
    assert read.save()
    assert Settings(path).person == "王丽"


def test_a_file_that_is_no_ini_is_put_aside(path):
    path.parent.mkdir()
    path.write_text("no settings at all\n=\n[", encoding="utf-8")
    read = Settings(path)
    read.person = "王丽"
    assert read.save()
    assert Settings(path).person == "王丽"
    assert path.with_suffix(".broken").read_text(encoding="utf-8").startswith("no settings")


def test_saving_where_nothing_can_be_written_is_told(tmp_path):
    (tmp_path / "file").touch()
    read = Settings(tmp_path / "file" / "settings.ini")
    read.person = "王丽"
    assert not read.save()


def test_the_usual_place_is_the_users_own():
    assert settings_path().name == "settings.ini"
    assert settings_path().is_absolute()


def test_where_there_is_no_folder_for_documents_the_home_folder_is_proposed(monkeypatch, tmp_path):
    found = str(tmp_path / "文档")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: found)
    assert documents_folder() == Path.home()
    Path(found).mkdir()
    assert documents_folder() == Path(found)
