"""What the parts of a card say, as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime

from desktop.model.annotations import ReadAloud, Returned, ReturnState
from desktop.model.confirming import CONFIRM, REOPEN
from desktop.model.figure import Figure, OriginKind, write_figure
from desktop.model.severity import Severity
from desktop.model.stated_in import Use
from desktop.operations.figure_card import FigureCard, Holding, Law
from desktop.operations.histories import NOTE_CHANGED, Event
from desktop.windows.card.line import Line, LineAct
from desktop.windows.looks.tags import Tone

_ORIGINS = {
    OriginKind.TYPED: "手填",
    OriginKind.CELL: "报送",
    OriginKind.READ: "读入",
    OriginKind.COMPUTED: "自动计算",
    OriginKind.SAMPLE: "示例",
}
_TONES = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING, Severity.HINT: Tone.PLAIN}
_BEFORE, _BEHIND = 14, 16  # characters around a figure in a sentence
_MOST_USES = 8


def when(at: str, now: datetime) -> str:
    """Write a time as people say it: 1月12日 10:05, with the year where it is another one; "" for none."""
    with suppress(ValueError):
        time = datetime.fromisoformat(at)
        year = "" if time.year == now.year else f"{time.year}年"
        return f"{year}{time.month}月{time.day}日 {time:%H:%M}"
    return at


def with_unit(figure: Figure, unit: str, written: str) -> str:
    """Give a figure as written, with its measure word where it is a number."""
    return f"{written}{unit}" if figure.value is not None and not written.endswith(unit) else written


def what_lines(card: FigureCard, now: datetime) -> Iterator[Line]:
    """Say what the figure is and where it comes from: 口径, 部门, 来源, 报送, 核定, 公式 and 关系."""
    if card.indicator.definition:
        yield Line(card.indicator.definition, "口径")
    if card.indicator.department:
        yield Line(card.indicator.department, "部门")
    yield _source(card, now)
    if card.sent_otherwise and card.returned is not None:
        adopt = LineAct("adopt", card.indicator.code, "采用报送值")
        acts = (*_open_file(card.returned), adopt)
        yield Line(_sent(card, card.returned, now), "报送值", acts, Tone.WARNING)
    if card.stands is not None and card.stands.state is ReturnState.CORRECTING:
        yield Line(f"已退回{card.indicator.department}更正。{card.stands.note}", "退回", tone=Tone.WARNING)
    if card.confirmation is not None:
        yield Line(_signed(card.confirmation.person, card.confirmation.at, now), "核定", tone=Tone.DONE)
    told = {finding.rule for finding in card.findings}
    yield from (_law(law) for law in card.laws if law.rule not in told)


def _law(law: Law) -> Line:
    if law.holding is None:
        return Line(f"{law.words}\n= {law.values}", "公式")
    tone = {Holding.FALSE: Tone.ERROR, Holding.OPEN: Tone.PLAIN, Holding.TRUE: Tone.PLAIN}[law.holding]
    return Line(f"{law.words}\n{law.values}　{law.holding.value}", "关系", tone=tone)


def _source(card: FigureCard, now: datetime) -> Line:
    figure, department = card.now, card.indicator.department
    if not figure.filled:
        waiting = "缺少计算所需的数" if card.computed else f"{department}还没有报来" if department else "还没有填"
        return Line(waiting, "来源", quiet=True)
    if figure.origin.kind is OriginKind.COMPUTED:
        return Line("由程序按公式计算", "来源")
    words = figure.origin.detail or _ORIGINS[figure.origin.kind]
    origin = f"{_ORIGINS[figure.origin.kind]} · {words}" if figure.origin.detail else words
    signed = _signed("" if figure.person == words else figure.person, figure.at, now)
    acts = _open_file(card.returned) if card.returned is not None and not card.sent_otherwise else ()
    return Line(" · ".join(part for part in (origin, signed) if part), "来源", acts)


def _open_file(returned: Returned) -> tuple[LineAct, ...]:
    return (LineAct("open", f"{returned.file}/{returned.name}", "打开"),) if returned.file else ()


def _sent(card: FigureCard, returned: Returned, now: datetime) -> str:
    written = write_figure(returned.figure, card.indicator)
    value = with_unit(returned.figure, card.indicator.unit, written)
    place = " ".join(part for part in (returned.name, returned.sheet, returned.cell) if part)
    parts = (value, returned.department, place, when(returned.at, now))
    return " · ".join(part for part in parts if part)


def _signed(person: str, at: str, now: datetime) -> str:
    return " · ".join(part for part in (person, when(at, now)) if part)


def finding_lines(card: FigureCard) -> Iterator[Line]:
    """Say what was found, with the reason where one was given; what is about another figure leads there."""
    for finding in card.findings:
        reason = f"（已说明：{finding.excused}）" if finding.excused else ""
        here = finding.place == card.indicator.code
        acts = () if here else (LineAct("go", finding.place, "去看"),)
        tone = Tone.PLAIN if finding.settled else _TONES[finding.severity]
        yield Line(f"{finding.message}{reason}", finding.severity.label, acts, tone)


def use_lines(uses: Iterable[Use]) -> Iterator[Line]:
    """Give the places of the text with the words around the figure, and the way there."""
    every = tuple(uses)
    for use in every[:_MOST_USES]:
        yield _use(use)
    if len(every) > _MOST_USES:
        yield Line(f"还有{len(every) - _MOST_USES}处。", quiet=True)


def _use(use: Use) -> Line:
    first, last = use.spans[0][0], use.spans[-1][1]
    start, end = max(0, first - _BEFORE), min(len(use.sentence), last + _BEHIND)
    head = f"{use.place} {'…' if start else ''}"
    text = f"{head}{use.sentence[start:end]}{'…' if end < len(use.sentence) else ''}"
    shift = len(head) - start
    marked = tuple((one + shift, other + shift) for one, other in use.spans)
    return Line(text, acts=(LineAct("go", use.key, "去看"),), marked=marked)


def file_lines(files: Iterable[tuple[str, str]], *, fixed: bool) -> Iterator[Line]:
    """Give the evidence files; `fixed` ones cannot be removed."""
    for name, sha256 in files:
        acts = (LineAct("open", f"{sha256}/{name}", "打开"), LineAct("remove", sha256, "移除"))
        yield Line(name, acts=acts[:1] if fixed else acts)


def past_lines(events: Iterable[Event], now: datetime) -> Iterator[Line]:
    """Say what happened: when, who, what, from what to what."""
    for event in events:
        yield Line(f"{when(event.at, now)}　{_happened(event)}", quiet=True)


def _happened(event: Event) -> str:
    before, after, new = event.told.before, event.told.after, event.told.new
    if event.what == NOTE_CHANGED and isinstance(new, Figure):
        return " ".join(part for part in (event.person, f"备注：{new.note}" if new.note else "删除备注") if part)
    both = "" if before == after else f" {before}→{after}" if before and after else f" {after or before}"
    if event.what in (CONFIRM, REOPEN):
        both = ""
    if isinstance(new, ReadAloud):  # it says that somebody read, whatever was said of an earlier reading
        both = f" {after}"
    return " ".join(part for part in (event.person, f"{event.what}{both}") if part)


def earlier_line(card: FigureCard, year: int) -> Line | None:
    """Say what last year's figure was, and how far it was checked; None where there is none."""
    if not card.earlier.filled:
        return None
    value = with_unit(card.earlier, card.indicator.unit, write_figure(card.earlier, card.indicator))
    checked = "，已核" if card.earlier.confirmed else ""
    return Line(f"{year}年度　{value}{checked}", quiet=True)
