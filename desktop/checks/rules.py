"""Every rule by which something is found, for whoever wants to see what is checked, or switch it off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from sys import modules

from desktop.checks.check import CHECKS_BESIDE
from desktop.checks.figures.check import CHECKS, CHECKS_WITH_LAST
from desktop.checks.proofread import TEXT_CHECKS
from desktop.model.catalog import Catalog, Relation
from desktop.model.findings import Rule

_CODE = re.compile(r"[a-z][a-z0-9]*\.[a-z][a-z0-9_]*")


def every_rule(catalog: Catalog) -> tuple[Rule, ...]:
    """Give every rule: those of the catalog's relations, then those of the checks, each in its order."""
    return (*(_rule_of(relation, catalog) for relation in catalog.relations), *rules_of_checks())


@cache
def rules_of_checks() -> tuple[Rule, ...]:
    """Give the rules that the checks are written for: the Rule constants of their modules, each once.

    A module whose checks are written in others gathers their rules in a tuple RULES.
    """
    # Why looked up: a check with its rules stays one file and one name in one tuple.
    names = dict.fromkeys(
        one_check.__module__ for one_check in (*CHECKS, *CHECKS_WITH_LAST, *TEXT_CHECKS, *CHECKS_BESIDE)
    )
    found = (rule for name in names for rule in _rules_in(vars(modules[name])))
    return tuple(dict.fromkeys(found))


def _rules_in(names: Mapping[str, object]) -> Iterator[Rule]:
    yield from (value for value in names.values() if isinstance(value, Rule))
    gathered = names.get("RULES", ())
    if isinstance(gathered, tuple):
        yield from (value for value in gathered if isinstance(value, Rule))


def _rule_of(relation: Relation, catalog: Catalog) -> Rule:
    def label(code: re.Match[str]) -> str:
        return catalog.indicators[code.group()].label

    return Rule(relation.rule, relation.title, relation.severity, _CODE.sub(label, relation.source))
