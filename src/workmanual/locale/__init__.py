"""The words of one language: section and item names, the time grammar, labels, messages, command help.

Takes the texts of a locale's files, gives a `Locale`: `zh-CN.yml` holds everything but what is said about findings,
which lies beside it by family (`zh-CN/structure.yml`). No other module holds a word that a reader or author sees; a
test allows no Chinese in the code. The files themselves are read by `workmanual.ground.resources`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, ClassVar, TypeVar

from workmanual.comparison.words import ComparisonWords
from workmanual.model.authored import AUTHORED
from workmanual.model.procedure import Section, StepItem
from workmanual.reading.fit import OPEN, fit
from workmanual.reading.measures import MeasureWords
from workmanual.reading.spellings import Spellings, meaning_of
from workmanual.reading.yaml_text import read_yaml
from workmanual.span import Span
from workmanual.times import TimeWords

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingWords:
    """What is said about one code of the catalogue; `{name}` stands for an argument."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    title: str
    """The problem in general, for lists."""
    message: str
    """The problem at hand."""
    expected: str = ""
    """What is there and what should be, where that helps."""
    remedy: str
    """One thing to do."""
    explain: str
    """Why it matters, for `workmanual explain`."""
    wrong: str = ""
    """An example that triggers it."""
    right: str = ""
    """The same, mended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandWords:
    """Help of one subcommand."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    summary: str
    help: str = ""
    options: Annotated[Mapping[str, str], OPEN] = field(default_factory=dict)
    """What each option does, by its name."""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Separators:
    """Marks that join things inside an item."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    label: str
    """Characters any of which may follow a label."""
    names: str
    """Between roles and between records."""
    forks: str
    """Between ways."""
    way: str
    """Between condition and target."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholders:
    """Words that stand where the content is still to come (WM221)."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    signs: tuple[str, ...]
    """Words of which one stands in every placeholder inside a longer text …"""
    short_signs: tuple[str, ...]
    """… or, where a short text is nothing else, one of these."""
    anywhere: tuple[str, ...]
    """Patterns that are placeholders wherever they stand."""
    clauses: tuple[str, ...]
    """Patterns that are placeholders when a clause is nothing else."""
    alone: tuple[str, ...]
    """Patterns that are placeholders when an item, a text, a name or a value is nothing else."""
    nothing: tuple[str, ...]
    """Such patterns too, but for what may be an answer: 无, 同上."""
    clause_ends: str
    """Characters that end a clause, brackets included."""
    quotes: str
    """Opening quotation marks, then the closing ones: what stands between them is quoted."""
    open_keys: tuple[str, ...]
    """Keys of YAML texts whose values may well be any of these: the options of a choice."""
    label_keys: tuple[str, ...]
    """Keys whose values may well be `nothing`: the label of a box to tick."""
    where: Annotated[Mapping[str, str], OPEN]
    """Names of the places in a finding: `text`, `cell`, `title`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlWords:
    """How texts write codes, revisions and dates; a string of marks stands for any of its characters."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    sentence_ends: str
    clause_ends: str
    titles: str
    """The marks around a title, opening and closing."""
    brackets: str
    """Opening and closing."""
    gaps: str
    """What may stand between a code, its title and its revision."""
    revision_words: tuple[str, ...]
    """What may stand before a revision."""
    examples: tuple[str, ...]
    """Words of a sentence that only gives an example."""
    numbering: tuple[str, ...]
    """Words of a sentence about codes themselves."""
    edition_names: tuple[str, ...]
    """What an edition calls itself."""
    document_names: tuple[str, ...]
    """What a document calls itself."""
    before_date: tuple[str, ...]
    after_date: tuple[str, ...]
    year: str
    month: str
    day: str
    effective: tuple[str, ...]
    """What is said of the day on which something takes effect."""
    issued: tuple[str, ...]
    """What is said of the day on which something is issued."""
    no_statement_before: tuple[str, ...]
    """Words behind which it is no statement any more but a description."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWords:
    """How a person's name is told from other words; patterns are regular expressions."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    surnames: str
    """Of one character each."""
    compound_surnames: tuple[str, ...]
    made_up: tuple[str, ...]
    """Names of examples."""
    no_name_ends: tuple[str, ...]
    """Ends of words that look like names and are shifts, units or places, or names left out."""
    before: str
    """What stands before a name, where one of `after` follows it."""
    after: str
    titles: str
    """What follows a name by itself."""
    labels: str
    """What stands before a name by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proofreading:
    """What the checks of language look for (WM9xx); patterns are regular expressions."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    marks: Annotated[Mapping[str, str], OPEN]
    """Full-width punctuation by the half-width mark."""
    quotes: Annotated[Mapping[str, str], OPEN]
    """Opening and closing quotation mark, by the straight one."""
    quoted: tuple[str, ...]
    """Titles and words that are talked about: nothing in them is the author's own wording."""
    keys_left_alone: tuple[str, ...]
    """Keys of YAML whose values are lists of words, or names given by others."""
    keys_of_texts: tuple[str, ...]
    """Keys of YAML whose values are sentences."""
    garbled: tuple[str, ...]
    """Words that come about only by reading a file in a wrong encoding."""
    vague: tuple[str, ...]
    """Words that ask for something without saying how much of it."""
    clauses: tuple[str, ...]
    """Numbers of clauses and steps, typed."""
    outside_rules: str
    """What stands before the number of a clause of somebody else's rule."""
    enumerations: tuple[str, ...]
    """Numbers at the beginning of a paragraph."""
    heading_numbers: tuple[str, ...]
    """Further numbers at the beginning of a heading."""
    persons: PersonWords


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """What the heads of a list of units may say, and why a name of it can be no folder's."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    unit: tuple[str, ...]
    """Heads of the column of names; the first is the proper one."""
    code: tuple[str, ...]
    """Heads of the column of short signs."""
    too_long: str
    unseen: str
    reserved: str
    forbidden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """One language."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    language: str
    """BCP 47 tag: `zh-CN`."""
    sections: Annotated[Mapping[Section, str], OPEN]
    items: Annotated[Mapping[StepItem, str], OPEN]
    separators: Separators
    spellings: Spellings
    measures: MeasureWords
    placeholders: Placeholders
    times: TimeWords
    control: ControlWords
    proofreading: Proofreading
    lists: ListWords
    comparison: ComparisonWords
    labels: Annotated[Mapping[str, str], OPEN]
    """Words of pages, forms, PDF and terminal, by key."""
    expectations: Annotated[Mapping[str, str], OPEN]
    """Names for kinds of values in WM106, by pydantic's error type."""
    yaml_problems: Annotated[Mapping[str, str], OPEN]
    """What is wrong with YAML in WM103, by a part of what PyYAML says; the last, an empty one, is for the rest."""
    formula_problems: Annotated[Mapping[str, str], OPEN]
    """Why a formula cannot be read in WM524, by `reading.formula.Problem`."""
    constructs: Annotated[Mapping[str, str], OPEN]
    """Names for markup in WM108, by token type."""
    commands: Annotated[Mapping[str, CommandWords], OPEN]
    findings: Annotated[Mapping[str, FindingWords], OPEN] = field(default_factory=dict)
    """By code; they come from files of their own."""

    def section_named(self, words: str) -> Section | None:
        """The section with this heading."""
        return next((section for section, name in self.sections.items() if name == words), None)

    def item_named(self, words: str) -> StepItem | None:
        """The step item with this label."""
        return next((item for item, name in self.items.items() if name == words), None)

    def section_meant(self, words: str) -> Section | None:
        """The section that a heading written otherwise means."""
        return meaning_of(words, self.sections, self.spellings.sections, self.spellings)

    def item_meant(self, words: str) -> StepItem | None:
        """The step item that a label written otherwise means."""
        return meaning_of(words, self.items, self.spellings.items, self.spellings)


def read_locale(texts: Mapping[str, str]) -> Locale:
    """The locale of these files, which ship with the program: a mistake in them is a bug.

    The first is the language itself; every further one says what it says about the findings of one family.
    """
    (path, text), *families = texts.items()
    findings: dict[str, FindingWords] = {}
    for name, words in families:
        findings |= _fitted(words, name, _FamilyWords)
    return replace(_fitted(text, path, Locale), findings=findings)


_FamilyWords = Annotated[dict[str, FindingWords], OPEN]


def _fitted(text: str, path: str, wanted: type[T]) -> T:
    tree, findings = read_yaml(text, path)
    assert tree is not None, f"the locale cannot be read: {findings}"
    words, findings = fit(tree, wanted)
    assert words is not None, f"the locale does not fit: {findings}"
    return words
