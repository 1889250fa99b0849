"""Workbooks: record forms that calculate, written from their sheets, and lists to sort and to filter."""

from workmanual.office.xlsx.amendments import amendment_workbook
from workmanual.office.xlsx.listing import list_workbook
from workmanual.office.xlsx.writer import workbook

__all__ = ["amendment_workbook", "list_workbook", "workbook"]
