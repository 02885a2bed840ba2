"""Places that somebody meant to fill and did not: ××件, ____, （待补充）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from desktop.checks.quoting import quoted
from desktop.checks.spots import KEPT, Spot, excerpt, findings_at, texts_of
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Rule
from desktop.model.manuscript import Manuscript
from desktop.model.severity import Severity

RULE = Rule("O14", "留空没有填", Severity.WARNING)

_COUNTED = "件起个次人名项家场份条部处卷户批期月日万%％余"
_TO_DO = "[待需请](?:补充|补填|填写|填报|核实|核对|更新|完善|定稿|确认)|待定|待补|待填|待核"
_BLANK = re.compile(
    "|".join(
        (
            rf"[×＊*■□○◯]{{1,6}}(?=[{_COUNTED}年])",
            rf"[xX]{{2,6}}(?=[{_COUNTED}年区县市镇局])",
            "[_＿]{2,}",
            rf"(?<=[\u4e00-\u9fff])[ \u3000]{{2,}}(?=[{_COUNTED}])",
            rf"[（(【\[](?:此处)?(?:{_TO_DO})[^（）()【】\[\]]{{0,8}}[）)】\]]",
            "[?？]{2,}",
            "TODO",
        )
    )
)


def check_blanks(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find what was left to be filled; what we print as 【待填】 ourselves is told with the figures."""
    del catalog
    for passage in texts_of(manuscript):
        yield from findings_at(RULE, passage, _blanks(passage.text))


@lru_cache(maxsize=KEPT)
def _blanks(text: str) -> tuple[Spot, ...]:
    return tuple(
        Spot(*hit.span(), f"{quoted(excerpt(text, *hit.span()))}里的“{hit.group()}”还没有填。")
        for hit in _BLANK.finditer(text)
    )
