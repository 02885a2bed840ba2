"""Dates as people write them: 2021年1月1日, 2021-01-01, 20210101, 二〇二一年一月一日."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from desktop.quantities.chinese import read_chinese
from desktop.quantities.doubts import Doubt, quoted

_FIRST_YEAR = 1900
_LAST_YEAR = 2100
_MONTHS = 12

_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})[日号]",
        r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})",
        r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})",
        r"([0-9]{4})\.([0-9]{1,2})\.([0-9]{1,2})",
        r"([0-9]{4})([0-9]{2})([0-9]{2})",
        r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]",
    )
)

_EXAMPLE = "请写全年月日，例如2021年1月1日"

# Compiled when a date is first doubted, as `shapes` does.
_SHAPES: tuple[tuple[str, str], ...] = (
    (r"[-–—/\\]+|无数据|暂无", "{text}看不出是未统计、不适用，还是还没有填，请填“未统计”“不适用”或者留空。"),
    (r"['‘’]?[0-9]{2}年.*|[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}", "{text}的年份只有两位，" + _EXAMPLE + "。"),
    (r"[〇○零一二三四五六七八九]{2}年.*", "{text}的年份只有两位，" + _EXAMPLE + "。"),
    (
        r"[0-9]{1,2}月.*|[0-9]{1,2}[-/.][0-9]{1,2}|[一二三四五六七八九十]{1,2}月.*",
        "{text}没有写年份，" + _EXAMPLE + "。",
    ),
    (r"(今|去|前|明|上|本|当)(年|日|天|月).*|昨[日天]", "{text}要看是哪一年说的，" + _EXAMPLE + "。"),
    (r"[0-9]{5}", "{text}像是表格软件里日期的序号，" + _EXAMPLE + "。"),
    (
        r"[0-9]{4}[–—―][0-9]{1,2}[–—―][0-9]{1,2}",
        "{text}里是破折号而不是连字符，" + _EXAMPLE + "。",
    ),
    (r".*[0-9]:[0-9]{2}.*", "{text}里有时间，请只留日期，例如2021年1月1日。"),
    (r"[0-9]{4}(年|[-/.])?[0-9]{1,2}(月|月份)?", "{text}没有写到日，" + _EXAMPLE + "。"),
    (r".*年.*月(初|底|末|份|中|[上中下]旬)?", "{text}没有写到日，" + _EXAMPLE + "。"),
    (r"[0-9]{4}年?|.{4}年", "{text}只有年份，" + _EXAMPLE + "。"),
    (r".*年.*(至|到|[-–—~]).+|.*[0-9](至|到|--|[–—~])[0-9].*", "{text}像是一段时间，这里只填一个日期。"),
    (r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}", "{text}分不清哪个是月、哪个是日，" + _EXAMPLE + "。"),
    (r"[0-9]{4}年[0-9]+月[0-9]+", "{text}末尾少了“日”字，" + _EXAMPLE + "。"),
)


def parse_date(text: str) -> date:
    """Read a half-width text as one full date. Raises Doubt with the reason where it is not certainly one."""
    written = re.sub(r"(?<=[年月日号]) | (?=[年月日号])", "", text)
    for form in _FORMS:
        if match := form.fullmatch(written):
            year, month, day = (_part(part) for part in match.groups())
            return _checked(year, month, day, text)
    for shape, sentence in _SHAPES:
        if re.fullmatch(shape, written):
            raise Doubt(sentence.format(text=quoted(text)))
    raise _unreadable(text)


def _part(written: str) -> int:
    if written.isascii():
        return int(written)
    return int(read_chinese(written) or 0)


def _checked(year: int, month: int, day: int, text: str) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Doubt(f"{quoted(text)}的年份不在{_FIRST_YEAR}年到{_LAST_YEAR}年之间，请核对后重新填写。")
    if not 1 <= month <= _MONTHS:
        raise Doubt(f"{quoted(text)}的月份不在1到12之间，请核对后重新填写。")
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise Doubt(f"{quoted(text)}的日子不对，{year}年{month}月只有{days}天，请核对后重新填写。")
    return date(year, month, day)


def _unreadable(text: str) -> Doubt:
    return Doubt(f"{quoted(text)}不是可以识别的日期，{_EXAMPLE}。")
