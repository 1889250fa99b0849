"""What the manual leans on: outside rules, and words with a fixed meaning."""

from __future__ import annotations

from workmanual.model.manual import BasisRule
from workmanual.views.document import rules_of
from workmanual.views.index import Index
from workmanual.views.lists.control import Labels
from workmanual.views.lists.listing import Column, Group, Listing, ListTable, Piece, Row, pieces, words


def basis(index: Index, labels: Labels) -> Listing:
    """The outside rules that the manual cites, with the documents that cite them."""
    columns = (
        Column(title=labels["name"], share=42),
        Column(title=labels["rule-number"], share=20),
        Column(title=labels["rule-issuer"], share=22, is_expected=True),
        Column(title=labels["rule-in-force"], share=24, is_expected=True),
        Column(title=labels["rule-cited"], share=18, is_code=True, is_expected=True),
        Column(title=labels["rule-source"], share=40, is_expected=True),
    )
    rows = tuple(_rule(index, rule, labels) for rule in index.manual.basis)
    table = ListTable(id="basis", title=labels["basis-list"], columns=columns, groups=(Group(rows=rows),))
    lead = labels["basis-lead"].format(effective=index.manual.edition.effective)
    return Listing(id="basis", title=labels["basis-list"], lead=lead, tables=(table,), is_wide=True)


def _rule(index: Index, rule: BasisRule, labels: Labels) -> Row:
    citing = (str(one.code) for one in index.manual.procedures if rule in rules_of(index, one))
    in_force = f"{rule.in_force_from} {labels['until']} {rule.in_force_to or labels['today-in-force']}"
    source = f"{rule.source}{labels['list-note'].format(note=rule.note)}" if rule.note else rule.source
    return Row(
        cells=(
            words(labels["pdf-rule"].format(title=rule.title)),
            words(rule.number),
            words(rule.issuer),
            words(in_force),
            tuple(Piece(code, code) for code in citing),
            words(source),
        ),
        reference=f"basis:{rule.id}",
    )


def terms(index: Index, labels: Labels) -> Listing:
    """The words with a fixed meaning, what is not written instead, and what people say for them."""
    columns = (
        Column(title=labels["term"], share=18),
        Column(title=labels["meaning"], share=70, is_expected=True),
        Column(title=labels["avoid"], share=14),
        Column(title=labels["also-said"], share=22),
    )
    rows = tuple(
        Row(
            cells=(words(term.term), words(term.meaning), pieces(term.avoid), pieces(term.search)),
            reference=f"term:{term.id}",
        )
        for term in index.manual.charter.terms
    )
    table = ListTable(id="terms", title=labels["terms"], columns=columns, groups=(Group(rows=rows),))
    return Listing(id="terms", title=labels["terms"], lead=labels["terms-lead"], tables=(table,))
