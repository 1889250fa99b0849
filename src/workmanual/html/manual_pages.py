"""Pages about the manual as a whole: home and preface."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from jinja2 import Environment
from markupsafe import Markup

from workmanual.html.richtext import blocks_html
from workmanual.html.web_page import (
    HOME_ADDRESS,
    LIST_WEIGHT,
    RECORDS_ADDRESS,
    PageHeading,
    Side,
    SiteAddresses,
    WebPage,
    procedure_address,
)
from workmanual.locale import Locale
from workmanual.model.manual import FreePage
from workmanual.model.richtext import Heading, plain_text
from workmanual.views.contents import Listed, listed_documents
from workmanual.views.index import Index
from workmanual.views.roles import role_titles

SEARCH_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Guide:
    """A hand-written page of the site that the home page leads to."""

    title: str
    lead: str
    address: str


def preface_address(page: FreePage) -> str:
    """Address of a preface page."""
    return f"preface/{page.id}"


def home_page(
    index: Index, guides: Sequence[Guide], locale: Locale, templates: Environment, *, with_book: bool
) -> WebPage:
    """The first page: search, what to do first, every document in one line."""
    addresses = SiteAddresses(index, HOME_ADDRESS)
    charter = index.manual.charter

    def address(listed: Listed) -> str:
        return addresses.to(procedure_address(listed.expected.code))

    body = templates.get_template("page_home.html").render(
        charter=charter,
        edition=index.manual.edition,
        groups=listed_documents(index),
        address=address,
        owners=lambda listed: role_titles(index, listed.procedure.head.owner),
        records=addresses.to(RECORDS_ADDRESS),
        record_count=len(index.forms),
        preface=[(page, addresses.to(preface_address(page))) for page in index.manual.preface],
        examples=_search_examples(index),
        guides=[(guide, addresses.to(guide.address)) for guide in guides],
        book=addresses.file("manual.pdf") if with_book else None,
    )
    return WebPage(
        address=HOME_ADDRESS,
        title=locale.labels["home"],
        body=Markup(body),
        description=charter.motto,
        weight=LIST_WEIGHT,
        without=(Side.NAVIGATION, Side.CONTENTS),
    )


def _search_examples(index: Index) -> tuple[str, ...]:
    """A few words to search for: what people ask of different documents, by their authors' keywords."""
    in_turn = zip_longest(*(procedure.head.keywords for procedure in index.manual.procedures))
    words = (word for turn in in_turn for word in turn if word)
    return tuple(dict.fromkeys(words))[:SEARCH_EXAMPLES]


def preface_page(index: Index, page: FreePage) -> WebPage:
    """A free page of the preface."""
    address = preface_address(page)
    addresses = SiteAddresses(index, address)
    pieces: list[Markup] = [Markup('<h1 id="top">{}</h1>').format(page.title)]
    headings: list[PageHeading] = []
    for place, block in enumerate(page.body, start=1):
        if isinstance(block, Heading):
            id_, words = f"p{place}", plain_text(block.parts)
            pieces.append(Markup('<h{0} id="{1}">{2}</h{0}>').format(block.level, id_, words))
            if block.level == 2:
                headings.append(PageHeading(id_, words))
        else:
            pieces.append(blocks_html((block,), addresses))
    body = Markup("\n").join(pieces)
    return WebPage(address=address, title=page.title, body=body, headings=tuple(headings))
