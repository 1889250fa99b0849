"""Proof that the committed faces draw what they say, and that WeasyPrint finds them and nothing else.

Text taken out of a PDF cannot show a wrong glyph: a face whose character map is mixed up prints 整改键营变
and still gives 整改通知单 back. So pixels are compared with small pictures drawn from the upstream faces
when ours were made (tests/cases/fonts, by scripts/fonts). PDF is written in processes of their own, for
FONTCONFIG_FILE must not be set in this one. Not here: whether the PDF writer uses the faces.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "src/workmanual/fonts"
CASES = ROOT / "tests/cases/fonts"
CHARACTERS = (CASES / "characters.txt").read_text(encoding="utf-8").strip()

EM = 32
"""Pixels of one em in the reference pictures."""
FINE = 8
"""Everything is drawn this much larger and reduced, so that neither hinting nor rounding moves strokes."""
BASELINE = 0.88
"""Where the baseline stands in a reference picture, in em from its top."""
SAME, OTHER = 0.8, 0.65
"""Overlap of ink above which two pictures show the same character; below which, different ones. Measured:
at least 0.89 for the same, at most 0.58 for different characters."""

FACES = {
    "song-regular.ttf": "font-family: 'Workmanual Song'; font-weight: 400",
    "song-bold.ttf": "font-family: 'Workmanual Song'; font-weight: 700",
    "hei-regular.ttf": "font-family: 'Workmanual Hei'; font-weight: 400",
    "hei-bold.ttf": "font-family: 'Workmanual Hei'; font-weight: 700",
}

WRITER = """
import json, logging, sys, weasyprint
lines = []
handler = logging.Handler()
handler.emit = lambda record: lines.append(record.getMessage())
logging.getLogger("weasyprint").handlers = [handler]
weasyprint.HTML(string=sys.stdin.read()).write_pdf(sys.argv[1], uncompressed_pdf=True)
print(json.dumps(lines))
"""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF on disk and what the `weasyprint` logger said while it was written."""

    path: Path
    log: list[str]


def write_pdf(body: str, fonts: Path, into: Path) -> Printed:
    """Print an HTML body with the faces of a folder; caches go to the folder `into` as well."""
    target = into / "page.pdf"
    page = f'<html lang="zh-CN"><meta charset="utf-8"><body style="margin: 0">{body}'
    environment = os.environ | {"FONTCONFIG_FILE": str(fonts / "fonts.conf"), "XDG_CACHE_HOME": str(into)}
    done = subprocess.run(
        [sys.executable, "-c", WRITER, str(target)],
        input=page.encode(),
        env=environment,
        capture_output=True,
        check=True,
    )
    return Printed(target, json.loads(done.stdout))


def specimen(characters: str) -> str:
    """A page without margins: one line of square cells a face, one em each."""
    size = f"@page {{ size: {EM * len(characters)}pt {EM * (len(FACES) + 1)}pt; margin: 0 }}"
    line = f"margin: 0; font-size: {EM}pt; line-height: {EM}pt; white-space: nowrap"
    lines = "".join(f'<p style="{line}; {face}">{characters}</p>' for face in FACES.values())
    return f"<style>{size}</style>{lines}"


def cells(printed: Printed, fonts: Path) -> dict[str, list[Image.Image]]:
    """The cells of a specimen by face, rendered by PDFium, with the baseline where the references have it."""
    document = pypdfium2.PdfDocument(printed.path)
    sheet = document[0].render(scale=FINE).to_pil().convert("L")
    document.close()
    return {
        name: cut(sheet, row * EM * FINE + round((line_baseline(fonts / name) - BASELINE) * EM * FINE))
        for row, name in enumerate(FACES)
    }


def line_baseline(face: Path) -> float:
    """Where CSS puts the baseline in a line one em high: the face's ascent and descent are centred in it."""
    with TTFont(face, lazy=True) as font:
        ascent, descent = font["hhea"].ascent, font["hhea"].descent
        return float((1 + (ascent + descent) / font["head"].unitsPerEm) / 2)


def cut(sheet: Image.Image, top: int) -> list[Image.Image]:
    side = EM * FINE
    return [sheet.crop((left, top, left + side, top + side)).reduce(FINE) for left in range(0, sheet.width, side)]


