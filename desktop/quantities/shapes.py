"""Texts that people put where a number belongs, known by their shape, each with the sentence that helps.

They decide nothing: they only explain better why a text that was already found doubtful is no number.
"""

from __future__ import annotations

import re
import unicodedata

from desktop.quantities.chinese import NUMERAL_CHARACTERS
from desktop.quantities.doubts import Doubt, quoted

_NUMBER = r"[0-9][0-9,.]*(?:万亿|[百千]?[万亿])?"
_UNIT = r"[^0-9]{0,3}"
_CHINESE_DIGIT = "[〇○零一二三四五六七八九十]"

# Compiled when a doubt is first explained: most starts of the program never do.
_SHAPES: tuple[tuple[str, str], ...] = (
    (
        r"[-–—―─/\\*·.…_~]+|无数据|暂无|暂无数据|没有数据|n/?a|null|none|nil|空|空白|缺|暂缺|无统计数据?",
        "{text}看不出是没有发生、未统计、不适用，还是还没有填，请填“无”“未统计”“不适用”或者留空。",
    ),
    (r"同上|同前|同左|〃|″|\"|同去年|同上年|见附[件表].*|详见.*", "{text}没有写出数，请把数填在这里。"),
    (r"待.{1,4}|[?？]+|不详|不清楚|未知|未报", "{text}表示数还没有定，请先留空，等有了数再填。"),
    (r"[√✓✔○●☑×xX是否有对]+", "{text}只表示有没有，请填具体的数，没有发生的请填“无”。"),
    (r"若干|少量|大量|部分|全部|多数|少数|许多|数[十百千万].*|[几多].*", "{text}不是确定的数，请填准确的数。"),
    (r"#.*", "{text}是表格软件的出错标记或者列宽不够，请回到原表查看真实的数再填。"),
    (r"=.*|@.*", "{text}是表格公式而不是结果，请填公式算出的数。"),
    (r"true|false|yes|no", "{text}是表格里的是与否，请填具体的数。"),
    (r"[-+]?(nan|inf(inity)?|∞)", "{text}不是一个数，请核对来源后填写。"),
    (r"[-+]?[0-9.,]+e[-+]?[0-9]*.*", "{text}是科学记数法，可能已经丢失了位数，请填完整的数字。"),
    (r"0[xbo][0-9a-f]+", "{text}是程序里的写法，请用普通数字填写。"),
    (r"[0-9_]*_[0-9_]*", "{text}里有下划线，请去掉后只填数字。"),
    (r"[0-9oOlI]*[oOlI][0-9oOlI]*[^0-9]?", "{text}里像是把字母当成了数字，请用数字0和1重新输入。"),
    (r"[\"'`“”‘’].*|.*[\"'`“”‘’]", "{text}带有引号，请去掉引号，只填数字。"),
    (r"<.*>|&[a-z#0-9]+;.*|.*&[a-z#0-9]+;", "{text}带有网页代码，请只填数字。"),
    (rf"第{_NUMBER}.*|第[{NUMERAL_CHARACTERS}]+.*", "{text}是次序而不是数量，请填数量，次序请写入正文。"),
    (r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|[0-9]{4}([/.])[0-9]{1,2}\1[0-9]{1,2}.*", "{text}是日期，这里要填数量。"),
    (r"[0-9]{1,4}年([0-9].*)?|[0-9]{1,2}月份?([0-9]+[日号]?)?", "{text}是日期，这里要填数量。"),
    (
        rf"{_CHINESE_DIGIT}{{2,4}}年.*|{_CHINESE_DIGIT}{{1,3}}月({_CHINESE_DIGIT}{{1,3}}[日号])?",
        "{text}是日期，这里要填数量。",
    ),
    (r"[0-9]{1,2}:[0-9]{1,2}.*", "{text}是时间或者比例，这里要填一个数。"),
    (r"0[0-9]{2,3}-?[0-9]{7,8}|[0-9]{3,4}-[0-9]{7,8}|\+86.*", "{text}像是电话号码，这里要填数量。"),
    (r"[0-9]+(\.[0-9]+){2,}", "{text}有不止一个小数点，请核对后重新填写。"),
    (
        rf"{_NUMBER}{_UNIT}(--?|[–—―~]+|至|到){_NUMBER}{_UNIT}|[{NUMERAL_CHARACTERS}]+(至|到)[{NUMERAL_CHARACTERS}]+{_UNIT}",
        "{text}是一个范围，请填一个确定的数。",
    ),
    (rf"{_NUMBER}{_UNIT}[+*×x÷]{_NUMBER}.*", "{text}是一个算式，请填算出的结果。"),
    (r"[0-9]+/[0-9]+|(?!百分之).+分之.+", "{text}是分数或者两个数相比，请填一个数，比例请用百分数。"),
    (r"\+[0-9].*", "{text}前面有加号，请确认填的是总数而不是增加的数，并去掉加号。"),
    (r".*(‰|百分点|[0-9]%[0-9%].*)", "{text}不是百分数的写法，请填百分数，例如33%。"),
    (
        rf"[近超逾约过翻]*[0-9.{NUMERAL_CHARACTERS}]*[多余]?(成|折|倍|番|个?半|俩|仨).?",
        "{text}是口头的说法，请填准确的数。",
    ),
    (r"\.[0-9]+.*", "{text}的小数点前面没有数字，请补全，例如0.5。"),
    (r"[0-9]+[。·。､、'][0-9]+.*", "{text}的数字中间有别的标点，请核对，小数点请用“.”。"),
    (r"(--|\(\(|\(-|-\().*", "{text}的负号或者括号重复了，请核对，负数请写成-5这样的形式。"),
    (r"[–—―─][0-9].*", "{text}前面是破折号，请去掉，负数请用减号写成-5这样的形式。"),
    (r"不涉及|无此项|没有此项|无此类.*", "{text}分不清是没有发生还是不适用，请填“无”或者“不适用”。"),
    (r"[$€£₤].*", "{text}不是人民币金额，请折算后填写。"),
    (r".*[0-9].*[.,;:。，；：、!！]", "{text}末尾有多余的标点，请去掉，只填数字。"),
)


def explained(text: str, doubt: Doubt) -> Doubt:
    """Give a doubt that fits the shape of the half-width text better than the one at hand, or that one."""
    if any(map(_is_unusual_digit, text)):
        return Doubt(f"{quoted(text)}里有上标、分数、圆圈数字一类的特殊数字，请改用普通数字填写。")
    for pattern, sentence in _SHAPES:
        if re.fullmatch(pattern, text, re.IGNORECASE):
            return Doubt(sentence.format(text=quoted(text)))
    return doubt


def _is_unusual_digit(char: str) -> bool:
    """Say whether a character has a numeric value (½, ², ③, Ⅳ, ٣) but is no digit of ours."""
    ours = char in "0123456789" or char in NUMERAL_CHARACTERS or "\u3400" <= char <= "\u9fff"
    return not ours and unicodedata.numeric(char, None) is not None
