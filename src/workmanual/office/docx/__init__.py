"""Word documents, written from the same sheet as paper. `document` is all that others need."""

from workmanual.office.docx.writer import document

__all__ = ["document"]
