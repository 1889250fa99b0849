"""What a reference is called and what it points to, whatever the medium.

Takes the index and the words between the brackets, gives kind, target and the text to show: current number and title.
A writer turns the target into its own address.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workmanual.model.procedure import Procedure
from workmanual.views.index import Index


class Kind(StrEnum):
    """What a reference points to."""

    DOCUMENT = "document"
    STEP = "step"
    INDICATOR = "indicator"
    FORM = "form"
    BASIS = "basis"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reference in words."""

    kind: Kind
    code: str
    """Document or form code, or the basis id."""
    step: str
    """Step id; empty unless a step is meant."""
    text: str
    """`CX-02 发展党员工作程序`, `4.8 公示` (same document), `CX-02 4.8 公示`, `KP-01 A5 …`, `JL-0201 …`, or the
    rule's title."""
    exists: bool
    """False for a document that is expected and not written yet: show the words without a link."""


def resolve(index: Index, target: str, *, within: Procedure | None = None) -> Resolved:
    """Resolve a checked reference; an unknown one (already a finding) keeps its words and does not exist."""
    if target.startswith("basis:"):
        id_ = target.removeprefix("basis:")
        rule = index.basis.get(id_)
        return Resolved(Kind.BASIS, id_, "", rule.title if rule else target, rule is not None)
    code, _, step = target.partition(".")
    if target in index.indicators:
        indicator = index.indicators[target]
        words = f"{indicator.number} {indicator.indicator.title}"
        text = words if within is not None and within.code == code else f"{code} {words}"
        return Resolved(Kind.INDICATOR, code, "", text, exists=code in index.procedures)
    if step:
        placed = index.steps.get(target)
        if placed is None:
            return Resolved(Kind.STEP, code, step, target, exists=False)
        here = within is not None and within.code == code
        text = f"{placed.number} {placed.step.title}" if here else f"{code} {placed.number} {placed.step.title}"
        return Resolved(Kind.STEP, code, step, text, exists=True)
    if code in index.forms:
        return Resolved(Kind.FORM, code, "", f"{code} {index.forms[code].title}", exists=True)
    expected = index.expected.get(code)
    text = f"{code} {expected.title}" if expected else code
    return Resolved(Kind.DOCUMENT, code, "", text, exists=code in index.procedures)
