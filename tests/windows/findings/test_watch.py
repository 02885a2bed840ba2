"""The text is proofread while it is written, beside the window, and only what is still true is shown."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from threading import Event

import pytest

from desktop.model.edits import SetFigure, SetText
from desktop.model.figure import Figure, State
from desktop.model.findings import Finding
from desktop.model.outline import position
from desktop.model.severity import Severity
from desktop.windows.change import PROOFREAD
from desktop.windows.findings import watch
from desktop.windows.findings.watch import Proofread, TextWatch
from desktop.windows.session import Session

KEY = "h01.1.body"
WRONG = "全年办理案件30件，其中行政案件12件、民事案件10件，共三类。共有12件、10件、9件。"


def texts(session):
    return [finding for finding in session.findings if finding.place == KEY]


@pytest.fixture
def watched(qtbot, session):
    watching = TextWatch()
    watching.show_session(session)
    qtbot.waitUntil(lambda: not watching.busy, timeout=20_000)
    yield session, watching
    watching.show_session(None)
    watching.finish()


def rest(qtbot, watching):
    qtbot.waitUntil(lambda: not watching.busy, timeout=20_000)


def test_what_is_typed_is_proofread_when_the_typing_rests(qtbot, watched):
    session, watching = watched
    before = texts(session)
    session.do(SetText(KEY, "全年收到申请16件，其中受理12件、不予受理5件。。"), "改")
    assert texts(session) == before, "not at the key"
    rest(qtbot, watching)
    assert {"W11"} & {finding.rule for finding in texts(session)} or texts(session) != before
    session.undo()
    rest(qtbot, watching)
    assert texts(session) == before


def test_what_was_found_in_an_older_text_is_dropped(qtbot, watched, monkeypatch):
    session, watching = watched
    began, go_on = Event(), Event()

    def slow(job):
        began.set()
        go_on.wait(10)
        place = Finding(Severity.WARNING, "X01", KEY, "旧的。", text=job.report.outline[0].text)
        return Proofread(job.report, (place,))

    monkeypatch.setattr(watch.ProofreadReport, "__call__", slow)
    session.do(SetText(KEY, "第一次修改。"), "改")
    qtbot.waitUntil(began.is_set, timeout=20_000)
    session.do(SetText(KEY, "第二次修改。"), "改")
    monkeypatch.undo()
    go_on.set()
    rest(qtbot, watching)
    assert "X01" not in {finding.rule for finding in session.findings}


def test_a_check_that_changes_nothing_is_told_to_nobody(session):
    changes = []
    session.changed.connect(changes.append)
    assert session.take_text_findings(session.report, ())
    assert changes == []
    found = (Finding(Severity.HINT, "X01", KEY, "看一看。", text="看"),)
    assert session.take_text_findings(session.report, found)
    assert [change.by for change in changes] == [PROOFREAD]
    assert not session.take_text_findings(None, ())
    session.changed.disconnect(changes.append)


def test_what_the_figures_told_already_is_told_of_the_text_as_soon_as_it_has_its_own_digits(session):
    """Without waiting for the text to be proofread again, which is done when the typing rests."""
    session.do(SetFigure("h04.self_total", Figure(State.VALUE, Decimal(600))), "填数")
    (wrong,) = (one for one in session.findings if one.place == "h04.self_total" and one.severity is Severity.ERROR)
    (key,) = session.sections.users["h04.self_total"] & {entry.key for entry in session.report.outline}
    in_text = replace(wrong, rule="S01", place=key)
    session.take_text_findings(session.report, (in_text,))
    assert in_text not in session.findings
    entry = session.report.outline[position(session.report.outline, key)]
    session.do(SetText(key, session.phrases.plain(entry.text)), "改")
    assert in_text in session.findings


def test_what_is_found_in_a_paragraph_goes_with_it(session):
    found = (Finding(Severity.HINT, "X01", "gone", "看一看。", text="看"),)
    session.take_text_findings(session.report, found)
    assert "X01" not in {finding.rule for finding in session.findings}


def test_an_error_in_a_sentence_makes_the_page_a_draft(session):
    assert not session.document.draft
    found = (Finding(Severity.ERROR, "X01", KEY, "不可能。", text="看"),)
    session.take_text_findings(session.report, found)
    assert session.document.draft


def test_a_failing_check_is_an_error_of_the_program_told_once(watched):
    session, watching = watched
    with pytest.raises(KeyError):
        watching._failed(KeyError("x"))
    watching._failed(KeyError("x"))
    watching.show_session(session)
    with pytest.raises(KeyError):
        watching._failed(KeyError("x"))


def test_another_year_is_proofread_and_not_told_what_was_found_in_the_one_before(
    qtbot, watched, monkeypatch, catalog, blank
):
    session, watching = watched
    began, go_on = Event(), Event()

    def slow(job):
        began.set()
        go_on.wait(10)
        return Proofread(job.report, (Finding(Severity.WARNING, "X01", "title", job.report.unit, text="旧"),))

    monkeypatch.setattr(watch.ProofreadReport, "__call__", slow)
    session.do(SetText(KEY, "第一次修改。"), "改")
    qtbot.waitUntil(began.is_set, timeout=20_000)
    other = Session(catalog, blank)
    watching.show_session(other)
    monkeypatch.undo()
    go_on.set()
    rest(qtbot, watching)
    assert "X01" not in {finding.rule for one in (session, other) for finding in one.findings}
    assert any(finding.rule not in {"M01", "M02"} for finding in other.findings)
