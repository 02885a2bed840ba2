"""Why a text is asked about instead of guessed at: each doubt is one sentence that says what to type."""

from __future__ import annotations

import re

_MOST_QUOTED = 16
_MOST_OF_NAME = 80
_QUOTES = str.maketrans("“”", "‘’")
_CHINESE = "[\u4e00-\u9fff]"
_MARKS = f"(?<={_CHINESE})[,:;()!?]|[,:;()!?](?={_CHINESE})"  # compiled when something is first doubted
_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")  # a sentence stays on one line, whatever it quotes
_WIDENED = 0xFF00 - 0x20


class Doubt(Exception):
    """A text has no certain meaning; `sentence` tells the person what is doubtful and what to type."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def quoted(text: str) -> str:
    """Give the text in Chinese quotation marks, cut where it is long, with full-width marks beside Chinese."""
    text = _BREAKS.sub(" ", text)
    shown = text if len(text) <= _MOST_QUOTED else text[: _MOST_QUOTED - 1] + "…"
    widened = re.sub(_MARKS, lambda match: chr(ord(match[0]) + _WIDENED), shown.translate(_QUOTES))
    return f"“{widened}”"


def quoted_name(name: str) -> str:
    """Give a file's name in Chinese quotation marks, as it is; cut in the middle where nobody reads to its end."""
    half = _MOST_OF_NAME // 2
    return f"“{name}”" if len(name) <= _MOST_OF_NAME else f"“{name[:half]}…{name[-half:]}”"


def too_long(length: int, most: int) -> Doubt:
    """Ask about more characters than a figure can have."""
    return Doubt(f"这里有{length}个字符，超过{most}个，不像一个数，请只填一个数，说明文字请写入备注。")


def several_cells() -> Doubt:
    """Ask about a tab or a line break inside."""
    return Doubt("内容里有换行或者制表符，像是粘贴了几个单元格，请只填一个数。")


def control_characters() -> Doubt:
    """Ask about characters that cannot be seen and may hide or turn round what is seen."""
    return Doubt("内容里有看不见的控制字符，显示的数可能不是真实的数，请删掉后重新输入。")


def split_number(text: str) -> Doubt:
    """Ask about a space between two digits."""
    return Doubt(f"{quoted(text)}的数字中间有空格，请确认是一个数还是两个数，只填一个数并去掉空格。")


def no_number(text: str) -> Doubt:
    """Ask where nothing at the front is a numeral."""
    return Doubt(f"{quoted(text)}不是可以识别的数，请只填数字，例如12，没有发生的请填“无”。")


def too_many_digits(most: int) -> Doubt:
    """Ask about more digits than any figure has."""
    return Doubt(f"这个数超过{most}位，不像统计数字，请核对后重新填写。")


def leading_zero(core: str) -> Doubt:
    """Ask about 0012: a code or a number."""
    return Doubt(f"{quoted(core)}以0开头，像是编号而不是数，如果是数请去掉前面的0。")


def separators(core: str) -> Doubt:
    """Ask about commas elsewhere than before every third digit."""
    return Doubt(f"{quoted(core)}的逗号位置不合千分位写法，请核对后去掉逗号填写，例如1234。")


def decimal_point(core: str) -> Doubt:
    """Ask about points that no decimal number has."""
    return Doubt(f"{quoted(core)}的小数点写法不对，请核对后重新填写，例如12.5。")


def bare_tail(text: str) -> Doubt:
    """Ask about 1万3: 13000 or 10003."""
    return Doubt(f"{quoted(text)}最后一位没有写明是千、百还是个位，请改填完整的数字，例如13000。")


def disordered(text: str) -> Doubt:
    """Ask about magnitudes that do not go down: 3千1万."""
    return Doubt(f"{quoted(text)}里万、千、百的次序不对，请改填完整的数字，例如13000。")


def mixed_numeral(text: str) -> Doubt:
    """Ask about Arabic and Chinese digits in one number."""
    return Doubt(f"{quoted(text)}里阿拉伯数字和汉字数字混用，请只用阿拉伯数字填写。")


def ill_formed_chinese(numeral: str) -> Doubt:
    """Ask about 三二十, 一百五, 七八."""
    return Doubt(f"汉字数字{quoted(numeral)}的写法不规范或者不是一个确定的数，请改用阿拉伯数字填写。")


