"""Workbooks calculated anew by LibreOffice, with entries typed into them, and where their fields stand."""

import subprocess
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final

from openpyxl import Workbook, load_workbook

from workmanual.ground import resources
from workmanual.office.xlsx import workbook
from workmanual.office.xlsx.addresses import cell_name
from workmanual.office.xlsx.running import worksheet_names
from workmanual.office.xlsx.tabulation import Worksheet, tabulate
from workmanual.sheets.continuous import continuous
from workmanual.sheets.sheet import Cell, CellRole, Sheet

LABELS: Final = resources.locale().labels
CREATED: Final = date(2004, 8, 1)

Entry = float | str | bool | None


def written(sheet: Sheet) -> bytes:
    return workbook(sheet, LABELS, CREATED)


def opened(sheet: Sheet) -> Workbook:
    return load_workbook(BytesIO(written(sheet)))


def worksheets(sheet: Sheet) -> list[Worksheet]:
    """What the workbook's worksheets are made from, by numbers for names."""
    long = continuous(sheet, LABELS["sheet-continued"])
    names = worksheet_names([str(number) for number in range(len(long))], "")
    return [
        tabulate(one, n, name, sheet.orientation, LABELS) for n, (one, name) in enumerate(zip(long, names, strict=True))
    ]


def spots(sheet: Sheet, worksheet: int = 0) -> dict[str, list[str]]:
    """Cells to fill in or computed, by field, from top to bottom."""
    found: dict[str, list[str]] = {}
    for tile in worksheets(sheet)[worksheet].tiles:
        if tile.cell and tile.place and tile.cell.role in (CellRole.ENTRY, CellRole.STATUS):
            found.setdefault(tile.cell.field, []).append(cell_name(tile.row, tile.column))
    return found


def cells_at(sheet: Sheet, worksheet: int = 0) -> dict[str, Cell]:
    """Cells of the sheet by the name of the cell of the worksheet that they stand in."""
    tiles = worksheets(sheet)[worksheet].tiles
    return {cell_name(tile.row, tile.column): tile.cell for tile in tiles if tile.cell}


def calculated(folder: Path, books: Sequence[tuple[bytes, Mapping[str, Entry]]]) -> list[dict[str, Entry]]:
    """Every value of the first worksheet of each workbook, after the entries are made; LibreOffice starts once."""
    (folder / "in").mkdir()
    for number, (content, entries) in enumerate(books):
        book = load_workbook(BytesIO(content))
        for name, entry in entries.items():
            book.worksheets[0][name] = entry
        book.save(folder / "in" / f"{number:03}.xlsx")
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx",
    ]
    paths = sorted(str(path) for path in (folder / "in").iterdir())
    subprocess.run([*command, "--outdir", str(folder / "out"), *paths], check=True, capture_output=True, timeout=180)
    return [_values(path.read_bytes()) for path in sorted((folder / "out").iterdir())]


def shown(content: bytes) -> dict[str, Entry]:
    """The values that the file has before anything calculates."""
    return _values(content)


def _values(content: bytes) -> dict[str, Entry]:
    worksheet = load_workbook(BytesIO(content), data_only=True).worksheets[0]
    found: dict[str, Entry] = {}
    for row in worksheet.iter_rows():
        for cell in row:
            value = cell.value
            assert value is None or isinstance(value, (str, int, float, bool)), value
            found[cell.coordinate] = None if value == "" else value
    return found
