"""S09: what by law is true of everybody there is, told of another number of people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.prose.natures import Nature
from desktop.checks.prose.slips import is_near, is_slip
from desktop.checks.prose.term import Prose, Term
from desktop.checks.prose.wording import Said, found, named, printed
from desktop.model.findings import Finding, Rule, Severity

EVERYBODY = Rule("S09", "备案人数与在册人数", Severity.WARNING, "《中华人民共和国出境入境管理法》第十二条")

# Who is serving a sentence in the community may not leave the country; all of them are notified.
_THERE = re.compile(r"(?:正在接受|在册|在矫|现有|列管|在管)[^，、；。]{0,4}(?:社区矫正|社矫|矫正)")
_NOTIFIED = re.compile(r"不准出境|不得出境|限制出境|边控")
_ONLY_NEW = re.compile(r"新|全年|累计|本年|入矫|接收")


def check_covering(prose: Prose) -> Iterator[Finding]:
    """Find a number of people told to the border control that is not that of the people in correction."""
    people = [term for term in prose.terms if term.nature is Nature.COUNT and term.interval.exact]
    there = next((term for term in people if _THERE.search(term.ahead + term.behind)), None)
    for notified in people:
        if there is None or not _NOTIFIED.search(notified.ahead) or not notified.counts_with(there):
            continue
        if _ONLY_NEW.search(notified.ahead) or not _is_wrong(notified, there):
            continue
        message = (
            f"{named(prose, there)}都属于法定不准出境的人员，通报备案的应为{printed(prose, there)}，"
            f"写的是{printed(prose, notified)}。"
        )
        yield found(prose, Said(EVERYBODY, message, None, notified.digits, there.digits), (there, notified))


def _is_wrong(notified: Term, there: Term) -> bool:
    if notified.value >= there.value:
        return notified.value > there.value
    return is_near(notified.value, there.value) or is_slip(notified.value, there.value)
