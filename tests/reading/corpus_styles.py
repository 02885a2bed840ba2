"""The ways in which real districts divide, number and print their reports: one style each, no sentence of theirs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """How a report is divided and printed."""

    name: str
    unit: str = "清河区"
    year: int = 2022
    title: tuple[str, ...] = ("{unit}{year}年度法治政府建设情况报告",)
    unit_in_title: bool = True
    part: str = "一、"
    heading: str = "（一）"
    item: str = ""
    subitem: str = ""
    points: str = ""  # "paragraph", "inline", "under part"
    parts: tuple[int, ...] = (1, 2, 3, 4)  # the numbers as printed
    headings: int = 4
    items: int = 3
    topics: bool = False
    own_line: bool = True  # level 2
    heading_end: str = ""
    item_own_line: bool = False
    continues: bool = False
    first_heading: int = 1
    begins_inside: bool = False
    slip: bool = False
    gap: str = ""
    part_run_in: bool = False
    preamble: int = 0  # index, or -1 for none
    lead_paragraph: bool = False
    leads: str = ""  # unnumbered leads: "。" or "："
    traps: bool = True
    lose_stops: bool = False
    issuer: str = ""
    number: str = ""
    signer: str = ""
    addressee: str = ""
    signature: str = ""
    day: str = ""
    iso_day: str = ""
    attachments: tuple[str, ...] = ()
    head_noise: tuple[str, ...] = ()
    middle_noise: tuple[str, ...] = ()
    tail_noise: tuple[str, ...] = ()
    half: bool = False
    indent: str = "　　"
    blank_lines: bool = False
    one_line: bool = False


SITE = ("{unit}人民政府门户网站", "当前位置：首页 > 政务公开 > 法治政府建设", "今天是2023年3月8日 星期三")
META = ("来源：{unit}司法局　时间：2023-02-22　浏览量：385", "【字体：大 中 小】 打印 分享到：")
FOOT = ("上一篇：关于召开听证会的公告", "下一篇：没有了", "版权所有：{unit}人民政府　ICP备20230001号")

STYLES = (
    Style(
        "gap and slip",
        item="1、",
        half=True,
        indent="  ",
        blank_lines=True,
        heading_end="情况。",
        parts=(1, 3),
        slip=True,
        head_noise=("{unit}人民政府 The Government of Qinghe District", "政府信息公开"),
        middle_noise=("来源：{unit}司法局　时间：2023-02-22",),
        headings=5,
    ),
    Style(
        "unnumbered leads",
        unit="清河县",
        leads="。",
        head_noise=SITE[:2],
        middle_noise=("索 引 号：QH0001-2023-0021　成文日期：2023-02-27",),
    ),
    Style("numbers continue", unit="西青区", year=2020, item="1.", continues=True, points="inline", head_noise=SITE),
    Style(
        "no second level",
        unit="静河区",
        year=2023,
        heading="",
        headings=0,
        title=("静河区{year}年度法治政府建设情况的报告",),
    ),
    Style(
        "run-in items",
        unit="闵江区",
        year=2018,
        item="1.",
        day="2019年3月1日",
        iso_day="2019-03-01",
        signature="闵江区人民政府",
    ),
    Style(
        "short items",
        unit="朝晖区",
        year=2024,
        item="1.",
        item_own_line=True,
        title=("朝晖区{year}年法治政府建设年度情况报告",),
    ),
    Style(
        "points under parts",
        unit="西安门区司法局",
        year=2025,
        heading="",
        headings=0,
        points="under part",
        addressee="区委、区政府：",
        title=("西安门区司法局{year}年法治政府建设年度情况报告",),
    ),
    Style("plain three levels", unit="南湖县", year=2019, item="1.", title=("{unit}{year}年法治政府建设工作报告",)),
    Style("legal preamble", unit="岳西县", item="1.", preamble=1, lead_paragraph=True),
    Style("inline points", unit="岳西市", year=2025, own_line=False, points="inline"),
    Style(
        "official upward",
        unit="大英县",
        own_line=False,
        points="inline",
        title=("大英县人民政府", "关于{year}年度法治政府建设情况的报告"),
        issuer="大英县人民政府文件",
        number="大府〔2023〕5号",
        signer="张三",
        addressee="县委：",
        signature="大英县人民政府",
        day="2023年2月10日",
        iso_day="2023-02-10",
    ),
    Style(
        "begins in the middle",
        unit="大河县",
        year=2021,
        own_line=False,
        title=(),
        preamble=-1,
        parts=(1, 2, 3),
        first_heading=5,
        begins_inside=True,
        traps=False,
    ),
    Style("full stops lost", unit="汉江县", year=2019, item="1.", lose_stops=True, traps=False),
    Style("headings end with stops", unit="盐湖县", year=2021, heading_end="。", item="1."),
    Style("long lead", unit="孝河县", year=2021, lead_paragraph=True, points="inline"),
    Style(
        "with next year's plan",
        unit="长风县",
        year=2021,
        title=("{unit}{year}年法治政府建设工作完成情况及2022年工作计划",),
    ),
    Style("run-in second level", unit="靖远县", own_line=False, title=("{unit}{year}年法治政府建设工作总结",)),
    Style(
        "points in one paragraph", unit="潼水县司法局", points="inline", title=("{unit}{year}年度法治政府建设工作报告",)
    ),
    Style("topics", unit="舞江县", year=2021, topics=True, heading="", headings=0, parts=tuple(range(1, 10))),
    Style("leaders first", unit="中原区", year=2024, own_line=False, points="inline", parts=(1, 2, 3)),
    Style(
        "topics with second level",
        unit="东新区管委会",
        year=2025,
        topics=True,
        own_line=False,
        parts=(1, 2, 3, 4, 5),
        headings=2,
    ),
    Style(
        "title twice",
        unit="下湖区",
        year=2025,
        own_line=False,
        head_noise=("{unit}{year}年度法治政府建设情况报告",),
        middle_noise=META,
    ),
    Style(
        "run-in parts",
        unit="杨林区",
        year=2025,
        heading="",
        headings=0,
        part_run_in=True,
        points="inline",
        title=("杨林区人民政府", "关于{year}年度法治政府建设情况的报告"),
        addressee="区人大常委会：",
    ),
    Style(
        "leaders part",
        unit="兖河区司法局",
        year=2025,
        own_line=False,
        head_noise=("索引号：11370812-2026-0001　组配分类：法治政府建设",),
    ),
    Style(
        "points as paragraphs", unit="九江坡区司法局", year=2025, heading="", headings=0, points="under part", indent=""
    ),
    Style("no title", unit="铜河区", year=2025, title=(), own_line=False, points="inline"),
    Style("no preamble", unit="六合市司法局", own_line=False, points="inline", preamble=-1),
    Style(
        "run-in, signed",
        unit="遂河市司法局",
        own_line=False,
        signature="遂河市司法局",
        day="2023年1月12日",
        iso_day="2023-01-12",
        attachments=("1. 执法主体名录", "2. 清单目录"),
    ),
    Style("own line", unit="蒙山县司法局", year=2023, own_line=True),
    Style(
        "city",
        unit="广平市",
        year=2024,
        own_line=False,
        points="inline",
        middle_noise=("听全文 分享到微信", "来源：市司法局　发布时间：2025-03-28 16:20"),
    ),
    Style(
        "parts of the outline",
        unit="深河市",
        year=2025,
        topics=True,
        own_line=False,
        headings=2,
        parts=tuple(range(1, 9)),
    ),
    Style("points as separate paragraphs", unit="深河市政务局", year=2025, points="paragraph"),
    Style("first part twice", unit="留河街道", heading="", headings=0, parts=(1, 1, 2, 3), points="inline"),
    Style("subdistrict", unit="金河街道", points="inline", middle_noise=("发布日期：2023-03-30　浏览量：12",)),
    Style(
        "topics, no numbers below",
        unit="坡山街道",
        topics=True,
        heading="",
        headings=0,
        parts=(1, 2, 3, 4, 5, 6),
        leads="：",
        head_noise=SITE[:2],
        middle_noise=("字体大小：大 中 小",),
    ),
    Style(
        "one line",
        unit="黄海镇",
        year=2024,
        own_line=False,
        one_line=True,
        addressee="市委、市政府：",
        signature="黄海镇人民政府",
        day="2025年1月10日",
        iso_day="2025-01-10",
    ),
    Style("mixed leads", unit="仁河镇", year=2024, leads="：", item=""),
    Style("four levels", unit="临水区", item="1.", subitem="（1）", tail_noise=FOOT),
    Style("circled numbers", unit="临海区", item="1.", subitem="①", half=True, indent="  "),
    Style("wide points", unit="临江区", item="1．", part="一．", heading="（一）、", indent=""),
    Style(
        "half-width brackets",
        unit="临河区",
        item="1.",
        heading="(一)",
        part="一.",
        subitem="(1)",
        indent="  ",
        blank_lines=True,
    ),
    Style("first, second", unit="临山区", heading="", headings=0, points="第一，"),
    Style("spaces behind numbers", unit="临城区", gap=" ", item="1."),
    Style("chinese year", unit="古城区", title=("古城区二〇二二年度法治政府建设情况报告",), own_line=False),
    Style(
        "three-line title",
        unit="新城区",
        title=("中共新城区委 新城区人民政府", "关于{year}年度法治政府建设情况", "的报告"),
        unit_in_title=False,
        day="二〇二三年二月十五日",
        iso_day="2023-02-15",
        signature="新城区人民政府",
    ),
    Style(
        "column in the title",
        unit="老城区",
        title=("【法治政府建设】{year}年度老城区法治政府建设报告",),
        item="1、",
        half=True,
        indent="　　",
        blank_lines=True,
        tail_noise=FOOT,
    ),
)
