from hypothesis import given
from hypothesis import strategies as st

from desktop.ledger.positions import placed

KEYS = st.lists(st.text("abcdefgh", min_size=1, max_size=2), unique=True, max_size=12)


def moved(before, after) -> int:
    return sum(before.get(key) != position for key, position in after.items())


@given(KEYS, KEYS)
def test_positions_follow_the_order(first, second):
    before = placed(first, {})
    after = placed(second, before)
    assert sorted(after, key=after.__getitem__) == second
    assert len(set(after.values())) == len(second)
    assert min(after.values(), default=1) > 0


def test_only_what_moves_gets_another_position():
    before = placed("abcdef", {})
    assert moved(before, placed("abxcdef", before)) == 1
    assert moved(before, placed("fabcde", before)) == 1
    assert moved(before, placed("abdef", before)) == 0
    assert placed("abcdef", before) is before


def test_room_that_runs_out_is_made_anew():
    keys, positions = ["a", "b"], placed("ab", {})
    for number in range(40):
        keys.insert(1, f"n{number}")
        positions = placed(keys, positions)
        assert sorted(positions, key=positions.__getitem__) == keys
