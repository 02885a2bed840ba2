"""What words say about parts: whether they are all there are, or overlap, or are only some of many.

The classes are those of laws and of the trade: the kinds of 社区矫正法 2, the outcomes of 行政复议法 and 行政诉讼法,
the grades of 案卷评查, and pairs of opposites. A list that names the usual kinds names them all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# Each class: the words one of which every part must have, then the groups each of which some part must name.
_CLASSES: tuple[tuple[str, ...], ...] = (
    (
        "维持 驳回 撤销 变更 违法 无效 责令 履行 终止 调解 和解 撤回 撤诉 纠错 纠正 不予受理 转送 告知 其他 中止 未结",
        "维持",
        "驳回|终止|其他",
        "撤销|变更|违法|纠错|纠正|调解|和解",
    ),
    ("缓刑 假释 管制 暂予监外执行", "缓刑", "假释|管制|暂予监外执行"),
    ("优秀 良好 合格 达标 不合格 基本合格 不达标 优良 较差 一般", "优秀|优良", "(?<![不本])(?:合格|达标)"),
    ("合格 不合格 基本合格", "(?<![不本])合格", "不合格"),
    ("胜诉 败诉 撤诉 和解 未结 正在审理 调解", "胜诉", "败诉"),
    ("一审 二审 再审", "一审", "二审"),
    ("刑事 民事 行政", "刑事", "民事"),
    ("男 女", "男", "女"),
    ("即办 承诺", "即办", "承诺"),
    ("线上 线下 网上 现场 窗口 网络", "线上|网上|网络", "线下|现场|窗口"),
    ("专职 兼职", "专职", "兼职"),
    ("书面 口头 现场 当面 主要负责人", "书面", "口头|现场|当面|主要负责人"),
    ("行政许可 公共服务 行政确认 行政给付 行政奖励 行政裁决 其他 行政征收 行政强制", "行政许可", "公共服务|其他"),
    ("国家级 省级 市级 区级 县级 镇级 乡级 村级", "市级|省级", "区级|县级"),
    ("区级 县级 街道 镇级 乡级 乡镇 镇街 村级 部门", "区级|县级", "街道|镇级|乡级|乡镇|镇街|部门"),
    ("个体 个人 集体 单位 企业 自然人 法人 公民", "个体|个人|自然人|公民", "集体|单位|企业|法人"),
    ("城市 农村 城镇 乡村", "城市|城镇", "农村|乡村"),
    ("继续有效 保留 有效 继续执行 修改 修订 废止 失效 取消 宣布失效", "有效|保留|继续执行", "废止|失效|修改|修订|取消"),
    (
        "已解决 已经解决 采纳 正在 列入 暂不 暂未 难以 留作参考 A类 B类 C类",
        "已解决|已经解决|采纳|A类",
        "正在|列入|B类|暂|难以",
    ),
    ("好评 中评 差评", "好评", "差评"),
    ("批准 未批准 不批准 不予批准", "(?<![未不予])批准", "[未不予]批准"),
    ("重点 一般 普通", "重点", "一般|普通"),
    ("共性 个性", "共性", "个性"),
    ("国内 涉外 涉港澳台 涉港 涉台", "国内", "涉外|涉港|涉台"),
    ("第一 第二 第三 第四 第五 第六 首批", "第一|首批", "第二"),
)
# Steps that a case may still be between, so that their counts are everything only where they nearly are.
_STEPS: tuple[tuple[str, ...], ...] = (
    ("受理 立案 撤回 转送 告知 补正 驳回 退回 其他", "(?<!不予)(?:受理|立案)", "不予|撤回|转送|告知|补正|退回"),
    ("化解 调处 调解 转交 移交 移送 跟踪 稳控 上报 其他", "化解|调处|调解", "转交|移交|移送|跟踪|稳控|上报"),
)
_COMPILED = tuple(
    (re.compile("|".join(sorted(words.split(), key=len, reverse=True))), tuple(map(re.compile, groups)))
    for words, *groups in (*_CLASSES, *_STEPS)
)
_OUTCOMES_AND_STEPS = (_COMPILED[0], *_COMPILED[len(_CLASSES) :])

# An attribute that may be true of the same case or person as another one.
_OVERLAPPING = re.compile(
    "党员|女|少数民族|民族|学历|本科|大专|硕士|博士|研究生|职称|岁|持证|农民工|未成年|妇女|残疾|老年|退役|军人|军属"
    "|涉企|涉外|涉黑|涉军|涉农|疑难|复杂|典型|紧急|首次|新增|新建|跨|重复|高频|示范|即办|免费|公益|困难|特殊"
    "|听证|督办|督察|以上|获|被评"
)
_SOME = re.compile(
    "主要|居前|最多|最大|较多|位居|为主|突出|排名|排前|前[两二三四五]|尤其|包括但不限于|占比较|大多|多数|仅"
)
_SORT = re.compile(r"[级类型档等](?=的?(?:为|是|有)?$)")  # A级、B级、C级; 城建类、农林类、交通类
_NEGATION = re.compile(r"(?:尚未|没有|[未不非无])(?P<of>[^，、；。]{2,6})")
_REST = re.compile(r"^(?:其他|其它|另外?)|其他$|其它$")
_SURE_REST = re.compile(r"^(?:其余|剩余|余下|剩下)")


def are_all_kinds(names: Sequence[str]) -> bool:
    """Whether the names of parts are the usual kinds of one class, or end with 其他, so that there is nothing else."""
    if len(names) <= 1:
        return False
    if _REST.search(names[-1]) or "其他" in names[-1]:
        return True
    return any(
        all(words.search(name) for name in names) and all(any(group.search(name) for name in names) for group in groups)
        for words, groups in _COMPILED
    )


def are_sorts(names: Sequence[str]) -> bool:
    """Whether the names are those of sorts or grades (A级、B级、C级), which a classification has."""
    sorts = {found[0] if (found := _SORT.search(name)) else "" for name in names}
    return len(sorts) == 1 and "" not in sorts


def are_named_alike(names: Sequence[str]) -> bool:
    """Whether the names are those of the kinds of one thing: of one class, of sorts, or ending in the same noun."""
    return are_all_kinds(names) or are_sorts(names) or len({name[-2:] for name in names}) == 1


def negates(one: str, other: str) -> bool:
    """Whether what one name says is that the other is not so (未成功 beside 成功), so that both are everything."""
    if _NEGATION.search(other):
        return False
    return any(found["of"] in other for found in _NEGATION.finditer(one))


def may_be_unfinished(names: Sequence[str]) -> bool:
    """Whether the names are outcomes or steps of cases, of which some may still be open."""
    return any(all(words.search(name) for name in names) for words, _ in _OUTCOMES_AND_STEPS) and bool(names)


def are_of_one_kind(names: Sequence[str]) -> bool:
    """Whether the names all belong to one class, so that none of them is the whole of the others."""
    return any(all(words.search(name) for name in names) for words, _ in _COMPILED)


def may_overlap(names: Sequence[str]) -> bool:
    """Whether one of the names is an attribute that the things under another name may have too."""
    return any(_OVERLAPPING.search(name) for name in names)


def names_only_some(words: str) -> bool:
    """Whether the words of a list say that it names only the largest or most important parts."""
    return bool(_SOME.search(words))


def is_remainder(ahead: str) -> bool:
    """Whether a part is all that is left of its whole (其余, 剩余)."""
    return bool(_SURE_REST.match(ahead))
