"""Names of private persons, as far as they are certain: a name behind the word for somebody in a case.

Only surnames that begin no other word, and only behind words for parties, offenders and those who were helped; whoever
acts for an office may be named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from desktop.checks.quoting import quoted
from desktop.checks.spots import KEPT, Spot, excerpt, findings_at, texts_of
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Rule
from desktop.model.manuscript import Manuscript
from desktop.model.severity import Severity

RULE = Rule("C04", "案件当事人姓名", Severity.WARNING, "政府信息公开条例，第十五条；个人信息保护法，第十条")

_PERSON = (
    "罪犯|被告人|被告|原告|犯罪嫌疑人|嫌疑人|矫正对象|服刑人员|申请人|被申请人|第三人|当事人|受援人|信访人|上访人|举报人|投诉人"
    "|死者|伤者|被害人|受害人|受害者|戒毒人员|吸毒人员|刑满释放人员|安置帮教对象|困难群众|贫困户|低保户|患者|学生|村民|居民|业主|农民工|市民"
)
_SURNAME = (
    "王|李|张|刘|陈|杨|赵|吴|徐|孙|胡|朱|郭|罗|梁|宋|郑|谢|韩|唐|冯|董|萧|曹|袁|邓|傅|沈|彭|吕|苏|卢|蒋|蔡|贾|魏|薛|阎|潘|杜"
    "|汪|姜|范|姚|谭|廖|邹|熊|郝|崔|邱|秦|欧阳|司马|上官|诸葛|侯|邵|孟|尹|黎|乔|贺|赖|龚"
)
_GIVEN = "[\u4e00-\u9fff]{1,2}"
# What can stand behind a name; without it two characters behind a surname are no name for certain.
_BEHIND = "(?=[，,。、；;（(）)]|等[人\\d一二三四五六七八九十]|因|与|诉|不服|申请|提出|反映|在|向|被|的|家)"
_NAME = re.compile(f"(?:{_PERSON})(?:：|:)?(?P<name>(?:{_SURNAME}){_GIVEN}){_BEHIND}")
_MASKED = re.compile("[某×*＊xX甲乙丙丁]")
# Words that begin with a surname's character, as they can stand there.
_OTHER_WORDS = (
    "陈述 陈情 陈列 陈旧 范围 范畴 范例 杜绝 郑重 罗列 唐突 张贴 张挂 张扬 孙子 孙女 胡乱 谢绝 谢意 董事 萧条 苏醒 "
    "黎明 乔迁 贺信 赖以 王牌 杨柳 姜黄 吴语 宋体 韩语 梁柱 秦腔"
)
_WORDS = tuple(_OTHER_WORDS.split())


def check_people(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find names of parties and other private persons."""
    del catalog
    for passage in texts_of(manuscript):
        yield from findings_at(RULE, passage, _people(passage.text))


@lru_cache(maxsize=KEPT)
def _people(text: str) -> tuple[Spot, ...]:
    return tuple(_person(text, hit) for hit in _NAME.finditer(text) if _is_name(hit["name"]))


def _is_name(name: str) -> bool:
    return len(name) > 1 and not _MASKED.search(name) and not name.startswith(_WORDS)


def _person(text: str, hit: re.Match[str]) -> Spot:
    start, end = hit.span("name")
    message = f"{quoted(excerpt(text, start, end))}里像有个人姓名“{hit['name']}”，公开前请隐去。"
    return Spot(start, end, message)
