"""The time on the user's wall; what shows or notes it takes these as arguments, so that tests can set the clock."""

from __future__ import annotations

from datetime import date, datetime


def local_time() -> datetime:
    """Give the local time, without its zone."""
    return datetime.now().astimezone().replace(tzinfo=None)


def local_day() -> date:
    """Give today."""
    return local_time().date()
