"""Addresses are brought into one spelling or refused in words."""

from __future__ import annotations

import ipaddress

import pytest

from briefing_app.errors import BriefingError, Refused
from briefing_app.web.addresses import Allowed, check_address, check_entries, is_public
from briefing_app.web.urls import is_same_site, looks_like_url, web_url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://News.Example/a?b=c#part", "https://news.example/a?b=c"),
        ("news.example/a", "https://news.example/a"),
        ("news.example:8080", "https://news.example:8080/"),
        ("http://news.example:80", "http://news.example/"),
        ("feed://news.example/rss", "https://news.example/rss"),
        ("feed:http://news.example/rss", "http://news.example/rss"),
        (
            "https://новости.example/статья",
            "https://xn--b1amnebsh.example/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F",
        ),
        ("  https://news.example/a b ", "https://news.example/a%20b"),
    ],
)
def test_an_address_has_one_spelling(text: str, url: str) -> None:
    assert web_url(text) == url
    assert web_url(url) == url


@pytest.mark.parametrize(
    "text",
    ["", "file:///etc/passwd", "javascript:alert(1)", "ftp://news.example/", "data:text/html,x",
     "gopher://news.example", "https://", "https:///a", "https://user:pw@news.example/",
     "https://news.example\\@10.0.0.1/", "https://a\nb.example/", "https://news.example:99999/",
     "https://news.example:0/", "https://ex ample/", "https://" + "a" * 3000, "https://[::1",
     "https://news.example/\u202egpj"],
)  # fmt: skip
def test_what_is_no_page_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        web_url(text)


def test_a_password_is_not_shown_in_the_refusal() -> None:
    with pytest.raises(Refused) as refusal:
        web_url("https://anna:geheim@news.example/")
    assert "geheim" not in str(refusal.value)


def test_a_link_is_completed_by_its_page() -> None:
    assert web_url("../b", base="https://news.example/x/y/a") == "https://news.example/x/b"
    assert web_url("//other.example/b", base="https://news.example/") == "https://other.example/b"
    with pytest.raises(Refused):
        web_url("file:///etc/passwd", base="https://news.example/")


def test_only_an_address_and_nothing_else_is_taken_for_one() -> None:
    assert looks_like_url(" https://news.example/a \n")
    for text in ("See https://news.example/a", "news.example", "https://", "A headline", ""):
        assert not looks_like_url(text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.news.example/a", "https://news.example/b", True),
        ("https://amp.news.example/a", "https://news.example/b", True),
        ("https://news.example/a", "https://newsexample/b", False),
        ("https://evil-news.example/a", "https://news.example/b", False),
        ("https://a.co.uk/", "https://b.co.uk/", False),
        ("https://co.uk/", "https://b.co.uk/", False),
    ],
)
def test_sites_are_told_apart(one: str, other: str, same: bool) -> None:
    assert is_same_site(one, other) is same


@pytest.mark.parametrize(
    "address",
    ["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.0.2.1",
     "192.168.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1",
     "fc00::1", "ff02::1", "2001:db8::1", "2002:7f00:1::", "2001::1", "64:ff9b::a00:1", "64:ff9b:1::1",
     "::ffff:0:7f00:1", "::7f00:1", "2a00::5efe:a00:1", "100::1", "fec0::1"],
)  # fmt: skip
def test_private_addresses_are_known(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_public_addresses_are_visited(address: str) -> None:
    check_address("news.example", address, Allowed())


@pytest.mark.parametrize("address", ["::ffff:10.0.0.1", "fe80::1%eth0"])
def test_wrapped_and_scoped_addresses_are_seen_through(address: str) -> None:
    with pytest.raises(Refused):
        check_address("news.example", address, Allowed())


def test_an_allowed_network_covers_the_wrapped_form() -> None:
    check_address("wiki", "::ffff:10.20.0.5", Allowed(("10.20.0.0/16",)))


def test_entries_that_mean_nothing_are_told() -> None:
    check_entries(("wiki.example.org", "*.example.org", "10.20.0.0/16", "fd00::/8"))
    with pytest.raises(BriefingError, match="neither"):
        check_entries(("http://wiki.example.org/",))
