"""What the context calls a quantity."""

from __future__ import annotations

import pytest

from desktop.quantities.contexts import contexts
from desktop.quantities.labels import labels
from desktop.quantities.sentences import find_quantities


def labels_of(text: str, topic: str = "") -> list[str]:
    found = find_quantities(text)
    return list(labels(text, [(one.start, one.end) for one in found], [one.share for one in found], topic))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年调解案件857件，调解成功率100%。", ["调解案件", "调解成功率"]),
        ("评出优秀案卷数208卷占比33%，合格424卷占比67%", ["评出优秀案卷", "评出优秀案卷占比", "合格", "合格占比"]),
        ("目前在矫对象 83人，其中缓刑 82人、暂予监外执行1人", ["在矫对象", "缓刑", "暂予监外执行"]),
        ("受理15件，其中撤销行政行为2件", ["受理", "撤销行政行为"]),
        ("全年共审查合同共计65份", ["审查合同"]),
        ("全区聘请3名律师", ["聘请律师"]),
        ("我区26家单位参加", ["单位参加"]),
        ("区里划分了1772个网格", ["划分网格"]),
        ("区内8个部门共53名执法人员参加", ["区内部门", "执法人员参加"]),
        ("组织案卷评查，共632卷", ["组织案卷评查"]),
        ("办件量达973件", ["办件量"]),
        ("新增编制3名，达5名", ["新增编制", "新增编制"]),
        ("建成75个“村民说事点”", ["建成村民说事点"]),
        ("参考人数12人", ["参考人数"]),
        ("占比5%", ["占比"]),
        ("有98%的案件按期办结", ["案件按期办结"]),
    ],
)
def test_a_quantity_has_the_name_that_its_sentence_gives_it(text, expected):
    assert labels_of(text) == expected


def test_what_no_word_names_gets_the_topic_of_its_piece():
    assert labels_of("3件。", topic="行政复议") == ["行政复议"]


def test_a_long_name_keeps_its_end():
    (label,) = labels_of("由区司法局会同有关部门和各街道共同组织开展的面向全体居民的普法活动12场")
    assert label.endswith("面向全体居民的普法活动")
    assert len(label) <= 24


def test_after_among_them_all_are_parts_of_the_count_before():
    text = "受理15件，占90%，其中维持10件、撤销2件；终止3件"
    found = tuple(contexts(text, [(one.start, one.end) for one in find_quantities(text)]))
    assert [one.whole for one in found] == [None, None, 0, 0, None]


def test_the_context_knows_clause_segment_and_sentence():
    text = "先说一事。自查案卷6卷；互查案卷5卷，优秀2卷"
    found = tuple(contexts(text, [(one.start, one.end) for one in find_quantities(text)]))
    assert (found[2].ahead, found[2].segment, found[2].sentence, found[2].earlier) == (
        "优秀",
        "互查案卷5卷，",
        "自查案卷6卷；",
        "先说一事。",
    )


def test_a_comma_or_colon_inside_a_number_ends_no_clause():
    text = "自9:30起收到申请1,234件"
    (found,) = contexts(text, [(text.index("1,"), len(text))])
    assert found.ahead == "自9:30起收到申请"
