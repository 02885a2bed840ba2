"""What the card of a figure knows of it."""

from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.checks.figures.check import check_figures
from desktop.model.annotations import Confirmation, DepartmentReturn, Evidence, Returned, ReturnState
from desktop.model.edits import Annotate, SetEarlierFigure, SetFigure, apply
from desktop.model.figure import NOT_FILLED, Figure, State
from desktop.model.phrases import Phrases
from desktop.model.stated_in import uses_of
from desktop.model.values import Values
from desktop.operations.figure_card import Holding, figure_card
from desktop.refusal import Refused

TOTAL, PASS, SHARE = "h04.self_total", "h04.self_pass", "h04.self_excellent_pct"
AT = "2023-01-12T10:05:00"


@pytest.fixture(scope="module")
def catalog():
    return standard_catalog()


@pytest.fixture(scope="module")
def sample(catalog):
    return load_sample(catalog)


def number(value, **more):
    return Figure(State.VALUE, Decimal(value), **more)


@pytest.fixture
def card_of(catalog, sample):
    def make(code, *edits):
        report = sample
        for edit in edits:
            report = apply(report, edit)
        return figure_card(report, catalog, Values(catalog, report), check_figures(report, catalog), code)

    return make


def test_a_relation_is_written_with_names_and_with_values_and_says_whether_it_holds(card_of):
    total = card_of(TOTAL).laws[0]
    assert total.words == "自查自评案卷 = 自查自评优秀案卷 + 自查自评合格案卷 + 自查自评不合格案卷"
    assert (total.values, total.holding) == ("632 = 208 + 424 + 0", Holding.TRUE)
    wrong = card_of(TOTAL, SetFigure(TOTAL, number(640))).laws[0]
    assert (wrong.values, wrong.holding) == ("640 = 208 + 424 + 0", Holding.FALSE)
    open_one = card_of(TOTAL, SetFigure(PASS, NOT_FILLED)).laws[0]
    assert (open_one.values, open_one.holding) == ("632 = 208 + 未填 + 0", Holding.OPEN)


def test_a_formula_names_its_operands_and_needs_no_relation_that_says_the_same(card_of):
    card = card_of(SHARE)
    assert card.computed
    assert [(law.words, law.values, law.holding) for law in card.laws] == [
        ("自查自评优秀案卷 ÷ 自查自评案卷", "208 ÷ 632", None)
    ]


def test_findings_about_the_figure_stand_before_those_in_which_it_takes_part(card_of):
    wrong = SetFigure(TOTAL, number(640))
    own, other = card_of(TOTAL, wrong), card_of(PASS, wrong)
    assert own.findings[0].place == TOTAL
    assert [finding.place for finding in other.findings] == [TOTAL]
    assert card_of(PASS).findings == ()


def test_change_and_growth_on_last_year(card_of):
    grown = card_of(TOTAL, SetEarlierFigure(TOTAL, number(600)))
    assert (grown.change, grown.growth) == ("+32", "+5.3%")
    new = card_of(TOTAL, SetEarlierFigure(TOTAL, number(0)))
    assert (new.change, new.growth) == ("+632", "")
    same = card_of(TOTAL, SetEarlierFigure(TOTAL, number(632)))
    assert (same.change, same.growth) == ("持平", "")
    share = card_of(SHARE, SetEarlierFigure(SHARE, number(30)))
    assert (share.change, share.growth) == ("", "+3个百分点")
    assert (card_of(TOTAL).change, card_of(TOTAL).growth) == ("", "")


def test_what_a_department_sent_stands_beside_what_was_adopted(card_of):
    returned = Returned(number(642), "司法局", "", "执法监督.xlsx", "案卷", "C7", AT)
    card = card_of(TOTAL, Annotate(returned, TOTAL))
    assert (card.returned, card.sent_otherwise) == (returned, True)
    adopted = card_of(TOTAL, Annotate(returned, TOTAL), SetFigure(TOTAL, number(642)))
    assert not adopted.sent_otherwise


def test_evidence_confirmation_and_the_department_are_on_it(card_of, catalog):
    department = catalog.indicator(TOTAL).department
    stands = DepartmentReturn(state=ReturnState.CORRECTING)
    card = card_of(
        TOTAL,
        Annotate(Evidence((("通报.pdf", "a" * 64),)), TOTAL),
        Annotate(Confirmation("王丽", AT), TOTAL),
        Annotate(stands, department),
    )
    assert (card.files, card.stands) == ((("通报.pdf", "a" * 64),), stands)
    assert card.confirmation is None  # the figure itself is a draft
    confirmed = replace(number(632), confirmed=True)
    card = card_of(TOTAL, SetFigure(TOTAL, confirmed), Annotate(Confirmation("王丽", AT), TOTAL))
    assert card.confirmation == Confirmation("王丽", AT)


def test_every_place_of_the_text_is_given_with_where_the_figure_stands_in_it(card_of, sample, catalog):
    (use,) = card_of(TOTAL).uses
    assert use.place == "一、（四）3."
    assert [use.sentence[start:end] for start, end in use.spans] == ["632卷"]
    assert any(entry.key == use.key and TOTAL in entry.text for entry in sample.outline)


def test_the_marked_words_are_those_of_the_figure_in_every_sentence_of_the_sample(sample, catalog):
    phrases = Phrases(catalog, sample)
    seen = 0
    for code in catalog.indicators:
        printed = {run.text for entry in sample.outline for source, run in phrases.pieces(entry.text) if code in source}
        for use in uses_of(sample, phrases, code):
            seen += 1
            assert use.sentence == use.sentence.strip()
            assert {use.sentence[start:end] for start, end in use.spans} <= printed
    assert seen > 60


def test_a_code_that_is_none_is_refused(catalog, sample):
    with pytest.raises(Refused):
        figure_card(replace(sample, figures=MappingProxyType({})), catalog, Values(catalog, sample), (), "nowhere")
