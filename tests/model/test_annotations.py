from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.model.annotations import (
    ANNOTATION_BY_KIND,
    ANNOTATIONS,
    Annotation,
    Confirmation,
    DepartmentReturn,
    Evidence,
    ReadAloud,
    Reason,
    Returned,
    ReturnState,
    Snapshot,
    SwitchedOff,
    TableMap,
    TakenOver,
)
from desktop.model.catalog import Catalog, Renaming
from desktop.model.edits import Annotate, RemoveAnnotation, apply
from desktop.model.figure import Figure, State
from desktop.model.report import Report
from desktop.model.roll_forward import roll_forward
from desktop.refusal import Refused

AT = "2023-01-02T03:04:05+08:00"
START = Report("银州区", 2022, "A")
EXAMPLES: tuple[tuple[Annotation, str], ...] = (
    (Reason("口径调整", "张三", AT), "口径调整（张三）"),
    (SwitchedOff("本区没有这一项", "", AT), "本区没有这一项"),
    (
        Returned(
            Figure(State.VALUE, Decimal("12.50"), note="含乡镇"), "公安局", "a" * 64, "报送.xlsx", "表1", "C7", AT
        ),
        "12.5（含乡镇）（公安局，报送.xlsx 表1!C7）",
    ),
    (Evidence((("台账.pdf", "a" * 64), ("照片.jpg", "b" * 64))), "台账.pdf、照片.jpg"),
    (ReadAloud(("张三", "李四"), AT, "12件"), "读过 12件，无误（张三、李四）"),
    (ReadAloud(("张三", "李四"), AT, "12件", "底稿是13件"), "读过 12件，有误：底稿是13件（张三、李四）"),
    (Confirmation("张三", AT), "2023-01-02 03:04（张三）"),
    (DepartmentReturn(AT, "2023-01-10", "", state=ReturnState.CORRECTING, note="缺两项"), "退回更正，缺两项"),
    (TableMap("汇总", 2, 1, 3, (("受理", "h01.total"),)), "表“汇总”第2行是表头，第1列是名称，第3列是数值，共对应1项"),
    (Snapshot(17, AT, "张三"), "2023-01-02 03:04（张三）"),
    (TakenOver("李四", "PC-07", AT, "已电话确认", "张三", AT), "原由李四在电脑“PC-07”上打开；已电话确认（张三）"),
)


def said(*annotations: Annotation) -> Report:
    report = START
    for annotation in annotations:
        report = apply(report, Annotate(annotation, "处"))
    return report


@pytest.mark.parametrize(("annotation", "words"), EXAMPLES)
def test_an_annotation_says_in_words_what_it_says(annotation: Annotation, words: str) -> None:
    assert annotation.in_words == words


def test_every_kind_is_registered_under_a_name_and_a_label_of_its_own() -> None:
    assert {type(example) for example, _ in EXAMPLES} == set(ANNOTATIONS)
    assert len(ANNOTATION_BY_KIND) == len({kind.label for kind in ANNOTATIONS}) == len(ANNOTATIONS)
    assert not any(":" in kind for kind in ANNOTATION_BY_KIND)


def test_each_kind_is_asked_for_by_its_type() -> None:
    reason, evidence = Reason("因", "", ""), Evidence(())
    report = said(reason, evidence)
    assert report.annotation(Reason, "处") == reason
    assert report.annotation(Evidence, "处") == evidence
    assert report.annotation(Reason, "别处") is None
    assert report.annotation(Snapshot, "处") is None
    assert report.annotations_of(Reason) == {"处": reason}
    assert said().annotations_of(Reason) == {}


def test_what_is_said_anew_takes_the_place_of_what_was_said() -> None:
    report = said(Reason("一", "", ""), Reason("二", "", ""))
    assert report.annotations_of(Reason) == {"处": Reason("二", "", "")}


def test_what_is_taken_back_is_gone_and_can_be_taken_back_once() -> None:
    report = apply(said(Reason("一", "", ""), Evidence(())), RemoveAnnotation(Reason.kind, "处"))
    assert report == said(Evidence(()))
    for edit in (RemoveAnnotation(Reason.kind, "处"), RemoveAnnotation("没有", "处")):
        with pytest.raises(Refused, match="ANNOTATION-UNKNOWN"):
            apply(report, edit)
        with pytest.raises(Refused, match="ANNOTATION-UNKNOWN"):
            edit.inverse(report)


def test_its_edits_are_called_in_chinese() -> None:
    assert Annotate(Reason("因", "", ""), "处").label == "说明原因"
    assert RemoveAnnotation(Reason.kind, "处").label == "取消说明原因"


def test_its_texts_are_cleaned_however_deep_they_stand() -> None:
    report = said(Reason("甲\x0b乙\r\n丙", "张\ud800三", AT), Evidence((("台\t账\ufffe.pdf", "a"),)))
    assert report.annotation(Reason, "处") == Reason("甲乙\n丙", "张三", AT)
    assert report.annotation(Evidence, "处") == Evidence((("台 账.pdf", "a"),))
    late = DepartmentReturn(state=ReturnState.TAKEN)
    assert said(late).annotation(DepartmentReturn, "处") == late


def test_a_reading_lapses_when_the_item_reads_otherwise() -> None:
    reading = ReadAloud(("张三", "李四"), AT, "12件")
    assert reading.holds("12件")
    assert not reading.holds("13件")


def test_it_names_the_files_it_needs() -> None:
    needed = {annotation.kind: annotation.kept_files for annotation, _ in EXAMPLES if annotation.kept_files}
    assert needed == {"returned": ("a" * 64,), "evidence": ("a" * 64, "b" * 64)}
    assert DepartmentReturn(file="c").kept_files == ("c",)


def test_only_what_holds_for_the_unit_goes_into_the_next_year(catalog: Catalog) -> None:
    report = said(*(annotation for annotation, _ in EXAMPLES))
    renaming = Renaming("h01.total", "h01.all", 2023, "口径合并")
    next_year = roll_forward(report, replace(catalog, renamings=(renaming,)), 2023).report
    assert next_year.annotations_of(SwitchedOff) == report.annotations_of(SwitchedOff)
    assert next_year.annotations_of(TableMap)["处"].codes == (("受理", "h01.all"),)
    assert {kind for kind, _ in next_year.annotations} == {SwitchedOff.kind, TableMap.kind}
