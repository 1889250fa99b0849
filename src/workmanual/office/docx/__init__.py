"""Word documents: record forms, written from the same sheet as paper, and the table of amendments.

`document` and `amendment_document` are all that others need.
"""

from workmanual.office.docx.amendments import amendment_document
from workmanual.office.docx.writer import document

__all__ = ["amendment_document", "document"]
