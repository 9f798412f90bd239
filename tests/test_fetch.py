"""Addresses: fetched from a server of the tests' own that behaves as badly as it can."""

from __future__ import annotations

import hashlib
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widgets import Input

from newsdiff.cli import main
from newsdiff.model import InputError
from newsdiff.stages.load import Options, load, name_pages, prepare
from newsdiff.stages.load._document import sha256
from newsdiff.stages.load._web import Cache, Captured, capture
from newsdiff.stages.load._web import _cache as caching
from newsdiff.stages.load._web import _fetch as fetching
from newsdiff.stages.load._web._address import checked, leads_inside
from newsdiff.stages.load._web._fetch import fetch
from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.screens.address import AddressDialog
from newsdiff.ui.screens.read import ReadScreen
from newsdiff.ui.services import Services
from tests import loopback
from tests.loopback import PAGE, Server, moved, packed, page, serving, status
from tests.ui.test_reader import screen_text, settled

BEHAVIOURS: dict[str, loopback.Behaviour] = {
    "/page": page(),
    "/packed": packed(),
    "/latin": page(
        "El alcalde Muñoz habló.".encode("latin-1"), Content_Type="text/plain; charset=iso-8859-1"
    ),
    "/moved": moved("/page"),
    "/moved-often": moved("/moved", 308),
    "/round": moved("/round"),
    "/nowhere": moved("ftp://example.org/a"),
    "/secret": moved("file:///etc/passwd"),
    "/hang": loopback.hang,
    "/hang-within": loopback.hang_within,
    "/drip": loopback.drip,
    "/drip-headers": loopback.drip_headers,
    "/cut-short": loopback.cut_short,
    "/without-end": loopback.without_end,
    "/bomb": loopback.bomb,
    "/garbage": loopback.garbage,
    "/lies-large": page(Content_Length=str(10**9)),
    "/lies-twice": page(content_length=str(10**9)),
    "/lies-packed": page(Content_Encoding="gzip"),
    "/odd-packing": page(Content_Encoding="compress, br"),
    "/picture": page(b"\x89PNG", Content_Type="image/png"),
    "/archive": page(b"PK\x03\x04", Content_Type="application/zip"),
    "/empty": page(b""),
    "/forbidden": status(403),
    "/payment": status(402),
    "/gone": status(410),
    "/busy": status(429),
    "/fault": status(503),
    "/odd-status": status(299 + 20),
}


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSDIFF_CACHE", str(tmp_path / "cache"))
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(BEHAVIOURS) as running:
        yield running


@pytest.mark.parametrize("path", ["/page", "/packed", "/moved", "/moved-often"])
def test_a_page_is_had_as_it_is(server: Server, path: str) -> None:
    found = fetch(server.at(path))
    assert found.data == PAGE
    assert found.address == server.at(path)
    assert found.final == server.at(path if path in ("/page", "/packed") else "/page")
    assert found.moment.tzinfo is not None
    assert server.agents[-1].startswith("newsdiff/")


BAD = [
    ("/round", "redirects more than 10 times"),
    ("/nowhere", "ftp scheme"),
    ("/secret", "file scheme"),
    ("/hang", "did not load within"),
    ("/hang-within", "did not load within"),
    ("/drip", "did not load within"),
    ("/drip-headers", "did not load within"),
    ("/cut-short", "cannot be loaded"),
    ("/without-end", "larger than 64 MB"),
    ("/bomb", "larger than 64 MB"),
    ("/garbage", "cannot be loaded"),
    ("/lies-large", "larger than 64 MB"),
    ("/lies-twice", "cannot be loaded"),
    ("/lies-packed", "cannot be loaded"),
    ("/odd-packing", "packed in a way unknown"),
    ("/picture", "image/png"),
    ("/archive", "an archive"),
    ("/forbidden", "HTTP 403"),
    ("/payment", "HTTP 402"),
    ("/gone", "HTTP 410"),
    ("/busy", "HTTP 429"),
    ("/fault", "HTTP 503"),
    ("/odd-status", "HTTP 319"),
    ("/not-there", "HTTP 404"),
]


