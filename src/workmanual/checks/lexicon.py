"""What the checks of language know of one manual's vocabulary: its terms, its roles and units.

Takes `manual.yml` as a value, gives plain tuples, so that two lexicons can be told apart by their values alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from workmanual.model.manual import Charter


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The vocabulary that every file of an edition is checked against."""

    avoided: tuple[tuple[str, str], ...] = ()
    """A word not to write, and the term to write instead."""
    terms: tuple[str, ...] = ()
    """The terms themselves."""
    actors: tuple[str, ...] = ()
    """Titles and synonyms of roles, and the titles of units: what stands for people and is no personal name."""


def lexicon_of(charter: Charter | None) -> Lexicon:
    """The vocabulary of `manual.yml`; empty while that cannot be read."""
    if charter is None:
        return Lexicon()
    return Lexicon(
        avoided=tuple((str(word), str(term.term)) for term in charter.terms for word in term.avoid),
        terms=tuple(str(term.term) for term in charter.terms),
        actors=(
            *(str(word) for role in charter.roles for word in (role.title, *role.synonyms)),
            *(unit.title for unit in charter.units),
        ),
    )
