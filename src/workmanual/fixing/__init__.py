"""Fixing: what can be put right in an author's files without changing what they say.

Takes an edition's files and what was found in them, gives the files mended. Which finding is mended how is the table
`FIXES`; a file whose meaning would change stays as it is. Nothing here writes to a disk.
"""