@pytest.mark.parametrize(("path", "told"), BAD)
def test_a_server_that_behaves_badly_is_told(server: Server, path: str, told: str) -> None:
    seconds = 0.3 if told == "did not load within" else 30
    with pytest.raises(InputError) as failure:
        fetch(server.at(path), seconds)
    assert told in failure.value.problem
    assert failure.value.path == server.at(path)
    assert failure.value.remedy


ADDRESSES = [
    ("http://", "no valid address"),
    ("http:///a", "no valid address"),
    ("http://[::1", "no valid address"),
    ("http://a:99999/", "no valid address"),
    ("http://a b/", "no valid address"),
    ("http://me:secret@example.org/", "password"),
    ("ftp://example.org/", "ftp scheme"),
    ("file:///etc/passwd", "file scheme"),
    ("javascript://example.org/", "javascript scheme"),
    ("http://" + "a" * 5000, "no valid address"),
]


@pytest.mark.parametrize(("address", "told"), ADDRESSES)
def test_what_is_no_address_is_never_asked(address: str, told: str) -> None:
    [failure] = load([address]).failures
    assert told in failure.problem


def test_a_port_where_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        [failure] = load([f"http://127.0.0.1:{free.getsockname()[1]}/"]).failures
    assert "cannot be loaded (connection refused)" in failure.problem


def test_an_address_is_sent_in_ascii() -> None:
    assert checked("HTTPS://Bücher.example/straße?q=ä b#part".replace(" ", "%20"), "x") == (
        "https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%A4%20b"
    )


def test_the_web_must_not_lead_into_ones_own_network(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    assert leads_inside("http://127.0.0.1/")
    assert leads_inside("http://[::1]:8080/")
    assert not leads_inside("http://93.184.215.14/")
    outside = iter([False, True])
    monkeypatch.setattr(fetching, "leads_inside", lambda _place: next(outside))
    with pytest.raises(InputError, match="your own network"):
        fetch(server.at("/moved"))


def test_certificates_are_verified(tmp_path: Path) -> None:
    """Against a server whose certificate nobody has signed."""
    pytest.importorskip("ssl")
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-keyout", tmp_path / "key.pem", "-out", tmp_path / "cert.pem"],
        capture_output=True, check=False,
    ) if Path("/usr/bin/openssl").exists() else None  # fmt: skip
    if made is None or made.returncode:
        pytest.skip("no openssl to make a certificate with")
    import ssl

    with serving({"/page": page()}) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
        server.socket = context.wrap_socket(server.socket, server_side=True)
        with pytest.raises(InputError, match="certificate does not hold"):
            fetch(server.at("/page").replace("http:", "https:"))
        assert server.asked == []


def test_a_gigabyte_is_never_held(server: Server) -> None:
    """In a process of its own, whose greatest size is then known; `resource` would tell its parent's."""
    status = Path("/proc/self/status")
    if not status.exists():
        pytest.skip("the system does not tell the greatest size of a process")
    code = (
        "import re, sys; from newsdiff.stages.load import load\n"
        "failures = load(sys.argv[1:]).failures\n"
        f"print(len(failures), re.search(r'VmHWM:\\s+(\\d+)', open({str(status)!r}).read())[1])"
    )
    places = [server.at("/without-end"), server.at("/bomb")]
    done = subprocess.run([sys.executable, "-c", code, *places], capture_output=True, text=True, check=True)
    failures, kilobytes = map(int, done.stdout.split())
    assert failures == 2
    assert kilobytes < 400_000


def test_one_that_fails_does_not_stop_the_rest(server: Server) -> None:
    loaded = load([server.at("/fault"), server.at("/page"), server.at("/empty")])
    assert [raw.path for raw in loaded.raws] == [server.at("/page")]
    assert len(loaded.failures) == 2


def test_what_is_not_in_utf_8_is_read_as_the_server_says(server: Server) -> None:
    [raw] = load([server.at("/latin")]).raws
    assert raw.data.decode() == "El alcalde Muñoz habló."
    assert raw.sha256 == hashlib.sha256("El alcalde Muñoz habló.".encode("latin-1")).hexdigest()


