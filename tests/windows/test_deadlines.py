"""The days until the report must be handed in and published."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.windows.deadlines import days_to_hand_in, deadline_sentence

HAND_IN, PUBLISH = "报送党委、人大常委会和上一级政府", "向社会公开"


@pytest.mark.parametrize(
    ("today", "sentence"),
    [
        (date(2023, 11, 24), f"距明年3月1日{HAND_IN}还有 98 天；距明年4月1日{PUBLISH}还有 129 天。"),
        (date(2024, 1, 1), f"距3月1日{HAND_IN}还有 60 天；距4月1日{PUBLISH}还有 91 天。"),
        (date(2024, 2, 29), f"距3月1日{HAND_IN}还有 1 天；距4月1日{PUBLISH}还有 32 天。"),
        (date(2023, 3, 1), f"今天（3月1日）是{HAND_IN}的最后一天；距4月1日{PUBLISH}还有 31 天。"),
        (date(2023, 3, 2), f"距4月1日{PUBLISH}还有 30 天；距明年3月1日{HAND_IN}还有 365 天。"),
        (date(2023, 4, 1), f"今天（4月1日）是{PUBLISH}的最后一天；距明年3月1日{HAND_IN}还有 335 天。"),
        (date(2023, 4, 2), f"距明年3月1日{HAND_IN}还有 334 天；距明年4月1日{PUBLISH}还有 365 天。"),
    ],
)
def test_the_nearer_deadline_comes_first(today, sentence):
    assert deadline_sentence(today) == sentence


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2022, 2, 27), ""),
        (date(2022, 2, 28), "距3月1日 366 天"),
        (date(2023, 2, 28), "距3月1日 1 天"),
        (date(2023, 3, 1), "距3月1日 0 天"),
        (date(2023, 3, 2), ""),
    ],
)
def test_the_days_of_a_report_are_counted_in_the_year_before_it_is_due(today, words):
    assert days_to_hand_in(2022, today) == words
