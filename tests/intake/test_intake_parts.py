"""A file of many articles: each comes out by itself, is named, and fails alone."""

from __future__ import annotations

import io
from itertools import count
from pathlib import Path

import pytest
from intake_pages import PARAGRAPHS

from briefing_app.errors import Refused
from briefing_app.intake import limits, parts
from briefing_app.intake.formats import registry
from briefing_app.intake.formats.registry import FORMATS
from briefing_app.intake.reading import Enclosed, Format, Reading
from briefing_app.intake.registry import read_bytes, read_parts, read_stretch
from briefing_app.intake.stretch import Begun, Shared, Stretch
from briefing_app.intake.taken import Taken

BODY = PARAGRAPHS[0]


def _lines(data: bytes):
    """A format for tests: a line is an article, or says what else it is."""
    for line in data.decode().splitlines()[1:]:
        match line.split(" ", 1):
            case ["REFUSE", reason]:
                yield Refused(reason)
            case ["BREAK", reason]:
                raise ValueError(reason)
            case ["STOP", reason]:
                raise Refused(reason)
            case ["EMPTY", _]:
                yield Reading("")
            case [label, text]:
                yield Reading(f"{text} {BODY}", label=label if label.isalpha() else "")


def _boxed(stream: io.BufferedIOBase):
    """A container for tests: a line is the name of a member, its text is made of it."""
    start = stream.tell()
    for line in stream:
        name = line.decode().strip()
        if name != "BOX":
            yield Enclosed(name, lambda name=name: _member(name), at=start)
        start += len(line)


def _member(name: str) -> bytes:
    if name == "locked":
        raise Refused("It is locked.")
    if name.startswith("box"):
        return b"BOX\n" + name[3:].encode() + b"\n"
    return f"The member {name} says this. {BODY}".encode()


LINES = Format("lines", (".lines",), (), 10_000, lambda data, _: data.startswith(b"LINES"), _lines, True)
BOX = Format(
    "box",
    (".box",),
    (),
    10_000_000,
    lambda data, _: data.startswith(b"BOX"),
    lambda data: _boxed(io.BytesIO(data)),
    holds_many=True,
    read_stream=_boxed,
    is_archive=True,
)


@pytest.fixture(autouse=True)
def formats(monkeypatch):
    monkeypatch.setattr(registry, "FORMATS", (LINES, BOX, *FORMATS))


def outcomes(data: bytes, name: str = "export.lines"):
    return list(read_parts(data, name))


def names(found):
    return [one.where if isinstance(one, Refused) else one.original_name for one in found]


def steps_of(path: Path, **stretch):
    return list(read_stretch(Stretch(path, **stretch)))


def taken_of(steps):
    return [step for step in steps if isinstance(step, (Taken, Refused))]


def test_a_file_of_many_articles_gives_each_with_its_own_name_and_bytes():
    found = outcomes(b"LINES\n1 Apples fell.\nPears Pears rose.\n3 Plums held.")
    assert names(found) == ["export.lines › 1", "export.lines › Pears", "export.lines › 3"]
    assert [one.text.split(".")[0] for one in found] == ["Apples fell", "Pears rose", "Plums held"]
    assert found[1].original.data == f"Pears rose. {BODY}".encode()


def test_alone_in_its_file_an_article_has_the_name_and_the_bytes_of_the_file():
    data = b"LINES\n1 Apples fell."
    (only,) = outcomes(data)
    assert (only.original_name, only.original.data) == ("export.lines", data)
    assert read_bytes(data, "export.lines") == only


def test_a_bad_article_is_refused_by_name_and_its_neighbours_go_on():
    found = outcomes(b"LINES\n1 Apples fell.\nREFUSE It is torn.\nEMPTY x\n4 Plums held.")
    assert names(found) == [f"export.lines › {number}" for number in (1, 2, 3, 4)]
    assert [type(one) for one in found] == [Taken, Refused, Refused, Taken]
    assert found[1].what == "It is torn."
    assert found[2].what == "The file holds no readable text."


@pytest.mark.parametrize("end", [b"BREAK of its own", b"STOP It is torn."])
def test_what_came_before_a_fault_stays(end):
    found = outcomes(b"LINES\n1 Apples fell.\n" + end + b"\n3 Plums held.")
    assert [type(one) for one in found] == [Taken, Refused]
    assert names(found) == ["export.lines › 1", "export.lines › 2"]
    (only,) = outcomes(b"LINES\n" + end)
    assert only.where == "export.lines"


def test_one_article_is_not_made_of_several():
    with pytest.raises(Refused, match="several articles"):
        read_bytes(b"LINES\n1 Apples fell.\n2 Plums held.", "export.lines")


def test_files_in_a_file_are_read_like_files_of_their_own():
    found = outcomes(b"BOX\na.txt\nlocked\n../../etc/\x1b[31mb.txt", "news.box")
    assert names(found) == ["news.box › a.txt", "news.box › locked", "news.box › ../../etc/[31mb.txt"]
    assert found[0].original.data == _member("a.txt")
    assert found[1].what == "It is locked."


