"""Random revisions of an edition, with the exact truth of what was done.

Takes an edition and a seeded `Random`, gives an old and a new manual, each with a few of the edition's documents and
their forms so that a comparison is quick, and what a comparison of the two must report. One to eight operations
(OPERATIONS) make a revision; none touches what another has touched, but for a word renamed everywhere, which comes
last and goes through all of it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Final

from tests.comparison import list_operations, step_operations
from tests.comparison.editing import mapped
from tests.comparison.truth import Draft, Expected, Operation, Replaced
from workmanual.comparison.items import items_of
from workmanual.comparison.records import Item, Kind, Sense
from workmanual.locale import Locale
from workmanual.model.changes import Changes
from workmanual.model.manual import Manual
from workmanual.span import NOWHERE
from workmanual.views.index import index, placed_indicators, placed_steps

DOCUMENTS: Final = 3
"""Of an edition that is revised, besides the assessment document."""
FORMS: Final = 8
"""At most; of more, those that come first are kept."""
MOST: Final = 8
"""Operations of one revision."""
RENAMED_AT_LEAST: Final = 5
"""Places at which a word stands that is renamed everywhere."""
NAMES: Final = ("承办专员", "票据见证组", "轮值誊写人", "备查清单簿", "核验小分队", "周转档案盒")
"""What things are renamed to; they occur in no edition, and no clause put in has any of their words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """An edition, what became of it, and the truth."""

    old: Manual
    new: Manual
    operations: tuple[str, ...]
    """Names of OPERATIONS, and `renamed everywhere`."""
    expected: tuple[Expected, ...]
    """Every change that must be listed, once, and no other."""
    editorial: frozenset[str]
    """Ids of items in which only signs changed, and of no other."""
    replaced: tuple[Replaced, ...]
    renumbered: frozenset[str]
    """Ids of items that stayed and have another number; moved, split and merged ones are not among them."""


OPERATIONS: Final[Mapping[str, Operation]] = {**step_operations.OPERATIONS, **list_operations.OPERATIONS}
_NAMED: Final = re.compile(r"[A-Z]{2}-\d+\.[a-z0-9-]+")
"""How a text names a step or an indicator."""
RENAMED: Final = "renamed everywhere"


def revision(edition: Manual, random: Random, locale: Locale, names: Sequence[str] = ()) -> Revision:
    """A random revision of a part of the edition, made by these operations, else by any; those without a place fail."""
    draft = _begun(edition, random)
    names = names or random.choices(sorted((*OPERATIONS, RENAMED)), k=random.randint(1, MOST))
    made: list[str] = []
    for name in (name for name in names if name != RENAMED):
        done = OPERATIONS[name](draft)
        if done is not None:
            draft = replace(draft, manual=done.manual, done=(*draft.done, done))
            made.append(name)
    expected = tuple(one for done in draft.done for one in done.expected)
    new = draft.manual
    replaced: tuple[Replaced, ...] = ()
    if RENAMED in names:
        found = _renamed(draft, expected, locale)
        if found is not None:
            new, expected, replaced = found
            made.append(RENAMED)
    lineage = tuple(one for done in draft.done for one in done.lineage)
    return Revision(
        old=draft.before,
        new=replace(new, changes=Changes(at=NOWHERE, lineage=lineage)),
        operations=tuple(made),
        expected=expected,
        editorial=frozenset(id_ for done in draft.done for id_ in done.editorial),
        replaced=replaced,
        renumbered=_renumbered(draft.before, new, expected),
    )


def _begun(edition: Manual, random: Random) -> Draft:
    """A few documents of the edition and their forms, nothing of them touched yet."""
    scored = edition.charter.assessment
    chosen = random.sample([str(one.code) for one in edition.procedures if one.code != scored], DOCUMENTS)
    procedures = tuple(one for one in edition.procedures if one.code in chosen or one.code == scored)
    cited = {cited.form for one in procedures for step in one.steps for cited in step.records}
    forms = tuple(form for form in edition.forms if form.code in cited)
    part = replace(
        edition, procedures=procedures, forms=tuple(sorted(random.sample(forms, FORMS), key=forms.index)), changes=None
    )
    outside = tuple(one for one in edition.procedures if one not in procedures)
    return Draft(before=part, manual=part, outside=outside, done=(), random=random)


def _renumbered(old: Manual, new: Manual, expected: tuple[Expected, ...]) -> frozenset[str]:
    before, after = _numbers(old), _numbers(new)
    replaced = {id_ for one in expected if one.kind is not Kind.CHANGED for id_ in (*one.old, *one.new)}
    return frozenset(id_ for id_, number in after.items() if before.get(id_, number) != number) - replaced


