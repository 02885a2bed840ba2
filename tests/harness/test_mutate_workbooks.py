import pytest

from tests.harness.mutate_workbooks import Harness


@pytest.fixture(scope="module")
def harness(tmp_path_factory):
    return Harness()


def test_mutated_returns_are_read_or_refused(harness):
    outcome = harness.run(500, seed=7)
    assert outcome.sound, outcome.wrong
    assert outcome.read > 100
    assert outcome.refused.total() > 100


@pytest.mark.harness
@pytest.mark.timeout(3600)
def test_twenty_thousand_mutated_returns_are_read_or_refused(harness):
    outcome = harness.run(20_000, seed=1)
    assert outcome.sound, outcome.wrong[:50]
