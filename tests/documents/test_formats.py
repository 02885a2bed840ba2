"""A template decides for every format whether a report has a red head and 版记."""

import pytest

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.documents.blocks import OFFICIAL, Document, Style, with_official
from desktop.documents.compose import compose
from desktop.documents.formats import Look, official_styles, write_document
from desktop.refusal import Refused

SAMPLE = compose(standard_catalog(), load_sample(standard_catalog()))
HEAD = next(block.text for block in SAMPLE.blocks if block.style is Style.RED_HEAD)
COPIES = next(block.text for block in SAMPLE.blocks if block.style is Style.IMPRINT_COPIES)


@pytest.mark.parametrize("suffix", [".html", ".txt"])
def test_only_an_official_paper_has_the_red_head_and_the_imprint(suffix: str) -> None:
    plain, upward = (write_document(SAMPLE, suffix, Look(name)).decode() for name in ("plain", "upward"))
    assert HEAD not in plain
    assert COPIES not in plain
    assert HEAD in upward
    assert COPIES in upward
    assert SAMPLE.title in plain


def test_what_is_not_official_stays_and_nothing_changes_without_need() -> None:
    left = with_official(SAMPLE, {Style.REFERENCE})
    assert {block.style for block in left.blocks} & OFFICIAL == {Style.REFERENCE}
    assert with_official(SAMPLE, OFFICIAL) is SAMPLE
    assert with_official(Document((), "", "", 2022), ()) == Document((), "", "", 2022)


def test_a_template_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused, match=r"没有的\.docx"):
        official_styles("没有的.docx")
