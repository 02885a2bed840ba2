"""The record of what was read aloud, as a Word table."""

from __future__ import annotations

import docx
import pytest

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.model.edits import apply
from desktop.model.reading_aloud import items_to_read
from desktop.operations.reading_aloud import read_out, write_reading_record
from desktop.refusal import Refused

CATALOG = standard_catalog()


def test_the_record_has_every_item_with_its_result(tmp_path):
    report = load_sample(CATALOG)
    items = items_to_read(report, CATALOG)
    report = apply(report, read_out(items[0], ("王丽", "张强"), "2023-02-10T12:00:00"))
    report = apply(report, read_out(items[1], ("王丽", "张强"), "2023-02-10T12:01:00", "应为27"))
    path = write_reading_record(report, CATALOG, tmp_path / "唱校记录.docx")
    document = docx.Document(str(path))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    numbered = [row for row in rows if row[0].isdecimal()]
    assert [row[1:3] for row in numbered] == [[item.label, item.value] for item in items]
    assert numbered[0][4:] == ["无误", "王丽、张强", "2023-02-10 12:00"]
    assert numbered[1][4] == "有误：应为27"
    assert numbered[2][4:] == ["未校", "", ""]
    closing = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert f"共{len(items)}项：未校{len(items) - 2}项，无误1项，有误1项。" in closing


def test_a_record_is_a_word_file(tmp_path):
    with pytest.raises(Refused) as refused:
        write_reading_record(load_sample(CATALOG), CATALOG, tmp_path / "唱校记录.xlsx")
    assert refused.value.code == "FORMAT-UNKNOWN"
