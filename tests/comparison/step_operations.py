"""What a random revision does to steps and documents; each row of OPERATIONS is one sort of change.

An operation takes the draft, gives what it did and what must be reported of it, or None where no place is left.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from tests.comparison import rewording
from tests.comparison.editing import (
    moved,
    pieces,
    reference,
    referred,
    referring,
    steps_of,
    with_blocks,
    with_leaf,
    with_step,
    with_steps,
)
from tests.comparison.rewording import Rewording
from tests.comparison.truth import ANY, Done, Draft, Expected, Operation, one
from workmanual.comparison.records import Kind, Sense
from workmanual.model.changes import Lineage
from workmanual.model.manual import Manual
from workmanual.model.procedure import Citation, Procedure, Step, When
from workmanual.model.richtext import Block, ListBlock, Text
from workmanual.span import NOWHERE, Name

Placed = tuple[Procedure, Step]
LIMITS: Final = frozenset({Sense.STANDARD, Sense.WHEN, Sense.BASELINE, Sense.CONTENT})
"""What a changed number may be called, besides what its field is about."""


def free_steps(draft: Draft) -> list[Placed]:
    """Steps that nothing has touched, shuffled."""
    found = [
        (procedure, step) for procedure, step in steps_of(draft.manual) if draft.is_free(reference(procedure, step))
    ]
    draft.random.shuffle(found)
    return found


def reworded_blocks(draft: Draft, blocks: tuple[Block, ...], rewording: Rewording) -> tuple[Block, ...] | None:
    """The blocks with one piece of text changed."""
    found: list[Text] = list(pieces(blocks, Text))
    draft.random.shuffle(found)
    for leaf in found:
        words = rewording(leaf.text, draft.random)
        if words is not None and words != leaf.text:
            return with_leaf(blocks, leaf, words)
    return None


def _in_step(field: str, rewording: Rewording, *senses: Sense, may: frozenset[Sense] = frozenset()) -> Operation:
    """An operation that changes the text of one field of a step."""

    def operation(draft: Draft) -> Done | None:
        for procedure, step in free_steps(draft):
            blocks = reworded_blocks(draft, getattr(step, field), rewording)
            if blocks is not None:
                manual = with_step(draft.manual, procedure, step, with_blocks(step, field, blocks))
                return one(manual, reference(procedure, step), Kind.CHANGED, senses=senses, may=may)
        return None

    return operation


def _signs(draft: Draft) -> Done | None:
    for procedure, step in free_steps(draft):
        for field in draft.random.sample(("why", "how", "standard", "pitfalls"), 4):
            blocks = reworded_blocks(draft, getattr(step, field), rewording.signs_changed)
            if blocks is not None:
                id_ = reference(procedure, step)
                manual = with_step(draft.manual, procedure, step, with_blocks(step, field, blocks))
                return Done(manual=manual, editorial=frozenset({id_}), touched=frozenset({id_}))
    return None


def _when(draft: Draft) -> Done | None:
    for procedure, step in free_steps(draft):
        words = rewording.number_changed(step.when.text, draft.random) if step.when else None
        if step.when and words:
            # What the program understands of it is read from the words; nothing compared here asks for it.
            when = When(step.when.at, words, ())
            manual = with_step(draft.manual, procedure, step, replace(step, when=when))
            return one(
                manual, reference(procedure, step), Kind.CHANGED, senses=(Sense.WHEN,), may=frozenset({Sense.BASELINE})
            )
    return None


def _who(draft: Draft) -> Done | None:
    titles = [role.title for role in draft.manual.charter.roles]
    for procedure, step in free_steps(draft):
        if step.who:
            place = draft.random.randrange(len(step.who))
            role = draft.random.choice([title for title in titles if title not in step.who])
            who = (*step.who[:place], role, *step.who[place + 1 :])
            manual = with_step(draft.manual, procedure, step, replace(step, who=who))
            return one(manual, reference(procedure, step), Kind.CHANGED, senses=(Sense.WHO,))
    return None


def _record_added(draft: Draft) -> Done | None:
    for procedure, step in free_steps(draft):
        cited = {citation.form for citation in step.records}
        codes = [str(form.code) for form in draft.manual.forms if form.code not in cited]
        records = (*step.records, Citation(NOWHERE, draft.random.choice(codes), ""))
        manual = with_step(draft.manual, procedure, step, replace(step, records=records))
        return one(manual, reference(procedure, step), Kind.CHANGED, senses=(Sense.RECORD,))
    return None


def _record_removed(draft: Draft) -> Done | None:
    for procedure, step in free_steps(draft):
        if len(step.records) > 1:
            gone = draft.random.choice(step.records)
            records = tuple(citation for citation in step.records if citation is not gone)
            manual = with_step(draft.manual, procedure, step, replace(step, records=records))
            return one(manual, reference(procedure, step), Kind.CHANGED, senses=(Sense.RECORD,))
    return None


def _moved(draft: Draft) -> Done | None:
    """By two places at least: of two neighbours that changed places nobody can say which one moved."""
    for procedure, step in free_steps(draft):
        keys = _order(procedure), _moves(procedure)
        begin = procedure.steps.index(step)
        ends = [end for end in range(len(procedure.steps)) if abs(end - begin) > 1]
        if ends and draft.is_free(*keys):
            steps = moved(procedure.steps, begin, draft.random.choice(ends))
            manual = with_steps(draft.manual, procedure.code, steps)
            return one(manual, reference(procedure, step), Kind.MOVED, may=frozenset({Sense.CONTENT}), touched=keys)
    return None


def _moved_out(draft: Draft) -> Done | None:
    for procedure, step in free_steps(draft):
        others = [
            other
            for other in draft.manual.procedures
            if other.code != procedure.code and draft.is_free(_moves(other)) and step.id not in _ids_ever(draft, other)
        ]
        if len(procedure.steps) < 4 or not draft.is_free(_moves(procedure)) or not others:
            continue
        target = draft.random.choice(others)
        place = draft.random.randrange(len(target.steps) + 1)
        old, new = reference(procedure, step), reference(target, step)
        forks = tuple(
            replace(one, target=f"{procedure.code}.{one.target[1:]}") if one.target.startswith("#") else one
            for one in step.forks
        )
        manual = with_step(draft.manual, procedure, step)
        there = (*target.steps[:place], replace(step, forks=forks), *target.steps[place:])
        manual = referring(with_steps(manual, target.code, there), procedure.code, step.id, new)
        return Done(
            manual=manual,
            expected=(Expected(kind=Kind.MOVED, old=(old,), new=(new,), may=frozenset({Sense.CONTENT})),),
            lineage=(_lineage((old,), (new,)),),
            touched=frozenset((old, new, _order(procedure), _order(target))),
        )
    return None


def _split(draft: Draft) -> Done | None:
    for procedure, step in free_steps(draft):
        actions = _list(step.how)
        if actions is None or len(actions.items) < 6 or not draft.is_free(_moves(procedure)):
            continue
        middle = len(actions.items) // 2
        id_ = _fresh(draft, procedure, f"{step.id}-rest")
        first = replace(step, how=(replace(actions, items=actions.items[:middle]),), forks=())
        second = replace(
            step, id=id_, title=f"{step.title}的后续办理", how=(replace(actions, items=actions.items[middle:]),)
        )
        old, new = (reference(procedure, step),), (reference(procedure, first), reference(procedure, second))
        return Done(
            manual=with_step(draft.manual, procedure, step, first, second),
            expected=(Expected(kind=Kind.SPLIT, old=old, new=new, may=ANY),),
            lineage=(_lineage(old, new),),
            touched=frozenset((*old, *new, _order(procedure))),
        )
    return None


def _merged(draft: Draft) -> Done | None:
    for procedure, step in free_steps(draft):
        place = procedure.steps.index(step) + 1
        following = procedure.steps[place] if place < len(procedure.steps) else None
        if following is None or not draft.is_free(reference(procedure, following), _moves(procedure)):
            continue
        apart = with_step(draft.manual, procedure, step)  # what this step says of the next one goes with it
        if reference(procedure, following) in referred(apart):
            continue
        one_list, other_list = _list(step.how), _list(following.how)
        if one_list is None or other_list is None or len(procedure.steps) < 4:
            continue
        together = replace(
            step,
            title=f"{step.title}并{following.title}",
            who=tuple(dict.fromkeys((*step.who, *following.who))),
            how=(replace(one_list, items=(*one_list.items, *other_list.items)),),
            standard=(*step.standard, *following.standard),
            records=tuple({(cited.form, cited.words): cited for cited in (*step.records, *following.records)}.values()),
            forks=(*(one for one in step.forks if one.target != f"#{following.id}"), *following.forks),
        )
        old, new = (reference(procedure, step), reference(procedure, following)), (reference(procedure, together),)
        manual = with_step(draft.manual, procedure, step, together)
        changed = next(document for document in manual.procedures if document.code == procedure.code)
        return Done(
            manual=with_step(manual, changed, following),
            expected=(Expected(kind=Kind.MERGED, old=old, new=new, may=ANY),),
            lineage=(_lineage(old, new),),
            touched=frozenset((*old, _order(procedure))),
        )
    return None


def _deleted(draft: Draft) -> Done | None:
    for procedure, step in free_steps(draft):
        if len(procedure.steps) > 3 and draft.is_free(_moves(procedure)):
            id_ = reference(procedure, step)
            manual = with_step(draft.manual, procedure, step)
            return one(manual, id_, Kind.DELETED, may=ANY, touched=(_order(procedure),))
    return None


def _inserted(at_top: bool) -> Operation:
    def operation(draft: Draft) -> Done | None:
        procedures = [one for one in draft.manual.procedures if draft.is_free(_moves(one), str(one.code))]
        sources = [step for document in draft.outside for step in document.steps if draft.is_free(_source(step))]
        if not procedures or not sources:
            return None
        procedure, source = draft.random.choice(procedures), draft.random.choice(sources)
        step = replace(source, id=_fresh(draft, procedure, source.id))
        place = 0 if at_top else draft.random.randrange(1, len(procedure.steps) + 1)
        manual = with_steps(draft.manual, procedure.code, (*procedure.steps[:place], step, *procedure.steps[place:]))
        keys = (_order(procedure), _source(source))
        return one(manual, reference(procedure, step), Kind.ADDED, may=ANY, touched=keys)

    return operation


def _document_worded(draft: Draft) -> Done | None:
    procedures = [one for one in draft.manual.procedures if draft.is_free(str(one.code))]
    draft.random.shuffle(procedures)
    for procedure in procedures:
        for field in draft.random.sample(("purpose", "scope", "introduction"), 3):
            blocks = reworded_blocks(draft, getattr(procedure, field), rewording.clause_replaced)
            if blocks is not None:
                manual = _with_document(draft.manual, procedure, with_blocks(procedure, field, blocks))
                return one(manual, str(procedure.code), Kind.CHANGED, senses=(Sense.CONTENT,), may=LIMITS)
    return None


def _document_deleted(draft: Draft) -> Done | None:
    for procedure in draft.random.sample(draft.manual.procedures, len(draft.manual.procedures)):
        ids = (str(procedure.code), *(reference(procedure, step) for step in procedure.steps))
        keys = (_order(procedure), _moves(procedure))
        if procedure.code == draft.manual.charter.assessment or not draft.is_free(*ids, *keys):
            continue
        expected = tuple(Expected(kind=Kind.DELETED, old=(id_,), may=ANY) for id_ in ids)
        manual = _with_document(draft.manual, procedure)
        return Done(manual=manual, expected=expected, touched=frozenset((*ids, *keys)))
    return None


def _document_added(draft: Draft) -> Done | None:
    sources = [one for one in draft.outside if draft.is_free(*map(_source, one.steps)) and draft.is_free(str(one.code))]
    if not sources:
        return None
    procedure = draft.random.choice(sources)
    ids = (str(procedure.code), *(reference(procedure, step) for step in procedure.steps))
    expected = tuple(Expected(kind=Kind.ADDED, new=(id_,), may=ANY) for id_ in ids)
    place = draft.random.randrange(len(draft.manual.procedures) + 1)
    procedures = draft.manual.procedures
    manual = replace(draft.manual, procedures=(*procedures[:place], procedure, *procedures[place:]))
    keys = (*map(_source, procedure.steps), _order(procedure), _moves(procedure))
    return Done(manual=manual, expected=expected, touched=frozenset((*ids, *keys)))


def _with_document(manual: Manual, procedure: Procedure, *instead: Procedure) -> Manual:
    found: list[Procedure] = []
    for one_ in manual.procedures:
        found.extend(instead if one_ is procedure else (one_,))
    return replace(manual, procedures=tuple(found))


def _list(blocks: tuple[Block, ...]) -> ListBlock | None:
    """The actions of a step, where they are one list."""
    return blocks[0] if len(blocks) == 1 and isinstance(blocks[0], ListBlock) else None


def _order(procedure: Procedure) -> str:
    """Touched by whatever adds steps to a document, or takes them out."""
    return f"order:{procedure.code}"


def _moves(procedure: Procedure) -> str:
    """Touched by what moves a step inside a document: nothing else may then change its order."""
    return f"moves:{procedure.code}"


def _source(step: Step) -> str:
    """Touched by what takes this step from outside the edition."""
    return f"source:{step.at}"


def _ids_ever(draft: Draft, procedure: Procedure) -> frozenset[str]:
    """Ids of the document's steps and indicators, those of the edition before included."""
    documents = (*draft.before.procedures, *draft.manual.procedures)
    steps = (step.id for one_ in documents if one_.code == procedure.code for step in one_.steps)
    scheme = draft.manual.assessment
    return frozenset((*steps, *(str(one_.id) for one_ in (scheme.indicators if scheme else ()))))


