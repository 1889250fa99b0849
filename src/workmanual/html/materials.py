"""What every page, sheet and printed document of an edition is made with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Environment

from workmanual.locale import Locale
from workmanual.model.manual import EditionState


@dataclass(frozen=True, slots=True, kw_only=True)
class Materials:
    """Words, templates and styles, and the state of the edition that they show."""

    locale: Locale
    templates: Environment
    """The HTML templates by file name, ready to fill in."""
    styles: Mapping[str, str]
    """Style sheets of forms and print by file name."""
    state: EditionState

    @property
    def mark(self) -> str:
        """What paper says of the state: nothing for the current edition, which may be superseded once printed."""
        return "" if self.state is EditionState.CURRENT else self.locale.labels[f"state-{self.state}"]
