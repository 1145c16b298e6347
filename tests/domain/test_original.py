"""What an article came from: packed without losing a byte, whatever it looks like."""

from __future__ import annotations

import hashlib

import pytest

from briefing_app.domain.articles.original import Original, packed, unpacked

MARK = b"\x00deflate\x00"
PAGE = b"<html><p>The port stays open, the minister said.</p></html>\n" * 200


@pytest.mark.parametrize(
    "data", [b"", b"a", PAGE, bytes(range(256)) * 8, MARK, MARK + b"not deflated", packed(PAGE), MARK * 900]
)
def test_what_was_kept_comes_back_byte_for_byte(data: bytes) -> None:
    one = Original.of(data)
    assert one.data == data
    assert one.digest == hashlib.sha256(data).hexdigest()
    assert one.is_whole()


def test_a_page_takes_a_part_of_its_room_and_noise_is_left_as_it_is() -> None:
    noise = hashlib.shake_256(b"noise").digest(20_000)
    assert len(packed(PAGE)) < len(PAGE) / 4
    assert packed(noise) == noise


@pytest.mark.parametrize("kept", [packed(PAGE)[:-1], packed(PAGE)[:40], MARK + b"x", MARK])
def test_what_is_damaged_is_said_to_be_so(kept: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        unpacked(kept)
    assert not Original(hashlib.sha256(PAGE).hexdigest(), kept).is_whole()


def test_another_file_is_not_taken_for_the_one_that_came() -> None:
    assert not Original(hashlib.sha256(b"one").hexdigest(), packed(b"other")).is_whole()
