"""What a page or a saved file has around a report: site names, breadcrumbs, dates of publication, counters, menus.

Each is set aside with its reason and shown; none is dropped. The texts are matched without spaces, half-width and in
simplified characters.
"""

from __future__ import annotations

import re

from desktop.reading.wording import plain

_MOST = 200  # characters; a longer line is text
_MOST_NAME = 30

_LABEL = (
    "(?:信息|文章|稿件|文件|内容)?来源|发布(?:时间|日期|机构|单位|人|者)?|更新(?:时间|日期)|(?:发文|生成|印发|公开|登记|颁布)(?:时间|日期)|时间|日期|作者|"
    "(?:责任)?编辑|(?:信息)?审核(?:人)?|校对|供稿(?:单位)?|索引号|统一编号|信息索引|主题(?:分类|词)|组配分类|体裁分类|(?:信息)?分类|"
    "(?:发文|制发|发布|公开|成文)(?:机关|机构|单位)|发文字号|文号|成文日期|(?:信息|文件)?名称|标题|(?:文件)?(?:有效性|时效|状态)|关键词|公开(?:方式|范围|责任部门|属性|形式)|"
    "体裁|服务对象|生效(?:时间|日期)|废止(?:时间|日期)|所属(?:主题|机构|分类)|内容概述|概述|摘要|语种|信息类别|责任部门|有效期"
)
_ARROW = "[>＞»›→/|-]"
_STEP = "[>＞»›→|]"  # a stroke or a slash alone may stand in a date

_BUTTON = (
    "打印(?:本页|此页|整页|内容|文章|正文|页面|预览)?|关闭(?:窗口|本页|页面|正文)?|字体|字号|特大|超大|默认|大|中|小|A|\\+|-|"
    "分享(?:到|至|本文|文章)?|收藏(?:本页|此页)?|加入收藏|设为首页|微信(?:扫一扫)?|微博|新浪微博|QQ(?:空间|好友)?|朋友圈|人人网|豆瓣|朗读|听全文|"
    "语音(?:播报|朗读)|播放|暂停|复制链接|无障碍(?:阅读|浏览|模式)?|关怀版|长者(?:模式|助手|版)|适老(?:化|版|模式)?|简体(?:版|中文)?|繁体(?:版|中文)?|"
    "返回(?:首页|顶部|列表)?|下载|纠错|视力保护色|保护视力色"
)
_SIGN = r"[【】\[\]()（）|·/、,:<>《》]"

# (reason, pattern of the whole line) for what is noise wherever it stands.
_EVERYWHERE = (
    ("网页上的字号、打印和分享按钮", rf"{_SIGN}*+(?:(?:{_BUTTON}){_SIGN}*+)++"),
    ("网页上的字号、打印和分享按钮", r"[【\[(]?(?:字体|字号)(?:大小)?[:】\]].{0,30}"),
    ("网页上的字号、打印和分享按钮", r"(?:分享(?:到|至|:)|扫一扫|扫码|用手机扫|微信扫).{0,60}"),
    (
        "网页的访问计数",
        r".{0,40}(?:浏览(?:量|次数|数)?|点击(?:率|量|数|次数)?|阅读(?:量|次数|数)?|访问(?:量|次数)?)[:][\[(]?\d*[\])]?次?.{0,40}",
    ),
    ("网页上的当前位置", r"(?:(?:您|你)?(?:的|现在的?|当前|所在)*位置)[:].{0,120}"),
    ("网页上的当前位置", rf"\d?(?:网站)?首页{_ARROW}.{{0,120}}"),
    ("页码", r"[-—–]{1,2}\d{1,3}[-—–]{1,2}|第\d{1,3}页(?:[,，/]?共\d{1,3}页)?"),
    ("网页上的当前日期", r"(?:今天是|今日是|当前时间).{0,40}"),
    ("网页上的当前日期", r"20\d\d年\d{1,2}月\d{1,2}日.{0,6}星期[一二三四五六日天].{0,20}"),
    ("网页上的前后篇链接", r"[\[【]?(?:上|下)一(?:篇|条|页|章)[:\]】]?.{0,90}"),
    (
        "网页页脚",
        r".{0,40}(?:版权所有|ICP备|公网安备|网站标识码|技术支持[:]|Copyright|AllRightsReserved|copyright).{0,150}",
    ),
)
# (reason, pattern) for what is noise in front of a report or behind it.
_AROUND = (
    ("发布信息（来源、时间等）", rf"[【\[(]?(?:{_LABEL})[】\])]?[:|】].{{0,150}}"),
    ("发布信息（来源、时间等）", rf"(?:{_LABEL})"),
    ("发布信息（来源、时间等）", r"20\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\d{1,2}:\d{2}(?::\d{2})?)?.{0,40}"),
    ("发布信息（来源、时间等）", r"20\d\d年\d{1,2}月\d{1,2}日\d{1,2}:\d{2}.{0,40}"),
    ("网页上的当前位置", rf"[^。；>＞»›→|]{{1,30}}(?:{_STEP}[^。；>＞»›→|]{{1,40}}){{2,}}"),
    ("网站名称", r"[\u4e00-\u9fff·]{2,24}(?:网|网站|门户|官网|在线|平台|专栏|客户端)"),
    ("网站名称", r"(?:欢迎(?:访问|您|光临)|网站支持).{0,60}"),
    (
        "网页上的栏目名",
        (
            r"(?:政府|法定主动公开|基层政务)?(?:信息|政务|主动)?公开(?:内容|目录|指南|年报|制度|平台|专栏|栏目|园地)?|政策(?:文件|解读|法规)|"
            r"(?:部门|乡镇|街道)?(?:信息公开目录|动态|文件|工作)|(?:法治政府|依法行政)(?:建设)?(?:年度)?(?:情况)?(?:报告|年报|专栏|工作)?|"
            r"年度报告|规划计划|工作(?:报告|总结|动态)|通知公告|公示公告|互动交流|政民互动|办事服务|政务服务|机构(?:职能|设置)|"
            r"领导(?:之窗|信息)|新闻(?:中心|动态)|搜索|检索|登录|注册|导航|网站地图|返回(?:首页|顶部|列表)|首页|专题专栏|走进.{2,6}"
        ),
    ),
    (
        "网页页脚",
        r".{0,10}(?:主办|承办|协办|维护|管理|地址|邮编|联系(?:电话|方式|我们|人)|电话|传真|电子邮箱|举报电话|值班电话)(?:单位|者)?[:].{0,150}",
    ),
    (
        "网页上的链接",
        r"(?:相关|推荐|热门|延伸|更多|友情)(?:链接|文章|阅读|新闻|文档|解读|信息|稿件|附件|政策|推荐).{0,60}",
    ),
    (
        "网页上的链接",
        r"(?:附件下载|点击下载|文件下载|查看原文|阅读原文|网友评论|我要纠错|我要评论|手机版|电脑版|责任编辑|网站声明|隐私声明|关于我们).{0,60}",
    ),
    ("附注", r"[(](?:此件|本件|公开方式|信息公开|联系人).{0,60}[)]"),
    ("附件字样", r"附件\d{0,2}[:]?"),
)
_EVERYWHERE_COMPILED = tuple((why, re.compile(pattern)) for why, pattern in _EVERYWHERE)
_AROUND_COMPILED = tuple((why, re.compile(pattern)) for why, pattern in _AROUND)

