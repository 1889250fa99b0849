"""Ten editions of a manual to compare, 40 documents of 20 steps each, 200,000 characters.

Takes a folder, gives a project in it. Sentences are put together of words by a generator with a fixed seed: the same
bytes everywhere. Of each edition's steps one in 25 becomes another one in the next: its wording, its numbers or its
place, or it is split, put together with the next, left out; steps come in; now and then a word is replaced everywhere.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Final

import yaml

ROOT: Final = Path(__file__).resolve().parent.parent
REAL: Final = ROOT / "procedures/2004"
EDITIONS: Final = tuple(f"{year}" for year in range(2004, 2014))
DOCUMENTS: Final = 40
STEPS: Final = 20
CHANGED: Final = 0.04
SEED: Final = 2004
RENAMED: Final = {
    "2006": ("信访台账", "信访登记簿"),
    "2009": ("值班安排", "值班安排表"),
    "2012": ("思想汇报", "书面思想汇报"),
}
"""A word that is replaced everywhere, by the edition in which it is another."""

_DOERS: Final = ("支部书记", "组织委员", "宣传委员", "纪检委员", "党小组长", "工会主席", "团支部书记", "支部委员会")
_THINGS: Final = (
    *("会议记录", "思想汇报", "考察材料", "培训计划", "活动方案", "谈话要点", "票数统计", "整改清单", "学习笔记"),
    *("党费收据", "考勤台账", "问题台账", "信访台账", "述职报告", "检查结果", "推荐意见", "公示材料", "值班安排"),
    *("入党申请书", "转正申请", "政审材料", "评议结果", "慰问名单", "困难补助申请", "合理化建议", "厂务公开内容"),
    *("职工代表提案", "选举办法", "候选人名单", "选票", "监票记录", "廉政承诺书", "礼品登记", "谈心记录", "家访记录"),
    *("调研提纲", "调研报告", "宣传稿件", "黑板报小样", "党课讲稿", "课后测验", "积分汇总", "扣分通知", "申诉材料"),
    *("档案目录", "借阅登记", "销毁清单", "文件修改单", "内审计划", "不合格报告", "纠正措施", "目标分解表"),
)
_SUBJECTS: Final = 6
"""Things of which one document speaks."""
_DEEDS: Final = (
    *("逐项核对", "当面签收", "归档保存", "提交讨论", "张贴公布", "逐级上报", "补充完整", "重新填写", "登记编号"),
    *("通报全体党员", "征求群众意见", "写明原因和日期", "同原件一起交回", "说明办理的经过", "请两名党员作证"),
)
_WHEN: Final = (
    *("每月 {day} 日前", "收到材料后 {few} 个工作日内", "会后 {few} 日内", "每季度第 {few} 周", "年底前 {day} 天"),
    *("提出申请后 {day} 日内", "上级通知下发后 {few} 天内", "公示期满 {few} 日后"),
)
_CLAUSES: Final = (
    "{doer}把{thing}{deed}",
    "由{doer}对{thing}{deed}，再交{other}",
    "{doer}会同{other}看过{thing}，有出入的当场改正",
    "到会人数不少于 {day} 人，缺席的由{doer}另行告知",
    "{thing}不齐的，{doer}在 {few} 日内{deed}",
    "{other}对{thing}有意见的，向{doer}提出，{doer}在 {few} 个工作日内答复",
    "遇有{thing}与事实不符，{doer}不得自行涂改，应报{other}决定",
    "{doer}每次抽查 {few} 份{thing}，合格率不低于 {share}%",
    "{thing}一式 {few} 份，{doer}和{other}各存一份，其余的{deed}",
)
_TITLES: Final = ("核对", "登记", "公示", "上报", "讨论", "表决", "谈话", "检查", "归档", "通知", "收集", "评议")
_REASONS: Final = (
    "让办过的事有据可查",
    "避免漏办和迟办",
    "使到会的人都知道结果",
    "防止一个人说了算",
    "给以后的检查留下依据",
)
_AUTHORITIES: Final = ("基层意见", "考核发现", "上级新规定", "内部审核", "职工代表大会的提案")
_WHOLE: Final = "## 目的\n\n{purpose}。\n\n## 范围\n\n{scope}。\n\n## 职责\n\n{duties}\n\n## 工作程序\n\n{work}\n"
_SURPLUS: Final = ("assessment", "terms")
"""Of the real charter: what speaks of documents that are not here."""


@dataclass(frozen=True, slots=True)
class MadeStep:
    """A step as it is written."""

    id: str
    title: str
    why: str
    who: tuple[str, ...]
    when: str
    how: tuple[str, ...]
    standard: str
    pitfalls: str


Documents = dict[str, tuple[MadeStep, ...]]
"""Steps by the code of their document."""


def make_editions(project: Path) -> tuple[str, ...]:
    """A project with all editions, in a folder that does not exist yet; gives their ids, oldest first."""
    making = _Making(Random(SEED))
    documents: Documents = {}
    about = {}
    for code in (f"CX-{number:02}" for number in range(1, DOCUMENTS + 1)):
        making.begin(code)
        documents[code] = tuple(making.step() for _ in range(STEPS))
        about[code] = tuple(making.clause() for _ in range(5))
    for edition in EDITIONS:
        folder = project / "procedures" / edition
        before = documents
        if edition != EDITIONS[0]:
            documents = making.next_edition(documents)
        reasons = making.reasons(before, documents)
        if edition in RENAMED:
            documents = _renamed(documents, *RENAMED[edition])
        _write(folder, edition, documents, about)
        if reasons:
            _write_yaml(folder / "changes.yml", {"changes": reasons})
    return EDITIONS


class _Making:
    """Makes steps, and what becomes of them."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.made = 0
        self.things: dict[str, list[str]] = {}
        self.code = ""

    def begin(self, code: str) -> None:
        """From now on it is this document that is written."""
        self.code = code
        if code not in self.things:
            self.things[code] = self.random.sample(_THINGS, _SUBJECTS)

    def thing(self) -> str:
        return self.random.choice(self.things[self.code])

    def step(self) -> MadeStep:
        self.made += 1
        chosen = self.random.sample(_DOERS, self.random.randint(1, 2))
        return MadeStep(
            id=f"step-{self.made}",
            title=f"{self.random.choice(_TITLES)}{self.thing()}",
            why=self.random.choice(_REASONS),
            who=tuple(chosen),
            when=self.filled(self.random.choice(_WHEN)),
            how=tuple(self.clause() for _ in range(self.random.choice((1, 2, 2, 3, 3, 5)))),
            standard=self.clause(),
            pitfalls=self.clause(),
        )

    def clause(self) -> str:
        """One to three clauses as a sentence without its stop."""
        return "，".join(
            self.filled(one) for one in self.random.sample(_CLAUSES, self.random.choice((1, 1, 1, 1, 2, 3)))
        )

    def filled(self, pattern: str) -> str:
        doer, other = self.random.sample(_DOERS, 2)
        return pattern.format(
            doer=doer,
            other=other,
            thing=self.thing(),
            deed=self.random.choice(_DEEDS),
            few=self.random.randint(2, 9),
            day=self.random.randint(10, 28),
            share=self.random.randrange(60, 99),
        )

    def next_edition(self, documents: Documents) -> Documents:
        """One in 25 steps is revised."""
        revised = dict(documents)
        for _ in range(round(sum(map(len, documents.values())) * CHANGED)):
            code = self.random.choice(sorted(revised))
            self.begin(code)
            revise = self.random.choices(list(_REVISIONS), list(_REVISIONS.values()))[0]
            revised[code] = revise(self, revised[code])
        return revised

    def reasons(self, old: Documents, new: Documents) -> list[dict[str, object]]:
        """Why each step is another one, was left out or came in."""
        before, after = ({f"{code}.{step.id}": step for code in made for step in made[code]} for made in (old, new))
        return [
            {"ids": [id_], "why": f"{self.clause()}。", "authority": self.random.choice(_AUTHORITIES)}
            for id_ in dict.fromkeys((*before, *after))
            if before.get(id_) != after.get(id_)
        ]

    def place(self, steps: tuple[MadeStep, ...]) -> int:
        return self.random.randrange(len(steps) - 1)

    def reworded(self, steps: tuple[MadeStep, ...]) -> tuple[MadeStep, ...]:
        place = self.place(steps)
        step, sentence = steps[place], self.random.randrange(len(steps[place].how))
        old = step.how[sentence].split("，")
        old[self.random.randrange(len(old))] = self.filled(self.random.choice(_CLAUSES))
        how = (*step.how[:sentence], "，".join(old), *step.how[sentence + 1 :])
        return _with(steps, place, replace(step, how=how))

    def counted_anew(self, steps: tuple[MadeStep, ...]) -> tuple[MadeStep, ...]:
        place = self.place(steps)
        return _with(
            steps,
            place,
            replace(steps[place], when=self.anew(steps[place].when), standard=self.anew(steps[place].standard)),
        )

    def anew(self, text: str) -> str:
        return re.sub(r"\d+", lambda match: str(int(match[0]) + self.random.randint(1, 5)), text, count=1)

    def handed_over(self, steps: tuple[MadeStep, ...]) -> tuple[MadeStep, ...]:
        place = self.place(steps)
        return _with(steps, place, replace(steps[place], who=tuple(self.random.sample(_DOERS, 2))))

    def inserted(self, steps: tuple[MadeStep, ...]) -> tuple[MadeStep, ...]:
        place = self.place(steps)
        return (*steps[:place], self.step(), *steps[place:])

    def left_out(self, steps: tuple[MadeStep, ...]) -> tuple[MadeStep, ...]:
        return _with(steps, self.place(steps))

    def moved(self, steps: tuple[MadeStep, ...]) -> tuple[MadeStep, ...]:
        place = self.place(steps)
        rest = _with(steps, place)
        end = self.place(rest)
        return (*rest[:end], steps[place], *rest[end:])

    def split(self, steps: tuple[MadeStep, ...]) -> tuple[MadeStep, ...]:
        place = max(range(len(steps)), key=lambda one: len(steps[one].how))
        step, half = steps[place], len(steps[place].how) // 2
        second = replace(self.step(), how=step.how[half:])
        return _with(steps, place, replace(step, how=step.how[:half] or step.how), second)

    def put_together(self, steps: tuple[MadeStep, ...]) -> tuple[MadeStep, ...]:
        place = self.place(steps)
        first, second = steps[place : place + 2]
        return _with(_with(steps, place + 1), place, replace(first, how=(*first.how, *second.how)))


