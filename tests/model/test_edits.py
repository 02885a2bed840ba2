from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model.annotations import Evidence, Reason
from desktop.model.catalog import Catalog, Indicator
from desktop.model.edits import (
    EDITS,
    AddEntries,
    AddIndicator,
    Annotate,
    Edit,
    MoveEntries,
    RemoveAnnotation,
    RemoveEntries,
    RemoveIndicator,
    SetEarlierFigure,
    SetFigure,
    SetLevel,
    SetParticular,
    SetText,
    Together,
    apply,
)
from desktop.model.figure import NOT_FILLED, Figure, State
from desktop.model.kinds import KIND_BY_NAME
from desktop.model.outline import Entry, Level, subtree
from desktop.model.report import Report
from desktop.refusal import Refused

KEYS = ("a", "b", "c", "d", "e")
START = Report(
    "银州区",
    2022,
    "A",
    figures={"h01.total": Figure(State.VALUE, Decimal(7))},
    annotations={("evidence", "b"): Evidence((("台账.pdf", "f"),))},
    outline=tuple(
        Entry(key, level, f"段{key}", carried=True) for key, level in zip(KEYS, (1, 2, 0, 3, 0), strict=True)
    ),
)

OWN = tuple(Indicator(f"own.h01_{n}", f"自设{n}", "件", KIND_BY_NAME["flow"], "H01", "司法局") for n in range(3))

figures = st.one_of(
    st.just(NOT_FILLED),
    st.builds(Figure, st.just(State.NONE)),
    st.decimals(0, 10**6, places=2).map(lambda value: Figure(State.VALUE, value)),
)
keys = st.sampled_from(KEYS)
edits = st.recursive(
    st.one_of(
        st.builds(SetFigure, st.sampled_from(("h01.total", "h01.good")), figures),
        st.builds(SetEarlierFigure, st.just("h01.total"), figures),
        st.builds(SetText, keys, st.text(max_size=8)),
        st.builds(SetLevel, keys, st.sampled_from(Level)),
        st.builds(SetParticular, st.sampled_from(("signature", "addressee")), st.text(max_size=8)),
        st.builds(RemoveEntries, st.lists(keys, unique=True).map(tuple)),
        st.builds(
            AddEntries,
            st.sampled_from(("", *KEYS)),
            st.lists(st.sampled_from("xyz").map(lambda key: Entry(key, Level.BODY, key)), unique=True, max_size=3).map(
                tuple
            ),
        ),
        st.builds(AddIndicator, st.sampled_from(OWN)),
        st.builds(RemoveIndicator, st.sampled_from([own.code for own in OWN])),
        st.builds(
            Annotate, st.builds(Reason, st.text(max_size=8), st.just("张三"), st.just("")), st.sampled_from("ab")
        ),
        st.builds(RemoveAnnotation, st.sampled_from((Reason.kind, Evidence.kind)), st.sampled_from("ab")),
        st.builds(MoveEntries, st.lists(keys, unique=True).map(tuple), st.sampled_from(("", *KEYS))),
    ),
    lambda inner: st.builds(Together, st.just("几步"), st.lists(inner, max_size=3).map(tuple)),
    max_leaves=4,
)


@given(st.lists(edits, max_size=6))
def test_every_edit_can_be_taken_back(steps: list[Edit]) -> None:
    report = START
    for edit in steps:
        try:
            after = apply(report, edit)
        except Refused:
            continue
        assert apply(after, edit.inverse(report)) == report
        report = after


@given(edits)
def test_a_refused_edit_leaves_the_report_as_it_was(edit: Edit) -> None:
    before = repr(START)
    with suppress(Refused):
        apply(START, edit)
    assert repr(START) == before


def test_a_filled_figure_that_is_emptied_is_gone() -> None:
    after = apply(START, SetFigure("h01.total", NOT_FILLED))
    assert "h01.total" not in after.figures


def test_last_years_figures_cannot_be_typed_where_its_report_is_kept() -> None:
    fixed = Report("银州区", 2022, "A", earlier_fixed=True)
    with pytest.raises(Refused, match="2021年度的报告已在账本里"):
        apply(fixed, SetEarlierFigure("h01.total", Figure(State.NONE)))


def test_touched_wording_is_no_longer_carried_over_and_undo_makes_it_so_again() -> None:
    edit = SetText("c", "新写的话")
    after = apply(START, edit)
    assert not after.outline[2].carried
    assert apply(after, edit.inverse(START)).outline[2].carried


def test_text_is_cleaned_of_what_no_file_can_carry() -> None:
    after = apply(START, SetText("c", "甲\x0b乙\ufffe丙\ud800\r\n丁\t戊"))
    assert after.outline[2].text == "甲乙丙\n丁 戊"


def test_particulars_take_days_only_where_they_are_days() -> None:
    assert apply(START, SetParticular("written_on", "2023-02-20")).particulars.written_on == "2023-02-20"
    with pytest.raises(Refused) as refused:
        apply(START, SetParticular("written_on", "二月二十"))
    assert refused.value.code == "PARTICULAR-DATE"
    with pytest.raises(Refused, match="没有“colour”这一项"):
        apply(START, SetParticular("colour", "红"))


def test_a_heading_moves_with_everything_under_it() -> None:
    moved = subtree(START.outline, "b")
    assert [entry.key for entry in moved] == ["b", "c", "d", "e"]
    report = apply(START, MoveEntries(tuple(entry.key for entry in moved), ""))
    assert [entry.key for entry in report.outline] == ["b", "c", "d", "e", "a"]


def test_an_entry_cannot_stand_in_a_report_twice() -> None:
    with pytest.raises(Refused, match="不能再添加一次"):
        apply(START, AddEntries("", (Entry("a", Level.BODY, ""),)))


def test_every_edit_is_registered() -> None:
    assert {edit.__name__ for edit in EDITS} == {kind.__name__ for kind in Edit.__args__}


def test_an_own_indicator_is_added_once_and_only_an_own_one_taken_out() -> None:
    with_own = apply(START, AddIndicator(OWN[0]))
    assert with_own.indicators == (OWN[0],)
    with pytest.raises(Refused, match="已经用过"):
        apply(with_own, AddIndicator(OWN[0]))
    with pytest.raises(Refused, match=r"没有编号为“h01\.total”的自设指标"):
        apply(with_own, RemoveIndicator("h01.total"))


def test_own_indicators_stand_behind_the_others_of_their_heading(catalog: Catalog) -> None:
    other = replace(OWN[1], heading="H02")
    complete = catalog.with_own((other, OWN[0], OWN[2]))
    codes = list(complete.indicators)
    assert codes[-3:] == ["own.h01_0", "own.h01_2", "own.h01_1"]
    assert complete.with_own((OWN[0],)) is complete