_ENGLISH = re.compile(r"[A-Za-z][A-Za-z' .,&-]{7,}")
_CONTENTS = re.compile(r".{2,60}?(?:\s*\t\s*|[ ]*[….·]{2,}[ ]*)\d{1,3}|目\s*录")
_AFTER_REPORT = re.compile(
    "[\\[【]?(?:上|下)一(?:篇|条)|(?:相关|推荐|热门|友情|延伸)(?:链接|文章|阅读|新闻|推荐|信息|文档|附件|稿件|解读|政策|资讯|报道)|"
    "版权所有|网站地图|[\\[【]?打印(?:本页|整页)|[\\[【]?关闭窗口|扫一扫|扫码|分享到"
)
_BULLETS = re.compile(r"^[-•·*●○◆■□▪>]+(?=[\u4e00-\u9fff【\[])")
_LABELLED = re.compile(r"[\u4e00-\u9fff/()]{2,12}[:][^。]{0,80}")
_LABELS = re.compile(f"[【\\[]?(?:{_LABEL})[】\\]]?[:]?")

BY_ORIGIN = {
    "header": "页眉",
    "footer": "页脚",
    "footnote": "脚注",
    "endnote": "尾注",
    "comment": "批注",
    "hidden": "隐藏文字",
    "page title": "网页标题栏",
    "menu": "网页上的菜单或链接",
}


def noise_everywhere(text: str) -> str:
    """Give the reason why a line is no text of a report wherever it stands, or ""."""
    return _reason(text, _EVERYWHERE_COMPILED)


def noise_around(text: str) -> str:
    """Give the reason why a line in front of the text of a report or behind it is none of it, or ""."""
    known = noise_everywhere(text) or _reason(text, _AROUND_COMPILED)
    if known or len(text) > _MOST:
        return known
    return "网站名称" if _ENGLISH.search(text) and "。" not in text else ""


def is_contents(text: str) -> bool:
    """Whether a line stands in a table of contents: a heading with its page, or the word 目录."""
    return len(text) <= _MOST and bool(_CONTENTS.fullmatch(text))


def is_label(text: str) -> bool:
    """Whether a cell holds the name of a particular of publication (索引号, 发布日期)."""
    return bool(_LABELS.fullmatch(plain(text)))


def is_labelled(text: str) -> bool:
    """Whether a line in front of a text or behind it is a particular of publication by its form (备注/文号: ...)."""
    return bool(_LABELLED.fullmatch(_BULLETS.sub("", plain(text))))


def ends_the_page(text: str) -> bool:
    """Whether a line is one of those behind which a page has nothing of the report any more."""
    return len(text) <= _MOST and bool(_AFTER_REPORT.match(plain(text)))


def is_short(text: str) -> bool:
    """Whether a line can be a name in a menu: short, and no sentence."""
    return len(text) <= _MOST_NAME and not any(mark in text for mark in "。；")


def _reason(text: str, patterns: tuple[tuple[str, re.Pattern[str]], ...]) -> str:
    if len(text) > _MOST:
        return ""
    said = _BULLETS.sub("", plain(text))
    return next((why for why, pattern in patterns if pattern.fullmatch(said)), "")
