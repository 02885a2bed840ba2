"""The lines of a report that are no text of it: 文号, 签发人, 主送, 署名, 成文日期, 附件说明, 抄送, 印发.

Their forms are those of GB/T 9704-2012, 7.2 to 7.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.reading.wording import is_organ, plain

_NUMBER = re.compile(
    r"(?P<number>[\u4e00-\u9fff]{1,12}\s*[〔\[［(（【]\s*20\d\d\s*[〕\]］)）】]\s*第?\s*\d{1,5}\s*号)(?P<rest>.*)"
)
_SIGNER = re.compile(
    r"签发(?:人)?\s*[：:]\s*(?P<signer>[\u4e00-\u9fff·]{1,6}(?:[\s\u3000、]+[\u4e00-\u9fff·]{1,6}){0,3})"
)
_ISSUER = re.compile(r"[\u4e00-\u9fff·]{4,40}文件")
_ADDRESSEE_END = re.compile(r"[：:]$")
_ADDRESSED = re.compile("(?:委|政府|人大|常委会|司法[厅局]|办公室|委员会|领导小组|办|党组|[厅局]|单位|部门)[）)]?$")
_PARTS = re.compile("[、,，和及\\s]+")
_NOT_ADDRESSED = re.compile("如下|报告|情况|方面|问题|现将|包括|其中|主要|工作$")
_LONGEST_ADDRESSEE = 80
_DAY = re.compile(
    r"(?P<y>20\d\d|[二〇○零一三四五六七八九]{4})年(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})月(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_CHINESE = "〇一二三四五六七八九"
_COPIES = re.compile(r"(?:抄送|抄报|分送)\s*[：:].*")
_PRINTED = re.compile(r"(?P<printer>[\u4e00-\u9fff·]{4,30})\s*(?P<day>20\d\d年\d{1,2}月\d{1,2}日)\s*印发")
_ATTACHMENT = re.compile(r"附件\s*(?:\d{1,2})?\s*[：:]\s*(?P<first>.+)", re.DOTALL)
_REMARK = re.compile(r"[（(].{2,60}[）)]")


@dataclass(frozen=True, slots=True)
class Particular:
    """One particular that a line states: the field of a Structure, its Chinese name, and its value."""

    field: str
    what: str
    value: str


def head_particulars(text: str) -> tuple[Particular, ...]:
    """Give what a line in front of the text states: issuer, number, signer, or the day under the title."""
    if _ISSUER.fullmatch(re.sub(r"\s", "", text)):
        return (Particular("issuer", "发文机关标志", re.sub(r"\s", "", text)),)
    if numbered := _number_and_signer(text):
        return numbered
    if match := _SIGNER.fullmatch(text):
        return (_signer(match),)
    return tail_day(text.strip("（）()【】[]"))


def is_addressee(text: str) -> bool:
    """Whether a line names those to whom a report goes."""
    said = text.strip()
    if not _ADDRESSEE_END.search(said) or len(said) > _LONGEST_ADDRESSEE or _NOT_ADDRESSED.search(said):
        return False
    names = [name for name in _PARTS.split(said[:-1]) if name]
    return bool(names) and all(_ADDRESSED.search(name) for name in names)


def tail_day(text: str) -> tuple[Particular, ...]:
    """Give signature and day of a line behind the text: either, or both on one line."""
    said = plain(text) if len(text) <= _LONGEST_ADDRESSEE else ""
    match = _DAY.search(said)
    if match is None or match.end() != len(said):
        return ()
    day, name = iso_day(match), said[: match.start()]
    if day is None or (name and not is_organ(name)):
        return ()
    signed = (Particular("signature", "署名", name),) if name else ()
    return (*signed, Particular("written_on", "成文日期", day))


def imprint(text: str) -> tuple[Particular, ...]:
    """Give what the lines of the imprint state: copies, or printing office and day."""
    if _COPIES.fullmatch(text):
        return (Particular("copies", "抄送机关", re.split("[：:]", text, maxsplit=1)[1].strip()),)
    match = _PRINTED.fullmatch(plain(text)) if len(text) <= _LONGEST_ADDRESSEE else None
    day = iso_day(_DAY.search(match["day"])) if match else None
    if match is None or day is None:
        return ()
    return (Particular("printer", "印发机关", match["printer"]), Particular("printed_on", "印发日期", day))


def attachment(text: str) -> str:
    """Give the first attachment of a line that begins the list of them, or ""."""
    match = _ATTACHMENT.fullmatch(text)
    return match["first"].strip() if match else ""


def is_remark(text: str) -> bool:
    """Whether a line is a remark in brackets under the day (附注: 此件公开发布)."""
    return bool(_REMARK.fullmatch(text))


def iso_day(match: re.Match[str] | None) -> str | None:
    """Give a day as ISO text; None for one that no calendar has."""
    if match is None:
        return None
    year = match["y"].translate(str.maketrans("○零" + _CHINESE, "00" + "0123456789"))
    try:
        return date(int(year), _small(match["m"]), _small(match["d"])).isoformat()
    except ValueError:
        return None


def first_value(found: Iterable[Particular], field: str) -> str:
    """Give the value of the first particular of that field, or ""."""
    return next((one.value for one in found if one.field == field), "")


def _number_and_signer(text: str) -> tuple[Particular, ...]:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return ()
    rest = match["rest"].strip()
    signer = _SIGNER.fullmatch(rest)
    if rest and signer is None:
        return ()
    number = re.sub(r"[\[［(（【](?=20)", "〔", re.sub(r"\s", "", match["number"]))
    number = re.sub(r"(?<=\d)[\]］)）】]", "〕", number)
    found = (Particular("document_number", "发文字号", number),)
    return (*found, _signer(signer)) if signer else found


def _signer(match: re.Match[str]) -> Particular:
    return Particular("signer", "签发人", re.sub(r"[\s\u3000、]+", "、", match["signer"].strip()))


def _small(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, mark, ones = text.rpartition("十")
    return (_CHINESE.index(tens) if tens else 1) * 10 * bool(mark) + (_CHINESE.index(ones) if ones else 0)
