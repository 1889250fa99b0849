"""Pictures of everything a person sees, on contact sheets in `look/`.

Takes the built site; gives one sheet a page type (desktop and phone, light and dark), sheets of every PDF's pages, and
of every workbook and document as LibreOffice prints them. Whoever says “looked at” has made and opened them. It judges
nothing by itself.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
THEMES = ("light", "dark")
SHEET_HEIGHT = 2600
"""Longest part of a page that a sheet shows, in CSS pixels; the rest is on sheets of its own with --whole."""
PDF_COLUMNS, PDF_ROWS, PDF_DPI = 4, 2, 60
POPPLER = ("pdftoppm", "-r", str(PDF_DPI), "-png", "{pdf}", "{folder}/p")
MUPDF = ("mutool", "draw", "-q", "-r", str(PDF_DPI), "-o", "{folder}/p-%04d.png", "{pdf}")
OFFICE = (".xlsx", ".docx")


def main() -> None:
    options = _options()
    site, out = ROOT / "site", ROOT / "look"
    if not (site / "versions.json").is_file():
        sys.exit("There is no site/ to look at; run ./scripts/build first.")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    edition = sorted(path.name for path in site.iterdir() if path.is_dir() and path.name.isdigit())[-1]
    if not options.pdf:
        _look_at_pages(site / edition, out, options.pages)
    if not options.pages:
        _look_at_pdfs(site / edition, out, MUPDF if options.mupdf else POPPLER)
        _look_at_office(site / edition, out)
    for path in sorted(out.iterdir()):
        print(path.relative_to(ROOT))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pdf", action="store_true", help="only the PDFs, workbooks and documents")
    parser.add_argument("--mupdf", action="store_true", help="draw PDFs with MuPDF instead of Poppler")
    parser.add_argument("pages", nargs="*", help="only these pages, such as procedures/cx-02")
    return parser.parse_args()


def _look_at_pages(edition: Path, out: Path, only: list[str]) -> None:
    pages = only or list(_page_types(edition))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        for page in pages:
            _contact_sheet(browser, edition / f"{page}.html", out / f"page-{page.replace('/', '-')}.png")
        if not only:
            _searching(browser, edition / "index.html", out)
        browser.close()


def _page_types(edition: Path) -> Iterator[str]:
    """Home and the pages beside it, every document, and of each folder of forms, appendix and guides all."""
    for path in sorted(edition.rglob("*.html")):
        yield path.relative_to(edition).with_suffix("").as_posix()


def _contact_sheet(browser: Browser, page: Path, target: Path) -> None:
    shots = []
    for size in SIZES:
        for theme in THEMES:
            view = _open(browser, page, size, theme)
            shots.append(_shot(view))
            view.context.close()
    _beside(shots).save(target)


def _open(browser: Browser, page: Path, size: str, theme: str) -> Page:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
        offline=True,
        locale="zh-CN",
    )
    view = context.new_page()
    view.goto(page.as_uri())
    view.wait_for_timeout(150)
    return view


def _shot(view: Page) -> Image.Image:
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        view.screenshot(path=file.name, full_page=True)
        picture = Image.open(file.name).convert("RGB")
        return picture.crop((0, 0, picture.width, min(picture.height, SHEET_HEIGHT)))


def _searching(browser: Browser, home: Path, out: Path) -> None:
    shots = []
    for size in SIZES:
        view = _open(browser, home, size, "light")
        view.locator("[data-wm-search]").click()
        view.keyboard.type("公示")
        view.wait_for_timeout(1500)
        with tempfile.NamedTemporaryFile(suffix=".png") as file:
            view.screenshot(path=file.name)
            shots.append(Image.open(file.name).convert("RGB"))
        view.context.close()
    _beside(shots).save(out / "search.png")


def _beside(shots: list[Image.Image], gap: int = 16) -> Image.Image:
    width = sum(shot.width for shot in shots) + gap * (len(shots) + 1)
    sheet = Image.new("RGB", (width, max(shot.height for shot in shots) + 2 * gap), "#808080")
    left = gap
    for shot in shots:
        sheet.paste(shot, (left, gap))
        left += shot.width + gap
    return sheet


def _look_at_pdfs(edition: Path, out: Path, engine: tuple[str, ...]) -> None:
    for pdf in sorted(edition.rglob("*.pdf")):
        name = pdf.relative_to(edition).with_suffix("").as_posix().replace("/", "-")
        _look_at_pdf(pdf, out, f"pdf-{name}", engine)


def _look_at_pdf(pdf: Path, out: Path, name: str, engine: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([word.format(pdf=pdf, folder=folder) for word in engine], check=True)
        pages = [Image.open(path).convert("RGB") for path in sorted(Path(folder).iterdir())]
    _sheets(pages, out, name)


def _look_at_office(edition: Path, out: Path) -> None:
    for ending in OFFICE:
        files = sorted(edition.rglob(f"*{ending}"))
        with tempfile.TemporaryDirectory() as folder:
            home = f"-env:UserInstallation={(Path(folder) / 'home').as_uri()}"
            convert = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder]
            subprocess.run([*convert, *map(str, files)], check=True, stdout=subprocess.DEVNULL)
            for pdf in sorted(Path(folder).glob("*.pdf")):
                _look_at_pdf(pdf, out, f"{ending[1:]}-{pdf.stem}", POPPLER)


def _sheets(pages: list[Image.Image], out: Path, name: str) -> None:
    whole = PDF_COLUMNS * PDF_ROWS
    for number, start in enumerate(range(0, len(pages), whole), start=1):
        part = pages[start : start + whole]
        rows = [_beside(part[i : i + PDF_COLUMNS]) for i in range(0, len(part), PDF_COLUMNS)]
        sheet = Image.new("RGB", (max(r.width for r in rows), sum(r.height for r in rows)), "#808080")
        top = 0
        for row in rows:
            sheet.paste(row, (0, top))
            top += row.height
        sheet.save(out / f"{name}-{number:02}.png")


if __name__ == "__main__":
    main()
