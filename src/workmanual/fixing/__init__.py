"""Fixing: what can be put right in an author's files without changing what they say.

Takes an edition's files, gives those that can be mended, and what had to stay as it is. Which finding is mended how is
the table `fixes.FIXES`. Nothing here writes to a disk.
"""
