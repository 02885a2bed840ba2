"""The measure words that can follow a number in running text, as patterns.

Why more than the tables of units: a report also counts what no indicator counts (辆, 课时, 个工作日), and a sentence
goes on after the word, so that 部 must not be cut out of 部门 nor 处 out of 处罚.
"""

from __future__ import annotations

from desktop.quantities.units import COUNTED_UNITS, MEASURED_UNITS

_COUNTED_TOO = (
    "类 种 笔 单 桩 枚 幅 块 面 艘 架 套 款 门 节 堂 课 届 站 栋 幢 间 层 棵 株 只 头 箱 车 页 字 封 则 通 对 班 "
    "项次 条次 起次 份次 台次 车次 辆次 班次 频次 点次 课次 宗次 处次 所次 卷次 站次 课时 学时 学分 人份 人天"
)
_MEASURED_TOO = (
    "个工作日 工作日 自然日 日 周 月 岁 周岁 秒 倍 个百分点 百分点 平方千米 平方 立方米 公斤 斤 毫米 厘米 升 毫升 "
    "千瓦 兆瓦 GB TB MB 美元 欧元 吨"
)

# A measure word is not one where these follow: they make another word of it.
_OTHER_WORD = {
    "部": "门分队署委级长位",
    "所": "有属在以需涉占提",
    "处": "罚理置分于级长室",
    "组": "织建成长",
    "期": "间限末初满待",
    "名": "单称义录誉",
    "次": "日年月序要于性",
    "条": "例款",
    "分": "别类局管级批析工解之布项区点",
    "场": "所景地馆",
    "天": "然津",
    "支": "部付持出撑行",
    "台": "账区",
    "座": "谈",
    "元": "旦素件",
    "村": "民级委干居规务",
    "起": "来草步诉到源",
    "人": "民大社事力均工才居选",
    "家": "庭园属",
    "户": "籍外口主",
    "位": "于置列居",
    "个": "性别",
    "类": "似别",
    "种": "植子",
    "节": "约目能假",
    "门": "户店口",
    "面": "向对积临",
    "层": "面级次",
    "间": "接",
    "课": "题程",
    "单": "位元独",
    "本": "市区县级年地人院省",
    "卷": "入烟",
    "份": "额",
    "张": "贴家某榜",
    "轮": "换岗训",
    "批": "准复评示",
    "篇": "章幅",
    "月": "份",
    "日": "常前期报",
    "周": "边围岁",
    "年": "度级龄报初末底",
    "对": "于照标接比外口策症",
    "班": "子组长",
    "车": "辆站管",
    "头": "部",
    "字": "号",
    "通": "过报知道",
    "站": "式",
    "平方": "米公千",
}
_LONGER = {"个": "多?月|人(?!民)|体(?!育)", "支": "队(?!伍)", "项": "目(?!标)", "升": "级", "成": "立员果功为绩"}

# Words that stand behind a numeral of 汉字 for other reasons than to count (十分, 三点, 五年, 四面).
_NOT_BEHIND_CHINESE = (
    "分 月 日 天 年 周 岁 周岁 秒 小时 分钟 里 门 面 节 站 层 只 头 车 字 通 对 班 则 单 块 米 克 升 斤 课 "
    "个月 工作日 个工作日"
)

# Nouns that a report counts without a measure word (11村, 26单位).
COUNTED_NOUNS = (
    "单位|部门|街道|乡镇|镇街|街镇|乡街|社区|村居|行政村|镇|企业|学校|机关|案件|案|线索|问题|事项|项目|人员|干部"
    "|律师|网格"
)


def _pattern(words: frozenset[str]) -> str:
    return "|".join(_guarded(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _guarded(word: str) -> str:
    # Each character by itself: as a class of characters Python takes four times as long to compile it.
    barred = [*_OTHER_WORD.get(word, ""), *([_LONGER[word]] if word in _LONGER else [])]
    return word + "".join(f"(?!{what})" for what in barred)


_ALL = COUNTED_UNITS | MEASURED_UNITS | frozenset(_COUNTED_TOO.split()) | frozenset(_MEASURED_TOO.split())
_TIMES = "年 月 日 天 周 个月 小时 分钟 秒 工作日 个工作日 自然日 岁 周岁"

# Behind Arabic digits and behind numerals of 汉字; alternatives from the longest on, without a group of their own.
AFTER_DIGITS = _pattern(_ALL)
AFTER_CHINESE = _pattern(_ALL - frozenset(_NOT_BEHIND_CHINESE.split()))

# Money, of which the power of ten is part of the unit: 335.58亿元 is 335.58 of 亿元.
MONEY = frozenset(("元", "美元", "欧元"))


def is_time(unit: str) -> bool:
    """Say whether the unit measures time; 近 before such a number means the last ones (近3年), not nearly."""
    return unit in _TIMES.split()
