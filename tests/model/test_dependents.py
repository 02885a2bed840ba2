"""What alters with a figure, and values that are carried over an edit of others."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.model.catalog import Renaming
from desktop.model.dependents import altered_with
from desktop.model.edits import SetEarlierFigure, SetFigure, apply
from desktop.model.figure import NOT_FILLED, Figure, State
from desktop.model.remembered import Remembered
from desktop.model.values import Values

CATALOG = standard_catalog()
SAMPLE = load_sample(CATALOG)
CODES = list(CATALOG.indicators)
figures = st.one_of(
    st.integers(0, 50).map(lambda number: Figure(State.VALUE, Decimal(number))),
    st.sampled_from([NOT_FILLED, Figure(State.NONE), Figure(State.INAPPLICABLE)]),
)
edits = st.one_of(
    st.builds(SetFigure, st.sampled_from(CODES), figures), st.builds(SetEarlierFigure, st.sampled_from(CODES), figures)
)


def all_of(values):
    return [(values.figure(code), values.earlier(code)) for code in CODES]


def test_a_share_alters_with_its_operands_and_a_figure_alone_with_itself():
    assert {"h04.self_pass", "h04.self_pass_pct"} <= altered_with(CATALOG, ["h04.self_pass"])
    assert altered_with(CATALOG, ["h01.online_units"]) == {"h01.online_units"}
    assert altered_with(CATALOG, ["nowhere"]) == {"nowhere"}
    assert altered_with(CATALOG, []) == frozenset()


def test_a_figure_under_its_old_code_alters_the_one_that_bears_it_now():
    renamed = replace(CATALOG, renamings=(Renaming("old", "h04.self_pass", 2030, "改名"),))
    assert {"h04.self_pass", "h04.self_pass_pct"} <= altered_with(renamed, ["old"])


@settings(deadline=None, max_examples=60)
@given(st.lists(edits, min_size=1, max_size=4))
def test_values_carried_over_edits_are_those_reckoned_anew(steps):
    report, values = SAMPLE, Values(CATALOG, SAMPLE)
    all_of(values)
    for edit in steps:
        report = apply(report, edit)
        values = values.after(report, altered_with(CATALOG, [edit.code]))
        assert all_of(values) == all_of(Values(CATALOG, report))


def test_what_is_remembered_belongs_to_the_object_and_not_to_its_like():
    made = []
    count = Remembered(lambda one: made.append(one) or len(one), most=2)
    first, like = (1, 2), tuple(range(1, 3))
    assert [count(first), count(first), count(like)] == [2, 2, 2]
    assert len(made) == 2
    count((3,))
    count(first)
    assert len(made) == 4  # the first was forgotten for two others
