"""Coverage: what the manual defines is used, and its work leaves records (WM311 to WM315).

Nothing is called unused while a document that could use it is still to be written or cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workmanual.checks.references import cited_basis
from workmanual.findings import Finding, finding
from workmanual.views.index import Index
from workmanual.views.roles import named_roles


def unused_roles(index: Index) -> Iterator[Finding]:
    """Every role is named in a document, a form or an approval, its words in a text included (WM311)."""
    if index.may_grow():
        return
    named = {index.roles[name].id for name in named_roles(index) if name in index.roles}
    unnamed = [role for role in index.manual.charter.roles if role.id not in named]
    texts = _texts(index) if unnamed else ()
    for role in unnamed:
        if not _stand((role.title, *role.synonyms), texts):
            yield finding("WM311", role.at, role=role.id, title=role.title)


def unused_terms(index: Index) -> Iterator[Finding]:
    """Every term's words stand in a text, or in the meaning of another term (WM312)."""
    terms = index.manual.charter.terms
    if index.may_grow() or not terms:
        return
    texts = (*_texts(index), *_preface(index))
    meanings = [_words(term.meaning) for term in terms]
    for place, term in enumerate(terms):
        if not _stand((term.term,), (*texts, *meanings[:place], *meanings[place + 1 :])):
            yield finding("WM312", term.at, id=term.id, term=term.term)


def unused_basis(index: Index) -> Iterator[Finding]:
    """Every outside rule is cited, or named by its title (WM313)."""
    if index.may_grow():
        return
    cited = {id_ for id_, _ in cited_basis(index)}
    uncited = [rule for rule in index.manual.basis if rule.id not in cited]
    texts = (*_texts(index), *_preface(index)) if uncited else ()
    for rule in uncited:
        if not _stand((rule.title,), texts):
            yield finding("WM313", rule.at, id=rule.id, title=rule.title)


def records(index: Index) -> Iterator[Finding]:
    """The steps of a document leave at least one record, a form of ours or another paper (WM314)."""
    for procedure in index.manual.procedures:
        if procedure.steps and not any(step.records for step in procedure.steps):
            yield finding("WM314", procedure.at, code=procedure.code)


def unused_documents(index: Index) -> Iterator[Finding]:
    """Something refers to every document: another one, a free page, a form or an indicator of its own (WM315)."""
    if index.may_grow():
        return
    named = {reference.target.partition(".")[0] for texts in index.page_texts for reference in texts.references}
    named |= {str(form.procedure) for form in index.manual.forms}
    named |= {str(placed.indicator.procedure) for placed in index.indicators.values()}
    for procedure, texts in zip(index.manual.procedures, index.document_texts, strict=True):
        forks = (fork.target for step in procedure.steps for fork in step.forks)
        codes = {target.partition(".")[0] for target in (*forks, *(one.target for one in texts.references))}
        named |= codes - {procedure.code}
    for procedure in index.manual.procedures:
        if procedure.code not in named:
            yield finding("WM315", procedure.code.at, code=procedure.code, title=procedure.title)


def _texts(index: Index) -> tuple[str, ...]:
    """What documents and forms say."""
    return tuple(_words(texts.text) for texts in (*index.document_texts, *index.form_texts))


def _preface(index: Index) -> tuple[str, ...]:
    return tuple(_words(texts.text) for texts in index.page_texts)


def _words(text: str) -> str:
    """Words without the blanks between them."""
    return text.replace(" ", "")


def _stand(words: Iterable[str], texts: Iterable[str]) -> bool:
    """Whether one of these words stands in one of the texts."""
    wanted = [_words(word) for word in words]
    return any(word in text for text in texts for word in wanted)
