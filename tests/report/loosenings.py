"""What a project may have loosened, for the tests of the reports."""

from typing import Final

from workmanual.checks.severities import Loosening
from workmanual.findings import Severity
from workmanual.span import Span

LOOSENINGS: Final = (
    Loosening(Span("procedures/checks.yml", 2, 12), "WM405", Severity.WARNING, Severity.NOTE, "明年\n再写，\x1b 100%"),
    Loosening(Span("procedures/checks.yml", 3, 12), "WM204", Severity.ERROR, Severity.WARNING, "征求意见"),
)