def test_a_page_is_fetched_once_and_then_always_the_same(tmp_path: Path) -> None:
    behaviours = {"/page": page()}
    with serving(behaviours) as server:
        address = server.at("/page")
        first = load([address]).raws
        behaviours["/page"] = page(PAGE.replace(b"14", b"31"))
        assert load([address]).raws == first
        assert server.asked == ["/page"]
        [again] = load([address], None, Options(refresh=True)).raws
        assert again.sha256 != first[0].sha256
        assert server.asked == ["/page", "/page"]
    assert load([address]).raws == (again,), "the server is gone, the page is not"
    assert load([address], None, Options(offline=True)).raws == (again,)
    [failure] = load([address + "x"], None, Options(offline=True)).failures
    assert "not kept" in failure.problem
    assert first[0].captured is not None
    listed = json.loads(next((tmp_path / "cache" / "addresses").iterdir()).read_text())
    assert [each["sha256"] for each in listed] == [again.sha256, first[0].sha256]


def test_kept_bytes_that_were_changed_are_not_used(server: Server, tmp_path: Path) -> None:
    address = server.at("/page")
    capture(address)
    [kept] = (tmp_path / "cache" / "pages").iterdir()
    kept.write_bytes(PAGE + b"<p>Added.</p>")
    assert Cache.of_user().find(address) is None
    [failure] = load([address], None, Options(offline=True)).failures
    assert failure.remedy
    assert capture(address).data == PAGE


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[1, null]", b'[{"sha256": "../../x", "captured": 1}]', b"\xff"]
)
def test_a_damaged_list_is_no_list(server: Server, tmp_path: Path, damage: bytes) -> None:
    capture(server.at("/page"))
    [listed] = (tmp_path / "cache" / "addresses").iterdir()
    listed.write_bytes(damage)
    assert capture(server.at("/page")).data == PAGE


def test_a_cache_that_cannot_be_written_is_no_reason_not_to_read(server: Server, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, where the folder should be")
    assert load([server.at("/page")]).raws[0].data == PAGE


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., set[str]]:
    """Keeps pages of 100 bytes, asked for at these times, in room for three; tells which are left."""
    monkeypatch.setattr(caching, "_ROOM", 300)
    cache = Cache.of_user()

    def kept(**at: int) -> set[str]:
        for name, age in at.items():
            data = name.encode() * 100
            cache.keep(
                Captured(f"http://{name}.example/", "", "", "", data, datetime(2031, 3, 4, tzinfo=UTC))
            )
            os.utime(cache.folder / "pages" / sha256(data), (1_000_000 + age, 1_000_000 + age))
        cache.tidy()
        left = {p.name for p in (cache.folder / "pages").iterdir()}
        return {name for name in "abcdefg" if sha256(name.encode() * 100) in left}

    return kept


def test_pages_past_the_bound_go_the_longest_unused_first(pages, tmp_path: Path) -> None:
    assert pages(a=1, b=2, c=3) == {"a", "b", "c"}
    assert Cache.of_user().find("http://a.example/")
    assert pages(d=4) == {"a", "c", "d"}, "a was used since"
    assert {p.parent.name: len(list(p.parent.iterdir())) for p in tmp_path.rglob("cache/*/*")} == {
        "addresses": 3,
        "pages": 3,
    }


def test_pages_that_a_report_names_go_last(pages, tmp_path: Path) -> None:
    pages(a=1, b=2, c=3)
    name_pages([sha256(b"a" * 100), sha256(b"never kept")])
    assert pages(a=1, b=2, c=3, d=4) == {"a", "c", "d"}
    name_pages([sha256(name.encode() * 100) for name in "cde"])
    pages(e=5)
    assert len(list((tmp_path / "cache" / "pages").iterdir())) == 3, "no more than there is room for"
    assert {p.name for p in (tmp_path / "cache" / "reported").iterdir()} <= {
        p.name for p in (tmp_path / "cache" / "pages").iterdir()
    }


def test_a_report_on_addresses_names_their_pages(tmp_path: Path) -> None:
    behaviours = {f"/{n}": page(PAGE.replace(b"14", b"%d" % (14 + n))) for n in range(2)}
    with serving(behaviours) as server:
        assert main(["report", server.at("/0"), server.at("/1"), "-o", str(tmp_path / "r.md")]) == 0
    told = (tmp_path / "r.md").read_text("utf-8")
    named = {p.name for p in (tmp_path / "cache" / "reported").iterdir()}
    assert named == {p.name for p in (tmp_path / "cache" / "pages").iterdir()}
    assert all(digest in told for digest in named)


