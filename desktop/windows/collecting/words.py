"""The words of the board: the state of a department in a tag, days in short, and how it stands with all of them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime

from desktop.collection.board import BoardRow
from desktop.model.annotations import ReturnState
from desktop.windows.keys import KEY_OF
from desktop.windows.looks.tags import Tag, Tone

NOBODY = "这一年还没有要单位填报的指标。报告里用到的指标，写明了填报单位的，会列在这里。"

CHOOSE_ONE = "请先选一个单位。"


def state_tag(row: BoardRow) -> Tag:
    """Give the state of a department in one or two words."""
    match row.state:
        case ReturnState.CORRECTING:
            return Tag("需更正", Tone.WARNING)
        case ReturnState.RECEIVED:
            return Tag("已报", Tone.DONE)
        case ReturnState.TAKEN:
            return Tag("已采用", Tone.DONE)
        case ReturnState.ASKED:
            if row.late:
                return Tag(f"逾期{row.late}天", Tone.ERROR)
            return Tag("已发") if row.sent else Tag("未发")


def short_day(at: str) -> str:
    """Give the day of an ISO date or time as 12-20; "" for none."""
    with suppress(ValueError):
        return f"{datetime.fromisoformat(at):%m-%d}"
    return at


def cells(row: BoardRow) -> tuple[str, ...]:
    """Give the words of a row, one for each column of the board."""
    return (
        row.department,
        state_tag(row).words,
        f"{row.filled}/{row.asked}",
        short_day(row.asked_at),
        short_day(row.due),
        short_day(row.received_at),
        row.note,
    )


def standing(rows: Sequence[BoardRow]) -> str:
    """Say how it stands with all departments."""
    if not rows:
        return NOBODY
    correcting = sum(row.state is ReturnState.CORRECTING for row in rows)
    answered = sum(row.answered for row in rows) - correcting
    waiting = len(rows) - answered - correcting
    late = sum(row.late > 0 and not row.answered for row in rows)
    parts = [f"已报 {answered}"]
    parts += [f"需更正 {correcting}"] if correcting else []
    parts.append(f"未报 {waiting}（逾期 {late}）" if late else f"未报 {waiting}")
    asked, filled = sum(row.asked for row in rows), sum(row.filled for row in rows)
    return f"{len(rows)} 个单位，{asked} 个指标，已填 {filled}。{'，'.join(parts)}。收到的文件拖到窗口上就可以收。"


def nobody_to_remind(rows: Sequence[BoardRow]) -> str:
    """Say why there is nobody to remind: nobody was asked yet, or all that were have answered."""
    if not rows:
        return NOBODY
    if any(row.asked_for for row in rows):
        return "发了填报表的都已经报来，不用催报。"
    return f"还没有发出填报表，先按 {KEY_OF['send_forms'].shown} 发出，再催报。"


def nothing_to_correct(row: BoardRow) -> str:
    """Say that nothing came from a department that it could correct, and what to do about it."""
    if row.sent:
        return f"{row.department}还没有报来，可以催报。"
    return f"还没有给{row.department}发出填报表，也没有收到它报来的表，没有可以退回的。"


def usual_due(rows: Sequence[BoardRow], today: date) -> str:
    """Give the last day that was set and is still to come, as it is typed; "" where there is none."""
    days = [row.due for row in rows if row.due and row.due >= today.isoformat()]
    return max(days, default="")