def unusable_mark(mark: str) -> Doubt:
    """Ask about 约, 左右 and the like, for which the report has no form."""
    return Doubt(f"{quoted(mark)}不是可用的约数写法，请改为“300余”“近300”“逾300”“300以上”这样的形式，或者填准确的数。")


def several_marks(text: str) -> Doubt:
    """Ask about 近300余."""
    return Doubt(f"{quoted(text)}里有不止一个约数标记，请只保留“余”“近”“逾”“以上”中的一个。")


def mark_on(value: str) -> Doubt:
    """Ask about 近0, 近-5."""
    return Doubt(f"{quoted(value)}不能带约数标记，请直接填准确的数。")


def minus_zero() -> Doubt:
    """Ask about -0."""
    return Doubt("0前面不应有负号或者括号，请确认是不是漏了数字，是0就只填0。")


def unclosed_bracket(text: str) -> Doubt:
    """Ask about (5."""
    return Doubt(f"{quoted(text)}的括号不成对，请去掉括号，只填数字。")


def currency(text: str) -> Doubt:
    """Ask about ¥12件."""
    return Doubt(f"{quoted(text)}前面是货币符号，后面却不是元，请核对后只填数字。")


def negative(text: str, unit: str) -> Doubt:
    """Ask about a count or a share below zero."""
    sense = "外面的括号按记账习惯表示负数" if text.startswith("(") else "是负数"
    what = "比例" if unit == "%" else f"以“{unit}”计的数"
    return Doubt(f"{quoted(text)}{sense}，而{what}不会小于0，请核对后填0或者大于0的数。")


def not_whole(value: str, unit: str) -> Doubt:
    """Ask about 12.5 cases."""
    return Doubt(f"以“{unit}”计的数应当是整数，这里却是{value}，请核对后填整数。")


def ratio_or_points(value: str, points: str) -> Doubt:
    """Ask about 0.33 for a share."""
    return Doubt(f"这里要填百分数，请带上百分号填写，{value}是指{value}%还是{points}%？")


def bare_magnitude(text: str, unit: str, base: str) -> Doubt:
    """Ask about 3.5亿 where the unit is 万元."""
    return Doubt(
        f"本指标以“{unit}”计，{quoted(text)}没有写明单位，请写明是“{base}”还是“{unit}”，或者只填以“{unit}”计的数。"
    )


def percent_for_count(text: str, unit: str) -> Doubt:
    """Ask about 33% for a count."""
    return Doubt(f"{quoted(text)}是百分数，而本指标以“{unit}”计，请填实际的数，不要填比例。")


def unit_for_share(written: str) -> Doubt:
    """Ask about 12件 for a share."""
    return Doubt(f"本指标要填百分数，这里写的单位却是{quoted(written)}，请填百分数，例如33%。")


def unit_for_bare(written: str) -> Doubt:
    """Ask about 12件 for an indicator without a unit."""
    return Doubt(f"本指标没有单位，这里却写了{quoted(written)}，请核对指标，无误的只填数字。")


def kindred_unit(written: str, unit: str, value: str) -> Doubt:
    """Ask about 12起 for 件."""
    return Doubt(f"这里写的单位是“{written}”，本指标的单位是“{unit}”，如果数的是同一回事，请只填{value}。")


def foreign_unit(written: str, unit: str) -> Doubt:
    """Ask about 12人次 for 件."""
    return Doubt(f"这里写的单位是“{written}”，本指标的单位是“{unit}”，两者不是一回事，请核对后填以“{unit}”计的数。")


def several_numbers(text: str) -> Doubt:
    """Ask about 208件，其中12件."""
    return Doubt(f"{quoted(text)}里不止一个数，请只填一个数，其他的写入备注。")


def trailing_text(trailing: str) -> Doubt:
    """Ask about 12abc."""
    return Doubt(f"数字后面的{quoted(trailing)}不能识别，请只填数字，说明文字请写入备注。")


def code_number(text: str, kind: str) -> Doubt:
    """Ask about a telephone or identity number, or a date, where a count is asked for."""
    return Doubt(f"{quoted(text)}像是{kind}而不是统计数，请核对，确实是数的请按千分位写，例如12,345,678。")
