"""Office files: spreadsheets and word-processor documents, written from the same sheet as paper."""
