"""What departments call their figures, in words of their own: the indicator that is plainly meant, and never another.

own_labels.csv has names as departments write them, with the indicator that somebody from the trade would choose, none
where it is another figure, or where the name alone does not tell.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.collection.own_names import JOINT, Namings, key_of, name_of
from desktop.model.catalog import Catalog

LABELS = Path(__file__).with_name("own_labels.csv")
FOUND = 0.9  # of the names that plainly mean an indicator, at least


@pytest.fixture(scope="module")
def namings_of(catalog: Catalog) -> Callable[[str], Namings]:
    typed = [one for one in catalog.of_year(2023) if one.formula is None]
    known: dict[str, Namings] = {}

    def namings(department: str) -> Namings:
        if department not in known:
            known[department] = Namings([one for one in typed if one.department == department], typed)
        return known[department]

    return namings


def proposed(namings: Namings, label: str, *over: str, title: str = "") -> str:
    name = replace(name_of(label), over=tuple(key_of(one) for one in over), title=title)
    found = namings.assigned({0: name}).get(0)
    return found.code if found else ""


def test_what_is_plainly_meant_is_proposed_and_nothing_else_ever(namings_of: Callable[[str], Namings]) -> None:
    with LABELS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    got = {row["label"]: proposed(namings_of(row["department"]), row["label"]) for row in rows}
    meant = {row["label"]: row["code"] for row in rows}
    assert len(rows) == len(got)
    assert (len(got), sum(bool(code) for code in meant.values())) >= (300, 150)
    assert {label: code for label, code in got.items() if code and code != meant[label]} == {}
    found = sum(got[label] == code for label, code in meant.items() if code)
    assert found >= FOUND * sum(bool(code) for code in meant.values())


def test_a_likeness_is_never_said_to_be_sure(namings_of: Callable[[str], Namings]) -> None:
    namings = namings_of("司法局")
    (best,) = namings.ranked(name_of("申请行政复议案件"))
    assert best.code == "h06.fy_apply"
    assert 0.7 <= best.confidence < 1
    (equal,) = namings.ranked(name_of("1.收到行政复议申请（件）"))
    assert (equal.code, equal.confidence) == ("h06.fy_apply", 1)


@pytest.mark.parametrize(
    ("label", "over", "code"),
    [
        ("申请", ("行政复议",), "h06.fy_apply"),
        ("受理", ("行政复议案件",), "h06.fy_accept"),
        ("审结", ("一、行政复议情况",), "h06.fy_closed"),
        ("维持", ("行政复议", "审结结果"), "h06.fy_uphold"),
        ("败诉", ("行政诉讼",), "h06.ss_lost"),
        ("缓刑", ("社区矫正",), "h06.jz_probation"),
        ("调解成功", ("人民调解",), "h06.tj_success"),
        ("调解成功", ("商事调解",), ""),
        ("不予受理", ("行政复议",), ""),
        ("受理", ("信访",), ""),
        ("维持", ("行政诉讼",), ""),
        ("申请", ("法律援助",), ""),
        ("受理", (), ""),
    ],
)
def test_what_stands_over_a_name_says_what_it_is_about(
    namings_of: Callable[[str], Namings], label: str, over: tuple[str, ...], code: str
) -> None:
    assert proposed(namings_of("司法局"), label, *over) == code


def test_the_title_of_a_table_says_it_too_but_never_for_two(namings_of: Callable[[str], Namings]) -> None:
    namings = namings_of("司法局")
    assert proposed(namings, "受理", title="2023年行政复议案件统计表") == "h06.fy_accept"
    assert proposed(namings, "审结", title="行政复议和行政应诉情况表") == ""


def test_a_name_is_known_again_with_what_stands_over_it() -> None:
    assert key_of(f"一、行政复议{JOINT}（一）申请（件）") == "行政复议申请"
    assert replace(name_of("申请（件）"), over=("行政复议",)).key == "行政复议申请"
