"""What stands at the end of a report: attachments, signature, day, remarks and imprint."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.reading.found import Placed
from desktop.reading.front import Around
from desktop.reading.particulars import Particular, attachment, imprint, is_remark, tail_day
from desktop.reading.segments import Segment
from desktop.reading.wording import is_organ, is_prose, plain

_MOST_SIGNATURES = 3
_MOST_ATTACHMENTS = 20


def read_ending(segments: Sequence[Segment], around: Around) -> int:
    """Take the lines of the ending; give how many segments are left as text."""
    end = len(segments)
    while True:
        before = end
        end = _attachments(segments, end, around)
        end = _imprint_and_remarks(segments, end, around)
        end = _signed(segments, end, around)
        if end == before:
            return end


def _imprint_and_remarks(segments: Sequence[Segment], end: int, around: Around) -> int:
    while end:
        segment = segments[end - 1]
        if found := imprint(segment.text):
            around.take(segment, found)
        elif is_remark(segment.text) and not tail_day(segment.text.strip("（）()")):
            around.put_aside(segment, "附注")
        else:
            break
        end -= 1
    return end


def _signed(segments: Sequence[Segment], end: int, around: Around) -> int:
    found = tail_day(segments[end - 1].text.strip("（）()")) if end else ()
    if found:
        around.take(segments[end - 1], found)
        end -= 1
    signed = any(one.field == "signature" for one in around.particulars)
    organs = 0
    while end - organs > 1 and organs < _MOST_SIGNATURES and _is_name(segments[end - organs - 1]):
        organs += 1
    if signed or not organs:
        return end
    names = [plain(one.text) for one in segments[end - organs : end]]
    around.particulars.append(Particular("signature", "署名", "、".join(names)))
    for segment in segments[end - organs : end]:
        around.placed.append(Placed(segment.number + segment.text, segment.line, "署名"))
    return end - organs


def _is_name(segment: Segment) -> bool:
    return not segment.number and not segment.style_level and is_organ(segment.text)


def _attachments(segments: Sequence[Segment], end: int, around: Around) -> int:
    for start in range(end - 1, max(end - _MOST_ATTACHMENTS, 0) - 1, -1):
        if first := attachment(segments[start].text):
            names = [first, *(one.text for one in segments[start + 1 : end])]
            around.particulars.append(Particular("attachments", "附件说明", "\n".join(names)))
            for segment in segments[start:end]:
                around.placed.append(Placed(segment.number + segment.text, segment.line, "附件说明"))
            return start
        if is_prose(segments[start].text) or tail_day(segments[start].text) or is_organ(segments[start].text):
            break
    return end
