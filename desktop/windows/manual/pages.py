"""The pages of the manual: where they are, in which order they stand, and which one belongs to which place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from desktop.paths import RESOURCES
from desktop.refusal import Refused
from desktop.windows.keys import KEYS

PAGE_IDS = (
    "first-use",
    "reading",
    "roll-forward",
    "figures",
    "card",
    "collecting",
    "tables",
    "rollup",
    "checks",
    "findings",
    "proof",
    "aloud",
    "text",
    "search",
    "particulars",
    "word",
    "draft",
    "ledger",
    "history",
    "handover",
    "keys",
    "questions",
    "command-line",
    "about",
)
FIRST_PAGE = PAGE_IDS[0]

# Which page F1 opens, by the object name of the place where the user is.
PAGE_OF_PLACE: Mapping[str, str] = MappingProxyType(
    {
        "start": "first-use",
        "header": "first-use",
        "outline": "text",
        "middle": "figures",
        "findings": "findings",
        "reason": "findings",
        "repair": "findings",
        "rules": "findings",
        "proof": "proof",
        "proof_window": "proof",
        "desk": "word",
        "files": "word",
        "print": "word",
        "status": "ledger",
        "find_indicator": "search",
        "convert": "reading",
        "paste": "figures",
        "failure": "questions",
        "notice": "questions",
        "new_ledger": "first-use",
        "locked": "ledger",
        "reading": "reading",
        "reading_place": "reading",
        "reading_text": "reading",
        "roll_forward": "roll-forward",
        "confirming": "figures",
        "naming": "figures",
        "figure_card": "card",
        "trend": "card",
        "give_back": "card",
        "collecting": "collecting",
        "rollup": "rollup",
        "rollup_units": "rollup",
        "sending_out": "collecting",
        "taking_back": "collecting",
        "comparing": "collecting",
        "mapping": "collecting",
        "material": "collecting",
        "correcting": "collecting",
        "particulars": "particulars",
        "cases": "text",
        "text": "text",
        "settings": "word",
        "search": "search",
        "replace": "search",
        "history": "history",
        "versions": "history",
        "aloud": "aloud",
        "read_aloud": "aloud",
        "keys": "keys",
    }
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its name in links (`page:figures`), its title, and its text in Markdown."""

    page_id: str
    title: str
    text: str

    def mentions(self, words: str) -> bool:
        """Say whether every one of the words, parted by spaces, stands in the page."""
        text = self.text.casefold()
        return all(word in text for word in words.casefold().split())


@cache
def load_pages(folder: Path = RESOURCES / "manual") -> tuple[Page, ...]:
    """Read all pages in their order. Refused (MANUAL-PAGE) names one that is missing or has no title."""
    return tuple(_page(folder, page_id) for page_id in PAGE_IDS)


def _page(folder: Path, page_id: str) -> Page:
    path = folder / f"{page_id}.md"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Refused("MANUAL-PAGE", f"使用说明缺少“{path.name}”这一页，请重新安装本程序。") from None
    first = text.partition("\n")[0]
    if not first.startswith("# "):
        raise Refused("MANUAL-PAGE", f"使用说明的“{path.name}”没有标题，请重新安装本程序。")
    return Page(page_id, first.removeprefix("# ").strip(), text + _keys_table() if page_id == "keys" else text)


def _keys_table() -> str:
    rows = "\n".join(f"| {key.shown} | {key.words} | {key.scope.value} |" for key in KEYS)
    return f"\n| 按键 | 做什么 | 在哪里 |\n|---|---|---|\n{rows}\n"
