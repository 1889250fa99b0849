"""Manuals of any size to measure with, made from the real one.

Takes the real manual and a number, gives a project folder with that many procedures in one edition. Each is cut from
the steps of a real procedure to the size of a usual one, with its own code, ids and words; every tenth brings a form.
The same number gives the same bytes everywhere, and `workmanual check` finds no error in them.
"""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

ROOT: Final = Path(__file__).resolve().parent.parent
REAL: Final = ROOT / "procedures/2004"
EDITION: Final = "procedures/2004"
SOURCES: Final = ("2-decision-making/cx-10-committee-meeting.md", "1-party-building/cx-02-development.md")
FORM: Final = "records/jl-1003.yml"
FORM_EVERY: Final = 10
"""Procedures that share a form."""
SIZE: Final = 8_600
"""Bytes of a usual procedure."""
VARIED: Final = (
    ("材料", "文件材料", "书面材料"),
    ("填写", "填入", "逐栏填写"),
    ("核对", "查对", "逐项核对"),
    ("原因", "缘由", "具体原因"),
    ("写明", "注明", "清楚写明"),
    ("结果", "结论", "最后结果"),
    ("齐全", "完整", "完整齐全"),
)
"""Words, each with others that can stand in its place."""


@dataclass(frozen=True, slots=True)
class RealStep:
    """A step as it is written, and the titles of the roles that do it."""

    text: str
    doers: frozenset[str]


@dataclass(frozen=True, slots=True)
class RealProcedure:
    """A procedure in pieces, as they are written."""

    title: str
    head: str
    """Between the dashes, without code and title."""
    purpose: str
    scope: str
    duties: tuple[tuple[str, str], ...]
    """The title of each role that has a responsibility, and its line."""
    introduction: str
    """What stands before the first step: one paragraph and one table."""
    steps: tuple[RealStep, ...]


def make_manual(project: Path, count: int) -> tuple[Path, ...]:
    """A project with `count` procedures, in a folder that does not exist yet; gives their files, by code."""
    edition = project / EDITION
    (edition / "records").mkdir(parents=True)
    charter = yaml.safe_load((REAL / "manual.yml").read_text(encoding="utf-8"))
    roles = {word: role["title"] for role in charter["roles"] for word in (role["title"], *role.get("synonyms", ()))}
    parts = charter["parts"][:3]
    real = [_taken_apart((REAL / path).read_text(encoding="utf-8"), roles) for path in SOURCES]
    charter["documents"], files = [], []
    for number in range(1, count + 1):
        source, part = real[number % len(real)], parts[number % len(parts)]
        title = f"{source.title}（第 {number} 项）"
        charter["documents"].append(
            {"code": _code(number), "part": part["id"], "origin": "named", "title": title},
        )
        files.append(edition / part["folder"] / f"cx-{number:04}.md")
        files[-1].parent.mkdir(exist_ok=True)
        files[-1].write_text(_procedure(source, number, title, count), encoding="utf-8")
    form = yaml.safe_load((REAL / FORM).read_text(encoding="utf-8"))
    form["filled_by"] = [role["id"] for role in charter["roles"]]  # whichever step leaves it
    for number in range(1, count + 1, FORM_EVERY):
        own = form | {"code": _form(number), "procedure": _code(number)}
        _write(edition / f"records/{_form(number).lower()}.yml", own)
    charter["codes"] |= {"document": r"CX-\d{4}", "record": r"JL-\d{5}"}
    charter.pop("assessment")
    said = "".join(path.read_text(encoding="utf-8") for path in files[: 2 * len(real)])
    charter["terms"] = [term for term in charter["terms"] if term["term"] in said]
    _write(edition / "manual.yml", charter)
    for name in ("edition.yml", "basis.yml"):
        shutil.copy(REAL / name, edition)
    return tuple(files)


def _write(path: Path, value: object) -> None:
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")