def _fresh(draft: Draft, procedure: Procedure, id_: str) -> str:
    taken = _ids_ever(draft, procedure)
    return next(name for name in (id_, *(f"{id_}-{number}" for number in range(2, 99))) if name not in taken)


def _lineage(old: tuple[str, ...], new: tuple[str, ...]) -> Lineage:
    return Lineage(
        at=NOWHERE, old=tuple(Name(id_, NOWHERE) for id_ in old), new=tuple(Name(id_, NOWHERE) for id_ in new)
    )


_CONTENT, _STANDARD = Sense.CONTENT, Sense.STANDARD
OPERATIONS: Final[Mapping[str, Callable[[Draft], Done | None]]] = {
    "how: clause replaced": _in_step("how", rewording.clause_replaced, _CONTENT, may=LIMITS),
    "how: clause inserted": _in_step("how", rewording.clause_inserted, _CONTENT),
    "how: number": _in_step("how", rewording.number_changed, may=LIMITS),
    "how: binding": _in_step("how", rewording.binding_changed, Sense.OBLIGATION, may=LIMITS),
    "standard: clause replaced": _in_step("standard", rewording.clause_replaced, _STANDARD, may=LIMITS),
    "standard: clauses apart": _in_step("standard", rewording.clauses_apart, _STANDARD, may=LIMITS),
    "standard: number": _in_step("standard", rewording.number_changed, _STANDARD, may=LIMITS),
    "standard: binding": _in_step("standard", rewording.binding_changed, Sense.OBLIGATION, may=LIMITS),
    "pitfalls: clause replaced": _in_step("pitfalls", rewording.clause_replaced, _CONTENT, may=LIMITS),
    "pitfalls: clause inserted": _in_step("pitfalls", rewording.clause_inserted, _CONTENT),
    "why: clause inserted": _in_step("why", rewording.clause_inserted, _CONTENT),
    "when: number": _when,
    "who": _who,
    "record added": _record_added,
    "record removed": _record_removed,
    "signs only": _signs,
    "step moved": _moved,
    "step moved to another document": _moved_out,
    "step split": _split,
    "steps merged": _merged,
    "step deleted": _deleted,
    "step inserted": _inserted(at_top=False),
    "step inserted at the top": _inserted(at_top=True),
    "document worded": _document_worded,
    "document deleted": _document_deleted,
    "document added": _document_added,
}