_REVISIONS: Final[Mapping[Callable[[_Making, tuple[MadeStep, ...]], tuple[MadeStep, ...]], int]] = {
    _Making.reworded: 12,
    _Making.counted_anew: 8,
    _Making.handed_over: 3,
    _Making.inserted: 3,
    _Making.left_out: 2,
    _Making.moved: 2,
    _Making.split: 1,
    _Making.put_together: 1,
}
"""What becomes of a step, and how often among 32."""


def _with(steps: tuple[MadeStep, ...], place: int, *instead: MadeStep) -> tuple[MadeStep, ...]:
    return (*steps[:place], *instead, *steps[place + 1 :])


def _renamed(documents: Documents, old: str, new: str) -> Documents:
    def named(step: MadeStep) -> MadeStep:
        words = {
            name: getattr(step, name).replace(old, new) for name in ("title", "why", "when", "standard", "pitfalls")
        }
        return replace(step, **words, how=tuple(one.replace(old, new) for one in step.how))

    return {code: tuple(map(named, steps)) for code, steps in documents.items()}


# --- writing ---------------------------------------------------------------------------------------------------------


def _write(folder: Path, edition: str, documents: Documents, about: Mapping[str, tuple[str, ...]]) -> None:
    folder.mkdir(parents=True)
    charter = yaml.safe_load((REAL / "manual.yml").read_text(encoding="utf-8"))
    part = charter["parts"][0]
    for name in _SURPLUS:
        charter.pop(name)
    charter["documents"] = [
        {"code": code, "part": part["id"], "origin": "named", "title": _title(code)} for code in documents
    ]
    (folder / part["folder"]).mkdir()
    for code, steps in documents.items():
        (folder / part["folder"] / f"{code.lower()}.md").write_text(
            _document(code, steps, about[code]), encoding="utf-8"
        )
    head = yaml.safe_load((REAL / "edition.yml").read_text(encoding="utf-8"))
    head |= {"id": edition, "title": f"{edition} 年版", "effective": date(int(edition), 8, 1)}
    for name, value in (("manual.yml", charter), ("edition.yml", head)):
        _write_yaml(folder / name, value)
    shutil.copy(REAL / "basis.yml", folder)


