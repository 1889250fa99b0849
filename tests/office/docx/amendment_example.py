"""A table of amendments in which everything occurs, written by hand: [-deleted-], {+inserted+}."""

import re
from collections.abc import Iterator
from itertools import count

from workmanual.comparison.amendments import AmendmentGroup, AmendmentRow, AmendmentTable, Clause, Note, Words
from workmanual.comparison.inline import Kept, Run

_PIECE = re.compile(r"\[-(?P<deleted>.*?)-\]|\{\+(?P<inserted>.*?)\+\}|(?P<equal>(?:(?!\[-|\{\+).)+)", re.DOTALL)


def runs(marked: str) -> tuple[Run, ...]:
    return tuple(Run(Kept(one.lastgroup or ""), one[one.lastgroup or 0]) for one in _PIECE.finditer(marked))


def words(*paragraphs: str) -> tuple[Words, ...]:
    """From `何时做：5[-日-]`, or `：…` for a further paragraph."""
    split = (one.partition("：") for one in paragraphs)
    return tuple(Words(label=label, runs=runs(text)) for label, _, text in split)


def clause(number: str, title: str, *paragraphs: str) -> Clause:
    return Clause(number=number, title=title, words=words(*paragraphs))


_NUMBERS = count(1)


def row(
    old: tuple[Clause, ...],
    new: tuple[Clause, ...],
    kinds: str,
    *,
    reason: str = "",
    baseline: str = "",
    elsewhere: str = "",
    anchor: str = "",
) -> AmendmentRow:
    number = next(_NUMBERS)
    return AmendmentRow(
        number=number,
        anchor=anchor or f"CX-02.change-{number}",
        old=old,
        new=new,
        kinds=kinds,
        reason=reason,
        baseline=baseline,
        elsewhere=elsewhere,
    )


def changed(before: str, after: str, *paragraphs: str, kinds: str = "修改", **more: str) -> AmendmentRow:
    """From `4.3 公示` to the same or another, with the same words in both."""
    old, new = (clause(*(one.split(" ", 1) if " " in one else ("", one)), *paragraphs) for one in (before, after))
    return row((old,), (new,), kinds, **more)


DECISION = "厂党委会议 2005-05-20 决定"


def _members() -> Iterator[AmendmentRow]:
    yield changed(
        "4.3 公示发展对象",
        "4.4 公示发展对象",
        "谁来做：[-组织委员-]{+支部书记、组织委员+}",
        "何时做：支部大会讨论前，公示 [-5 个工作日-]{+7 个工作日+}",
        "怎么做：在[-车间-]{+厂区+}公告栏张贴《JL-0205 公示书》，写明姓名、所在班组、公示起止日期[-。-]{+、受理电话和意见箱的位置。+}",
        "：{+公示期满，由两名支部委员当场拆箱，清点意见，签字。+}",
        "做到什么程度：公示记录齐全，意见处理率 [-95%-]{+100%+}",
        kinds="修改；责任人、时限 收严",
        reason=f"内审发现公示期短、意见没有人签收；{DECISION}",
        baseline="意见处理率 95% → 100%（收严）",
    )
    yield row(
        (),
        (
            clause(
                "4.3",
                "核对政审材料",
                "谁来做：{+组织委员+}",
                "何时做：{+公示前 10 日内+}",
                "怎么做：{+逐项核对政审材料，缺一项的，退回支部补齐。+}",
                "：{+核对完的，在《JL-0204 政审表》上签字、写日期。+}",
                "：{+备注里原样抄写：=1+1、<b>粗</b>、&amp;、]]>、\"'、👷‍♀️、𠮷。+}",
            ),
        ),
        "新增",
        reason=DECISION,
    )
    yield row(
        (clause("4.9", "抄报备案", "谁来做：[-组织委员-]", "怎么做：[-抄报一份给工会。-]"),),
        (),
        "删除",
        reason="同 4.8 重复",
    )
    yield changed(
        "4.6 谈话",
        "4.6 党委派人谈话",
        "为什么：[-了解情况。-]{+审批前最后一次当面考察：入党动机是不是端正，对党的认识是不是清楚，现实表现同材料是不是一致。+}",
        kinds="修改；整条改写",
    )
    yield changed(
        "4.7 预备党员宣誓",
        "4.2 预备党员宣誓",
        "何时做：批准后 1 个月内",
        kinds="移动",
        elsewhere="原 4.7",
        reason="宣誓应在编入党支部以后马上办",
    )
    yield row(
        (clause("4.11", "转正", "怎么做：党支部大会讨论转正。", "：[-讨论后三日内报党委审批，审批后存档。-]"),),
        (
            clause("4.11", "讨论转正", "怎么做：党支部大会讨论转正。"),
            clause("4.12", "审批转正", "怎么做：{+讨论后三日内报党委审批。+}", "：{+审批后存档。+}"),
        ),
        "拆分",
        reason="讨论和审批不是同一个人办，分开写",
    )
    yield row(
        (clause("5.1", "自查", "怎么做：[-支部自查。-]"), clause("5.2", "互查", "怎么做：[-支部互查。-]")),
        (clause("5.1", "检查", "怎么做：{+支部每季度先自查，再互查。+}"),),
        "合并",
    )
    yield changed("4.13 存档", "4.14 存档", "记录：JL-0213", kinds="条号顺延")
    yield changed(
        "4.15 首段来，次段留",
        "4.15 首段来，次段留",
        "怎么做：{+先看材料。+}",
        "：再开会。",
        "：[-后报告。-]",
        "：[-再归档。-]",
        "：{+两日内报告。+}",
        anchor="2005_change.late",
    )
    yield changed("一般要求", "通用要求", "：按规定办\n换一行\t[-旧-]{+新+}", anchor="2005-change.late")