def references(name: str) -> list[Image.Image]:
    sheet = Image.open(CASES / name.replace(".ttf", ".png")).convert("L")
    return [sheet.crop((left, 0, left + EM, EM)) for left in range(0, sheet.width, EM)]


def drawn(face: Path, characters: str) -> list[Image.Image]:
    """The characters drawn straight from a face by FreeType, as scripts/fonts draws the references."""
    side = EM * FINE
    sheet = Image.new("L", (side * len(characters), side), 255)
    font = ImageFont.truetype(face, side, layout_engine=ImageFont.Layout.BASIC)
    for column, character in enumerate(characters):
        ImageDraw.Draw(sheet).text((column * side, BASELINE * side), character, 0, font, "ls")
    return cut(sheet, 0)


def overlap(one: Image.Image, other: Image.Image) -> float:
    """Common ink over all ink, 0 to 1, of two grey pictures laid one over the other."""
    inks = ImageChops.invert(one), ImageChops.invert(other)
    everything = ImageStat.Stat(ImageChops.lighter(*inks)).sum[0]
    return float(ImageStat.Stat(ImageChops.darker(*inks)).sum[0] / everything)


def overlaps(ones: Sequence[Image.Image], others: Sequence[Image.Image]) -> list[float]:
    return [overlap(one, other) for one, other in zip(ones, others, strict=True)]


