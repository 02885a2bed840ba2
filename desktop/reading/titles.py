"""The title of a report, on one line or several, and the unit and year that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.model.outline import Level
from desktop.quantities.characters import halved
from desktop.reading.markers import marker_of
from desktop.reading.noise import noise_around
from desktop.reading.segments import Segment
from desktop.reading.wording import is_organ, plain, without_government, years_of

_MOST_LINES = 3
_LONGEST = 80
_SHORTEST_UNIT = 2
_LONGEST_LINE = 45
_SUBJECT = re.compile("法治政府|法治建设|依法行政|依法治[国省市区县旗州盟镇乡街]|法治[省市区县旗镇乡]")
_KIND = re.compile(r".*(?:报告|总结|汇报|年报|情况|计划|安排|自评)(?:[(].{1,20}[)])?")
_NO_TITLE = re.compile("^(?:标题|名称|文件名称|信息名称|关于印发)[:]|[。；;!?]|现将|如下|[>»›]|^[《]")
_COLUMN = re.compile("^[【\\[][^】\\]]{2,20}[】\\]]")
_YEAR = re.compile(
    "(?:20[0-9]{2}|二[〇○零][一二三四五六七八九〇○零]{2})(?:[-—~至](?:20)?[0-9]{2,4})?年(?:度|上半年|下半年)?"
)
# What a report is about begins here; before it stands whose report it is.
_ABOUT = re.compile("(?:深入|全面|扎实|持续|切实|加快|统筹)?(?:推进|贯彻|落实|加强|开展|履行)|法治|依法|工作")


def is_title(text: str) -> bool:
    """Whether a line has the form of the title of such a report."""
    if len(text) > 2 * _LONGEST:
        return False
    said = plain(_COLUMN.sub("", text))
    return (
        len(said) <= _LONGEST
        and bool(_SUBJECT.search(said))
        and bool(_KIND.fullmatch(said))
        and not _NO_TITLE.search(said)
        and _is_no_heading(text)
    )


def column_of(title: str) -> str:
    """Give the name of the site's column that is printed in front of a title, in its brackets, or ""."""
    match = _COLUMN.match(title.strip())
    return match.group() if match and is_title(title.strip()[match.end() :]) else ""


def title_lines(segments: Sequence[Segment], end: int) -> tuple[int, int]:
    """Find the title before `end`: the first segment and the one behind the last; (0, 0) where there is none.

    Of several the last one that names a year is taken: the article's own, behind the menus.
    """
    found = [window for start in range(end) if (window := _window(segments, start, end))]
    # A line that ends in a title's words is found again as the end of a longer one.
    dated = [window for window in found if years_of(_joined(segments, window))]
    if not (dated or found):
        return (0, 0)
    best = (dated or found)[-1]
    return next((window for window in found if window[1] == best[1] and window[0] < best[0]), best)


def unit_of_title(title: str) -> str:
    """Give the unit whose report it is, as the title names it; a government by its place; "" where it names none."""
    said = _YEAR.sub("", re.sub(r"\s+", "", halved(title)))
    match = _ABOUT.search(said)
    name = said[: match.start()] if match else ""
    name = re.sub("^关于|关于$|的$|关于", "", re.sub('[“”"《》（）()]', "", name))
    name = without_government(re.sub("[一二三四五六七八九十]+年(?:来|以来)?$", "", name))
    return name if len(name) >= _SHORTEST_UNIT else ""


def _window(segments: Sequence[Segment], start: int, end: int) -> tuple[int, int] | None:
    for count in range(1, _MOST_LINES + 1):
        window = (start, start + count)
        if window[1] > end or not _fits(segments, window):
            return None
        if is_title(_joined(segments, window)):
            return _with_more(segments, window, end)
    return None


def _with_more(segments: Sequence[Segment], window: tuple[int, int], end: int) -> tuple[int, int]:
    """Take a last line in that goes on (“…建设情况” / “报告”)."""
    start, stop = window
    goes_on = stop < end and plain(segments[stop].text) in {
        "报告",
        "的报告",
        "情况报告",
        "工作报告",
        "情况的报告",
        "年度报告",
    }
    return (start, stop + 1) if goes_on else window


def _fits(segments: Sequence[Segment], window: tuple[int, int]) -> bool:
    """Whether lines can belong to one title: names without an end of sentence, the first one opening it."""
    parts = segments[window[0] : window[1]]
    if any(part.number or noise_around(part.text) or part.origin != parts[0].origin for part in parts):
        return False
    if len(parts) == 1:
        return parts[0].origin in {"text", "text box", "menu"} or parts[0].origin.startswith("table")
    said = [plain(part.text) for part in parts]
    if any(len(text) > _LONGEST_LINE or not _is_no_heading(part.text) for text, part in zip(said, parts, strict=True)):
        return False
    return not any(_NO_TITLE.search(text) for text in said) and _opens(said[0], said[1])


def _opens(first: str, second: str) -> bool:
    if is_organ(first):
        return second.startswith("关于") or bool(_YEAR.match(second) and not unit_of_title(second))
    return bool(_YEAR.search(first) or "关于" in first or _SUBJECT.search(first))


def _joined(segments: Sequence[Segment], window: tuple[int, int]) -> str:
    return "".join(segment.text for segment in segments[window[0] : window[1]])


def _is_no_heading(text: str) -> bool:
    marker = marker_of(text)
    return marker is None or marker.level is Level.POINT