def test_archives_in_archives_are_opened_to_a_small_depth():
    assert [type(one) for one in outcomes(b"BOX\nboxa.txt", "news.box")] == [Taken]
    (refused,) = outcomes(b"BOX\nboxboxa.txt", "news.box")
    assert "too deep" in refused.what


def test_before_each_part_is_said_what_would_remain_if_it_ended_the_process(tmp_path):
    path = tmp_path / "news.box"
    path.write_bytes(b"BOX\na.txt\nboxb.txt\nc.txt")
    for number, step in enumerate(steps := steps_of(path)):
        if isinstance(step, Taken):
            begun = steps[number - 1]
            assert isinstance(begun, Begun)
            remaining = [one.original_name for rest in begun.rest for one in taken_of(read_stretch(rest))]
            order = ["news.box › a.txt", "news.box › boxb.txt › b.txt", "news.box › c.txt"]
            assert [step.original_name, *remaining] == order[order.index(step.original_name) :]


def test_a_file_of_one_article_leaves_nothing_behind(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(BODY)
    assert [step.rest for step in steps_of(path) if isinstance(step, Begun)] == [(), ()]


def test_a_stretch_begins_and_stops_where_it_says(tmp_path):
    path = tmp_path / "news.box"
    path.write_bytes(b"BOX\n" + b"".join(b"m%d.txt\n" % number for number in range(9)))
    assert names(taken_of(steps_of(path, start=3, stop=5))) == ["news.box › m3.txt", "news.box › m4.txt"]
    lines = path.read_bytes().split(b"\n")
    at = sum(len(line) + 1 for line in lines[:8])
    assert names(taken_of(steps_of(path, start=7, at=at))) == ["news.box › m7.txt", "news.box › m8.txt"]
    outer = tmp_path / "outer.box"
    outer.write_bytes(b"BOX\nx.txt\nboxy.txt\n")
    assert names(taken_of(steps_of(outer, within=(1,), start=0))) == ["outer.box › boxy.txt › y.txt"]


def test_a_file_of_very_many_parts_is_shared_out_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "SHARED_PARTS", 2)
    monkeypatch.setattr(parts, "SHARED_RUNS", 4)
    path = tmp_path / "news.box"
    path.write_bytes(b"BOX\n" + b"".join(b"m%d.txt\n" % number for number in range(11)))
    steps = steps_of(path)
    (shared,) = [step for step in steps if isinstance(step, Shared)]
    found = taken_of(steps)
    assert len(found) == 3
    for stretch in shared.stretches:
        assert stretch.at is not None
        others = steps_of(
            **{name: getattr(stretch, name) for name in ("path", "within", "start", "stop", "at")}
        )
        assert not any(isinstance(step, Shared) for step in others)
        found += taken_of(others)
    assert names(found) == [f"news.box › m{number}.txt" for number in range(11)]


def test_there_is_an_end_to_the_articles_of_a_file(monkeypatch):
    monkeypatch.setattr(parts, "MAX_PARTS", 3)
    for data in (
        b"LINES\n" + b"".join(b"%d Apple fell.\n" % number for number in range(9)),
        b"BOX\n" + b"".join(b"m%d.txt\n" % number for number in range(9)),
    ):
        found = outcomes(data, "big")
        assert [type(one) for one in found] == [Taken, Taken, Taken, Refused]
        assert "more than 3 articles" in found[-1].what
        assert found[-1].where == "big"


def test_no_more_is_read_than_is_asked_for():
    made = count()

    def endless(_data):
        for number in made:
            yield Reading(f"Number {number}. {BODY}")

    from briefing_app.intake.containers.content import of_bytes

    format = Format("endless", (), (), 100, lambda data, _: True, endless, True)
    registry.FORMATS = (format, *FORMATS)
    reader = parts.Reader(None).read(of_bytes(b"x", "e"), Stretch(Path()))
    found = [step for step in (next(reader) for _ in range(6)) if isinstance(step, Taken)]
    assert len(found) == 3
    assert next(made) == 3


def test_a_large_file_is_read_in_pieces_or_refused(tmp_path, monkeypatch):
    from briefing_app.intake.containers import content

    monkeypatch.setattr(content, "MAX_HELD_BYTES", 10)
    box, text = tmp_path / "news.box", tmp_path / "a.txt"
    box.write_bytes(b"BOX\na.txt\n")
    text.write_text("word " * 2_000_000)
    assert names(taken_of(steps_of(box))) == ["news.box › a.txt"]
    (refused,) = taken_of(steps_of(text))
    assert "too large" in refused.what


def test_the_limits_agree_with_one_another():
    assert limits.MAX_HELD_BYTES >= limits.MAX_PACKED_BYTES >= limits.MAX_HTML_BYTES
    assert limits.MAX_STREAMED_BYTES > limits.MAX_HELD_BYTES