def _numbers(manual: Manual) -> Mapping[str, str]:
    """Numbers of steps and indicators by id."""
    assert manual.assessment is not None, "the edition has an assessment scheme"
    numbers = {placed.reference: placed.number for one in manual.procedures for placed in placed_steps(one)}
    scored = manual.charter.assessment
    return numbers | {
        f"{scored}.{placed.indicator.id}": placed.number for placed in placed_indicators(manual.assessment)
    }


def _renamed(
    draft: Draft, expected: tuple[Expected, ...], locale: Locale
) -> tuple[Manual, tuple[Expected, ...], tuple[Replaced, ...]] | None:
    """A role's or a term's name put for another wherever it stands, in what was changed otherwise too."""
    manual = draft.manual
    items, others = _items(draft.before, locale), _items(manual, locale)
    before, after = ({id_: _said(item) for id_, item in found.items()} for found in (items, others))
    shown_otherwise = {id_ for id_, item in others.items() if id_ in items and _is_shown_otherwise(items[id_], item)}
    whole = "\n".join((*before.values(), *after.values()))
    words = _words(manual)
    draft.random.shuffle(words)
    for word in words:
        places = {id_ for id_, text in after.items() if word in text and word in before.get(id_, "")}
        if len(places) < RENAMED_AT_LEAST or places & shown_otherwise or _stands_in_longer(word, manual, whole):
            continue
        changed = {id_ for one in expected if one.kind is Kind.CHANGED for id_ in one.new}
        if any(before[id_].count(word) != after[id_].count(word) for id_ in changed):
            continue  # what another operation did with the word would have to be told apart
        new = draft.random.choice(NAMES)
        parted = {id_ for one in expected if one.kind in (Kind.SPLIT, Kind.MERGED) for id_ in (*one.old, *one.new)}
        told = tuple(_told(one, before, after, word) for one in expected)
        places |= {one.new[0] for one in told if Sense.REPLACEMENT in one.senses}
        replaced = Replaced(old=word, new=new, places=frozenset(places - parted))
        return _with_word(manual, word, new), told, (replaced,)
    return None


def _told(one: Expected, before: Mapping[str, str], after: Mapping[str, str], word: str) -> Expected:
    """What is expected of a change when a word in it was replaced besides."""
    if one.kind not in (Kind.CHANGED, Kind.MOVED):
        return one
    if word in before[one.old[0]] and word in after[one.new[0]]:
        return replace(one, senses=one.senses | {Sense.REPLACEMENT})
    return one


def _items(manual: Manual, locale: Locale) -> Mapping[str, Item]:
    return {item.id: item for item in items_of(index(manual, None, locale))}


def _said(item: Item) -> str:
    return "\n".join(text for field in item.fields for text in field.said)


def _is_shown_otherwise(old: Item, new: Item) -> bool:
    """Whether a reference in it is shown in other words, because what it names came, went or has another title."""
    return any(
        field.shown != before.shown and _unnamed(field.said) == _unnamed(before.said)
        for field in new.fields
        if (before := old.field(field.name)) is not None
    )


def _unnamed(said: tuple[str, ...]) -> str:
    """What is said, references to steps and indicators aside."""
    return _NAMED.sub("", "\n".join(said))


def _words(manual: Manual) -> list[str]:
    """Names of roles and terms that are one word."""
    titles = (*(role.title for role in manual.charter.roles), *(term.term for term in manual.charter.terms))
    synonyms = {word for role in manual.charter.roles for word in role.synonyms}
    return sorted({str(title) for title in titles if "、" not in title} - synonyms)


def _stands_in_longer(word: str, manual: Manual, text: str) -> bool:
    """Whether a longer name is made with this one, so that nobody would rename the one and not look at the other."""
    charter = manual.charter
    names = (
        *(name for role in charter.roles for name in (role.title, *role.synonyms)),
        *(name for term in charter.terms for name in (term.term, *term.avoid)),
        *(procedure.title for procedure in manual.procedures),
        *(form.title for form in manual.forms),
        *(rule.title for rule in manual.basis),
    )
    counted = re.search(f"[每一二三四五六七八九十]{re.escape(word)}", text)  # 六项 is nothing of 十六项
    return counted is not None or any(word in name and word != name and name in text for name in names)


def _with_word(manual: Manual, old: str, new: str) -> Manual:
    """The manual with one word for another in everything that is an item."""

    def rewrite(text: str) -> str:
        return text.replace(old, new)

    charter = manual.charter
    return replace(
        manual,
        procedures=mapped(manual.procedures, rewrite),
        forms=mapped(manual.forms, rewrite),
        preface=mapped(manual.preface, rewrite),
        assessment=mapped(manual.assessment, rewrite),
        standards=mapped(manual.standards, rewrite),
        basis=mapped(manual.basis, rewrite),
        charter=replace(
            charter,
            roles=mapped(charter.roles, rewrite),
            terms=mapped(charter.terms, rewrite),
            retention=mapped(charter.retention, rewrite),
        ),
    )
