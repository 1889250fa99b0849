"""workmanual: work instruction manuals from structured Markdown to website, forms and PDF."""

__version__ = "0.1.0"
