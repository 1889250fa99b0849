# Bytes to text: one line end, one encoding, lines as editors count them.

import pytest

from workmanual.reading.source_text import decode, lines_to_show


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_mark_make_no_difference(end: str, mark: bytes) -> None:
    content = mark + f"一{end}二{end}{end}三".encode()
    assert decode(content) == "一\n二\n\n三"
    assert lines_to_show(content) == ("一", "二", "", "三")


def test_only_line_feed_and_carriage_return_end_a_line() -> None:
    assert lines_to_show("a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g".encode()) == ("a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g",)


def test_another_encoding_is_refused_and_can_still_be_shown() -> None:
    with pytest.raises(UnicodeDecodeError):
        decode("目的".encode("gbk"))
    assert lines_to_show("a\n目的".encode("gbk"))[0] == "a"
