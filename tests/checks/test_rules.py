"""Every rule is known, once, and can be read by whoever must decide about it."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

import desktop.checks
from desktop.checks.rules import every_rule, rules_of_checks
from desktop.model.findings import Rule
from desktop.model.severity import Severity


def test_no_rule_is_there_twice_and_each_says_what_it_looks_for(catalog):
    rules = every_rule(catalog)
    assert len({rule.id for rule in rules}) == len(rules)
    assert all(re.fullmatch(r"[A-Z]\d\d(-\d)?", rule.id) for rule in rules), [rule.id for rule in rules]
    assert all(2 < len(rule.title) <= 40 and not rule.title.endswith("。") for rule in rules)


def test_every_rule_constant_of_the_room_is_gathered():
    names = [info.name for info in pkgutil.walk_packages(desktop.checks.__path__, "desktop.checks.")]
    constants = {v for name in names for v in vars(import_module(name)).values() if isinstance(v, Rule)}
    assert constants == set(rules_of_checks())


def test_a_relation_is_a_rule_with_its_formula_in_words(catalog):
    (rule,) = [rule for rule in every_rule(catalog) if rule.id == "R01"]
    assert rule == Rule(
        "R01", "便民可办事项等于两类事项之和", Severity.ERROR, "编制便民可办事项 = 求和（政务事项，辽事通查询事项）"
    )
