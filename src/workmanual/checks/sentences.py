"""Sentences in a text."""

from __future__ import annotations


def sentence_around(text: str, offset: int, ends: str) -> str:
    """The sentence that holds the character at this offset; a line feed ends one, and each character of `ends`."""
    begin = max(text.rfind(end, 0, offset) for end in (*ends, "\n")) + 1
    stops = [stop for stop in (text.find(end, offset) for end in (*ends, "\n")) if stop >= 0]
    return text[begin : min(stops, default=len(text))]
