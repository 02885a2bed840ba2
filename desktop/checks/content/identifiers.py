"""Numbers of people and accounts that must not be published: identity cards, telephones, bank cards.

The report is published (厅字〔2019〕28号); 个人信息保护法, article 10, and 政府信息公开条例, article 15, keep such
numbers out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from desktop.checks.quoting import quoted
from desktop.checks.spots import KEPT, Spot, findings_at, texts_of
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Rule
from desktop.model.manuscript import Manuscript
from desktop.model.severity import Severity
from desktop.quantities.same_length import same_length

_LAW = "政府信息公开条例，第十五条；个人信息保护法，第十条"
CARD = Rule("C01", "身份证号", Severity.WARNING, f"{_LAW}；GB 11643-1999")
TELEPHONE = Rule("C02", "电话号码", Severity.WARNING, _LAW)
BANK = Rule("C03", "银行卡号", Severity.WARNING, f"{_LAW}；GB/T 17859")

_CARD = re.compile(r"(?<!\d)[1-8]\d{5}[ -]?(?:19|20)\d{6}[ -]?\d{3}[\dXx](?!\d)")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(?:0\d{2,3}[ -—)）]{1,2}\d{7,8}|(?<=[话真线：:])\d{7,8})(?!\d)")
_PUBLIC_LINE = re.compile("举报|投诉|监督|咨询|服务|热线|值班|传真")
_NEAR = 14  # characters in front of a number in which its kind is named
_BANK = re.compile(r"(?<!\d)(?:62|4\d|5[1-5]|9[0-9]|60|35|37)\d{2}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)")
_CARD_WORDS = re.compile("卡号|账号|帐号|账户|帐户|开户|银行卡")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_BANK_DIGITS = (15, 16, 17, 18, 19)


def check_identifiers(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find numbers of identity cards, telephones and bank cards."""
    del catalog
    for passage in texts_of(manuscript):
        for rule, spots in _identifiers(passage.text):
            yield from findings_at(rule, passage, spots)


@lru_cache(maxsize=KEPT)
def _identifiers(text: str) -> tuple[tuple[Rule, tuple[Spot, ...]], ...]:
    plain = same_length(text)
    if not re.search(r"\d[\d -]{6}", plain):
        return ()
    cards = tuple(_cards(plain))
    taken = [(spot.start, spot.end) for spot in cards]
    banks = tuple(spot for spot in _banks(plain) if not _overlaps(spot, taken))
    taken += [(spot.start, spot.end) for spot in banks]
    phones = tuple(spot for spot in _telephones(plain) if not _overlaps(spot, taken))
    return ((CARD, cards), (TELEPHONE, phones), (BANK, banks))


def _overlaps(spot: Spot, taken: list[tuple[int, int]]) -> bool:
    return any(start < spot.end and spot.start < end for start, end in taken)


def _cards(text: str) -> Iterator[Spot]:
    for hit in _CARD.finditer(text):
        digits = re.sub("[ -]", "", hit.group()).upper()
        if not _is_day(digits[6:14]):
            continue
        certain = check_digit(digits[:17]) == digits[17]
        said = "是身份证号" if certain else "像身份证号（校验码不对，可能抄错）"
        message = f"“{_masked(hit.group())}”{said}，公开前必须删去。"
        yield Spot(*hit.span(), message)


def check_digit(first: str) -> str:
    """Give the last character of an identity card's number, by its first 17 digits (GB 11643, MOD 11-2)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first, strict=True))
    return _CHECK_DIGITS[total % len(_CHECK_DIGITS)]


def _is_day(digits: str) -> bool:
    try:
        date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")
    except ValueError:
        return False
    return True


def _banks(text: str) -> Iterator[Spot]:
    for hit in _BANK.finditer(text):
        digits = re.sub("[ -]", "", hit.group())
        named = _CARD_WORDS.search(text[max(hit.start() - _NEAR, 0) : hit.start()])
        if len(digits) not in _BANK_DIGITS or not (passes_luhn(digits) or named):
            continue
        yield Spot(*hit.span(), f"“{_masked(hit.group())}”像银行卡号或账号，公开前必须删去。")


def passes_luhn(digits: str) -> bool:
    """Say whether the last digit of a bank card's number fits the others (ISO/IEC 7812-1, annex B)."""
    total = 0
    for index, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + index % 2)
        total += value // 10 + value % 10
    return total % 10 == 0


def _telephones(text: str) -> Iterator[Spot]:
    for hit in _MOBILE.finditer(text):
        yield Spot(*hit.span(), f"“{_masked(hit.group())}”是手机号码，公开前请核对是否应当删去。")
    for hit in _LANDLINE.finditer(text):
        public = _PUBLIC_LINE.search(text[max(hit.start() - _NEAR, 0) : hit.start()])
        severity = Severity.HINT if public else None
        message = f"{quoted(hit.group())}是电话号码，公开前请核对是否应当删去。"
        yield Spot(*hit.span(), message, severity=severity)


def _masked(number: str) -> str:
    """Give a number with its middle hidden: a finding is shown on the screen and printed."""
    shown = 3
    return f"{number[:shown]}{'*' * (len(number) - 2 * shown)}{number[-shown:]}"
