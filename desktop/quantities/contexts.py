"""What stands around each quantity of a text: the words that can say what is counted.

Chinese states a figure in two ways: the name first (调解案件857件) or the number first (聘请3名律师). The rules go by
marks and a few function words; no word list of the language is needed for them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_CLAUSE_MARK = re.compile(r"[，,。；;：:！!？?\n（）()“”]")
_SEGMENT_MARK = re.compile(r"[。；;！!？?\n]")
_SENTENCE_MARK = re.compile(r"[。！!？?\n]")
_BEHIND_END = re.compile(r"[，,。；;：:！!？?\n、（）()]")

_PLACE = "[我全本](?:区|县|市|镇|乡|街道|省|州|旗)"
_TIME = (
    r"(?:截至|截止)[^，,]{0,14}?(?:目前|底|末|日)|(?:19|20)\d{2} ?年度?(?:以来|底|末)?"
    r"|今年以来|今年|本年度?|全年|年内|[上下]半年|目前|截至目前"
)
_FILLER_AHEAD = re.compile(
    rf"^(?:\s|、|和|与|及(?![时格])|以及|并|且|也|还|又|其中|其余|{_TIME}|{_PLACE}|累计|总计|合计|共计|共(?![同青享])|依法|先后|已经?|分别|现有|现已)+"
)
_FILLER_BEHIND = re.compile(
    r"(?:\s|[、“”]|一共|共计|总计|合计|累计|共有|现有|仍有|还有|设有|共|计|高达|多达|达到|达|分别为|分别|约为|(?<!行)为|约|是|有|了|已|仅|等|的|到|至|均|各|近|逾|总数|总量|数量|(?<![人次件户])数)+$"
)
# After a quantity whose name stood before it the sentence goes on with one of these.
_GOES_ON = re.compile(
    r"^(?:占|同?比|较|增|减|下降|上升|提[高升]|其中|由|均|已|在|用于|分别|左右|上下|以[上下内]|之|并|且|后|前|时|到|为|是|和|与|及|以及|或|实现|到位|不等|全部|[”》\]])"
)


@dataclass(frozen=True, slots=True)
class Context:
    """The words around one quantity.

    `clause` is what stands in its clause before it, `ahead` the same without fillers (共计, 了, 达到); `behind` are the
    words after it that belong to it, "" where the name stood before. `lead` is the clause before, where neither says
    anything. `segment` is the text before the clause since the last ； or 。, `sentence` that before it since the last
    。, `after` what follows in the segment, `earlier` the text before the sentence. `whole` is the number of the
    quantity of which this one is a part (其中), or None.
    """

    clause: str
    ahead: str
    behind: str
    lead: str
    segment: str
    sentence: str
    after: str
    earlier: str
    whole: int | None


def contexts(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Context]:
    """Give the context of each quantity of a text; `spans` are their places in order."""
    marks = _Marks(text)
    for number, whole in enumerate(_wholes(text, spans)):
        yield _context(marks, spans, number, whole)


def without_fillers(words: str) -> str:
    """Give the words of a clause before a number without what only leads over to it (全年共, 达到, 了)."""
    return _FILLER_BEHIND.sub("", _FILLER_AHEAD.sub("", words)).strip(" 、")


class _Marks:
    """A text with the places behind its marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._clauses = _ends(_CLAUSE_MARK, text)
        self._segments = _ends(_SEGMENT_MARK, text)
        self._sentences = _ends(_SENTENCE_MARK, text)

    def clause(self, place: int) -> int:
        """Where the clause begins that a place is in."""
        return _last(self._clauses, place)

    def segment(self, place: int) -> int:
        """Where what ； and 。 part begins."""
        return _last(self._segments, place)

    def sentence(self, place: int) -> int:
        """Where the sentence begins."""
        return _last(self._sentences, place)


def _context(marks: _Marks, spans: Sequence[tuple[int, int]], number: int, whole: int | None) -> Context:
    text = marks.text
    start, end = spans[number]
    before = _end_of_previous(text, spans, number)
    following = spans[number + 1][0] if number + 1 < len(spans) else len(text)
    clause = marks.clause(start)
    ahead = without_fillers(text[max(clause, before) : start])
    segment = marks.segment(start)
    sentence = marks.sentence(start)
    behind = _behind(text, end, following)
    lead = "" if ahead or behind else without_fillers(_clause_before(marks, max(segment, before), clause))
    stop = _SEGMENT_MARK.search(text, end)
    return Context(
        clause=text[max(clause, before) : start],
        ahead=ahead,
        behind=behind,
        lead=lead,
        segment=text[segment : max(segment, clause, before)],
        sentence=text[sentence:segment],
        after=text[end : stop.start() if stop else len(text)],
        earlier=text[:sentence],
        whole=whole,
    )


def _end_of_previous(text: str, spans: Sequence[tuple[int, int]], number: int) -> int:
    """Where the quantity before this one ends, with the noun that stands behind it (8个部门 in 8个部门共53名)."""
    if not number:
        return 0
    end = spans[number - 1][1]
    return end + len(_behind(text, end, spans[number][0]))


def _behind(text: str, end: int, following: int) -> str:
    stop = _BEHIND_END.search(text, end, following)
    words = text[end : stop.start() if stop else following]
    quoted = text[end : end + 1] in "“《" and re.match(
        r"[“《][^”》]{1,20}[”》][^，,。；;：:、]{0,12}", text[end:following]
    )
    if quoted:
        words = quoted[0]
    return "" if _GOES_ON.match(words.lstrip(" ")) else _FILLER_BEHIND.sub("", words.strip(" ")).strip(" ")


def _clause_before(marks: _Marks, floor: int, clause: int) -> str:
    if clause <= floor:
        return ""
    begin = max(marks.clause(clause - 1), floor)
    return marks.text[begin : clause - 1]


def _ends(mark: re.Pattern[str], text: str) -> list[int]:
    return [found.end() for found in mark.finditer(text) if not _is_inside_number(text, found)]


def _is_inside_number(text: str, mark: re.Match[str]) -> bool:
    """Whether a comma or colon stands between digits."""
    if mark[0] not in ",:":
        return False
    return text[mark.end() : mark.end() + 1].isdigit() and text[mark.start() - 1].isdigit()


def _last(places: Sequence[int], end: int) -> int:
    number = bisect_right(places, end)
    return places[number - 1] if number else 0


def _wholes(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[int | None]:
    """Give the whole of each: after 其中 all up to the end of the segment are parts of the count before it."""
    whole: int | None = None
    last_count: int | None = None
    before = 0
    for number, (start, end) in enumerate(spans):
        between = text[before:start]
        if _SEGMENT_MARK.search(between):
            whole = None
        if "其中" in between and number:
            whole = last_count
        yield whole
        if not text[start:end].rstrip().endswith(("%", "％")):
            last_count = number
        before = end
