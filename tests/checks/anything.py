"""Texts and reports of any kind, for what must hold whatever somebody has written."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from desktop.catalog.load import standard_catalog
from desktop.model.figure import Figure, State
from desktop.model.manuscript import Linked, Manuscript, Passage
from desktop.model.outline import Entry, Level
from desktop.model.report import Particulars, Report
from desktop.quantities.about import About
from tests.harness.mutate_statements import texts

CATALOG = standard_catalog()
CODES = sorted(CATALOG.indicators)
LINES = [line for stated in texts() for line in stated.lines if line]
WORDS = [
    "其中",
    "其余",
    "占",
    "占比分别为",
    "共计",
    "各",
    "同比增长",
    "由",
    "增加到",
    "办结率",
    "较上年",
    "正在",
    "余",
    "近",
    "全部",
    "上年结转",
    "未结",
    "年初",
    "年末",
    "年均",
    "累计",
    "维持",
    "撤销",
    "去年",
    "目前",
    "2022年",
    "2023年底前",
    "第十七小学",
    "6.26",
    "〔2022〕3号",
    "一是",
    "一、",
    "（一）",
    "1.",
    "1、",
    "①",
    "情况",
    "情况。",
    "社区服刑人员",
    "区委法治建设领导小组",
    "法治思想",
    "人民调解调委会",
    "张三（男，1980年生）",
    "13800000000",
    "110101199003070011",
    "七个",
    "8个",
    "12件",
    "3人次",
    "45%",
    "100%",
    "0件",
    "1.2亿元",
    "300余人",
    "0.5个百分点",
    "2倍",
    "三分之二",
    "《条例》",
    "《办法（2021-2025年）》",
    "第一责任人",
    "现将2022年情况报告如下：",
    "不足",
    "下一步",
    "区公安局区司法局",
]
MARKS = [*"，。、；：？！“”‘’（）()《》〈〉〔〕[]【】,.;:?!\"'—-–~·…%％‰/\\{}|+×"]
ODD = [
    *(
        "",
        " ",
        "\t",
        "\n",
        "\u3000",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\u00ad",
        "\0",
        "\x0b",
        "\uffff",
        "\u2028",
        "\u202e",
    ),
    *(
        "𝟘𝟙𝟚件",
        "𑁧𑁨",
        "٣٤件",
        "１２．５％",
        "²",
        "½",
        "Ⅳ",
        "㈠",
        "㊿",
        "〇",
        "○",
        "𠮷𪚥",
        "😀",
        "e\u0301",
        "ﷺ",
        "İ",
        "ß",
    ),
    *("【待填：某数】", "{{", "}}", "{{h06.fy_accept}}", "{{本年}}", "{{上年.h06.fy_accept}}", "{{h99.x}}", "\ud800"),
    *(
        "指标\t单位\t本年\t上年",
        "受理\t件\t15\t16",
        "| 受理 | 15 | 16 |",
        "9" * 60,
        "1,2,3,4",
        "0.0.0",
        "-5件",
    ),
]
pieces = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(MARKS),
    st.sampled_from(ODD),
    st.sampled_from(LINES),
    st.builds(
        lambda line, start, size: line[start : start + size],
        st.sampled_from(LINES),
        st.integers(0, 200),
        st.integers(1, 80),
    ),
    st.text(max_size=8),
)
lines = st.one_of(
    st.lists(pieces, max_size=12).map("".join),
    st.sampled_from(["", "情况", "依法全面履行政府职能情况。", "存在的不足和原因", "下一步打算"]),
    st.lists(st.sampled_from(MARKS), max_size=40).map("".join),
    st.builds(lambda piece, many: piece * many, pieces, st.integers(2, 200)).map(lambda text: text[:3000]),
)
numbers = st.one_of(
    st.sampled_from(
        [
            "",
            "一、",
            "（一）",
            "(二) ",
            "1.",
            "1、",
            "（1）、",
            "①",
            "第一，",
            "十二、",
            "9" * 20 + "、",
            "9" * 5000 + ".",
        ]
    ),
    st.text(max_size=4),
)
years = st.one_of(st.none(), st.integers(1949, 2100))


@st.composite
def passages(draw: st.DrawFn, place: str) -> Passage:
    """Give a passage with any text, of which some characters come from figures and some are blank."""
    text = draw(lines)
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda ends: (min(ends), max(ends)))
    return Passage(
        place,
        draw(st.sampled_from(Level)),
        draw(numbers),
        text,
        line=draw(st.integers(0, 10_000)),
        heading=draw(st.sampled_from(["", "H01", "H06", "H99"])),
        run_in=draw(st.booleans()),
        carried=draw(st.booleans()),
        linked=tuple(Linked(*span, draw(st.sampled_from(CODES))) for span in draw(st.lists(spans, max_size=2))),
        blank=tuple(draw(st.lists(spans, max_size=2))),
    )


@st.composite
def manuscripts(draw: st.DrawFn, *, with_last: bool = True) -> Manuscript:
    """Give any text, perhaps with that of the year before; a row of the same passages too."""
    size = draw(st.integers(0, 8))
    found = [draw(passages(f"k{number}")) for number in range(size)]
    last = draw(st.none() | manuscripts(with_last=False)) if with_last else None
    return Manuscript(draw(st.sampled_from(["", "某区", "（）"])), draw(years), draw(lines), tuple(found), last)


decimals = st.one_of(
    st.integers(-5, 2000).map(Decimal),
    st.decimals(-(10**6), 10**12, allow_nan=False, places=4),
    st.sampled_from([Decimal(text) for text in ("0", "-0", "1E+30", "1E-30", "100.000", "99.95", "0.1", "1" * 40)]),
)
figures = st.one_of(
    st.just(Figure()),
    st.builds(Figure, st.just(State.NONE)),
    st.builds(lambda reason: Figure(State.UNCOUNTED, reason=reason), st.text(max_size=5)),
    st.just(Figure(State.INAPPLICABLE)),
    st.builds(
        lambda value, about, confirmed: Figure(State.VALUE, value, about, confirmed=confirmed),
        st.one_of(decimals, st.dates(date(1900, 1, 1)), lines),
        st.none() | st.sampled_from(About),
        st.booleans(),
    ),
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Give any report: any values under any codes, any outline, any particulars."""
    given = st.dictionaries(st.sampled_from([*CODES, "h99.unknown"]), figures, max_size=12)
    outline = [
        Entry(
            f"k{number}",
            draw(st.sampled_from(Level)),
            draw(lines),
            heading=draw(st.sampled_from(["", "", "H01", "H06", "H99"])),
            run_in=draw(st.booleans()),
            carried=draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 8)))
    ]
    return Report(
        draw(st.sampled_from(["", "某区", "很长的名称" * 8])),
        draw(st.integers(1949, 2100)),
        draw(st.sampled_from(["", *CATALOG.heading_sets, "没有"])),
        Particulars(**{one.name: draw(lines) for one in fields(Particulars)}),
        figures=draw(given),
        earlier=draw(given),
        outline=tuple(outline),
    )
