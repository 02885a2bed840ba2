"""What is pasted into a chat with a department: the covering note, the reminder, the receipt. Plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop.collection.board import BoardRow
from desktop.collection.form import Form, asked_of_departments
from desktop.collection.returned import Return
from desktop.model.annotations import DepartmentReturn, Returned, ReturnState
from desktop.model.catalog import Catalog, Indicator
from desktop.model.figure import Figure, write_figure
from desktop.model.report import Report
from desktop.model.severity import Severity
from desktop.model.wording import Stated as Worded
from desktop.quantities.written import write_date

_MOST_NAMED = 8  # indicators in a line that is to be read
_HOW_TO_FILL = (
    "一、只填浅黄色的格子；表里列有上年数和口径，请按同一口径填。\n"
    "二、没有发生的填“无”，没有统计的填“未统计”并写明原因，不适用的填“不适用”；暂时不清楚的先空着，不要填0。\n"
    "三、“自查”一栏和表下面的核对显示“请核对”的，请改正，或者在备注里说明。\n"
    "四、与上年相差较大的，请在备注里简要说明。"
)


@dataclass(frozen=True, slots=True)
class Correcting:
    """Who must put right what it sent for a year: in the file `name` ("" if not known), by the day `due`."""

    department: str
    year: int
    name: str = ""
    due: date | None = None


def covering_note(form: Form, file_name: str) -> str:
    """Give the note that goes out with a form."""
    due = f"请于{write_date(form.due)}前" if form.due else "请尽快"
    return (
        f"{form.department}：\n"
        f"现将{form.unit}{form.year}年度法治政府建设情况报告数据填报表发给你们（附件：{file_name}），"
        f"共{len(form.rows)}项指标。"
        f"{due}填好、经负责人审核后，把表格原样发回。\n{_HOW_TO_FILL}"
    )


def covering_note_to_all(forms: Sequence[Form]) -> str:
    """Give the note that goes out with several forms, to be pasted into a group of departments; "" without forms."""
    if not forms:
        return ""
    first = forms[0]
    due = f"请于{write_date(first.due)}前" if first.due else "请尽快"
    return (
        f"各有关单位（{'、'.join(form.department for form in forms)}）：\n"
        f"现将{first.unit}{first.year}年度法治政府建设情况报告数据填报表发给你们，每个单位一份，文件名里写有单位名称。"
        f"{due}填好、经负责人审核后，把表格原样发回。\n{_HOW_TO_FILL}"
    )


def until(due: date | None, today: date) -> str:
    """Say by when something is to be sent: before the day it is due, as soon as can be where that has passed."""
    return f"于{write_date(due)}前" if due and due >= today else "尽快"


def reminder(rows: Sequence[BoardRow], unit: str, year: int, today: date) -> str:
    """Give the 催报 text for a chat group: who has not answered, who must correct; "" where nobody needs it.

    A department to which no form has gone out was not asked yet and is not reminded.
    """
    rows = [row for row in rows if row.asked_for]
    waiting = [row for row in rows if row.state is ReturnState.ASKED]
    correcting = [row for row in rows if row.state is ReturnState.CORRECTING]
    if not waiting and not correcting:
        return ""
    answered = len(rows) - len(waiting)
    lines = [
        f"【催报】{unit}{year}年度法治政府建设情况报告数据，截至{write_date(today)}，{len(rows)}个单位中已有{answered}个报来。"
    ]
    if waiting:
        lines.append(f"还没有报来的：{'、'.join(map(_with_delay, waiting))}。")
    if correcting:
        lines.append(f"报来后需要更正的：{'、'.join(row.department for row in correcting)}，请按反馈改好后重报。")
    lines.append(f"{_by_when(_latest_due(waiting), today)}；有困难的请及时联系。")
    return "\n".join(lines)


def receipt(received: Return, catalog: Catalog, today: date) -> str:
    """Give the receipt for a department: what was read, what is still missing, what it must put right."""
    read = {one.code: one.figure for one in received.figures}
    rows = [(indicator, read[code]) for code, indicator in catalog.indicators.items() if code in read]
    lines = [
        f"{received.department}：",
        f"你单位报来的{_book(received.file)}已于{write_date(today)}收到，读出{len(rows)}项数据。",
    ]
    lines += [f"{number}. {_as_sent(*row)}" for number, row in enumerate(rows, 1)]
    if received.blank:
        labels = [catalog.indicators[code].label for code in received.blank]
        more = f"等{len(labels)}项" if len(labels) > _MOST_NAMED else ""
        lines.append(f"还没有填的：{'、'.join(labels[:_MOST_NAMED])}{more}，请补报。")
    wrong = [notice for notice in received.notices if notice.severity is not Severity.HINT]
    if wrong:
        lines.append("请核对更正：")
        lines += [f"（{number}）{_where(notice.place.cell)}{notice.message}" for number, notice in enumerate(wrong, 1)]
    lines.append("以上如与你单位掌握的不一致，请及时告知。" if not wrong else "改好后请重新发来。")
    return "\n".join(lines)


def receipt_as_kept(report: Report, catalog: Catalog, department: str) -> str:
    """Give the receipt for a department by what the report keeps of its return; "" where none has come."""
    stands = report.annotation(DepartmentReturn, department)
    if stands is None or not stands.received_at:
        return ""
    asked = asked_of_departments(report, catalog).get(department, ())
    sent = [(one, found) for one in asked if (found := report.annotation(Returned, one.code)) is not None]
    day = write_date(datetime.fromisoformat(stands.received_at).date())
    lines = [f"{department}：", f"你单位报来的{_book(stands.name)}已于{day}收到，读出{len(sent)}项数据。"]
    lines += [f"{number}. {_as_sent(one, found.figure)}" for number, (one, found) in enumerate(sent, 1)]
    missing = [one.label for one in asked if report.annotation(Returned, one.code) is None]
    if missing:
        more = f"等{len(missing)}项" if len(missing) > _MOST_NAMED else ""
        lines.append(f"没有填或者没有读准的：{'、'.join(missing[:_MOST_NAMED])}{more}，请补报。")
    lines.append("以上如与你单位掌握的不一致，请及时告知。")
    return "\n".join(lines)


def correction(unit: Correcting, reasons: Sequence[str], today: date) -> str:
    """Give the text with which a department is asked to put right what it sent."""
    lines = [f"{unit.department}：", f"你单位报来的{unit.year}年度法治政府建设数据{_named(unit.name)}，请核对更正："]
    lines += [f"（{number}）{reason.rstrip('。')}。" for number, reason in enumerate(reasons, 1)]
    lines.append(f"改好后{until(unit.due, today)}重新发来；如确实无误，请说明原因。")
    return "\n".join(lines)


def _named(name: str) -> str:
    return f"（{_book(name)}）" if name else ""


def _as_sent(indicator: Indicator, figure: Figure) -> str:
    if figure.value is None:
        return f"{indicator.label}：{write_figure(figure, indicator)}"
    return f"{indicator.label}：{Worded(indicator, figure, figure).with_unit}"


def _with_delay(row: BoardRow) -> str:
    return f"{row.department}（已过{row.late}天）" if row.late else row.department


def _by_when(due: date | None, today: date) -> str:
    if due is None:
        return "请抓紧报送"
    if due < today:
        return f"报送时间（{write_date(due)}）已过，请尽快报送"
    return f"报送时间为{write_date(due)}，请抓紧报送"


def _latest_due(rows: Sequence[BoardRow]) -> date | None:
    due = [date.fromisoformat(row.due) for row in rows if row.due]
    return max(due) if due else None


def _where(cell: str) -> str:
    return f"{cell}格：" if cell else ""


def _book(name: str) -> str:
    return f"《{name.rpartition('.')[0] or name}》"
