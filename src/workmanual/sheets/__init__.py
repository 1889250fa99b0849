"""Record forms laid out on paper, without a medium: pages, bands, rows, cells, millimetres.

`lay_out` makes a `Sheet` of a form; HTML, PDF, XLSX and DOCX writers only put it into their own syntax.
"""
