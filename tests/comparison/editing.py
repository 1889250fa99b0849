"""Small edits of a manual's values, from which random revisions are put together.

Takes values of the model, gives new ones; nothing here decides at random what is changed.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from workmanual.model.assessment import Assessment
from workmanual.model.manual import Manual
from workmanual.model.procedure import Procedure, Step
from workmanual.model.record import Block, FormField, RecordForm
from workmanual.model.richtext import Block as RichBlock
from workmanual.model.richtext import Reference, Text
from workmanual.span import Name, Span

T = TypeVar("T")
Rewrite = Callable[[str], str]


def mapped(value: T, rewrite: Rewrite) -> T:
    """The value with every word in it rewritten; enumerations, days and places stay."""
    made: Any = value
    if isinstance(value, Enum | Span | date):
        return value
    if isinstance(value, str):
        words = rewrite(str(value))
        if words != value:
            made = Name(words, value.at) if isinstance(value, Name) else words
    elif isinstance(value, tuple):
        found = tuple(mapped(each, rewrite) for each in value)
        made = found if any(a is not b for a, b in zip(found, value, strict=True)) else value
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {part.name: getattr(value, part.name) for part in fields(value)}
        inner = {name: mapped(part, rewrite) for name, part in parts.items()}
        changed = {name: part for name, part in inner.items() if part is not parts[name]}
        made = replace(value, **changed) if changed else value
    return made  # type: ignore[no-any-return]  # of the same type


def pieces(value: object, kind: type[T]) -> Iterator[T]:
    """Everything of this kind inside a value, in reading order."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from pieces(each, kind)
    elif is_dataclass(value) and not isinstance(value, type | Span):
        for part in fields(value):
            yield from pieces(getattr(value, part.name), kind)


def with_blocks(value: T, field: str, blocks: tuple[RichBlock, ...]) -> T:
    """A step or a document with other words in this field."""
    changed: dict[str, Any] = {field: blocks}
    made: Any = value
    return replace(made, **changed)  # type: ignore[no-any-return]  # of the same type


def with_leaf(value: T, leaf: Text, words: str) -> T:
    """The value with other words for one piece of it (by identity)."""
    made: Any = value
    if value is leaf:
        made = replace(leaf, text=words)
    elif isinstance(value, tuple):
        found = tuple(with_leaf(each, leaf, words) for each in value)
        made = found if any(a is not b for a, b in zip(found, value, strict=True)) else value
    elif is_dataclass(value) and not isinstance(value, type | Span):
        for part in fields(value):
            inner = getattr(value, part.name)
            changed = with_leaf(inner, leaf, words)
            if changed is not inner:
                return replace(value, **{part.name: changed})
    return made  # type: ignore[no-any-return]  # of the same type: only words changed


def steps_of(manual: Manual) -> tuple[tuple[Procedure, Step], ...]:
    return tuple((procedure, step) for procedure in manual.procedures for step in procedure.steps)


def reference(procedure: Procedure, step: Step) -> str:
    return f"{procedure.code}.{step.id}"


def with_steps(manual: Manual, code: str, steps: tuple[Step, ...]) -> Manual:
    """The manual with other steps in one document."""
    found = tuple(replace(one, steps=steps) if one.code == code else one for one in manual.procedures)
    return replace(manual, procedures=found)


def with_step(manual: Manual, procedure: Procedure, step: Step, *instead: Step) -> Manual:
    """The manual with other steps, or none, in the place of one."""
    steps: list[Step] = []
    for each in procedure.steps:
        steps.extend(instead if each is step else (each,))
    return with_steps(manual, procedure.code, tuple(steps))


def with_form(manual: Manual, form: RecordForm, instead: RecordForm) -> Manual:
    return replace(manual, forms=tuple(instead if one is form else one for one in manual.forms))


def field_blocks(form: RecordForm) -> tuple[Block, ...]:
    """Bands of the form that hold fields."""
    return tuple(block for part in form.parts for block in part.blocks if block.fields)


def with_fields(form: RecordForm, block: Block, instead: tuple[FormField, ...]) -> RecordForm:
    """The form with other fields in one of its bands."""
    parts = tuple(
        replace(part, blocks=tuple(replace(one, fields=instead) if one is block else one for one in part.blocks))
        for part in form.parts
    )
    return replace(form, parts=parts)


def with_assessment(manual: Manual, assessment: Assessment) -> Manual:
    return replace(manual, assessment=assessment)


def moved(things: tuple[T, ...], begin: int, end: int) -> tuple[T, ...]:
    """The things with the one at `begin` at `end` (0-based)."""
    rest = [*things[:begin], *things[begin + 1 :]]
    return (*rest[:end], things[begin], *rest[end:])


def referring(manual: Manual, code: str, id_: str, instead: str) -> Manual:
    """The manual with every reference to a step of this document as one to another document's."""
    old = f"{code}.{id_}"

    def turned(procedure: Procedure) -> Procedure:
        steps = tuple(
            replace(
                step,
                forks=tuple(
                    replace(one, target=instead)
                    if one.target == old or (procedure.code == code and one.target == f"#{id_}")
                    else one
                    for one in step.forks
                ),
            )
            for step in procedure.steps
        )
        return retargeted(replace(procedure, steps=steps), lambda target: instead if target == old else target)

    assessment = manual.assessment
    assert assessment is not None, "the edition has an assessment scheme"
    cycle = tuple(
        replace(stage, steps=tuple(Name(instead, one.at) if one == old else one for one in stage.steps))
        for stage in assessment.cycle
    )
    return replace(
        manual,
        procedures=tuple(map(turned, manual.procedures)),
        preface=retargeted(manual.preface, lambda target: instead if target == old else target),
        assessment=replace(assessment, cycle=cycle),
    )


def referred(manual: Manual) -> frozenset[str]:
    """Steps that something refers to."""
    found = {one.target for one in pieces((manual.procedures, manual.preface), Reference)}
    for procedure, step in steps_of(manual):
        for fork in step.forks:
            found.add(f"{procedure.code}.{fork.target[1:]}" if fork.target.startswith("#") else fork.target)
    assessment = manual.assessment
    return frozenset((*found, *(str(one) for stage in (assessment.cycle if assessment else ()) for one in stage.steps)))


def retargeted(value: T, rewrite: Rewrite) -> T:
    """The value with other targets of the references in its texts."""
    made: Any = value
    if isinstance(value, Reference):
        target = rewrite(value.target)
        return value if target == value.target else replace(value, target=target)
    if isinstance(value, tuple):
        found = tuple(retargeted(each, rewrite) for each in value)
        made = found if any(a is not b for a, b in zip(found, value, strict=True)) else value
    elif is_dataclass(value) and not isinstance(value, type | Span):
        parts = {part.name: getattr(value, part.name) for part in fields(value)}
        inner = {name: retargeted(part, rewrite) for name, part in parts.items() if isinstance(part, tuple)}
        changed = {name: part for name, part in inner.items() if part is not parts[name]}
        made = replace(value, **changed) if changed else value
    return made  # type: ignore[no-any-return]  # of the same type
