"""The standard wording and the sample year as they are shipped, and what the loader says of mistakes in them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import SAMPLE_PERSON, load_sample, load_wording, outline_for
from desktop.model.catalog import Heading, HeadingSet
from desktop.model.figure import Figure, OriginKind, State, read_figure
from desktop.model.language.parse import parse_placeholder, split_text
from desktop.model.language.syntax import Code, Word, codes_in
from desktop.model.outline import Entry, Level, Outline
from desktop.model.phrases import Phrases
from desktop.model.report import with_figure
from desktop.model.values import Values
from desktop.model.wording import FORMATS
from desktop.refusal import Refused

CATALOG = standard_catalog()
WORDING = load_wording()
SAMPLE = load_sample(CATALOG)
ENTRIES = pytest.mark.parametrize("entry", WORDING, ids=lambda entry: entry.key)

# Digits that belong to no figure: the titles of plans with their years, and days that are names.
FIXED_DIGITS = re.compile(r"《[^》]*（[0-9]{4}—[0-9]{4}年）》|“[0-9]{1,2}·[0-9]{1,2}”")
RELATIVE_YEARS = ("今年", "去年", "明年", "前年", "目前", "现阶段", "近期", "上半年", "下半年", "年底前", "本月")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,:;!?()\"']|[,:;!?()\"'][\u4e00-\u9fff]")
# What is said of one unit or one province only has no place in wording that every unit starts with.
LOCAL = ("银州", "铁岭", "辽宁", "龙山", "龙首山", "省司法厅")
ENDS = {
    Level.PART: "",
    Level.BODY: "。：",
    Level.HEADING: "。",
    Level.ITEM: "。",
    Level.SUBITEM: "。",
    Level.POINT: "。",
}


def said(entry: Entry) -> str:
    """What stands in the text beside the placeholders."""
    return "".join(split_text(entry.text)[::2])


def codes(entry: Entry) -> set[str]:
    sources = split_text(entry.text)[1::2]
    return {operand.code for source in sources for operand in codes_in(parse_placeholder(source).expression)}


def under_heading(outline: Outline, index: int) -> str:
    """The catalog code of the heading that the entry at `index` stands under, or ""."""
    depth = Level.POINT
    for entry in reversed(outline[: index + 1]):
        if entry.is_heading and entry.level < depth:
            depth = entry.level
            if entry.heading:
                return entry.heading
    return ""


def body_of(outline: tuple[Entry, ...]) -> Counter[str]:
    return Counter(entry.key for entry in outline if not entry.is_heading)


# The text itself.


@ENTRIES
def test_a_placeholder_names_an_indicator_or_a_word_and_a_known_format(entry: Entry) -> None:
    for source in split_text(entry.text)[1::2]:
        placeholder = parse_placeholder(source)
        assert isinstance(placeholder.expression, Code | Word), source
        assert codes(entry) <= CATALOG.indicators.keys()
        assert {wanted.name for wanted in placeholder.formats} <= FORMATS.keys()


@ENTRIES
def test_every_number_of_the_year_is_a_placeholder(entry: Entry) -> None:
    assert not re.search(r"[0-9０-９]", FIXED_DIGITS.sub("", said(entry)))


@ENTRIES
def test_no_year_is_told_by_a_relative_word(entry: Entry) -> None:
    assert [word for word in RELATIVE_YEARS if word in entry.text] == []


@ENTRIES
def test_marks_are_those_of_the_standard(entry: Entry) -> None:
    assert not HALF_WIDTH.search(said(entry))
    assert "》、《" not in entry.text
    assert "”、“" not in entry.text
    assert not re.search(r"\s|，，|。。|；。|、。", entry.text)
    for left, right in ("“”", "（）", "《》", "「」"):
        assert entry.text.count(left) == entry.text.count(right)
    end = ENDS[entry.level]
    assert entry.text[-1] in end if end else entry.text[-1] not in "。，；："


@ENTRIES
def test_the_wording_holds_for_any_unit(entry: Entry) -> None:
    assert [name for name in LOCAL if name in entry.text] == []


@ENTRIES
def test_no_number_is_typed_before_a_heading_or_a_point(entry: Entry) -> None:
    assert not re.match(r"（?[一二三四五六七八九十]+[、）是]|[①-⑩]", entry.text)


@ENTRIES
def test_the_names_are_the_right_ones(entry: Entry) -> None:
    wrong = ("社区服刑人员", "调解调委会", "法治思想和依法行政能力", "6.26", "法制政府", "领导小组统筹")
    assert [name for name in wrong if name in entry.text] == []
    assert entry.text.count("出庭应诉率") == entry.text.count("负责人出庭应诉率")


def test_every_law_and_plan_that_is_cited_is_in_the_catalog_and_holds_in_the_sample_year() -> None:
    cited = {title for entry in WORDING for title in re.findall(r"《([^》]+)》", entry.text)}
    known = {reference.name: reference for reference in CATALOG.words.references}
    own_names = {"党政主要负责人履行推进法治建设第一责任人职责规定"}
    assert len(cited) >= 4
    for title in cited - own_names:
        assert known[title].period.holds(SAMPLE.year), title


# The whole of it.


def test_every_required_figure_is_stated() -> None:
    required = {indicator.code for indicator in CATALOG.of_year(SAMPLE.year) if indicator.required}
    stated = {code for entry in WORDING for code in codes(entry)}
    assert len(required) == 88
    assert required <= stated


def test_the_headings_are_those_of_set_a_in_their_order() -> None:
    titles = {entry.heading: entry.text.rstrip("。") for entry in WORDING if entry.heading}
    headings = CATALOG.heading_sets["A"].headings
    assert list(titles) == [heading.code for heading in headings]
    assert titles == {heading.code: heading.title for heading in headings}


def test_the_prescribed_contents_all_have_text() -> None:
    prescribed = {heading.prescribed: heading.code for heading in CATALOG.heading_sets["A"].headings}
    places = {under_heading(WORDING, index) for index, entry in enumerate(WORDING) if not entry.is_heading}
    # The first prescribed content is told under the ten headings of its part.
    assert {prescribed[sign] for sign in "②③④"} | {f"H{number:02}" for number in range(1, 11)} <= places


def test_both_shortcomings_and_their_causes_are_told() -> None:
    under = [entry for index, entry in enumerate(WORDING) if under_heading(WORDING, index) == "P2"]
    titles = [entry.text for entry in under if entry.level is Level.HEADING]
    assert [("不足" in title, "原因" in title) for title in titles] == [(True, False), (False, True)]
    assert sum(entry.level is Level.POINT for entry in under) >= 6


def test_the_preamble_stands_before_the_first_part_and_leads_to_it() -> None:
    first = next(index for index, entry in enumerate(WORDING) if entry.level is Level.PART)
    assert first >= 1
    assert WORDING[first - 1].text.endswith("报告如下：")
    assert all(entry.level is Level.BODY for entry in WORDING[:first])


def test_no_level_is_skipped_and_no_heading_is_left_without_text() -> None:
    depth = Level.BODY
    for entry, following in zip(WORDING, (*WORDING[1:], None), strict=True):
        if entry.is_heading:
            assert entry.level <= depth + 1, entry.key
            depth = entry.level
            assert following is not None, entry.key
            assert not following.is_heading or following.level > entry.level, entry.key


def test_every_item_runs_in_with_its_paragraph() -> None:
    for entry, following in zip(WORDING, (*WORDING[1:], None), strict=True):
        assert entry.run_in == (entry.level is Level.ITEM), entry.key
        assert not entry.run_in or (following and following.key == f"{entry.key}.body"), entry.key


def test_no_sentence_stands_twice() -> None:
    sentences = Counter(sentence for entry in WORDING for sentence in entry.text.split("。") if sentence)
    assert [sentence for sentence, count in sentences.items() if count > 1] == []


# Under other headings.


@pytest.mark.parametrize("code", sorted(CATALOG.heading_sets))
def test_every_heading_set_takes_all_the_wording_exactly_once(code: str) -> None:
    heading_set = CATALOG.heading_sets[code]
    outline = outline_for(heading_set, WORDING, carried=True)
    assert body_of(outline) == body_of(WORDING)
    assert max(Counter(entry.key for entry in outline).values()) == 1
    assert [entry.heading for entry in outline if entry.heading] == [item.code for item in heading_set.headings]
    items = [entry for entry in WORDING if entry.level is Level.ITEM]
    assert Counter(entry.key for entry in items) == Counter(e.key for e in outline if e.level is Level.ITEM)


def test_set_a_takes_the_wording_as_it_is() -> None:
    assert outline_for(CATALOG.heading_sets["A"], WORDING, carried=False) == WORDING


def test_only_paragraphs_are_marked_as_taken_over() -> None:
    outline = outline_for(CATALOG.heading_sets["B"], WORDING, carried=True)
    assert {entry.is_heading for entry in outline if entry.carried} == {False}
    assert all(entry.carried for entry in outline if not entry.is_heading)


def test_each_item_stands_under_the_heading_that_covers_its_own() -> None:
    heading_set = CATALOG.heading_sets["B"]
    covering = {covered: heading.code for heading in heading_set.headings for covered in heading.covers}
    outline = outline_for(heading_set, WORDING, carried=False)
    at = {entry.key: index for index, entry in enumerate(outline)}
    for index, entry in enumerate(WORDING):
        home = under_heading(WORDING, index)
        if entry.level is Level.ITEM:
            assert under_heading(outline, at[entry.key]) == covering[home], entry.key


def test_a_part_that_covers_many_headings_keeps_their_lines() -> None:
    outline = outline_for(CATALOG.heading_sets["C"], WORDING, carried=False)
    lines = [entry.text for entry in outline if entry.level is Level.HEADING]
    assert lines == [entry.text for entry in WORDING if entry.level is Level.HEADING]
    assert outline[-1].text == "其他需要报告的情况"


def test_a_set_without_a_place_for_a_section_is_refused() -> None:
    narrow = HeadingSet("N", "窄的一套", (Heading("P1", "主要举措和成效", 1, ("H01",)),))
    with pytest.raises(Refused, match=r"窄的一套.*H02"):
        outline_for(narrow, WORDING, carried=False)


# The sample year.


def test_every_sample_figure_is_a_value_that_is_marked_as_sample() -> None:
    for code, figure in SAMPLE.figures.items():
        assert figure.state is State.VALUE, code
        assert (figure.origin.kind, figure.person, figure.confirmed) == (OriginKind.SAMPLE, SAMPLE_PERSON, False)


def test_the_sample_fills_every_required_figure_and_types_no_computed_one() -> None:
    values = Values(CATALOG, SAMPLE)
    required = [indicator for indicator in CATALOG.of_year(SAMPLE.year) if indicator.required]
    assert [indicator.code for indicator in required if not values.figure(indicator.code).filled] == []
    assert [code for code in SAMPLE.figures if CATALOG.indicators[code].formula is not None] == []


def test_the_sample_has_what_a_finished_report_has() -> None:
    given = SAMPLE.particulars
    assert (SAMPLE.unit, SAMPLE.year, SAMPLE.heading_set) == ("银州区", 2022, "A")
    assert SAMPLE.outline == WORDING
    assert not given.addressee.endswith(("：", ":"))
    assert re.fullmatch(r"\D+〔2023〕[1-9]\d*号", given.document_number)
    assert given.signer
    assert given.signature
    assert given.written_on < f"{SAMPLE.year + 1}-03-01"
    assert len(given.copies.splitlines()) == 3


@pytest.mark.parametrize(
    ("code", "typed", "said_then"),
    [
        ("h03.liability_cases", "0", "全年未发生因重大行政决策违法被追究责任的情形。"),
        ("h03.liability_cases", "无", "全年未发生因重大行政决策违法被追究责任的情形。"),
        ("h03.liability_cases", "2", "全年发生因重大行政决策违法被追究责任的案件2件。"),
        ("h04.self_fail", "0", "占67%，不合格0卷、占0%；"),
        ("h04.self_fail", "6", "占67%，不合格6卷、占1%；"),
        ("h06.jz_revoke_probation", "0", "警告5人次，未提请撤销缓刑，提请收监执行2人，"),
        ("h06.jz_to_prison", "无", "提请撤销缓刑2次，未提请收监执行，"),
    ],
)
def test_a_sentence_reads_well_with_and_without_a_case(code: str, typed: str, said_then: str) -> None:
    figure = read_figure(typed, CATALOG.indicators[code])
    assert isinstance(figure, Figure)
    phrases = Phrases(CATALOG, replace(SAMPLE, figures=with_figure(SAMPLE.figures, code, figure)))
    entry = next(entry for entry in WORDING if code in codes(entry))
    assert said_then in phrases.plain(entry.text)