def mix_up(face: Path, characters: str) -> None:
    """Give every character the glyph of the next one, as a wrongly joined subset does."""
    with TTFont(face) as font:
        for table in font["cmap"].tables:
            glyphs = [table.cmap[ord(character)] for character in characters]
            table.cmap |= dict(zip(map(ord, characters), glyphs[1:] + glyphs[:1], strict=True))
        font.save(face)


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The faces as they may come to lie on a USB stick."""
    folder = tmp_path_factory.mktemp("fonts") / "U盘 党建(1) [2004]"
    shutil.copytree(FOLDER, folder)
    return folder


@pytest.fixture(scope="module")
def characters_of() -> dict[str, dict[int, str]]:
    """Code point to glyph name, by face."""

    def read() -> Iterator[tuple[str, dict[int, str]]]:
        for name in FACES:
            with TTFont(FOLDER / name, lazy=True) as font:
                yield name, font.getBestCmap()

    return dict(read())


@pytest.mark.parametrize("name", FACES)
def test_face_draws_the_characters_as_upstream_does(name: str) -> None:
    assert min(overlaps(drawn(FOLDER / name, CHARACTERS), references(name))) > SAME


def test_printed_text_shows_the_right_glyphs_of_the_right_face(moved: Path, tmp_path: Path) -> None:
    shown = cells(write_pdf(specimen(CHARACTERS), moved, tmp_path), moved)
    for name in FACES:
        assert min(overlaps(shown[name], references(name))) > SAME
        for other in FACES.keys() - {name}:
            found = overlaps(shown[name], references(other))
            assert sum(found) / len(found) < SAME, f"{name} looks like {other}"


def test_different_characters_do_not_pass_for_each_other() -> None:
    for name in FACES:
        sheet = references(name)
        closest = max(overlap(one, other) for one in sheet for other in sheet if one is not other)
        assert closest < OTHER


def test_mixed_up_face_is_seen_in_pixels_and_not_in_extracted_text(moved: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mixed up"
    shutil.copytree(moved, folder)
    for name in FACES:
        mix_up(folder / name, CHARACTERS)
    printed = write_pdf(specimen(CHARACTERS), folder, tmp_path)
    assert printed.log == []
    assert extracted(printed) == [CHARACTERS] * len(FACES)
    for name, shown in cells(printed, folder).items():
        assert max(overlaps(shown, references(name))) < OTHER
        assert max(overlaps(drawn(folder / name, CHARACTERS), references(name))) < OTHER


def extracted(printed: Printed) -> list[str]:
    document = pypdfium2.PdfDocument(printed.path)
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    return str(text).split()


def test_faces_cover_the_same_characters_and_all_of_gb2312(characters_of: dict[str, dict[int, str]]) -> None:
    first, *others = (set(glyphs) for glyphs in characters_of.values())
    assert all(other == first for other in others)
    cells_of_gb2312 = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    gb2312 = set("".join(pair.decode("gb2312", "ignore") for pair in cells_of_gb2312))
    assert len(gb2312) == 7445
    assert {ord(character) for character in gb2312 | set("镕喆堃昇赟𬭎㎡℃№☐☑☒✓✗①⑳ⅠⅫ—…“”￥·₂")} <= first


def test_every_character_has_a_glyph_of_its_own(characters_of: dict[str, dict[int, str]]) -> None:
    for name, glyphs in characters_of.items():
        assert len(set(glyphs.values())) == len(glyphs), name


def test_look_alikes_come_out_of_a_pdf_as_they_went_in(moved: Path, tmp_path: Path) -> None:
    alike = "·•・‧-‑–‒∕／～〜"
    lines = [f'<p style="{face}">{text}</p>' for face in FACES.values() for text in (alike, alike[::-1])]
    body = "".join(lines)
    assert extracted(write_pdf(body, moved, tmp_path)) == [alike, alike[::-1]] * len(FACES)


def test_faces_have_the_features_that_the_readme_names() -> None:
    for name in FACES:
        with TTFont(FOLDER / name, lazy=True) as font:
            tags = {record.FeatureTag for tag in ("GSUB", "GPOS") for record in features(font, tag)}
            assert tags == {"ccmp", "chws", "halt", "kern"}
            assert not {"vhea", "vmtx", "fpgm", "fvar"} & set(font.keys())


def features(font: TTFont, tag: str) -> Sequence[otTables.FeatureRecord]:
    found: Sequence[otTables.FeatureRecord] = font[tag].table.FeatureList.FeatureRecord
    return found


def test_nothing_but_our_faces_is_found(moved: Path, tmp_path: Path) -> None:
    families = ["serif", "sans-serif", "monospace", "SimSun", "DejaVu Sans", "Noto Sans CJK JP", "system-ui"]
    lines = (f'<p style="font-family: {family}">党员 <b>ABC</b> <i>abc</i></p>' for family in families)
    printed = write_pdf("".join(lines), moved, tmp_path)
    names = set(re.findall(rb"/BaseFont /[A-Z]{6}\+([\w-]+)", printed.path.read_bytes()))
    assert names == {
        b"Workmanual-Song",
        b"Workmanual-Song-Bold",
        b"Workmanual-Hei",
        b"Workmanual-Hei-Bold",
    }


def test_weasyprint_is_silent_about_characters_that_the_faces_have(moved: Path, tmp_path: Path) -> None:
    text = f"{CHARACTERS}《党章》——“ABC”…①Ⅳ☑㎡\u00a0\u00ad\u200b\u2060\u2009"
    body = "".join(f'<p style="{face}">{text}</p>' for face in FACES.values())
    assert write_pdf(body, moved, tmp_path).log == []


def test_weasyprint_complains_about_a_character_that_the_faces_lack(moved: Path, tmp_path: Path) -> None:
    # The build relies on this: it makes every line of this logger a finding, so that no empty box is printed.
    (line,) = write_pdf("<p style=\"font-family: 'Workmanual Song'\">党體员</p>", moved, tmp_path).log
    assert line.startswith(".notdef glyph rendered")
    assert "U+9AD4" in line


def test_committed_files_are_what_was_recorded() -> None:
    done = check(ROOT / "scripts/fonts")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["song-regular.ttf", "LICENSE-hei.txt"])
def test_check_names_a_file_that_was_altered(name: str, tmp_path: Path) -> None:
    chore = copy_of_the_chore(tmp_path)
    with (tmp_path / "src/workmanual/fonts" / name).open("ab") as file:
        file.write(b"\n")
    done = check(chore)
    assert done.returncode == 1
    assert f"{name}: SHA-256 differs" in done.stderr


@pytest.mark.parametrize("name", ["hei-bold.ttf", "LICENSE-song.txt", "fonts.conf"])
def test_check_names_a_file_that_is_gone(name: str, tmp_path: Path) -> None:
    chore = copy_of_the_chore(tmp_path)
    (tmp_path / "src/workmanual/fonts" / name).unlink()
    done = check(chore)
    assert done.returncode == 1
    assert f"{name} is missing" in done.stderr


def copy_of_the_chore(root: Path) -> Path:
    shutil.copytree(FOLDER, root / "src/workmanual/fonts")
    (root / "scripts").mkdir()
    return Path(shutil.copy(ROOT / "scripts/fonts", root / "scripts/fonts"))


def check(chore: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, chore, "--check"], capture_output=True, text=True, check=False)
