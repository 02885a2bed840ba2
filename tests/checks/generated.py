"""Whole reports with true figures, each in other words: drawn from ways in which districts write, sentence by sentence.

Every number of a sentence follows from those drawn before it, so whatever is found in such a report is a false alarm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from random import Random

Sentences = Callable[[Random], list[str]]  # several that say the same things of one drawing


def percent(part: int, whole: int, places: int = 1) -> str:
    """Write a share as a person does, rounded half up."""
    share = (Decimal(100 * part) / whole).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if share == 100 and part < whole:  # 99.96 % is not 100 %
        return percent(part, whole, places + 1)
    return f"{share.normalize():f}%"


def split(rng: Random, whole: int, count: int) -> list[int]:
    """Divide a number into so many parts that are all more than zero."""
    cuts = sorted(rng.sample(range(1, whole), count - 1))
    return [end - start for start, end in zip([0, *cuts], [*cuts, whole], strict=True)]


def items(rng: Random) -> list[str]:
    total = rng.randint(200, 2500)
    kinds = split(rng, total, 3)
    online = rng.randint(total // 2, total)
    return [
        (
            f"公布政务服务事项{total}项，其中行政许可{kinds[0]}项、公共服务{kinds[1]}项、其他事项{kinds[2]}项，"
            f"可在网上办理的{online}项，占{percent(online, total)}。"
        ),
        f"全区{total}项政务服务事项中，{online}项实现全程网办，网办率达到{percent(online, total, 2)}。",
        (
            f"梳理便民事项{total}项，网上可办{online}项，"
            f"网上可办率{percent(online, total)}；办结时限平均压缩{rng.randint(40, 80)}%。"
        ),
        f"调整权责清单，现有行政职权{total}项：行政许可{kinds[0]}项，行政处罚{kinds[1]}项，其他{kinds[2]}项。",
    ]


def hotline(rng: Random) -> list[str]:
    total = rng.randint(3000, 90000)
    done = total - rng.randint(1, total // 50)
    return [
        (
            f"12345热线受理群众诉求{total}件，办结{done}件，"
            f"办结率{percent(done, total, 2)}，群众满意率{rng.randint(950, 998) / 10}%。"
        ),
        f"全年接听热线来电{total}件，按时办结{done}件，按时办结率达{percent(done, total)}。",
        (
            f"办理各类诉求{total / 10000:.2f}万件，"
            f"满意率为{rng.randint(900, 999) / 10}%，平均办理时长{rng.randint(2, 6)}天。"
        ),
    ]


def firms(rng: Random) -> list[str]:
    found = rng.randint(60, 600)
    left = rng.randint(1, found // 4)
    return [
        f"走访企业{rng.randint(100, 900)}家次，收集问题{found}个，已解决{found - left}个，其余{left}个正在推进。",
        f"领导干部包联企业，梳理困难诉求{found}条，办结{found - left}条，未办结的{left}条均明确了时限。",
        (
            f"清理拖欠企业账款{rng.randint(100, 9000)}万元，"
            f"兑现奖补资金{rng.randint(100, 900) / 100:.2f}亿元，惠及企业{rng.randint(20, 90) * 10}余家。"
        ),
    ]


def documents(rng: Random) -> list[str]:
    total = rng.randint(30, 400)
    kept, mended, gone = split(rng, total, 3)
    made, before = rng.randint(4, 20), rng.randint(4, 20)
    word = "增加" if made > before else "减少"
    compared = f"，比上年{word}{abs(made - before)}件" if made != before else "，与上年持平"
    return [
        f"清理行政规范性文件{total}件，继续有效{kept}件，修改{mended}件，废止{gone}件。",
        (
            f"对现行有效的{total}件规范性文件逐件评估，保留{kept}件、"
            f"修订{mended}件、宣布失效{gone}件，清理结果已向社会公布。"
        ),
        f"制定行政规范性文件{made}件{compared}，报备率、报备及时率、规范率均为100%。",
    ]


def review(rng: Random) -> list[str]:
    total = rng.randint(60, 700)
    parts = split(rng, total, 4)
    advice = rng.randint(total, 3 * total)
    taken = advice - rng.randint(0, advice // 10)
    return [
        (
            f"审查各类涉法事务{total}件，其中重大决策{parts[0]}件、"
            f"规范性文件{parts[1]}件、政府合同{parts[2]}件、其他{parts[3]}件。"
        ),
        f"完成合法性审查{total}件，提出意见{advice}条，采纳{taken}条，采纳率{percent(taken, advice)}。",
        (
            f"政府法律顾问参与论证{rng.randint(10, 90)}次，审核合同{parts[0]}份，"
            f"涉及金额{rng.randint(100, 9999) / 100:.2f}亿元。"
        ),
    ]


def decisions(rng: Random) -> list[str]:
    count = rng.randint(4, 12)
    heard = rng.randint(1, count - 2)
    return [
        f"列入年度重大行政决策目录的事项{count}项，全部履行法定程序，其中{heard}项举行了听证会。",
        (
            f"区政府常务会议听取法治议题{count}个，会前学法{rng.randint(6, 14)}次，"
            f"专题研究法治政府建设{rng.randint(2, 4)}次。"
        ),
        f"对{count}项重大行政决策开展风险评估，其中低风险{count - heard}项、中风险{heard}项。",
    ]


def files(rng: Random) -> list[str]:
    total = rng.randint(60, 800)
    good, fair, poor = split(rng, total, 3)
    return [
        (
            f"评查行政执法案卷{total}卷，优秀{good}卷、合格{fair}卷、不合格{poor}卷，"
            f"占比分别为{percent(good, total)}、{percent(fair, total)}、{percent(poor, total)}。"
        ),
        f"组织案卷评查两次，抽取案卷{total}卷，评出优秀案卷{good}卷，占{percent(good, total)}。",
        (
            f"自查案卷{total}卷，其中优秀案卷{good}卷，合格案卷{fair}卷，"
            f"不合格案卷{poor}卷，发现问题{rng.randint(5, 90)}个，均已整改。"
        ),
    ]


def penalties(rng: Random) -> list[str]:
    before = rng.randint(500, 6000)
    now = before + rng.choice([-1, 1]) * rng.randint(10, before // 3)
    word = "增长" if now > before else "下降"
    simple = rng.randint(1, now - 1)
    return [
        f"全年办理行政处罚案件{now}件，同比{word}{percent(abs(now - before), before)}（上年{before}件）。",
        (
            f"作出行政处罚决定{now}件，比上年的{before}件{word}{percent(abs(now - before), before, 2)}，"
            f"罚没款{rng.randint(90, 9000)}万元。"
        ),
        f"查处各类案件{now}件，其中简易程序{simple}件、普通程序{now - simple}件；不予处罚{rng.randint(10, 300)}件。",
    ]


def officers(rng: Random) -> list[str]:
    total = rng.randint(200, 3000)
    passed = total - rng.randint(1, total // 20)
    return [
        f"组织{total}名执法人员参加考试，{passed}人合格，合格率{percent(passed, total)}。",
        (
            f"执法人员通用知识考试参考{total}人，通过{passed}人，"
            f"通过率{percent(passed, total, 2)}，未通过的{total - passed}人暂停执法。"
        ),
        f"全区持证执法人员{total}名，年内新申领证件{rng.randint(10, 90)}个、注销{rng.randint(2, 50)}个。",
    ]


def checks(rng: Random) -> list[str]:
    ours, joint = rng.randint(50, 400), rng.randint(10, 120)
    return [
        f"开展“双随机、一公开”抽查{ours + joint}批次，其中部门内抽查{ours}批次、跨部门抽查{joint}批次。",
        f"部门抽查{ours}次、联合抽查{joint}次，共计{ours + joint}次，抽查结果公示率100%。",
        f"推行“综合查一次”，联合检查{joint}次，减少入企检查{ours}余次。",
    ]


def review_cases(rng: Random) -> list[str]:
    carried, taken = rng.randint(2, 30), rng.randint(40, 400)
    refused = rng.randint(1, 20)
    done = carried + taken - rng.randint(1, 30)
    upheld, rejected, revoked, ended = split(rng, done, 4)
    return [
        (
            f"收到行政复议申请{taken + refused}件，受理{taken}件，不予受理{refused}件；加上上年结转{carried}件，"
            f"审结{done}件，结转下年{carried + taken - done}件。"
        ),
        (
            f"新收行政复议案件{taken}件，审结{done}件（含上年结转），"
            f"其中维持{upheld}件、驳回{rejected}件、撤销{revoked}件、终止{ended}件。"
        ),
        (
            f"办理行政复议案件{carried + taken}件，已审结{done}件，"
            f"其中作出撤销决定{revoked}件，纠错率{percent(revoked, done)}。"
        ),
    ]


def lawsuits(rng: Random) -> list[str]:
    total = rng.randint(30, 300)
    lost = rng.randint(1, total // 6)
    first, second = total - total // 3, total // 3
    return [
        (
            f"行政应诉案件{total}件，其中一审{first}件、二审{second}件；"
            f"行政机关负责人出庭应诉率{rng.randint(92, 100)}%。"
        ),
        (
            f"全区行政诉讼案件审结{total}件，败诉{lost}件，"
            f"败诉率{percent(lost, total)}，较上年下降{rng.randint(1, 40) / 10}个百分点。"
        ),
        f"行政机关负责人应当出庭{total}件，实际出庭{total}件，出庭应诉率100%。",
    ]


def mediation(rng: Random) -> list[str]:
    total = rng.randint(500, 9000)
    done = total - rng.randint(1, total // 40)
    full, part = rng.randint(20, 200), rng.randint(100, 900)
    return [
        f"人民调解组织调解纠纷{total}件，调解成功{done}件，成功率{percent(done, total)}。",
        f"排查矛盾纠纷{total}件，化解{done}件，化解率达{percent(done, total, 2)}，未发生“民转刑”案件。",
        f"现有人民调解员{full + part}名（专职{full}名、兼职{part}名），人民调解委员会{rng.randint(60, 300)}个。",
    ]


def aid(rng: Random) -> list[str]:
    civil, criminal = rng.randint(60, 500), rng.randint(30, 300)
    return [
        (
            f"办理法律援助案件{civil + criminal}件，其中民事{civil}件、"
            f"刑事{criminal}件，挽回损失{rng.randint(100, 2000)}万元。"
        ),
        (
            f"受理法律援助{civil + criminal}件，为农民工提供援助{rng.randint(20, 60)}件，"
            f"接待咨询{rng.randint(10, 90) * 100}余人次。"
        ),
        f"公共法律服务实体平台接待群众{rng.randint(2000, 20000)}人次，办理公证{rng.randint(300, 5000)}件。",
    ]


def corrections(rng: Random) -> list[str]:
    now = rng.randint(40, 400)
    probation, outside, parole = now - 3, 2, 1
    return [
        f"在册社区矫正对象{now}人，其中缓刑{probation}人、暂予监外执行{outside}人、假释{parole}人。",
        f"年内接收社区矫正对象{rng.randint(40, 200)}人，解除矫正{rng.randint(40, 200)}人，未发生重新犯罪。",
        f"对{now}名社区矫正对象全部办理不准出境备案，信息录入率100%。",
    ]


def proposals(rng: Random) -> list[str]:
    people, council = rng.randint(20, 200), rng.randint(20, 200)
    return [
        f"办理人大代表建议{people}件、政协委员提案{council}件，共计{people + council}件，办结率、满意率均为100%。",
        f"承办建议提案{people + council}件，其中人大代表建议{people}件，政协提案{council}件，全部按期答复。",
        f"向区人大常委会报告工作{rng.randint(2, 9)}次，办理代表建议{people}件，满意率达{rng.randint(96, 100)}%。",
    ]


def openness(rng: Random) -> list[str]:
    asked, carried = rng.randint(20, 300), rng.randint(1, 9)
    left = rng.randint(1, 9)
    return [
        f"主动公开政府信息{rng.randint(3000, 30000)}条，收到依申请公开{asked}件，均在法定期限内答复。",
        f"新收政府信息公开申请{asked}件，上年结转{carried}件，答复{asked + carried - left}件，结转下年{left}件。",
        f"开展“政务公开日”活动{rng.randint(3, 12)}场，征集意见建议{rng.randint(10, 90) * 10}余条。",
    ]


def training(rng: Random) -> list[str]:
    offline, online = rng.randint(50, 400), rng.randint(200, 3000)
    return [
        f"举办法治专题培训{rng.randint(2, 12)}期，线下培训{offline}人、线上培训{online}人，共{offline + online}人。",
        f"组织{offline + online}名工作人员参加学法考试，参考率、合格率均为100%。",
        f"{offline}名领导干部旁听庭审，拟任职干部法律知识测试{rng.randint(1, 6)}批{rng.randint(20, 90)}人次。",
    ]


def leaders(rng: Random) -> list[str]:
    spoken, written = rng.randint(4, 20), rng.randint(20, 90)
    return [
        f"{spoken + written}名党政主要负责人述法，其中现场述法{spoken}名，书面述法{written}名，述法实现全覆盖。",
        f"区委全面依法治区委员会召开会议{rng.randint(1, 3)}次，办公室印发工作要点、督察方案{rng.randint(3, 9)}份。",
        (
            f"对{rng.randint(10, 40)}个单位开展法治督察，"
            f"发现问题{spoken + written}个，已整改{written}个，正在整改{spoken}个。"
        ),
    ]


HEADINGS: tuple[tuple[str, tuple[Sentences, ...]], ...] = (
    ("政府职能依法全面履行", (items, hotline, firms)),
    ("依法行政制度体系完善", (documents, review)),
    ("重大行政决策科学民主合法", (decisions,)),
    ("行政执法严格规范公正文明", (files, penalties, officers, checks)),
    ("社会矛盾纠纷依法有效化解", (review_cases, lawsuits, mediation, aid, corrections)),
    ("行政权力制约监督科学有效", (proposals, openness)),
    ("政府工作人员法治思维和依法行政能力全面提升", (training,)),
    ("法治政府建设组织领导落实到位", (leaders,)),
)
PLAIN = (
    "坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，把法治政府建设摆在全局工作的重要位置。",
    "各部门各负其责、密切配合，做到有部署、有检查、有总结，形成一级抓一级、层层抓落实的工作格局。",
    "坚持问题导向，对照上级督察反馈意见逐条制定措施，明确责任单位和完成时间，逐项销号。",
    "积极回应群众关切，让人民群众在每一项执法决定中感受到公平正义。",
    "健全部门间信息共享、案情通报、案件移送制度，避免有案不移、以罚代刑。",
)
SHORTCOMINGS = (
    "一是行政执法规范化水平还不够高，个别单位案卷制作不细致，原因是基层执法力量不足、人员更替较快。",
    "二是少数领导干部运用法治思维解决问题的能力有待提高，原因是学法用法结合不够紧密。",
    "三是行政争议实质性化解的办法不多，原因是部门之间衔接机制还不够顺畅。",
)
PLANS = (
    "一是深入推进依法行政，严格执行重大行政决策程序。",
    "二是加强行政执法监督，持续提升执法质量。",
    "三是完善矛盾纠纷多元化解机制，发挥行政复议化解行政争议的主渠道作用。",
)


def report(seed: int) -> str:
    """Give one report, always the same for a number."""
    rng = Random(seed)
    year, unit = rng.randint(2019, 2024), rng.choice(("平江区", "安远县", "临河区", "新丰县"))
    lines = [f"{unit}{year}年度法治政府建设情况报告", f"{year}年，{rng.choice(PLAIN)}现将有关情况报告如下。"]
    lines.append("一、主要举措和成效")
    style = rng.choice(("own", "run in", "items"))
    for number, (heading, drawn) in enumerate(HEADINGS):
        lines += _part(rng, style, f"（{'一二三四五六七八'[number]}）{heading}", drawn)
    lines += ["二、党政主要负责人履行推进法治建设第一责任人职责情况", *rng.sample(PLAIN, 3)]
    lines += ["三、存在的不足和原因", *SHORTCOMINGS, "四、下一年度工作安排", *PLANS]
    return "\n".join(lines)


def _part(rng: Random, style: str, heading: str, drawn: Sequence[Sentences]) -> list[str]:
    bodies = [_body(rng, sentences(rng)) for sentences in drawn]
    if style == "run in":
        return [f"{heading}。{''.join(bodies)}"]
    if style == "items":
        leads = zip(
            ("健全工作机制。", "突出工作重点。", "强化责任落实。", "提升服务水平。", "加强监督检查。"),
            bodies,
            strict=False,
        )
        return [heading, *(f"{number}.{lead}{body}" for number, (lead, body) in enumerate(leads, 1))]
    return [heading, *bodies]


def _body(rng: Random, sentences: Sequence[str]) -> str:
    told = [*rng.sample(PLAIN, 2), *rng.sample(sentences, rng.randint(2, len(sentences)))]
    return "".join(rng.sample(told, len(told)))
