"""A department's text: its paragraphs as items, its figures linked, the chosen ones taken over as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.model.annotations import Evidence
from desktop.model.catalog import Catalog
from desktop.model.edits import SetFigure
from desktop.model.figure import Figure, State
from desktop.model.outline import Level, subtree
from desktop.model.phrases import Phrases
from desktop.model.report import Report
from desktop.model.runs import Role
from desktop.operations.demo import make_demo
from desktop.operations.keeping import change, reading
from desktop.operations.text_returns import TextReturn, keep_text, read_text_return, taking_text
from desktop.reading.text_items import Placing, ProposedItem, headings_of, likely_heading, propose_items
from desktop.reading.text_links import LinkStanding
from desktop.refusal import Refused

SIGNED = ("张三", "2024-01-05T10:00:00")
PARAGRAPHS = (
    "应急管理局2023年法治政府建设工作情况",
    "区司法局：",
    "现将我局2023年工作情况报告如下。",
    "一、应急救援队伍建设",
    "组建综合性应急救援队伍52人，组建防汛应急抢险队141人，出动车辆30辆。",
    "二、应急预案管理",
    "（一）预案修订",
    "制定和修订区级应急预案20项，制定部门应急预案27项。",
    "一是加强演练，开展应急演练十二场。",
    "三、下一步打算",
    "2024年计划开展应急演练20场。",
    "应急管理局",
    "2023年12月28日",
)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return standard_catalog()


@pytest.fixture(scope="session")
def report(catalog: Catalog) -> Report:
    sample = load_sample(catalog)
    return replace(sample, year=2023, figures={}, earlier=sample.figures)


@pytest.fixture(scope="session")
def place(report: Report) -> Placing:
    return Placing(next(entry.key for entry in report.outline if entry.heading == "H05"))


def sent(folder: Path, paragraphs: Sequence[str] = PARAGRAPHS) -> TextReturn:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    path = folder / "应急局材料.docx"
    document.save(str(path))
    return read_text_return(path)


@pytest.fixture
def returned(tmp_path: Path) -> TextReturn:
    return sent(tmp_path)


def with_figure(report: Report, code: str, value: int) -> Report:
    return SetFigure(code, Figure(State.VALUE, Decimal(value))).on(report)


def proposed(returned: TextReturn, report: Report, place: Placing) -> tuple[ProposedItem, ...]:
    return propose_items(returned.structure, report, standard_catalog(), place)


def starting(items: Sequence[ProposedItem], words: str) -> ProposedItem:
    return next(item for item in items if item.source.startswith(words))


def test_headings_and_paragraphs_become_items_below_the_chosen_heading(returned, report, place):
    items = proposed(returned, report, place)
    assert [(item.level, item.source[:6], item.proposed) for item in items] == [
        (Level.BODY, "现将我局20", False),
        (Level.ITEM, "应急救援队伍", True),
        (Level.BODY, "组建综合性应", True),
        (Level.ITEM, "应急预案管理", True),
        (Level.SUBITEM, "预案修订", True),
        (Level.BODY, "制定和修订区", True),
        (Level.POINT, "加强演练，开", True),
        (Level.ITEM, "下一步打算", False),
        (Level.BODY, "2024年计", False),
    ]
    assert all(item.doubts for item in items if not item.proposed)


def test_figures_are_linked_and_the_rest_stays_text(returned, report, place):
    item = starting(proposed(returned, report, place), "组建")
    assert (
        item.text == "组建综合性应急救援队伍{{h05.rescue_team}}，组建防汛应急抢险队{{h05.flood_team}}，出动车辆30辆。"
    )
    assert [(run.text, run.code) for run in item.runs if run.role is Role.FIGURE] == [
        ("52人", "h05.rescue_team"),
        ("141人", "h05.flood_team"),
    ]
    assert "".join(run.text for run in item.runs) == item.source
    assert {one.standing for one in item.figures} == {LinkStanding.NEW}
    assert item.figures[0].figure.origin.detail == "应急局材料.docx，第5行"
    drills = starting(proposed(returned, report, place), "加强演练")
    assert drills.text == "加强演练，开展应急演练{{h05.drills|汉字}}。"


def test_every_item_prints_what_the_text_said(returned, report, place, catalog):
    items = proposed(returned, report, place)
    after = taking_text(returned, items, place, report, SIGNED).on(report)
    phrases = Phrases(catalog, after)
    added = {entry.key for entry in after.outline} - {entry.key for entry in report.outline}
    printed = [phrases.plain(entry.text) for entry in after.outline if entry.key in added]
    assert printed == [item.source for item in items]


def test_the_chosen_items_are_one_step_that_can_be_taken_back(returned, report, place):
    items = [item for item in proposed(returned, report, place) if item.proposed]
    edit = taking_text(returned, items, place, report, SIGNED)
    assert edit.label == "收“应急局材料.docx”的文字6段，5个数"
    after = edit.on(report)
    assert after.figure("h05.rescue_team").value == 52
    assert (after.figure("h05.rescue_team").person, after.figure("h05.rescue_team").at) == SIGNED
    assert after.annotation(Evidence, "h05.drills").files == ((returned.name, returned.sha256),)
    below = subtree(after.outline, place.under)
    assert below[: -len(items)] == subtree(report.outline, place.under)
    assert edit.inverse(report).on(after) == report


def test_items_that_are_left_out_bring_no_figures(returned, report, place):
    item = starting(proposed(returned, report, place), "制定和修订")
    after = taking_text(returned, [item], place, report, SIGNED).on(report)
    assert set(after.figures) == {"h05.plans_district", "h05.plans_department"}
    unlinked = item.linking("h05.plans_district", linked=False)
    after = taking_text(returned, [unlinked], place, report, SIGNED).on(report)
    assert set(after.figures) == {"h05.plans_department"}
    rewritten = replace(item, rewritten="制定区级应急预案{{h05.plans_district}}。")
    after = taking_text(returned, [rewritten], place, report, SIGNED).on(report)
    assert set(after.figures) == {"h05.plans_district"}


def test_another_figure_than_the_reports_stays_text_until_somebody_decides(returned, report, place):
    used = with_figure(with_figure(report, "h05.flood_team", 139), "h05.rescue_team", 52)
    item = starting(proposed(returned, used, place), "组建")
    assert [one.standing for one in item.figures] == [LinkStanding.SAME, LinkStanding.DIFFERENT]
    assert item.text.startswith("组建综合性应急救援队伍{{h05.rescue_team}}，组建防汛应急抢险队141人")
    assert item.doubts == ("“防汛应急抢险队”现在是139人，这里写的是141人，先按文字保留，请核对以哪个为准。",)
    after = taking_text(returned, [item], place, used, SIGNED).on(used)
    assert after.figures == used.figures
    decided = item.linking("h05.flood_team", linked=True)
    assert taking_text(returned, [decided], place, used, SIGNED).on(used).figure("h05.flood_team").value == 141


def test_a_computed_figure_is_linked_only_where_it_is_what_the_text_says(tmp_path, report, catalog):
    under = Placing(next(entry.key for entry in report.outline if entry.heading == "H06"))
    text = "全年人民调解委员会调解案件200件，调解成功{}件，调解成功率98%。"
    right = starting(proposed(sent(tmp_path, (text.format(196),)), report, under), "全年")
    assert "{{h06.tj_rate}}" in right.text
    assert right.doubts == ()
    wrong = starting(proposed(sent(tmp_path, (text.format(190),)), report, under), "全年")
    assert "98%" in wrong.text
    assert wrong.doubts == ("“调解成功率”由程序计算是95%，这里写的是98%，按文字保留，请核对。",)
    assert standard_catalog().indicators["h06.tj_rate"].formula is not None


def test_what_the_report_has_already_is_not_ticked(returned, report, place, catalog):
    once = taking_text(returned, proposed(returned, report, place), place, report, SIGNED).on(report)
    again = proposed(returned, once, place)
    assert not any(item.proposed for item in again if item.level is not Level.ITEM or len(item.source) > 3)
    twice = taking_text(returned, again, place, once, SIGNED).on(once)
    keys = [entry.key for entry in twice.outline]
    assert len(keys) == len(set(keys))


def test_one_heading_of_the_text_can_be_chosen(returned, report, place, catalog):
    headings = headings_of(returned.structure)
    assert [piece.text for piece in headings] == ["应急救援队伍建设", "应急预案管理", "预案修订", "下一步打算"]
    part = replace(place, part=headings[1].key)
    assert [item.source[:4] for item in proposed(returned, report, part)] == ["预案修订", "制定和修", "加强演练"]
    assert [item.level for item in proposed(returned, report, part)] == [Level.ITEM, Level.BODY, Level.POINT]
    assert likely_heading(returned.structure, headings[1].key, report, catalog) == place.under
    assert likely_heading(returned.structure, "", report, catalog) == place.under
    assert likely_heading(sent(returned.path.parent, ("没有什么。",)).structure, "", report, catalog) == ""


def test_headings_too_deep_become_paragraphs(returned, report):
    deep = report.outline[3]
    under = replace(report, outline=(*report.outline[:3], replace(deep, level=Level.SUBITEM), *report.outline[4:]))
    items = proposed(returned, under, Placing(deep.key))
    assert {item.level for item in items} == {Level.BODY, Level.POINT}


def test_another_year_is_told(returned):
    assert returned.doubts(2023) == ()
    assert returned.doubts(2024) == ("这份材料写的是2023年，现在写的是2024年度的报告，请核对是不是今年的。",)


def test_nothing_chosen_or_two_figures_of_one_indicator_are_refused(returned, report, place):
    with pytest.raises(Refused) as refused:
        taking_text(returned, (), place, report, SIGNED)
    assert refused.value.code == "TEXT-NOTHING"
    item = starting(proposed(returned, report, place), "组建")
    first, *others = item.figures
    other = replace(item, key="other", figures=(replace(first, figure=Figure(State.VALUE, Decimal(60))), *others))
    with pytest.raises(Refused) as refused:
        taking_text(returned, (item, other), place, report, SIGNED)
    assert refused.value.code == "TEXT-FIGURE-TWICE"
    assert "综合性应急救援队伍" in refused.value.sentence


def test_the_file_is_kept_in_the_ledger_if_it_is_still_what_was_read(tmp_path, catalog):
    ledger_path = make_demo(tmp_path).ledger
    from desktop.ledger.ledger import open_ledger

    returned = sent(tmp_path)
    with open_ledger(ledger_path, person="张三") as ledger:
        keep_text(ledger, returned)
        assert ledger.file(returned.sha256) == returned.path.read_bytes()
    with reading(ledger_path, None, 2022) as report:
        under = Placing(next(entry.key for entry in report.outline if entry.heading == "H05"))

    def taking(now: Report):
        return taking_text(returned, propose_items(returned.structure, now, catalog, under), under, now, SIGNED)

    change(ledger_path, report.unit, 2022, "张三", taking)
    with reading(ledger_path, None, 2022) as after:
        assert len(after.outline) > len(report.outline)
    sent(tmp_path, ("换了内容。",))
    with open_ledger(ledger_path, person="张三") as ledger, pytest.raises(Refused) as refused:
        keep_text(ledger, returned)
    assert refused.value.code == "COLLECT-CHANGED"
