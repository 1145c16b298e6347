"""One exchange ends in time, holds no more than agreed, and goes nowhere private."""

from __future__ import annotations

import gzip
import resource
import sys
import time
import zlib
from pathlib import Path

import local_server
import pytest
from local_server import LocalServer

from briefing_app.errors import BriefingError, Refused
from briefing_app.web import fetching
from briefing_app.web.addresses import Allowed
from briefing_app.web.decoding import TooMuch
from briefing_app.web.exchange import Policy, Unreachable, Wanted
from briefing_app.web.fetching import USER_AGENT, exchange

CERTIFICATE = Path(__file__).with_name("news.example.pem")
"""Made for these tests alone: nobody trusts it."""
SHORT_S = 0.6
LEAST = 200_000


def test_a_page_comes_with_what_its_server_says_of_it(server: LocalServer, here: Policy) -> None:
    url = server.on(
        "/a", b"<p>Hello</p>", etag='W/"\xe4\xf6 1"', last_modified="Sat, 28 Nov 2026 07:00:00 GMT",
        content_type="text/html; charset=ISO-8859-1", cache_control="public, max-age=900",
    )  # fmt: skip
    answer = exchange(Wanted(url), here)
    assert (answer.status, answer.data) == (200, b"<p>Hello</p>")
    assert (answer.media_type, answer.charset) == ("text/html", "ISO-8859-1")
    assert answer.etag == 'W/"\xe4\xf6 1"'
    exchange(Wanted(url, etag=answer.etag, modified=answer.modified), here)
    again = server.asked("/a")[1]
    assert again.headers["if-none-match"] == 'W/"\xe4\xf6 1"'
    assert again.headers["if-modified-since"] == "Sat, 28 Nov 2026 07:00:00 GMT"


def test_the_program_says_who_it_is_and_carries_no_cookies(server: LocalServer, here: Policy) -> None:
    url = server.on("/a", b"x", set_cookie="track=1")
    exchange(Wanted(url), here)
    exchange(Wanted(url), here)
    headers = server.asked("/a")[1].headers
    assert headers["user-agent"] == USER_AGENT
    assert "BriefingDesk" in USER_AGENT
    assert "cookie" not in headers
    assert "referer" not in headers


@pytest.mark.parametrize("handler", [local_server.drip, local_server.dripping_head, local_server.silence])
def test_a_slow_server_is_left_when_the_time_is_over(
    server: LocalServer, here: Policy, handler: local_server.Handler
) -> None:
    url = server.on("/slow", handler)
    started = time.monotonic()
    with pytest.raises(Unreachable, match="took longer"):
        exchange(Wanted(url, deadline_s=SHORT_S), here)
    assert time.monotonic() - started < SHORT_S + 5.0


@pytest.mark.parametrize("handler", [local_server.endless, local_server.endless_chunks])
def test_a_body_without_end_is_left(server: LocalServer, here: Policy, handler: local_server.Handler) -> None:
    url = server.on("/endless", handler)
    with pytest.raises(TooMuch, match="no end"):
        exchange(Wanted(url, most_bytes=LEAST), here)


@pytest.mark.parametrize("handler", [local_server.header_flood, local_server.interim_flood])
def test_a_head_without_end_is_left(server: LocalServer, here: Policy, handler: local_server.Handler) -> None:
    url = server.on("/flood", handler)
    with pytest.raises((TooMuch, Unreachable)):
        exchange(Wanted(url, most_bytes=LEAST), here)


def test_a_bomb_is_not_unpacked(server: LocalServer, here: Policy) -> None:
    url = server.on("/bomb", local_server.bomb(300))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(TooMuch):
        exchange(Wanted(url, most_bytes=8_000_000), here)
    unit = 1 if sys.platform == "darwin" else 1024
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * unit
    assert grown < 60_000_000


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compressobj(9, zlib.DEFLATED, -15).compress(data) or b""),
        ("identity", bytes),
    ],
)
def test_packed_pages_are_unpacked(server: LocalServer, here: Policy, encoding: str, pack: object) -> None:
    data = b"A sentence of the page. " * 50
    if encoding == "deflate" and pack is not zlib.compress:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(data) + packer.flush()
    else:
        packed = pack(data)  # type: ignore[operator]
    url = server.on("/packed", packed, content_encoding=encoding)
    assert exchange(Wanted(url), here).data == data


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "nonsense"])
def test_other_packings_are_told(server: LocalServer, here: Policy, encoding: str) -> None:
    url = server.on("/packed", b"\x1b\x00", content_encoding=encoding)
    with pytest.raises(Unreachable, match="not asked for"):
        exchange(Wanted(url), here)