def _taken_apart(text: str, roles: Mapping[str, str]) -> RealProcedure:
    """`roles` are titles by every word for them."""
    _, head, body = text.split("---\n", 2)
    _, purpose, scope, duties, work = re.split(r"^## .+\n", body, flags=re.MULTILINE)
    introduction, *steps = re.split(r"^(?=### )", work, flags=re.MULTILINE)
    paragraphs = introduction.strip().split("\n\n")
    table = next(one for one in paragraphs if one.startswith("|"))
    title = re.search(r"^title: (.+)$", head, re.MULTILINE)
    assert title is not None, "a real procedure has a title"
    return RealProcedure(
        title=title[1],
        head=re.sub(r"^(code|title): .+\n", "", head, flags=re.MULTILINE),
        purpose=purpose.strip(),
        scope=scope.strip().split("\n\n")[0],
        duties=tuple((roles[line.split("**")[1]], line) for line in duties.strip().split("\n")),
        introduction=f"{paragraphs[0]}\n\n{table}",
        steps=tuple(RealStep(one.strip(), frozenset(_doers(one, roles))) for one in steps),
    )


def _doers(step: str, roles: Mapping[str, str]) -> Iterator[str]:
    for line in re.findall(r"^- 谁来做：(.+)$", step, re.MULTILINE):
        yield from (roles[word] for word in line.split("、"))


def _procedure(source: RealProcedure, number: int, title: str, count: int) -> str:
    """The whole file: as many steps, from another one on each time, as come nearest to the usual size."""
    made = ""
    for taken in range(1, len(source.steps)):
        steps = list(itertools.islice(itertools.cycle(source.steps), number, number + taken))
        head = f"---\ncode: {_code(number)}\ntitle: {title}\n{source.head}---\n\n"
        longer = head + _varied(_body(source, steps), number, count)
        if made and abs(len(longer.encode()) - SIZE) > abs(len(made.encode()) - SIZE):
            return made
        made = longer
    return made


def _body(source: RealProcedure, steps: list[RealStep]) -> str:
    doers = frozenset[str]().union(*(step.doers for step in steps))
    duties = "\n".join(line for role, line in source.duties if role in doers)
    work = "\n\n".join([source.introduction, *(step.text for step in steps)])
    return f"## 目的\n\n{source.purpose}\n\n## 范围\n\n{source.scope}\n\n## 职责\n\n{duties}\n\n## 工作程序\n\n{work}\n"


def _varied(body: str, number: int, count: int) -> str:
    """The text with ids, references and words of its own."""
    ids = set(re.findall(r"\{#([a-z-]+)\}", body))
    body = "\n".join(_ways_that_stay(body.split("\n"), ids))
    body = re.sub(r"(?<=[{ ])#([a-z-]+)", rf"#\1-{number}", body)
    body = re.sub(r"\[\[[A-Z]{2}-\d\d(\.[a-z-]+)?\]\]", f"[[{_code(number % count + 1)}]]", body)
    body = re.sub(r"\[\[JL-\d{4}\]\]", f"[[{_form(number)}]]", body)
    body = re.sub(r"^(- 记录：)(.+)$", _each_once, body, flags=re.MULTILINE)
    for place, words in enumerate(VARIED):
        body = body.replace(words[0], words[number // len(words) ** place % len(words)])
    return body


def _ways_that_stay(lines: list[str], ids: set[str]) -> Iterator[str]:
    """Without the forks that lead to a step that was not taken over."""
    for line in lines:
        if not line.startswith("- 去向：") or ids.issuperset(re.findall(r"#([a-z-]+)", line)):
            yield line


def _each_once(records: re.Match[str]) -> str:
    return records[1] + "、".join(dict.fromkeys(records[2].split("、")))


def _code(number: int) -> str:
    return f"CX-{number:04}"


def _form(number: int) -> str:
    """The form that this procedure shares with its neighbours; its code is that of the first of them."""
    first = (number - 1) // FORM_EVERY * FORM_EVERY + 1
    return f"JL-{first:04}1"
