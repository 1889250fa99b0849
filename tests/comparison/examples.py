# Tables of amendments made by hand, with every kind of row; `[-…-]` is deleted and `{+…+}` inserted.

import re
from dataclasses import replace
from typing import Final

from workmanual.comparison.amendments import (
    AmendmentGroup,
    AmendmentRow,
    AmendmentTable,
    Clause,
    Note,
    Words,
)
from workmanual.comparison.inline import Kept, Run

MARKED: Final = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}|((?:(?!\[-|\{\+).)+)", re.DOTALL)


def runs(marked: str) -> tuple[Run, ...]:
    """`公示 [-7 日-]{+5 个工作日+}`."""
    found = []
    for match in MARKED.finditer(marked):
        deleted, inserted, equal = match.groups()
        if equal is not None:
            found.append(Run(Kept.EQUAL, equal))
        elif deleted is not None:
            found.append(Run(Kept.DELETED, deleted))
        else:
            found.append(Run(Kept.INSERTED, inserted))
    return tuple(found)


def words(label: str, *marked: str) -> tuple[Words, ...]:
    """The paragraphs of one field."""
    return tuple(Words(label="" if place else label, runs=runs(one)) for place, one in enumerate(marked))


def gone(label: str, *texts: str) -> tuple[Words, ...]:
    return words(label, *(f"[-{one}-]" for one in texts))


def come(label: str, *texts: str) -> tuple[Words, ...]:
    return words(label, *(f"{{+{one}+}}" for one in texts))


def clause(name: str, *said: tuple[Words, ...]) -> Clause:
    """`4.3 公示`; only a title where no number stands before it."""
    number, _, title = name.rpartition(" ")
    return Clause(number=number, title=title, words=tuple(one for field in said for one in field))


def row(
    number: int, anchor: str, old: tuple[Clause, ...], new: tuple[Clause, ...], kinds: str, *, elsewhere: str = ""
) -> AmendmentRow:
    return AmendmentRow(
        number=number, anchor=anchor, old=old, new=new, kinds=kinds, reason="", baseline="", elsewhere=elsewhere
    )


def changed(number: int, anchor: str, name: str, said: tuple[Words, ...], kinds: str) -> AmendmentRow:
    """The same clause before and after."""
    one = (clause(name, said),)
    return row(number, anchor, one, one, kinds)


def because(found: AmendmentRow, reason: str, baseline: str = "") -> AmendmentRow:
    """The row with its reason and what became of a threshold."""
    return replace(found, reason=reason, baseline=baseline)


PUBLICITY: Final = (
    *words("何时做", "党委审批前，公示[-7 日-]{+不少于 5 个工作日+}。"),
    *words(
        "怎么做",
        "1. 组织委员写出公示稿，写明姓名、入党时间和[-介绍人-]{+培养联系人+}。",
        "{+2. 公示稿经支部书记审核，贴在车间公开栏，同时发到班组。+}",
        "[-2.-]{+3.+} 公示期间收到的反映，由支部委员会在[-10 日-]{+5 日+}内查清，写入 JL-0207。",
    ),
)

LONG_OLD: Final = (
    "党小组每月由组长召集一次，学习内容由党小组自定，时间不少于一小时；因生产任务不能按时召开的，"
    "可与班组政治学习合并，不另作记录。"
)
LONG_NEW: Final = (
    "每月 20 日前，党小组组长按支部下发的学习安排主持一次党小组会，讨论一名党员的岗位目标完成情况，"
    "当场填写 JL-0103，到会人数不足三分之二的改期，改期不超过 5 日；连续两个月没有召开的，支部书记约谈组长，"
    "写明原因和补救的日期。"
)

TABLE: Final = AmendmentTable(
    id="2004-2006",
    organisation="动力厂党委",
    manual="动力厂党建质量管理体系作业指导书",
    title="修订对照表",
    pair="2004 年版（A/0，2004-08-01 起施行） → 2006 年版（A/2，2006-08-01 起施行）",
    summary=(
        "与 2004 年版相比，除结构调整和编辑性改动外，主要变化如下：",
        "a) 更改了公示的期限和公示稿的内容（见 CX-02 的 4.3）；",
        "b) 增加了函调材料的登记（见 CX-02 的 4.9）；",
        "c) 删除了党小组的季度小结（见 2004 年版 CX-01 的 4.6）；",
        "d) 调高了集中学习出勤率、党员参加主题活动率两条底线（见 KP-01 的 A5、B2）。",
    ),
    counts=(("新增", 2), ("修改", 7), ("删除", 1), ("移动", 1), ("拆分", 1), ("合并", 1), ("底线调整", 2)),
    notes=(
        Note(
            text="“党办”统一改为“党工部门”，共 7 处，不逐条列出。",
            places=(
                "CX-01 4.1 制订年度计划",
                "CX-02 4.8 上报材料",
                "CX-02 4.12 归档",
                "CX-03 3 职责",
                "CX-06 4.2 请示",
                "GL-01 4.5 发放",
                "JL-0205 填写说明",
            ),
        ),
        Note(
            text="条号顺延 14 处，内容不变。",
            places=("CX-02 4.10—4.15（原 4.9—4.14）", "CX-01 4.6—4.13（原 4.7—4.14）"),
        ),
        Note(text="另有标点、全角半角等编辑性改动 23 处。"),
    ),
    scores=(
        (
            "类别",
            "2004 年版 满分",
            "2004 年版 子项数",
            "2004 年版 子项分之和",
            "2006 年版 满分",
            "2006 年版 子项分之和",
        ),
        ("合计", "100", "22", "100", "100", "100"),
        ("支部建设", "40", "9", "40", "38", "38（核对一致）"),
        ("党员建设", "30", "8", "30", "32", "32（核对一致）"),
    ),
    groups=(
        AmendmentGroup(
            title="CX-01 “三会一课”程序",
            anchor="doc.CX-01",
            rows=(
                because(
                    row(
                        1,
                        "CX-01.group-meeting",
                        (clause("4.5 召开党小组会", gone("怎么做", LONG_OLD)),),
                        (clause("4.5 召开党小组会", come("怎么做", LONG_NEW)),),
                        "修改；内容、时机、约束程度 收严",
                    ),
                    "原来的写法没有时限，也没有记录，检查时无从核对。提出：党工部门，2005 年 12 月内审。",
                ),
                because(
                    row(
                        2,
                        "CX-01.quarter-summary",
                        (
                            clause(
                                "4.6 写季度小结",
                                gone("谁来做", "党小组组长"),
                                gone("怎么做", "每季度末月 25 日前写出小结，交支部书记。"),
                            ),
                        ),
                        (),
                        "删除",
                    ),
                    "与 JL-0103 的记录重复，减轻班组负担。提出：三车间党支部。",
                ),
                because(
                    row(
                        3,
                        "CX-01.lecture",
                        (clause("4.9 上党课", words("何时做", "每季度一次。")),),
                        (clause("4.7 上党课", words("何时做", "每季度一次。")),),
                        "移动",
                        elsewhere="原 4.9",
                    ),
                    "同党员大会排在一起，便于安排。",
                ),
            ),
        ),
        AmendmentGroup(
            title="CX-02 发展党员工作程序",
            anchor="doc.CX-02",
            rows=(
                because(
                    changed(4, "CX-02.publicity", "4.3 公示", PUBLICITY, "修改；时限 待判，内容"),
                    "日历日遇节假日不够用，改为工作日；依据《中国共产党发展党员工作细则（试行）》的精神。提出：厂党委。",
                ),
                because(
                    row(
                        5,
                        "CX-02.letters",
                        (),
                        (
                            clause(
                                "4.9 登记函调材料",
                                come("谁来做", "组织委员"),
                                come("何时做", "收到函调回信当日。"),
                                come("怎么做", "在 JL-0206 登记来信单位、日期和结论；逾期 30 日没有回信的，再发一次。"),
                                come("做到什么程度", "每一名发展对象的直系亲属和主要社会关系都有结论。"),
                            ),
                        ),
                        "新增",
                    ),
                    "2005 年抽查发现两份政审材料没有函调结论。提出：组织员。",
                ),
                because(
                    row(
                        6,
                        "CX-02.review",
                        (
                            clause(
                                "4.7 政治审查和短期培训",
                                words("怎么做", "同本人谈话，查阅档案，[-再-]参加[-不少于 3 天的-]短期培训。"),
                            ),
                        ),
                        (
                            clause("4.7 政治审查", words("怎么做", "同本人谈话，查阅档案{+，必要时函调或者外调+}。")),
                            clause(
                                "4.8 短期培训",
                                come("怎么做", "党工部门每半年办一期，不少于 3 天或者 24 个学时，考试合格发证。"),
                            ),
                        ),
                        "拆分；内容",
                    ),
                    "两件事由不同的人办，分开写。",
                ),
                row(
                    7,
                    "CX-02.archive",
                    (
                        clause("4.13 整理材料", gone("怎么做", "组织委员核对材料目录。")),
                        clause("4.14 归档", words("怎么做", "[-15 日-]内交党工部门归档。")),
                    ),
                    (
                        clause(
                            "4.14 整理归档",
                            words("怎么做", "{+组织委员核对材料目录，+}{+10 日+}内交党工部门归档。"),
                        ),
                    ),
                    "合并；时限 收严",
                ),
            ),
        ),
        AmendmentGroup(
            title="KP-01 党支部考核评价办法",
            anchor="doc.KP-01",
            rows=(
                because(
                    changed(
                        8,
                        "KP-01.training",
                        "A5 集中学习",
                        (
                            *words("底线", "季度出勤率[-90%-]{+95%+}以上"),
                            *words("怎么扣分", "低于[-90%-]{+95%+}扣 1 分，低于 80% 扣 2 分"),
                        ),
                        "底线调整 收严",
                    ),
                    "各支部 2005 年四个季度都在 96% 以上，整体达到，调高底线。",
                    "90% → 95%（收严）",
                ),
                because(
                    changed(
                        9,
                        "KP-01.participation",
                        "B2 党员参加主题活动",
                        words("底线", "参加率[-95%-]{+97%+}以上"),
                        "底线调整 收严",
                    ),
                    "同上。",
                    "95% → 97%（收严）",
                ),
            ),
        ),
        AmendmentGroup(
            title="JL-0207 发展党员公示登记表",
            anchor="doc.JL-0207",
            rows=(
                because(
                    changed(10, "JL-0207.days", "公示天数", words("类型", "[-日-]{+工作日+}"), "修改；记录"),
                    "随 CX-02 的 4.3 改。",
                ),
                row(11, "JL-0207.phone", (), (clause("联系电话", come("类型", "文字，必填")),), "新增；记录"),
                because(
                    changed(
                        12,
                        "JL-0207.form",
                        "表格",
                        (*words("保存期限", "[-3 年-]{+长期+}"), *words("修改状态", "A/[-0-]{+1+}")),
                        "修改；记录 收严",
                    ),
                    "随人事档案保存。",
                ),
            ),
        ),
    ),
    completeness=(
        "比较了 29 份文件、341 个步骤、118 张表格、96 个子项；其中 561 项相同，12 条列在表里，44 处在说明里归总。"
        "校验码 9f2c 41d0 77ab。"
    ),
)
"""Every kind of row, in words that our own faces can print."""

EVIL: Final = (
    "=1+1",
    "<b>粗</b>",
    "a & b",
    "<r><t>x</t></r>",
    "🧭 emoji",
    "|管|道|",
    "*星* **双星** _下划_ ~~波浪~~",
    "`反引号`",
    "\\反斜杠\\",
    "[链接](http://example.invalid)",
    "&lt;实体&#65;",
    "  前后有空格  ",
    "一行\n两行\n\n四行",
    "-1+2",
    "@SUM(A1)",
    "_x0041_",
    "“（引号和括号）”",
    "$x$",
    "1. 数",
    "# 井",
)
"""Texts that a medium could take for its own language."""

STRANGE: Final = AmendmentTable(
    id="a-b",
    organisation="=组织 <b>&",
    manual="*指导书* | `一`",
    title="修订对照表 <2>",
    pair="<甲> → {{ 乙 }}",
    summary=EVIL,
    counts=(("=新增 <i>", 1), ("修改|", 20)),
    notes=(Note(text="“<s>”改为“=2*3”，共 2 处。", places=EVIL), Note(text="- 不是列表")),
    scores=(("=项目", "<前>", "|后|"), ("*满分*", "100", "1e3")),
    groups=(
        AmendmentGroup(
            title="=CX-99 <文件> | *一*",
            anchor="doc.strange",
            rows=tuple(
                because(
                    changed(
                        number,
                        f"strange.{number}",
                        f"4.{number} {text.replace(' ', '')}",
                        (
                            Words(
                                label="=怎么做" if number % 2 else "",
                                runs=(Run(Kept.EQUAL, "前"), Run(Kept.DELETED, text), Run(Kept.INSERTED, text[::-1])),
                            ),
                            Words(label="", runs=(Run(Kept.DELETED, text), Run(Kept.EQUAL, text))),
                            Words(
                                label="|又|",
                                runs=(Run(Kept.EQUAL, text), Run(Kept.INSERTED, text), Run(Kept.EQUAL, "后")),
                            ),
                        ),
                        f"修改 {text}",
                    ),
                    text,
                    text,
                )
                for number, text in enumerate(EVIL, start=1)
            ),
        ),
    ),
    completeness="=核对 <完>",
)
"""Texts that are never formulas, markup or links."""

EMPTY: Final = AmendmentTable(
    id="2006-2006",
    organisation=TABLE.organisation,
    manual=TABLE.manual,
    title=TABLE.title,
    pair="2006 年版（A/2） → 2006 年版（A/2）",
    summary=("与 2006 年版相比，没有变化。",),
    counts=(),
    notes=(),
    groups=(),
    completeness="比较了 29 份文件、341 个步骤；全部相同。",
)
"""Nothing changed."""


def long_table(rows: int) -> AmendmentTable:
    """Two documents with many rows each, every tenth longer than a cell of a workbook or a page of paper."""

    def made(number: int) -> AmendmentRow:
        times = 60 if number % 10 == 0 else number % 4 + 1
        said = words("怎么做", *[f"{LONG_OLD}第 [-{number}-]{{+{number + 1}+}} 次{{+，当场登记+}}。"] * times)
        return because(
            changed(number, f"long.{number}", f"4.{number} 第{number}步", said, "修改"), f"理由 {number}。" * times
        )

    groups = tuple(
        AmendmentGroup(
            title=f"CX-{code} {title}",
            anchor=f"doc.CX-{code}",
            rows=tuple(made(number) for number in range(1 + start, 1 + start + rows)),
        )
        for code, title, start in (("11", "集体决策程序", 0), ("12", "参与中心工作程序", rows))
    )
    return AmendmentTable(
        id="long",
        organisation=TABLE.organisation,
        manual=TABLE.manual,
        title=TABLE.title,
        pair=TABLE.pair,
        summary=TABLE.summary,
        counts=(("修改", 2 * rows),),
        notes=(),
        groups=groups,
        completeness=TABLE.completeness,
    )