@pytest.mark.parametrize("packed", [b"\x1f\x8b\x08garbage", gzip.compress(b"cut off" * 99)[:20]])
def test_a_damaged_page_is_told(server: LocalServer, here: Policy, packed: bytes) -> None:
    url = server.on("/packed", packed, content_encoding="gzip")
    with pytest.raises(Unreachable, match="damaged"):
        exchange(Wanted(url), here)


@pytest.mark.parametrize(
    "answer",
    [b"", b"nothing of HTTP\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
     b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort", b"HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n",
     b"HTTP/1.1 999999 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"],
)  # fmt: skip
def test_nonsense_is_told_in_words(server: LocalServer, here: Policy, answer: bytes) -> None:
    url = server.on("/odd", lambda asked: asked.send(answer))
    with pytest.raises(Unreachable):
        exchange(Wanted(url, deadline_s=5), here)


def test_a_declared_size_of_two_gigabytes_takes_no_memory(server: LocalServer, here: Policy) -> None:
    url = server.on("/big", b"x", content_length=str(2 * 10**9))
    with pytest.raises((TooMuch, Unreachable)):
        exchange(Wanted(url, deadline_s=SHORT_S), here)


def test_nothing_is_followed(server: LocalServer, here: Policy) -> None:
    url = server.on("/from", lambda asked: asked.send_on("http://169.254.169.254/latest/meta-data/"))
    answer = exchange(Wanted(url), here)
    assert (answer.status, answer.location) == (302, "http://169.254.169.254/latest/meta-data/")
    assert len(server.log) == 1


def test_this_machine_is_private_unless_it_was_allowed(server: LocalServer) -> None:
    url = server.on("/", b"secret")
    with pytest.raises(Refused, match="private address"):
        exchange(Wanted(url), Policy())
    assert not server.log


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "localhost", "[::1]",
     "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::]", "１２７.0.0.1", "LOCALHOST.", "[fe80::1%25lo]",
     "[64:ff9b::7f00:1]", "[2002:7f00:1::]"],
)  # fmt: skip
def test_no_spelling_of_this_machine_is_visited(server: LocalServer, host: str) -> None:
    server.on("/", b"secret")
    with pytest.raises(BriefingError):
        exchange(Wanted(server.url("/", host), deadline_s=5), Policy())
    assert not server.log


@pytest.mark.parametrize("answers", [["10.0.0.7"], ["203.0.113.9", "192.168.1.1"], ["8.8.8.8", "127.0.0.1"]])
def test_a_name_that_leads_to_a_private_address_is_refused(answers: list[str]) -> None:
    with pytest.raises(Refused, match="private address"):
        exchange(Wanted("http://news.example/"), Policy(), lambda host, port: answers)


def test_a_name_that_changes_its_mind_is_visited_where_it_was_checked(
    server: LocalServer,
) -> None:
    """Rebinding: allowed at the first look-up, private at any later one."""
    server.on("/", b"checked")
    looked_up: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.2" if len(looked_up) == 1 else "127.0.0.1"]

    allowed = Policy(Allowed(("127.0.0.2/32",)))
    with pytest.raises(Unreachable):
        exchange(Wanted(server.url("/", "rebind.example")), allowed, rebinding)
    assert looked_up == ["rebind.example"]
    assert not server.log


def test_a_host_of_ones_own_can_be_allowed_by_name(server: LocalServer) -> None:
    server.on("/", b"intranet")
    here = lambda host, port: ["127.0.0.1"]  # noqa: E731
    for entry in ("wiki.example.org", "*.example.org", "127.0.0.1", "127.0.0.0/8"):
        answer = exchange(Wanted(server.url("/", "wiki.example.org")), Policy(Allowed((entry,))), here)
        assert answer.data == b"intranet"
    with pytest.raises(Refused):
        exchange(Wanted(server.url("/", "wiki.example.org")), Policy(Allowed(("other.example.org",))), here)


def test_a_look_up_that_hangs_costs_no_more_than_the_time_agreed() -> None:
    def hanging(host: str, port: int) -> list[str]:
        time.sleep(20)
        return []

    started = time.monotonic()
    with pytest.raises(Unreachable, match="no host called"):
        exchange(Wanted("http://slow.example/", deadline_s=SHORT_S), Policy(), hanging)
    assert time.monotonic() - started < 10


