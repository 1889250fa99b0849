"""What a random revision does to forms, the assessment scheme, terms and pages; each row is one sort of change.

An operation takes the draft, gives what it did and what must be reported of it, or None where no place is left.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from tests.comparison import rewording
from tests.comparison.editing import field_blocks, moved, with_assessment, with_fields, with_form
from tests.comparison.step_operations import LIMITS, reworded_blocks
from tests.comparison.truth import ANY, Done, Draft, Operation, one
from workmanual.comparison.records import Kind, Sense
from workmanual.model.assessment import Assessment, Indicator, Veto
from workmanual.model.manual import Manual, Term
from workmanual.model.record import Block, FieldType, FormField, RecordForm
from workmanual.span import NOWHERE, Name

Found = tuple[RecordForm, Block, FormField]
LABELS: Final = ("骑缝编号", "补正日期", "封存柜号", "誊写人", "往年结论", "校对章位置", "离退休代表", "底稿去处")
TERMS: Final = (
    ("骑缝章", "盖在两页相连处、用来证明没有换页的章。"),
    ("底稿", "誊写以前的原件，和正式的一份一起保存。"),
    ("补正", "材料不齐时由经手人按清单补交并写明日期。"),
    ("抄送", "把办好的文件给有关班组各送一份，不要求答复。"),
)
VETOES: Final = (
    ("保密否决", "发生失密、泄密事件", "当季不评优秀，当年不评先"),
    ("票据否决", "私设账外账、坐支现金", "当季不评优秀，当年不评先"),
    ("防火否决", "责任区发生火灾并造成停产", "当季不评优秀，当年不评先"),
)


def _free_fields(draft: Draft) -> list[Found]:
    found = [
        (form, block, field)
        for form in draft.manual.forms
        for block in field_blocks(form)
        for field in block.fields
        if draft.is_free(_field_id(form, field))
    ]
    draft.random.shuffle(found)
    return found


def _field_id(form: RecordForm, field: FormField) -> str:
    return f"{form.code}.{field.id}"


def _field(change: Callable[[Draft, RecordForm, FormField], FormField | None]) -> Operation:
    """An operation that changes one field of a form."""

    def operation(draft: Draft) -> Done | None:
        for form, block, field in _free_fields(draft):
            instead = change(draft, form, field)
            if instead is not None:
                fields = tuple(instead if each is field else each for each in block.fields)
                manual = with_form(draft.manual, form, with_fields(form, block, fields))
                return one(manual, _field_id(form, field), Kind.CHANGED, senses=(Sense.RECORD,))
        return None

    return operation


def _relabelled(draft: Draft, form: RecordForm, field: FormField) -> FormField | None:
    return replace(field, label=_fresh_label(draft, form))


def _retyped(draft: Draft, _form: RecordForm, field: FormField) -> FormField | None:
    types = (FieldType.TEXT, FieldType.NUMBER, FieldType.DATE, FieldType.TEXTAREA)
    if field.type not in types:
        return None
    return replace(field, type=draft.random.choice([one for one in types if one is not field.type]))


def _required(_draft: Draft, _form: RecordForm, field: FormField) -> FormField | None:
    return replace(field, required=not field.required)


def _other_options(draft: Draft, _form: RecordForm, field: FormField) -> FormField | None:
    if len(field.options) < 2:
        return None
    if draft.random.random() < 0.5:
        return replace(field, options=(*field.options, Name("其他情形", NOWHERE)))
    return replace(field, options=field.options[:-1])


def _field_added(draft: Draft) -> Done | None:
    forms = [form for form in draft.manual.forms if draft.is_free(_moves(form))]
    form, block = draft.random.choice([(form, block) for form in forms for block in field_blocks(form)])
    taken = {str(field.id) for field in form.fields()}
    id_ = next(name for name in (f"added-{number}" for number in range(1, 99)) if name not in taken)
    field = FormField(at=NOWHERE, id=Name(id_, NOWHERE), label=_fresh_label(draft, form))
    place = draft.random.randrange(len(block.fields) + 1)
    fields = (*block.fields[:place], field, *block.fields[place:])
    manual = with_form(draft.manual, form, with_fields(form, block, fields))
    return one(manual, _field_id(form, field), Kind.ADDED, may=ANY, touched=(_order(form),))


def _field_removed(draft: Draft) -> Done | None:
    for form, block, field in _free_fields(draft):
        if len(block.fields) > 1 and draft.is_free(_moves(form)):
            fields = tuple(each for each in block.fields if each is not field)
            manual = with_form(draft.manual, form, with_fields(form, block, fields))
            return one(manual, _field_id(form, field), Kind.DELETED, may=ANY, touched=(_order(form),))
    return None


def _field_moved(draft: Draft) -> Done | None:
    """By two places at least, as steps are."""
    for form, block, field in _free_fields(draft):
        begin = block.fields.index(field)
        ends = [end for end in range(len(block.fields)) if abs(end - begin) > 1]
        if ends and draft.is_free(_order(form), _moves(form)):
            fields = moved(block.fields, begin, draft.random.choice(ends))
            manual = with_form(draft.manual, form, with_fields(form, block, fields))
            may, touched = frozenset({Sense.CONTENT, Sense.RECORD}), (_order(form), _moves(form))
            return one(manual, _field_id(form, field), Kind.MOVED, may=may, touched=touched)
    return None


def _fresh_label(draft: Draft, form: RecordForm) -> Name:
    taken = {field.label for field in form.fields()}
    return Name(draft.random.choice([label for label in LABELS if label not in taken]), NOWHERE)


def _order(form: RecordForm) -> str:
    """Touched by whatever adds fields to a form, or takes them out."""
    return f"order:{form.code}"


def _moves(form: RecordForm) -> str:
    """Touched by what moves a field inside a form: nothing else may then change its order."""
    return f"moves:{form.code}"


def _free_forms(draft: Draft) -> list[RecordForm]:
    found = [form for form in draft.manual.forms if draft.is_free(str(form.code))]
    draft.random.shuffle(found)
    return found


def _retention(draft: Draft) -> Done | None:
    for form in _free_forms(draft):
        others = [kept.id for kept in draft.manual.charter.retention if kept.id != form.retention]
        manual = with_form(draft.manual, form, replace(form, retention=draft.random.choice(others)))
        return one(manual, str(form.code), Kind.CHANGED, senses=(Sense.RECORD,))
    return None


def _instruction(draft: Draft) -> Done | None:
    for form in _free_forms(draft):
        for place, text in enumerate(form.instructions):
            words = rewording.clause_replaced(text, draft.random)
            if words:
                instructions = (*form.instructions[:place], words, *form.instructions[place + 1 :])
                manual = with_form(draft.manual, form, replace(form, instructions=instructions))
                return one(manual, str(form.code), Kind.CHANGED, senses=(Sense.RECORD,), may=LIMITS)
    return None


def _scheme(draft: Draft) -> Assessment:
    assert draft.manual.assessment is not None, "the edition has an assessment scheme"
    return draft.manual.assessment


def _scheme_code(draft: Draft) -> str:
    return str(draft.manual.charter.assessment)


def _with_indicators(draft: Draft, indicators: tuple[Indicator, ...]) -> Manual:
    return with_assessment(draft.manual, replace(_scheme(draft), indicators=indicators))


def _free_indicators(draft: Draft) -> list[Indicator]:
    code = _scheme_code(draft)
    found = [each for each in _scheme(draft).indicators if draft.is_free(f"{code}.{each.id}")]
    draft.random.shuffle(found)
    return found


def _indicator(change: Callable[[Draft, Indicator], Indicator | None]) -> Operation:
    """An operation that changes one indicator."""

    def operation(draft: Draft) -> Done | None:
        for indicator in _free_indicators(draft):
            instead = change(draft, indicator)
            if instead is not None:
                each = tuple(instead if one_ is indicator else one_ for one_ in _scheme(draft).indicators)
                id_ = f"{_scheme_code(draft)}.{indicator.id}"
                return one(_with_indicators(draft, each), id_, Kind.CHANGED, senses=(Sense.BASELINE,), may=LIMITS)
        return None

    return operation


def _other_points(draft: Draft, indicator: Indicator) -> Indicator | None:
    return replace(indicator, points=indicator.points + draft.random.choice((0.5, 1, 2)))


def _other_baseline(draft: Draft, indicator: Indicator) -> Indicator | None:
    words = rewording.number_changed(indicator.baseline, draft.random)
    return replace(indicator, baseline=words) if words else None


def _indicator_added(draft: Draft) -> Done | None:
    code, scheme = _scheme_code(draft), _scheme(draft)
    taken = {f"{code}.{each.id}" for each in scheme.indicators}
    id_ = next(name for name in (f"added-{number}" for number in range(1, 99)) if f"{code}.{name}" not in taken)
    title, baseline = draft.random.choice(TERMS)
    indicator = replace(
        draft.random.choice(scheme.indicators),
        id=Name(id_, NOWHERE),
        title=f"{title}管理",
        baseline=baseline,
        deduction=f"发现{title}不合要求的，酌情扣分",
        evidence=(),
        outside="现场查看",
    )
    place = draft.random.randrange(len(scheme.indicators) + 1)
    manual = _with_indicators(draft, (*scheme.indicators[:place], indicator, *scheme.indicators[place:]))
    return one(manual, f"{code}.{id_}", Kind.ADDED, may=ANY)


def _indicator_removed(draft: Draft) -> Done | None:
    for indicator in _free_indicators(draft):
        left = tuple(each for each in _scheme(draft).indicators if each is not indicator)
        return one(_with_indicators(draft, left), f"{_scheme_code(draft)}.{indicator.id}", Kind.DELETED, may=ANY)
    return None


def _veto_added(draft: Draft) -> Done | None:
    code, scheme = _scheme_code(draft), _scheme(draft)
    title, rule, effect = draft.random.choice(VETOES)
    id_ = f"added-{VETOES.index((title, rule, effect))}"
    if not draft.is_free(f"{code}:veto.{id_}"):
        return None
    veto = Veto(at=NOWHERE, id=Name(id_, NOWHERE), title=title, rule=rule, effect=effect)
    manual = with_assessment(draft.manual, replace(scheme, veto=(*scheme.veto, veto)))
    return one(manual, f"{code}:veto.{id_}", Kind.ADDED, may=ANY)


def _free_terms(draft: Draft) -> list[Term]:
    found = [term for term in draft.manual.charter.terms if draft.is_free(f"term:{term.id}")]
    draft.random.shuffle(found)
    return found


def _with_terms(draft: Draft, terms: tuple[Term, ...]) -> Manual:
    return replace(draft.manual, charter=replace(draft.manual.charter, terms=terms))


def _term_changed(draft: Draft) -> Done | None:
    terms = draft.manual.charter.terms
    for term in _free_terms(draft):
        words = rewording.clause_replaced(term.meaning, draft.random)
        if words:
            instead = replace(term, meaning=words)
            manual = _with_terms(draft, tuple(instead if each is term else each for each in terms))
            return one(manual, f"term:{term.id}", Kind.CHANGED, senses=(Sense.CONTENT,), may=LIMITS)
    return None


def _term_added(draft: Draft) -> Done | None:
    word, meaning = draft.random.choice(TERMS)
    id_ = f"added-{TERMS.index((word, meaning))}"
    if not draft.is_free(f"term:{id_}"):
        return None
    term = Term(at=NOWHERE, id=Name(id_, NOWHERE), term=Name(word, NOWHERE), meaning=meaning)
    return one(_with_terms(draft, (*draft.manual.charter.terms, term)), f"term:{id_}", Kind.ADDED, may=ANY)


def _term_removed(draft: Draft) -> Done | None:
    for term in _free_terms(draft):
        left = tuple(each for each in draft.manual.charter.terms if each is not term)
        return one(_with_terms(draft, left), f"term:{term.id}", Kind.DELETED, may=ANY)
    return None


def _page_changed(draft: Draft) -> Done | None:
    for page in draft.random.sample(draft.manual.preface, len(draft.manual.preface)):
        body = reworded_blocks(draft, page.body, rewording.clause_replaced)
        if body is not None and draft.is_free(f"page:{page.id}"):
            pages = tuple(replace(each, body=body) if each is page else each for each in draft.manual.preface)
            manual = replace(draft.manual, preface=pages)
            return one(manual, f"page:{page.id}", Kind.CHANGED, senses=(Sense.CONTENT,), may=LIMITS)
    return None


OPERATIONS: Final[Mapping[str, Operation]] = {
    "field added": _field_added,
    "field removed": _field_removed,
    "field renamed": _field(_relabelled),
    "field: type": _field(_retyped),
    "field: required": _field(_required),
    "field: options": _field(_other_options),
    "field moved": _field_moved,
    "form: retention": _retention,
    "form: instruction": _instruction,
    "indicator added": _indicator_added,
    "indicator removed": _indicator_removed,
    "indicator: points": _indicator(_other_points),
    "indicator: baseline": _indicator(_other_baseline),
    "veto added": _veto_added,
    "term changed": _term_changed,
    "term added": _term_added,
    "term removed": _term_removed,
    "page changed": _page_changed,
}