def _meetings() -> Iterator[AmendmentRow]:
    for number in range(1, 31):
        yield changed(
            f"3.{number} 第{number}项会议",
            f"3.{number} 第{number}项会议",
            f"何时做：每[-月-]{{+季度+}}第 {number} 周",
            "怎么做：支部书记主持，组织委员记录；到会人数不足应到人数的[-半数-]{+三分之二+}，会议改期，另行通知。",
            anchor=f"CX-04.meeting-{number}",
            kinds="修改；时机；标准 收严",
            reason="按上级 2005 年 3 月的通知" if number % 3 else "",
            baseline="到会率 50% → 66.7%（收严）" if number % 5 == 0 else "",
        )
    long = "支部书记每月检查一次工作记录，逐项核对会议记录、签到表、发言提纲和落实情况，发现缺项的当场指出，限期补齐。"
    yield changed(
        "4.1 检查",
        "4.1 检查",
        *(
            f"{'' if number else '怎么做'}：{long * 3}限期 [-{number + 3} 日-]{{+{number + 2} 日+}}。"
            for number in range(12)
        ),
        anchor="CX-04.check.a-name-that-is-longer-than-a-bookmark-may-be",
    )
    yield changed(
        "4.2 复查",
        "4.2 复查",
        "怎么做：[-=1+1-]{+=2+2+}",
        anchor="CX-04.check.a-name-that-is-longer-than-a-bookmark-may-be-too",
    )


TABLE = AmendmentTable(
    id="2004-2005",
    organisation="某厂党委",
    manual="某厂党建质量管理体系作业指导书",
    title="修订对照表",
    pair="2004 年版（A/0，2004-08-01 起施行） → 2005 年版（A/1，2005-07-01 起施行）",
    summary=(
        "与 2004 年版相比，除结构调整和编辑性改动外，主要变化如下：",
        "a) 增加了核对政审材料的要求（见 CX-02 4.3）；",
        "b) 更改了公示的期限和责任人（见 CX-02 4.4，2004 年版的 4.3）；更改了各项会议的周期和到会人数，到会人数不足的会议一律改期另行通知，不再由主持人决定（见 CX-04 第 3 章）；",
        "c) 删除了向工会抄报备案的要求（见 2004 年版的 CX-02 4.9）。",
    ),
    counts=(("新增", 1), ("修改", 36), ("删除", 1), ("移动", 1), ("拆分", 1), ("合并", 1), ("编辑性", 12)),
    notes=(
        Note(
            text="“厂党委组织部”统一改为“厂党委工作部”，共 17 处，不再逐条列出。",
            places=tuple(f"CX-{number:02} 4.{number}" for number in range(1, 18)),
        ),
        Note(text="条号顺延 6 处，内容不变。"),
    ),
    scores=(("项目", "2004 年版", "2005 年版"), ("总分", "100", "100"), ("合格线", "80 分", "85 分")),
    groups=(
        AmendmentGroup(title="CX-02 发展党员工作程序", anchor="CX-02", rows=tuple(_members())),
        AmendmentGroup(title="CX-04 党内会议 <b>&“程序”", anchor="CX-04", rows=tuple(_meetings())),
    ),
    completeness="共比较文件 17 份、步骤 242 个、表格 74 张、指标 58 项：相同 351 项，列出 42 项，折叠 18 项；摘要 3f9a21c07be4。",
)
