"""What is read aloud, in which order, and how long it counts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.checks.figures.check import check_figures
from desktop.model.edits import SetFigure, apply
from desktop.model.figure import Figure, State
from desktop.model.progress import figures_in_use
from desktop.model.reading_aloud import Verdict, items_to_read, next_open, verdict_of
from desktop.operations.reading_aloud import read_out
from desktop.refusal import Refused

CATALOG = standard_catalog()
SAMPLE = load_sample(CATALOG)
READERS = ("王丽", "张强")
NOON = "2023-02-10T12:00:00"


def item_of(report, place):
    return next(item for item in items_to_read(report, CATALOG) if item.place == place)


def test_every_filled_figure_and_every_paragraph_is_read_once():
    items = items_to_read(SAMPLE, CATALOG)
    figures = [item.place for item in items if item.is_figure]
    assert sorted(figures) == sorted(one.code for one in figures_in_use(CATALOG, SAMPLE))
    assert [item.place for item in items if not item.is_figure] == [entry.key for entry in SAMPLE.outline]


def test_a_heading_begins_with_its_figures_and_goes_on_with_its_text():
    items = items_to_read(SAMPLE, CATALOG)
    under = [item for item in items if item.heading == item_of(SAMPLE, "h06.tj_cases").heading]
    assert [item.is_figure for item in under] == sorted((item.is_figure for item in under), reverse=True)
    assert item_of(SAMPLE, "h06.tj_cases").value == "857件"
    assert any("857件" in stated.sentence for stated in item_of(SAMPLE, "h06.tj_cases").stated)


def test_what_is_not_filled_is_not_read():
    empty = replace(SAMPLE, figures={})
    assert not any(item.is_figure for item in items_to_read(empty, CATALOG))


def test_a_reading_counts_until_the_value_changes():
    item = item_of(SAMPLE, "h06.tj_cases")
    read = apply(SAMPLE, read_out(item, READERS, NOON))
    assert verdict_of(item, read) is Verdict.RIGHT
    changed = apply(read, SetFigure("h06.tj_cases", Figure(State.VALUE, Decimal(858))))
    assert verdict_of(item_of(changed, "h06.tj_cases"), changed) is Verdict.LAPSED
    paragraph = next(item for item in items_to_read(read, CATALOG) if "857" in item.value and not item.is_figure)
    read = apply(read, read_out(paragraph, READERS, NOON))
    changed = apply(read, SetFigure("h06.tj_cases", Figure(State.VALUE, Decimal(858))))
    assert verdict_of(item_of(changed, paragraph.place), changed) is Verdict.LAPSED


def test_what_was_found_wrong_is_a_finding_until_it_is_mended():
    item = item_of(SAMPLE, "h06.tj_cases")
    read = apply(SAMPLE, read_out(item, READERS, NOON, "原件是875"))
    (finding,) = [found for found in check_figures(read, CATALOG) if found.rule == "A01"]
    assert (finding.place, finding.message) == (
        "h06.tj_cases",
        "唱校时王丽、张强读出“调解案件857件”有误：原件是875。改过以后这一条自动消失。",
    )
    mended = apply(read, SetFigure("h06.tj_cases", Figure(State.VALUE, Decimal(875))))
    assert not [found for found in check_figures(mended, CATALOG) if found.rule == "A01"]


def test_reading_goes_on_where_it_stopped():
    items = items_to_read(SAMPLE, CATALOG)
    read = SAMPLE
    for item in items[:3]:
        read = apply(read, read_out(item, READERS, NOON))
    assert next_open(items, read) == 3
    for item in items[3:]:
        read = apply(read, read_out(item, READERS, NOON))
    assert next_open(items, read) is None


@pytest.mark.parametrize("readers", [("王丽", ""), ("", "张强"), ("王丽", " 王丽 ")])
def test_reading_aloud_takes_two_different_people(readers):
    with pytest.raises(Refused) as refused:
        read_out(item_of(SAMPLE, "h06.tj_cases"), readers, NOON)
    assert refused.value.code == "READERS-MISSING"
