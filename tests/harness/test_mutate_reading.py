import pytest

from tests.harness.mutate_reading import run


def test_mutated_reports_are_read_or_refused():
    outcome = run(200, seed=7)
    assert outcome.sound, outcome.wrong
    assert outcome.read > 20
    assert outcome.refused.total() > 20


@pytest.mark.harness
@pytest.mark.timeout(3600)
def test_fifty_thousand_mutated_reports_are_read_or_refused():
    outcome = run(50_000, seed=1)
    assert outcome.sound, outcome.wrong[:50]
