"""Which lines are drawn again: never too few, and no more than lie between the first and the last that differ."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.windows.looks.lines import Laid, differing_lines


def laid(*lines):
    starts = [sum(map(len, lines[:number])) for number in range(len(lines))]
    return Laid("".join(lines), tuple(starts))


def test_a_digit_that_changed_is_on_its_line_alone():
    assert differing_lines(laid("甲乙", "丙1", "丁戊"), laid("甲乙", "丙2", "丁戊")) == range(1, 2)


def test_what_moves_up_to_the_next_even_break_is_drawn_too():
    assert differing_lines(laid("甲1", "乙丙", "丁"), laid("甲12", "乙丙", "丁")) == range(1)
    assert differing_lines(laid("甲1", "乙丙", "丁"), laid("甲1", "2乙", "丙丁")) == range(1, 3)


def test_nothing_differs_where_nothing_changed():
    assert differing_lines(laid("甲乙", "丙"), laid("甲乙", "丙")) == range(0)


lines = st.lists(st.text("甲12", min_size=1, max_size=4), min_size=4, max_size=4)


@given(lines, lines)
def test_every_line_that_looks_otherwise_is_among_them(before, after):
    found = differing_lines(laid(*before), laid(*after))
    differ = {number for number in range(4) if before[number] != after[number]}
    assert differ <= set(found)
    assert not differ or found == range(min(differ), found.stop)
