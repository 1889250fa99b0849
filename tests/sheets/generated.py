"""Forms that nobody would write and that must still be laid out: any blocks, any columns, any widths."""

from dataclasses import replace
from typing import Final

from hypothesis import strategies as st

from workmanual.model.record import (
    Block,
    FieldType,
    FormField,
    FormKind,
    FormTable,
    Numbering,
    Orientation,
    Paper,
    Part,
    RecordForm,
)
from workmanual.span import Name, Span

AT: Final = Span("form.yml")
WORDS: Final = st.text(
    st.sampled_from("党支部委员会议题日期意见的建议和人数结果时间（）、a1 "), min_size=1, max_size=16
).filter(str.strip)


def name(text: str) -> Name:
    """A string as an author writes it."""
    return Name(text, AT)


LABELS: Final = WORDS.map(str.strip).map(name)
FIELDS: Final = st.builds(
    FormField,
    at=st.just(AT),
    id=st.just(name("x")),
    label=LABELS,
    type=st.sampled_from(FieldType),
    unit=st.sampled_from(["", "人", "个工作日"]),
    required=st.booleans(),
    lines=st.integers(0, 12),
    wide=st.booleans(),
    options=st.lists(LABELS, max_size=5).map(tuple),
)
COLUMNS: Final = st.builds(
    lambda field, width: replace(field, width=width), FIELDS, st.none() | st.floats(5, 90, width=32)
)
TABLES: Final = st.builds(
    FormTable,
    at=st.just(AT),
    columns=st.lists(COLUMNS, min_size=1, max_size=5).map(tuple),
    rows=st.sampled_from([None, 0, 1, 7, 40]),
    pages=st.none() | st.integers(1, 3),
    row_height=st.sampled_from([5.0, 8.0, 9.0, 20.0]),
    numbered=st.booleans(),
    prefilled=st.lists(st.lists(WORDS.map(str.strip), max_size=9).map(tuple), max_size=4).map(tuple),
)
SEVERAL: Final = st.lists(FIELDS, min_size=1, max_size=5).map(tuple)
BLOCKS: Final = st.one_of(
    st.builds(Block, at=st.just(AT), title=st.just("") | WORDS, columns=st.integers(0, 4), fields=SEVERAL),
    st.builds(Block, at=st.just(AT), title=st.just("") | WORDS, table=TABLES),
    st.builds(Block, at=st.just(AT), signs=SEVERAL),
    st.builds(Block, at=st.just(AT), title=st.just("") | WORDS, text=WORDS),
    st.builds(Block, at=st.just(AT), note=WORDS),
)
PARTS: Final = st.builds(
    Part,
    at=st.just(AT),
    title=st.just("") | WORDS,
    keeper=st.just("") | WORDS,
    blocks=st.lists(BLOCKS, max_size=3).map(tuple),
)


def _form(parts: list[Part], kind: FormKind, orientation: Orientation, numbering: str, title: str) -> RecordForm:
    """Field ids are made unique here."""
    count = 0

    def with_id(field: FormField) -> FormField:
        nonlocal count
        count += 1
        return replace(field, id=name(f"field_{count}"))

    def renamed(block: Block) -> Block:
        table = block.table and replace(block.table, columns=tuple(with_id(one) for one in block.table.columns))
        return replace(
            block,
            fields=tuple(with_id(one) for one in block.fields),
            table=table,
            signs=tuple(with_id(one) for one in block.signs),
        )

    return RecordForm(
        at=AT,
        code=name("JL-0001"),
        title=name(title),
        purpose=name("试排。"),
        kind=kind,
        procedure=name("CX-01"),
        filled_by=(),
        filled_when=name("随时"),
        retention=name("long"),
        revision=name("A/0"),
        paper=Paper(orientation=orientation),
        numbering=Numbering(at=AT, label=numbering) if numbering else None,
        parts=tuple(replace(part, blocks=tuple(renamed(block) for block in part.blocks)) for part in parts),
    )


GENERATED: Final = st.builds(
    _form,
    st.lists(PARTS, max_size=3),
    st.sampled_from(FormKind),
    st.sampled_from(Orientation),
    st.sampled_from(["", "编号"]),
    WORDS.map(str.strip),
)
"""Forms."""
