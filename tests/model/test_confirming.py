"""核定: what waits for it, who did it and when, and what makes a figure a draft again."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.model.annotations import Confirmation
from desktop.model.confirming import awaits_confirming, confirm, confirmation_of, reopen
from desktop.model.edits import SetFigure, apply
from desktop.model.figure import NOT_FILLED, Figure, Origin, OriginKind, State
from desktop.model.report import Report

AT = "2024-01-13T10:05:00"


def number(value, **more):
    return Figure(State.VALUE, Decimal(value), person="李强", at="2024-01-12T09:00:00", **more)


def test_filled_figures_wait_until_they_are_confirmed():
    assert awaits_confirming(number(1))
    assert awaits_confirming(Figure(State.NONE))
    assert not awaits_confirming(NOT_FILLED)
    assert not awaits_confirming(number(1, confirmed=True))
    assert not awaits_confirming(number(1, origin=Origin(OriginKind.COMPUTED)))


def test_it_keeps_who_set_the_figure_beside_who_confirmed_it():
    report = Report("银州区", 2023, "A", figures={"a": number(1), "b": number(2)})
    edit = confirm(report, ("a",), "王丽", AT, "核定 甲")
    after = apply(report, edit)
    assert after.figure("a") == number(1, confirmed=True)
    assert confirmation_of(after, "a") == Confirmation("王丽", AT)
    assert confirmation_of(after, "a").in_words == "2024-01-13 10:05（王丽）"
    assert after.figure("b") == number(2)
    assert apply(after, edit.inverse(report)) == report


def test_nothing_to_confirm_and_nothing_to_reopen():
    report = Report("银州区", 2023, "A", figures={"a": number(1, confirmed=True)})
    assert confirm(report, ("a", "b"), "王丽", AT) is None
    assert reopen(report, "b") is None


def test_reopening_takes_the_name_away_too():
    report = Report("银州区", 2023, "A", figures={"a": number(1)})
    confirmed = apply(report, confirm(report, ("a",), "王丽", AT))
    assert apply(confirmed, reopen(confirmed, "a")) == report
    nameless = Report("银州区", 2023, "A", figures={"a": number(1, confirmed=True)})
    assert apply(nameless, reopen(nameless, "a")).figure("a") == number(1)


def test_a_changed_figure_is_a_draft_and_the_old_confirmation_does_not_count():
    report = Report("银州区", 2023, "A", figures={"a": number(1)})
    confirmed = apply(report, confirm(report, ("a",), "王丽", AT))
    changed = apply(confirmed, SetFigure("a", number(2)))
    assert awaits_confirming(changed.figure("a"))
    assert confirmation_of(changed, "a") is None


FIGURES = st.builds(
    replace,
    st.sampled_from([NOT_FILLED, Figure(State.NONE), number(1), number(2, origin=Origin(OriginKind.READ, "x"))]),
    confirmed=st.booleans(),
)


@given(st.dictionaries(st.sampled_from("abcde"), FIGURES), st.sets(st.sampled_from("abcdef")))
def test_confirming_any_of_them_is_undone_exactly(figures, codes):
    report = Report("银州区", 2023, "A", figures={c: f for c, f in figures.items() if f != NOT_FILLED})
    edit = confirm(report, sorted(codes), "王丽", AT)
    if edit is None:
        assert not any(awaits_confirming(report.figure(code)) for code in codes)
        return
    after = apply(report, edit)
    assert not any(awaits_confirming(after.figure(code)) for code in codes)
    assert apply(after, edit.inverse(report)) == report
    assert all(after.figure(code).same_content(report.figure(code)) for code in figures)
