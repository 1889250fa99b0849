"""Reports of findings: for a terminal, for programs, for the page of codes."""
