"""Editions among each other: what state each is in, whether a released one is still what was released, what changed."""
