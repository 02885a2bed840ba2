"""What the list of findings says."""

from decimal import Decimal

from PySide6.QtCore import Qt

from desktop.model.edits import SetFigure, SetText
from desktop.model.figure import NOT_FILLED, Figure, State
from desktop.model.findings import Finding
from desktop.model.severity import Severity
from desktop.windows.findings.model import FindingsModel, FindingsRole
from desktop.windows.session import Session

PASS = "h04.self_pass"
TABLE = Qt.ItemDataRole.DisplayRole


def number(value):
    return Figure(State.VALUE, Decimal(value))


def test_findings_say_what_is_wrong_first_and_what_is_missing_by_heading(session):
    model = FindingsModel()
    model.show_session(session)
    assert (model.counts.warnings, model.counts.errors) == (0, 0)
    session.do(SetFigure("h01.grids", NOT_FILLED), "清空")
    session.do(SetFigure("h01.easy_gov", NOT_FILLED), "清空")
    session.do(SetFigure(PASS, number(419)), "合格")
    rows = [model.index(i).data(FindingsRole.ROW) for i in range(model.rowCount())]
    wrong = next(row for row in rows if row.severity is Severity.ERROR)
    assert wrong.where == "（四）自查自评案卷"
    assert "208＋419＋0＝627" in wrong.sentence.replace(" ", "").replace("+", "＋").replace("=", "＝")
    missing = next(row for row in rows if "未填" in row.sentence)
    assert missing.sentence == "还有 2 个指标未填：政务事项、社区网格。"
    assert (model.counts.errors, model.counts.total) == (1, len(rows))
    spoken = model.index(rows.index(wrong)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("错误，（四）")
    sections = [row.section for row in rows]
    assert sections == sorted(sections)
    assert [row.first for row in rows] == [at == 0 or sections[at - 1] != one for at, one in enumerate(sections)]


def test_a_blank_year_has_a_calm_list(blank, catalog):
    session = Session(catalog, blank)
    model = FindingsModel()
    model.show_session(session)
    assert model.rowCount() <= len(session.sections.rows)
    assert "还有 14 个指标未填。" in {model.index(i).data(TABLE) for i in range(model.rowCount())}


def test_a_line_names_its_item_as_it_reads_now(session):
    """What was found stays the same while the item it stands under is reworded, by hand or by a figure in it."""
    found = Finding(Severity.WARNING, "W05", "h04.2.body", "这一段的末尾没有句号。")
    session.take_text_findings(session.report, (found,))
    model = FindingsModel()
    model.show_session(session)

    def where():
        rows = [model.index(i).data(FindingsRole.ROW) for i in range(model.rowCount())]
        return next(row.where for row in rows if row.place == found.place)

    session.do(SetText("h04.2", "公布{{h04.subj_statutory}}执法主体。"), "改写")
    assert where() == "（四）公布23个执法主体"
    session.do(SetFigure("h04.subj_statutory", number(31)), "改数")
    assert where() == "（四）公布31个执法主体"
