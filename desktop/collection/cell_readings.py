"""From a cell to a figure: the value it certainly states, nothing, or a question. Never a guess.

Typed text is read as everywhere in the program (`quantities.typed`); what only cells have is decided here: number
formats, formulas, errors, dates, merged and hidden cells.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from desktop.collection.marked_texts import Mark
from desktop.collection.number_formats import is_day, shown, shows_whole_day
from desktop.collection.sheets import GENERAL, Cell, CellKind, Sheet
from desktop.model.catalog import Indicator
from desktop.model.figure import NOT_FILLED, Figure, State, read_figure
from desktop.quantities.doubts import quoted
from desktop.quantities.magnitudes import shifted
from desktop.quantities.typed import Question
from desktop.quantities.units import PERCENT, scale_of
from desktop.quantities.written import round_half_up, write_date, write_number

CellReading = Figure | Question

MOST_DIGITS = 15  # that a number of an office program has; what stands behind them is chance
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([Ee][+-]?[0-9]{1,3})?")
_PLAIN = re.compile("0|[1-9][0-9]{0,5}")
_PLAIN_FORMATS = (GENERAL, "0")  # that show such a number as it is
_MAGNITUDE = re.compile("[百千万亿]")
_LARGEST_EXPONENT = 30
_FIRST_CERTAIN_DAY = 61  # Excel has a 29 February 1900, which never was
_LAST_DAY = 73_050  # 31 December 2099
_ERROR = "这一格是表格公式的出错标记{}，请改正公式或者直接填数。"
_MARKED = {
    Mark.STRUCK: "这一格里有划了删除线的内容（连在一起是{}），看不出哪些还算数，请删去划掉的，只留要报的。",
    Mark.RAISED: "这一格里有上标或者下标的字（连在一起是{}），看不出算不算在数里，请删去，只留要报的。",
}
_NOT_COMPUTED = "这一格是公式，但文件里没有算出的结果，请在 Excel 或 WPS 中打开并保存一次再报，或者直接填数。"


def read_place(sheet: Sheet, row: int, column: int, indicator: Indicator) -> CellReading:
    """Read the cell of an indicator at its place: a question where it is merged with others or hidden."""
    area = sheet.area_of(row, column)
    if area is not None and (area.bottom > area.top or area.left < column):
        return Question("这一格和别的格子合并了，看不出是哪个指标的数，请取消合并后各填各的。")
    cell = sheet.cell(row, column)
    if cell is None:
        return NOT_FILLED
    mark = sheet.marked.get((row, column))
    if mark is not None:
        return Question(_MARKED[mark].format(quoted(cell.text)))
    reading = read_cell(cell, indicator, from_1904=sheet.day_zero_1904)
    if isinstance(reading, Figure) and reading.filled and (sheet.hidden or sheet.is_hidden(row, column)):
        return Question(f"这一格被隐藏了，里面填的是{quoted(cell.text)}，请确认要不要采用。")
    return reading


def read_cell(cell: Cell, indicator: Indicator, *, from_1904: bool = False) -> CellReading:
    """Read a cell for an indicator; a Question says what is doubtful and what to do."""
    if cell.kind is CellKind.NUMBER:
        return _number(cell, indicator, from_1904=from_1904)
    return _READERS[cell.kind](cell, indicator)


def exact_number(text: str) -> Decimal | Question | None:
    """Give the number that an office program means by the digits of the file; None where they are none."""
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if not _NUMBER.fullmatch(text):
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    if value and abs(value.adjusted()) > _LARGEST_EXPONENT:
        return Question(f"{quoted(text)}大得或者小得不像统计数字，请核对后重新填写。")
    if value.adjusted() >= MOST_DIGITS:
        return Question(f"这个数超过{MOST_DIGITS}位，表格软件保不住它的末几位，请核对后重新填写（编号类请写入备注）。")
    # 33.3 is 33.299999999999997 in the file, 0.1 + 0.2 is 0.30000000000000004: what follows 15 digits is chance.
    return round_half_up(value, MOST_DIGITS - 1 - value.adjusted()).normalize() if value else Decimal(0)


def _text(cell: Cell, indicator: Indicator) -> CellReading:
    return read_figure(cell.text, indicator)


def _boolean(cell: Cell, indicator: Indicator) -> CellReading:
    del indicator
    word = "TRUE" if cell.text in ("1", "true", "True") else "FALSE"
    return Question(f"这一格是表格里的是与否（{word}），不是数，请填具体的数。")


def _error(cell: Cell, indicator: Indicator) -> CellReading:
    del indicator
    return Question(_ERROR.format(quoted(cell.text)))


def _uncalculated(cell: Cell, indicator: Indicator) -> CellReading:
    del cell, indicator
    return Question(_NOT_COMPUTED)


def _broken(cell: Cell, indicator: Indicator) -> CellReading:
    del indicator
    return Question(f"这一格的内容{quoted(cell.text)}不是表格软件写得出来的，读不准，请在表里重新填写这一格。")


def _day(cell: Cell, indicator: Indicator) -> CellReading:
    """Read a date that stands as text in the file; with a time it is no day."""
    day, _, time = cell.text.partition("T")
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return _broken(cell, indicator)
    return _of_day(found, indicator, certain=not time.strip("Z0:."))


_READERS: dict[CellKind, Callable[[Cell, Indicator], CellReading]] = {
    CellKind.TEXT: _text,
    CellKind.BOOLEAN: _boolean,
    CellKind.ERROR: _error,
    CellKind.UNCALCULATED: _uncalculated,
    CellKind.BROKEN: _broken,
    CellKind.DAY: _day,
}


def _number(cell: Cell, indicator: Indicator, *, from_1904: bool) -> CellReading:
    if cell.format in _PLAIN_FORMATS and _PLAIN.fullmatch(cell.text):
        return read_figure(cell.text, indicator)
    value = exact_number(cell.text)
    if value is None:
        return _broken(cell, indicator)
    if isinstance(value, Question):
        return value
    if cell.format is None:
        return Question(f"这一格的数是{write_number(value)}，文件里却没有写明怎样显示，请在表里重新填写这一格。")
    if is_day(cell.format):
        return _serial(value, cell.format, indicator, from_1904=from_1904)
    return _formatted(value, cell.format, indicator)


def _serial(value: Decimal, code: str, indicator: Indicator, *, from_1904: bool) -> CellReading:
    """Read a number with the format of a date."""
    days = value + (1462 if from_1904 else 0)
    if not _FIRST_CERTAIN_DAY <= days <= _LAST_DAY:
        return Question(f"这一格是日期格式，里面的数是{write_number(value)}，请把格式改为“常规”后重新填写。")
    found = date(1899, 12, 30) + timedelta(int(days))
    return _of_day(found, indicator, certain=days == int(days) and shows_whole_day(code))


def _of_day(found: date, indicator: Indicator, *, certain: bool) -> CellReading:
    if indicator.kind.numeric:
        return Question(f"这一格是日期（{write_date(found)}），这里要填数，请把格式改为“常规”后重新填写。")
    if indicator.kind.name != "date":
        return Question(f"这一格是日期（{write_date(found)}），请写成文字后重新填写。")
    if not certain:
        return Question(f"这一格的日期没有显示完整的年月日，里面是{write_date(found)}，请核对后写全年月日。")
    return Figure(State.VALUE, found)


def _formatted(value: Decimal, code: str, indicator: Indicator) -> CellReading:
    seen = shown(value, code)
    stored = write_number(value)
    if seen is None:
        return Question(f"这一格的数是{stored}，但显示格式特别，看不准显示的是什么，请把格式改为“常规”后核对。")
    if not seen.exact and not _agreed(value, seen.text, indicator):
        appears = quoted(seen.text) if seen.text.strip() else "空白"
        return Question(
            f"这一格显示的是{appears}，里面存的数却是{_stored(value, seen.text)}，请核对以哪个为准后重新填写。"
        )
    text = seen.text.strip()
    if _is_scaled(text, indicator):
        return Question(f"这一格显示的是{quoted(text)}，里面存的数却是{stored}，请核对以哪个为准后重新填写。")
    return read_figure(text, indicator)


def _is_scaled(text: str, indicator: Indicator) -> bool:
    """Say whether a format alone makes 12 into 12万, or into ¥12 where 万元 is asked for: it may be decoration."""
    if _MAGNITUDE.search(text.removesuffix(indicator.unit)):
        return True
    return any(sign in text for sign in "¥￥") and scale_of(indicator.unit)[0] > 0


def _stored(value: Decimal, text: str) -> str:
    return f"{write_number(shifted(value, 2))}%" if "%" in text else write_number(value)


def _agreed(value: Decimal, text: str, indicator: Indicator) -> bool:
    """Say whether a rounded share is shown with just the decimals with which its indicator is reported."""
    if indicator.unit != PERCENT or indicator.decimals is None or "%" not in text:
        return False
    return text == f"{write_number(shifted(value, 2), indicator.decimals)}%"
