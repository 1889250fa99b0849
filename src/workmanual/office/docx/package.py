"""The package: a ZIP of XML parts (ISO/IEC 29500-2), the same bytes for the same document.

Takes the body, head and foot as markup and the pictures, gives the file. It is written whole instead of mending a
template of python-docx, whose styles send Chinese to a Japanese face, whose settings open in compatibility mode, and
which carries half a megabyte of styles and somebody's thumbnail.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from workmanual.office.docx.markup import Faces, attribute, emu, plain

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_NAMESPACES: Final = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "r": f"{_OFFICE}/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_IGNORABLE: Final = 'mc:Ignorable="w14"'
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EARLIEST: Final = date(1980, 1, 1)
"""A ZIP knows no earlier day."""
_WORD_2013: Final = 15
"""An older mode says so in the window's title and places tables differently."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What the file says about itself."""

    title: str
    author: str
    subject: str
    created: date


class Pictures:
    """PNG pictures of a document; the same picture is kept once."""

    def __init__(self) -> None:
        self._names: dict[bytes, str] = {}
        self._shown = 0

    def inline(self, png: bytes, width: float, height: float, description: str) -> str:
        """A run's content that shows the picture, `width` by `height` mm; the description is for those who listen."""
        name = self._names.setdefault(png, f"picture{len(self._names) + 1}")
        self._shown += 1
        number = self._shown
        size = f'cx="{emu(width)}" cy="{emu(height)}"'
        return (
            f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{number}" name="{name}" descr={attribute(description)}/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}.png"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{name}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing>"
        )

    def files(self) -> Mapping[str, bytes]:
        """Contents by name, without the ending."""
        return {name: png for png, name in self._names.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """What stands on every page, as markup."""

    head: str
    foot: str
    further_head: str = ""
    """Head of the pages after the first, where it is another."""


def package(
    body: str, running: Running, *, faces: Faces, pictures: Pictures, properties: Properties, section: str
) -> bytes:
    """The file. `section` is what follows the head and foot in `w:sectPr`."""
    files = pictures.files()
    ends = {"first": ("head", "foot"), "default": ("head2", "foot2")} if running.further_head else _ON_ALL_PAGES
    references = "".join(
        f'<w:{kind}Reference w:type="{pages}" r:id="{name}"/>'
        for pages, names in ends.items()
        for kind, name in zip(("header", "footer"), names, strict=True)
    )
    further = "<w:titlePg/>" if running.further_head else ""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("document", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("app", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": _core(properties),
        "docProps/app.xml": (
            f'{_XML}<Properties xmlns="{_OFFICE}/extended-properties"><Application>workmanual</Application>'
            f"<Company>{plain(properties.author)}</Company></Properties>"
        ),
        "word/document.xml": _part(
            "document", f"<w:body>{body}<w:sectPr>{references}{section}{further}</w:sectPr></w:body>"
        ),
        "word/_rels/document.xml.rels": _relationships(
            *((name, f"{_OFFICE}/relationships/{kind}", target) for name, kind, target in _PARTS),
            *((name, f"{_OFFICE}/relationships/image", f"media/{name}.png") for name in files),
        ),
        "word/header1.xml": _part("hdr", running.head),
        "word/footer1.xml": _part("ftr", running.foot),
        "word/header2.xml": _part("hdr", running.further_head or running.head),
        "word/footer2.xml": _part("ftr", running.foot),
        "word/styles.xml": _part("styles", _styles(faces)),
        "word/settings.xml": _part("settings", _SETTINGS),
    }
    pngs = {f"word/media/{name}.png": png for name, png in files.items()}
    texts = {name: text.encode("utf-8") for name, text in parts.items()}
    return _zipped({**texts, **pngs}, properties.created)


_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ON_ALL_PAGES: Final = {"default": ("head", "foot")}
_PARTS: Final = (
    ("styles", "styles", "styles.xml"),
    ("settings", "settings", "settings.xml"),
    ("head", "header", "header1.xml"),
    ("foot", "footer", "footer1.xml"),
    ("head2", "header", "header2.xml"),
    ("foot2", "footer", "footer2.xml"),
)
"""Id, kind and file of what belongs to the document."""


def _part(root: str, inside: str) -> str:
    return f"{_XML}<w:{root} {_NAMESPACES} {_IGNORABLE}>{inside}</w:{root}>"


def _content_types() -> str:
    kinds = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/header1.xml": f"{_WORD}.header+xml",
        "/word/footer1.xml": f"{_WORD}.footer+xml",
        "/word/header2.xml": f"{_WORD}.header+xml",
        "/word/footer2.xml": f"{_WORD}.footer+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{overrides}</Types>"
    )


def _relationships(*given: tuple[str, str, str]) -> str:
    made = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in given)
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _core(properties: Properties) -> str:
    moment = f"{properties.created.isoformat()}T00:00:00Z"
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{plain(properties.title)}</dc:title><dc:subject>{plain(properties.subject)}</dc:subject>"
        f"<dc:creator>{plain(properties.author)}</dc:creator><dc:language>zh-CN</dc:language>"
        f"<cp:lastModifiedBy>{plain(properties.author)}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    )


_SETTINGS: Final = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:useFELayout/>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    f'w:val="{_WORD_2013}"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
)


_NO_SPACES: Final = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
"""None between Chinese and figures beyond those that are written: paper has counted on that."""


def _styles(faces: Faces) -> str:
    """Few: what is typed is Song as in cells; titles are known as such to those who listen or look for contents."""
    named = (("Title", "Title", 0), ("Heading1", "heading 1", 1))
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="Normal"/><w:qFormat/><w:pPr><w:outlineLvl w:val="{level}"/></w:pPr></w:style>'
        for id_, name, level in named
    )
    return (
        f"<w:docDefaults><w:rPrDefault>{faces.cell.properties}</w:rPrDefault><w:pPrDefault><w:pPr>{_NO_SPACES}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="Words"><w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="Table"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>' + styles
    )


def _zipped(parts: Mapping[str, bytes], day: date) -> bytes:
    made = max(day, _EARLIEST)
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = ZipInfo(name, (made.year, made.month, made.day, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, content)
    return file.getvalue()