def _write_yaml(path: Path, value: object) -> None:
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")


def _title(code: str) -> str:
    return f"{_THINGS[int(code[3:]) % len(_THINGS)]}管理程序（{code[3:]}）"


def _document(code: str, steps: tuple[MadeStep, ...], about: tuple[str, ...]) -> str:
    purpose, scope, *duties = about
    head = f"code: {code}\ntitle: {_title(code)}\nsummary: {purpose}。\nrevision: A/0\norigin: named\n"
    rest = "serves: branch-building\nstage: D\ncycle: 每月\n"
    people = "prepared: party-office\nreviewed: deputy-secretary\napproved: committee-secretary\n"
    said = "\n".join(f"- **{doer}**：{duty}。" for doer, duty in zip(_DOERS, duties, strict=False))
    work = "\n".join(line for step in steps for line in _step(step))
    whole = _WHOLE.format(purpose=purpose, scope=scope, duties=said, work=work)
    return f"---\n{head}owner: [branch-secretary]\n{rest}{people}---\n\n{whole}"


def _step(step: MadeStep) -> Iterator[str]:
    yield f"### {step.title} {{#{step.id}}}\n"
    yield f"- 为什么做：{step.why}"
    yield f"- 谁来做：{'、'.join(step.who)}"
    yield f"- 何时做：{step.when}"
    yield "- 怎么做："
    yield from (f"    {number}. {one}；" for number, one in enumerate(step.how, 1))
    yield f"- 做到什么程度：{step.standard}"
    yield "- 记录：会议记录"
    yield f"- 易错点：{step.pitfalls}。\n"
