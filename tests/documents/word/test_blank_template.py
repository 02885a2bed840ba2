from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.documents.word.blank_template import blank_template, write_templates
from desktop.documents.word.template import TEMPLATE_NAMES
from desktop.paths import TEMPLATES

Unpack = Callable[[bytes], dict[str, bytes]]


@pytest.mark.parametrize("name", TEMPLATE_NAMES)
def test_the_templates_of_the_project_are_what_the_measures_make(name: str, tmp_path: Path, parts_of: Unpack) -> None:
    write_templates(tmp_path)
    # Compared by part: another version of zlib may pack equal parts differently.
    committed = (TEMPLATES / f"{name}.docx").read_bytes()
    assert parts_of(committed) == parts_of((tmp_path / f"{name}.docx").read_bytes())


@pytest.mark.parametrize("name", TEMPLATE_NAMES)
def test_a_template_is_slim(name: str) -> None:
    path = TEMPLATES / f"{name}.docx"
    assert path.stat().st_size <= 12_000
    with zipfile.ZipFile(path) as archive:
        names = " ".join(archive.namelist())
    assert "stylesWithEffects" not in names
    assert "customXml" not in names
    assert "thumbnail" not in names


@pytest.mark.parametrize("name", TEMPLATE_NAMES)
def test_a_template_has_no_wording(name: str, parts_of: Unpack) -> None:
    assert b"<w:t" not in parts_of(blank_template(name))["word/document.xml"]
