"""The surroundings of a quantity in a text, by which it is compared with indicators: computed once for all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.quantities.contexts import Context
from desktop.reading.found import Occurrence
from desktop.reading.sections import Section

# Words that tell one figure from its neighbours: near the number, and neither part of the indicator's name nor said
# before, they mean another figure.
_TELLING = (
    "新收 受理 不予受理 审结 办结 未结 结转 撤销 维持 驳回 变更 确认 责令 调解 和解 终止 "
    "撤回 撤诉 败诉 胜诉 纠错 一审 二审 再审 民事 出庭 负责人 取消 下放 承接 减少 压缩 网办 "
    "即办 跨省通办 修改 废止 失效 保留 清理 备案 报备 审查 审核 制定 优秀 合格 不合格 良好 "
    "自查 互查 抽查 首批 第二批 解除 缓刑 假释 管制 监外 训诫 警告 收监 书面 口头 线上 线下 "
    "合同 决策 法律援助 公证 仲裁 信访 培训 考试 讲座 宣传 咨询 检查 处罚 强制 许可 公共服务 "
    "投诉 举报 提案 建议 意见 问题 整改 约谈 督察 涉企 学校 示范 优化 专职 兼职 持证 述法 "
    "演练 复议 诉讼 应诉 赔偿 矫正 案前 受理前 排查 预案 网格 目录 清单 重点 获评 获奖 "
    "典型 案例 公开 答复 规范性文件 法律顾问 公职律师 律师 未成年 妇女 农民工 减免 挽回 "
    "司法确认 行政争议 诉前 庭前 专题 宪法 民法典 青少年 企业 商会 志愿 法治文化 阵地 广场 "
    "公园 长廊 示范村 明白人 视频 推文 微信 微博 抖音 资料 手册 传单 通报 曝光 移送 立案 "
    "不起诉 复查 回访 满意 表彰 先进 行业 专业 乡镇 街道 部门 听证 专家 评估"
)

# A comparison with another year, an average or a target is no figure of the year.
_COMPARED = re.compile(
    r"同比|环比|[较比](?:上年|去年|前年|上一年|20\d\d年)|(?:去年|上年|上年度)同期|增长|增幅|降幅|下降|上升|提升|提高|降低|缩短"
    r"|压缩|平均|力争|不低于|不少于|不超过|不足"
)
_YEAR = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2}) ?年|去年|(?:上年|上一年)(?!结转|转)|前年|近[两三四五\d]年|[两三四五]年来)"
    r"(?!.{0,12}(?:计划|规划|要点|方案|《))"
)
# A sentence whose subject is one office, other than the one for justice, tells that office's figures only.
_OFFICE = re.compile(
    r"(?:.{0,8}[，,])?(?:[省市区县我全]|其中)?(?![省市区县]?司法)"
    r"[\u4e00-\u9fff]{2,6}(?:局|支队|大队|法院|检察院)(?!属|等)"
)
_TITLE = re.compile(r"《[^》]*》")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """One quantity with its surroundings.

    `near` are the words that can name it, `telling` those among them that mean a figure of their own. `compared` says
    that it compares or averages, `other_year` that it belongs to another year, `one_office` that one office alone is
    the subject.
    """

    occurrence: Occurrence
    context: Context
    section: Section
    near: str
    telling: frozenset[str]
    compared: bool
    other_year: bool
    one_office: bool


def surroundings_of(occurrence: Occurrence, context: Context, section: Section, year: int | None) -> Surroundings:
    """Prepare one quantity for being compared with indicators; `year` is the report's."""
    near = _near(occurrence, context)
    known = f"{section.topic}{context.segment}{context.sentence}"
    telling = frozenset(word for word in _TELLING.split() if word in near and word not in known)
    return Surroundings(
        occurrence,
        context,
        section,
        near,
        telling,
        bool(_COMPARED.search(context.clause) or _COMPARED.search(near)),
        _of_other_year(context, year),
        bool(_OFFICE.match(context.sentence + context.segment + context.clause)),
    )


def _near(occurrence: Occurrence, context: Context) -> str:
    """Give the words that can name the figure; for a share its label, which may come from its whole."""
    ahead = context.ahead or context.lead
    if occurrence.share and not context.behind:
        return occurrence.label or ahead
    return ahead + context.behind


def _of_other_year(context: Context, year: int | None) -> bool:
    """Say whether the last year named before the number is another than the report's."""
    words = _TITLE.sub("", context.segment + context.clause)
    named = list(_YEAR.finditer(words))
    if not named:
        return False
    last = named[-1]
    return last["year"] is None or (year is not None and int(last["year"]) != year)