def test_a_protected_page_is_read_only_from_whom_it_says_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    server = LocalServer(certificate=CERTIFICATE)
    server.on("/", b"protected")
    policy = Policy(Allowed(("127.0.0.0/8",)))
    here = lambda host, port: ["127.0.0.1"]  # noqa: E731
    ours = Wanted(server.url("/", "news.example"), deadline_s=5)
    with pytest.raises(Unreachable, match=r"could not show that it is news\.example"):
        exchange(ours, policy, here)
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    fetching._certificates.cache_clear()
    assert exchange(ours, policy, here).data == b"protected"
    with pytest.raises(Unreachable, match=r"could not show that it is other\.example"):
        exchange(Wanted(server.url("/", "other.example"), deadline_s=5), policy, here)
    assert len(server.log) == 1
    server.close()
    fetching._certificates.cache_clear()


def test_a_server_that_speaks_no_encryption_is_told(server: LocalServer, here: Policy) -> None:
    url = server.on("/", b"open").replace("http:", "https:")
    with pytest.raises(Unreachable):
        exchange(Wanted(url, deadline_s=SHORT_S), here)


def test_a_proxy_is_used_only_where_it_was_named(
    server: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.url(""))
    monkeypatch.setenv("HTTP_PROXY", server.url(""))
    monkeypatch.delenv("no_proxy", raising=False)
    server.handlers["http://news.example/a"] = lambda asked: asked.answer(b"by the proxy")
    public = lambda host, port: ["127.0.0.1"] if host == "127.0.0.1" else ["8.8.8.8"]  # noqa: E731
    for setting in ("system", server.url("/"), f"127.0.0.1:{server.port}"):
        answer = exchange(Wanted("http://news.example/a"), Policy(proxy=setting), public)
        assert answer.data == b"by the proxy"
    for private in ("http://10.0.0.1/", "http://router.local/", "http://intranet/", "http://[::1]/"):
        with pytest.raises(Refused):
            exchange(Wanted(private), Policy(proxy="system"), public)
    with pytest.raises(BriefingError, match="proxy"):
        exchange(Wanted("http://news.example/a"), Policy(proxy="socks5://127.0.0.1"), public)


def endless_after_the_end(conversation: local_server.Conversation) -> None:
    """Send a whole packed page, and then go on for ever."""
    conversation.send(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"a page"))
    while not conversation.stopping.is_set():
        conversation.send(b"\0" * 65_536)


def test_what_follows_a_packed_page_is_not_waited_for_for_ever(server: LocalServer, here: Policy) -> None:
    url = server.on("/more", endless_after_the_end)
    with pytest.raises((TooMuch, Unreachable)):
        exchange(Wanted(url, most_bytes=LEAST, deadline_s=10), here)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (b"Content-Length: 5\r\nContent-Length: 50\r\n", b"short"),
        (b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", b"4\r\npage\r\n0\r\n\r\n"),
        (b"Content-Length: 99999999999999999999999\r\n", b"x"),
        (b"Content-Length: 4, 5\r\n", b"pages"),
        (b"Content-Length: 0x5\r\n", b"pages"),
        (b"Transfer-Encoding: chunked\r\n", b"ffffffffffffffff\r\nx"),
        (b"Transfer-Encoding: gzip, chunked\r\n", b"0\r\n\r\n"),
        (b"Content-Length: 4\r\n", b"page and another HTTP/1.1 200 OK\r\n\r\n"),
        (b"Content-Type: text/html; charset=" + b"x" * 3_000 + b"\r\nContent-Length: 4\r\n", b"page"),
        (b"Content-Type: \xff\xfe; charset=\xe4\r\nContent-Length: 4\r\n", b"page"),
        (b"Location: http://a\x00b/\r\nContent-Length: 4\r\n", b"page"),
        (b"Content-Length: 4\r\n" + b"X: y\r\n" * 90, b"page"),
    ],
)
def test_lengths_and_heads_that_lie_end_in_a_page_or_in_words(
    server: LocalServer, here: Policy, head: bytes, body: bytes
) -> None:
    url = server.on("/odd", lambda asked: asked.send(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n" + body))
    try:
        answer = exchange(Wanted(url, most_bytes=LEAST, deadline_s=3), here)
    except (TooMuch, Unreachable) as refusal:
        assert str(refusal).isprintable()
    else:
        assert answer.data in (b"page", b"pages", b"short", b"")
        assert len(answer.media_type) < 100
        assert f"{answer.media_type}{answer.charset}{answer.location}".isprintable()
