"""Sentences in a passage."""

from __future__ import annotations


def sentence_around(text: str, offset: int, ends: str) -> str:
    """The sentence that holds the character at this offset; each character of `ends` ends one."""
    begin = max(text.rfind(end, 0, offset) for end in ends) + 1
    stops = [stop for stop in (text.find(end, offset) for end in ends) if stop >= 0]
    return text[begin : min(stops, default=len(text))]
