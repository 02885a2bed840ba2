"""What was typed by hand and is a figure is offered to be linked, with words that print the same."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.model.annotating import Annotate
from desktop.model.annotations import Reason, SwitchedOff
from desktop.model.chip_words import Known
from desktop.model.edits import SetText, apply
from desktop.model.figure import Figure, State
from desktop.model.manuscript import Draft
from desktop.model.phrases import Phrases
from desktop.model.values import Values
from desktop.operations.linking import links_in

KEY = "h06.2.body"


@pytest.fixture
def known():
    catalog = standard_catalog()
    sample = load_sample(catalog)
    return Known(sample, catalog, Values(catalog, sample))


def near(known, heading="H06"):
    return [one for one in known.catalog.indicators.values() if one.heading == heading]


def told(links):
    return [(link.words, link.indicator.code, link.source) for link in links]


def test_what_the_words_around_it_name(known):
    text = "全年收到行政复议申请16件，受理15件。"
    assert told(links_in(Draft(KEY, text), known)) == [
        ("16件", "h06.fy_apply", "{{h06.fy_apply}}"),
        ("15件", "h06.fy_accept", "{{h06.fy_accept}}"),
    ]


def test_places_are_those_of_the_text_with_its_placeholders(known):
    text = "{{本年}}年，{{单位}}收到行政复议申请16件，受理{{h06.fy_accept}}。"
    (link,) = links_in(Draft(KEY, text), known)
    assert text[link.start : link.end] == link.words == "16件"
    linked = text[: link.start] + link.source + text[link.end :]
    phrases = Phrases(known.catalog, known.report, known.values)
    assert phrases.plain(linked) == phrases.plain(text)


def test_a_value_that_only_one_figure_near_has(known):
    text = "评理说事的地方有857件。"
    assert sum(known.values.figure(one.code).number == 857 for one in near(known)) > 1
    assert links_in(Draft(KEY, text), known, near(known)) == ()
    text = "村里有82家。"
    assert [link.words for link in links_in(Draft(KEY, text), known, near(known))] == ["82家"]
    assert links_in(Draft(KEY, text, before="已经有82家。"), known, near(known)) == ()


def test_small_numbers_and_other_units_are_left_alone(known):
    for text in ("村里有2件。", "村里有82吨。", "村里有82年。", "第82号文件。"):
        assert links_in(Draft(KEY, text), known, near(known)) == ()


def test_another_measure_word_keeps_it_and_links_the_digits(known):
    (link,) = links_in(Draft(KEY, "全年收到行政复议申请16起。"), known)
    assert (link.words, link.source) == ("16", "{{h06.fy_apply|数}}")


def test_what_was_called_fixed_is_not_offered_again(known):
    text = "全年收到行政复议申请16件。"
    (link,) = links_in(Draft(KEY, text), known)
    fixed = apply(known.report, Annotate(Reason("固定文字", "王丽", "2024-01-12T10:32:00+08:00"), link.identity))
    assert links_in(Draft(KEY, text), replace(known, report=fixed)) == ()
    off = apply(known.report, Annotate(SwitchedOff("不用", "王丽", "2024-01-12T10:32:00+08:00"), "S14"))
    assert links_in(Draft(KEY, text), replace(known, report=off)) == ()


def test_another_number_is_no_offer(known):
    figures = {**known.report.figures, "h06.fy_apply": Figure(State.VALUE, Decimal(17))}
    report = replace(known.report, figures=figures)
    changed = Known(report, known.catalog, Values(known.catalog, report))
    assert links_in(Draft(KEY, "全年收到行政复议申请16件。"), changed) == ()


def test_a_linked_text_offers_nothing_more(known):
    text = "全年收到行政复议申请16件。"
    (link,) = links_in(Draft(KEY, text), known)
    linked = text[: link.start] + link.source + text[link.end :]
    report = apply(known.report, SetText(KEY, linked))
    assert links_in(Draft(KEY, linked), replace(known, report=report), near(known)) == ()
