"""How long until the report must be handed in (1 March) and published (1 April): 厅字〔2019〕28号, article 24."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class _Deadline:
    month: int
    act: str

    def day_of(self, year: int) -> date:
        """Give the day on which it falls for the report of a year: in the year after."""
        return date(year + 1, self.month, 1)

    def next_day(self, today: date) -> date:
        """Give the next day on which it falls; the day itself still counts."""
        day = self.day_of(today.year - 1)
        return day if today <= day else self.day_of(today.year)


_HAND_IN = _Deadline(3, "报送党委、人大常委会和上一级政府")
_PUBLISH = _Deadline(4, "向社会公开")
_SOON = 366  # days: of a report that was handed in long ago, or is of a year to come, there is nothing to count


def days_to_hand_in(year: int, today: date) -> str:
    """Say in a few words how long until the report of a year must be handed in; "" where that is past or far away."""
    day = _HAND_IN.day_of(year)
    left = (day - today).days
    return f"距{day.month}月{day.day}日 {left} 天" if 0 <= left <= _SOON else ""


def deadline_sentence(today: date) -> str:
    """Give one sentence with the days that are left until both deadlines, the nearer one first."""
    nearest_first = sorted((_HAND_IN, _PUBLISH), key=lambda deadline: deadline.next_day(today))
    return "；".join(_words(deadline, today) for deadline in nearest_first) + "。"


def _words(deadline: _Deadline, today: date) -> str:
    day = deadline.next_day(today)
    left = (day - today).days
    if left == 0:
        return f"今天（{day.month}月1日）是{deadline.act}的最后一天"
    year = "明年" if day.year > today.year else ""
    return f"距{year}{day.month}月1日{deadline.act}还有 {left} 天"
