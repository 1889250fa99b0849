"""Workbooks that calculate, written from the sheets of record forms."""

from workmanual.office.xlsx.writer import workbook

__all__ = ["workbook"]
