"""PDF. `workmanual.pdf.writer` is the only module that imports weasyprint."""