def feed(server_at: str, *dated: str) -> bytes:
    listed = "".join(
        f"<item><title>Part {n}</title><link>{server_at}{n}</link><pubDate>{day}</pubDate></item>"
        for n, day in enumerate(dated)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel>{listed}</channel></rss>".encode()


DAYS = ("Mon, 03 Mar 2031 10:00:00 GMT", "Wed, 05 Mar 2031 10:00:00 GMT", "Tue, 04 Mar 2031 10:00:00 GMT")


def test_of_a_feed_the_newest_are_read() -> None:
    behaviours = {f"/{n}": page(PAGE.replace(b"14", b"1%d" % n)) for n in range(3)}
    with serving(behaviours) as server:
        behaviours["/feed"] = page(feed(server.at("/"), *DAYS), Content_Type="application/rss+xml")
        [failure] = load([server.at("/feed")]).failures
        assert "feed or sitemap with 3 entries" in failure.problem
        loaded = load([server.at("/feed")], None, Options(newest=2))
        assert [raw.path for raw in loaded.raws] == [server.at("/1"), server.at("/2")]
        assert prepare([server.at("/feed")], Options(newest=2)) == ((server.at("/1"), server.at("/2")), ())


def test_no_http_is_imported_for_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry sank.")
    code = (
        "import sys; from newsdiff.stages.load import load; load(sys.argv[1:])\n"
        "heavy = ('urllib3', 'ssl', 'http.client', 'pypdf', 'docx', 'lxml', 'email', 'json', 'zipfile')\n"
        "print([m for m in heavy if m in sys.modules])"
    )
    place = str(tmp_path / "a.txt")
    done = subprocess.run([sys.executable, "-c", code, place], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_reader_opens_what_was_chosen_from_a_feed(monkeypatch: pytest.MonkeyPatch, capfd) -> None:
    opened: list[tuple[str, ...]] = []

    def run_reader(paths=(), *_):
        opened.append(tuple(paths))
        return 0

    monkeypatch.setattr("newsdiff.ui.launch.run_reader", run_reader)
    monkeypatch.setattr("newsdiff.cli._opening._has_terminal", lambda _piped: True)
    behaviours = {f"/{n}": page(PAGE.replace(b"14", b"1%d" % n)) for n in range(3)}
    with serving(behaviours) as server:
        behaviours["/feed"] = page(feed(server.at("/"), *DAYS))
        assert main(["read", server.at("/feed"), "--newest", "2"]) == 0
        assert main([server.at("/1"), "--refresh"]) == 0
        assert main(["inputs", server.at("/feed")]) == 0
        listed = capfd.readouterr().out.splitlines()
    assert opened == [(server.at("/1"), server.at("/2")), (server.at("/1"),)]
    assert [line.split()[:2] for line in listed[1:]] == [
        ["2031-03-05", server.at("/1")], ["2031-03-04", server.at("/2")], ["2031-03-03", server.at("/0")],
    ]  # fmt: skip
    assert main([server.at("/never"), "--offline"]) == 2
    assert "is not kept" in capfd.readouterr().err


async def test_addresses_typed_on_the_start_screen_open_in_the_reader() -> None:
    behaviours = {f"/{n}": page(PAGE.replace(b"14", b"%d" % (14 + n))) for n in range(2)}
    with serving(behaviours) as server:
        app = NewsdiffApp(services=Services(desk=lambda: None))
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.press("u")
            await settled(pilot, lambda: isinstance(app.screen, AddressDialog))
            app.screen.query_one(Input).value = f"{server.at('/0')} {server.at('/1')}"
            await pilot.press("enter")
            await settled(pilot, lambda: "Compare 2 articles" in screen_text(app))
            await pilot.press("c")
            await settled(
                pilot, lambda: isinstance(app.screen, ReadScreen) and app.screen.comparison is not None
            )
            assert [a.page.path for a in app.screen.comparison.articles] == [server.at("/0"), server.at("/1")]
    assert server.asked == ["/0", "/1"]
