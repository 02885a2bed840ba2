from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.model.catalog import Catalog
from desktop.model.figure import NOT_FILLED, Figure, State
from desktop.model.language.syntax import Format
from desktop.model.wording import FORMATS, Stated, word_figure
from desktop.quantities.about import About


def worded(
    catalog: Catalog, now: Figure | str | None, *formats: str, before: str | None = None, code: str = "h01.total"
) -> str | None:
    figure = Figure(State.VALUE, Decimal(now)) if isinstance(now, str) else now or NOT_FILLED
    earlier = Figure(State.VALUE, Decimal(before)) if before is not None else NOT_FILLED
    split = tuple(Format(*item.split(":", 1)) for item in formats)
    return word_figure(Stated(catalog.indicator(code), figure, earlier), split)


@pytest.mark.parametrize(
    ("value", "wanted", "expected"),
    [
        ("15", "", "15卷"),
        ("15", "数", "15"),
        ("7", "汉字", "七卷"),
        ("2", "汉字", "两卷"),
        ("7", "汉字数", "七"),
        ("1.5", "汉字", "1.5卷"),
        ("1313", "约", "1300余卷"),
        ("1300", "约", "1300卷"),
        ("15000", "万", "1.5万卷"),
        ("9999", "万", "9999卷"),
    ],
)
def test_each_format_words_the_value(catalog: Catalog, value: str, wanted: str, expected: str) -> None:
    assert worded(catalog, value, wanted) == expected


@pytest.mark.parametrize(
    ("now", "before", "wanted", "expected"),
    [
        ("640", "632", "增减", "比上年增加8卷"),
        ("419", "424", "增减", "比上年减少5卷"),
        ("5", "5", "增减", "与上年持平"),
        ("640", "632", "增幅", "比上年增长1.3%"),
        ("30", "40", "同比", "同比下降25%"),
        ("40", "40", "同比", "同比持平"),
        ("40", "40", "增幅", "与上年持平"),
        ("3", "0", "同比", "上年为零"),
    ],
)
def test_the_verb_of_a_change_agrees_with_its_sign(
    catalog: Catalog, now: str, before: str, wanted: str, expected: str
) -> None:
    assert worded(catalog, now, wanted, before=before) == expected


def test_a_change_of_a_share_is_in_points(catalog: Catalog) -> None:
    assert worded(catalog, "36", "增减", before="33", code="h01.rate") == "比上年增加3个百分点"


@pytest.mark.parametrize("wanted", ["增减", "增幅", "同比"])
def test_a_change_without_last_year_is_not_worded(catalog: Catalog, wanted: str) -> None:
    assert worded(catalog, "3", wanted) is None


def test_zero_and_some_have_words_of_their_own(catalog: Catalog) -> None:
    formats = ("零:没有发生", "有:发生#")
    assert worded(catalog, "0", *formats) == "没有发生"
    assert worded(catalog, Figure(State.NONE), *formats) == "没有发生"
    assert worded(catalog, "3", *formats) == "发生3卷"
    assert worded(catalog, "3", "零:没有发生") == "3卷"
    assert worded(catalog, "0", "有:发生#") == "0卷"


def test_there_being_none_is_said_without_inventing_a_number(catalog: Catalog) -> None:
    assert worded(catalog, Figure(State.NONE)) == "0卷"
    assert worded(catalog, Figure(State.UNCOUNTED)) == "未统计"
    assert worded(catalog, Figure(State.INAPPLICABLE), "约") == "不适用"
    assert worded(catalog, Figure(State.UNCOUNTED), "汉字") == "未统计"


def test_a_figure_stated_as_about_stays_so(catalog: Catalog) -> None:
    figure = Figure(State.VALUE, Decimal(300), About.REMAINDER)
    assert worded(catalog, figure) == "300余卷"
    assert worded(catalog, figure, "约") == "300余卷"


def test_what_is_missing_is_worded_by_nobody(catalog: Catalog) -> None:
    assert all(worded(catalog, None, name) is None for name in FORMATS)
