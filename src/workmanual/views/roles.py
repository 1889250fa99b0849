"""Roles in words: an author names a role by id, title or synonym; a reader always sees its title."""

from __future__ import annotations

from collections.abc import Iterable

from workmanual.views.index import Index


def role_titles(index: Index, names: Iterable[str]) -> tuple[str, ...]:
    """The titles of these roles; an unknown one (already a finding) keeps its word."""
    return tuple(str(index.roles[name].title) if name in index.roles else str(name) for name in names)
