"""What the context calls a quantity: 调解案件 for 调解案件857件, 优秀案卷占比 for 优秀案卷数208卷占比33%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.quantities.contexts import Context, contexts

_LONGEST = 24
_SHARE_ALONE = re.compile(
    r"^(?:占比?|占(?:总数|全部|全区|总量|其)?[^，,]{0,10}|比例|比重|比率|覆盖率|合格率|满意率|办结率|增长|同比.*|较.*|增幅|.{0,2}率)$"
)
_VERBS = re.compile(
    r"(?:[^，,]*?)((?:组织|集中|累计|联合)?(?:办理|受理|审理|审查|审核|开展|举办|召开|印发|制定|出台|制发|发布|发放|编制|调整|建立|建成|设立|设置|组建|成立|聘请|聘任|选聘|配备|化解|排查|调解|处理|处置|查处|办结|审结|"
    r"提供|接待|培训|完成|新增|增加|取消|下放|承接|公开|答复|提出|作出|发现|整改|清理|废止|修改|收到|接收|解除|走访|检查|抽查|评查|通报|曝光|约谈|讲解|推送|归集|公示|实施|选派|申请考录|拟调入|划分))[^，,]{0,4}$"
)
_BREAK = re.compile(
    r"(?:依托|参加|参与|由(?!来)|均|被(?!诉|执)|对|在|向|具有|通过|进行|提交|已|可|能够|实现|纳入|负责|围绕|以(?!案)|并|且)"
)


def labels(text: str, spans: Sequence[tuple[int, int]], shares: Sequence[bool], topic: str = "") -> tuple[str, ...]:
    """Give the label of each quantity of a text.

    `shares` says which of them are percentages; `topic` is what the piece as a whole is about (its heading), for a
    quantity that nothing in its sentence names.
    """
    found: list[str] = []
    for context, share in zip(contexts(text, spans), shares, strict=True):
        found.append(label_of(context, share=share, previous=found[-1] if found else "") or topic)
    return tuple(found)


def label_of(context: Context, *, share: bool, previous: str) -> str:
    """Give the label of one quantity; `previous` is that of the quantity before it in the text."""
    if share:
        return _of_share(context, previous)
    if context.behind:
        return _number_first(context)
    words = context.ahead or context.lead
    return _shortened(words) if words else previous


def _of_share(context: Context, previous: str) -> str:
    words = context.ahead or context.lead
    if not context.ahead and context.behind:
        return _shortened(context.behind)
    if previous and _SHARE_ALONE.match(words):
        return _shortened(previous + (words if len(words) > 1 else "占比"))
    return _shortened(words) or previous


def _number_first(context: Context) -> str:
    """Give the noun behind the number with the verb that governs it (审查合同, but 单位 after 26家)."""
    noun = context.behind
    cut = _BREAK.search(noun, 2)
    phrase = noun[: cut.start()] if cut and len(noun) > _LONGEST // 2 else noun
    verb = _VERBS.fullmatch(context.ahead)
    if verb:
        return _shortened(verb[1] + phrase)
    return _shortened(context.ahead + phrase) if 0 < len(context.ahead) <= len("法定不准出境") else _shortened(phrase)


def _shortened(words: str) -> str:
    """Keep the end of a long name: in Chinese the head of a noun phrase comes last."""
    plain = words.strip(" 、的")
    if plain.count("“") != plain.count("”"):
        plain = plain.replace("“", "").replace("”", "")
    return plain if len(plain) <= _LONGEST else plain[-_LONGEST:].lstrip("的、”》")
