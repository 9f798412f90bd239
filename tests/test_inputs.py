"""Every kind of input, by content first and by name second; what is broken is told, and the rest read."""

# ruff: noqa: E501  # tables of cases
from __future__ import annotations

import gzip
import hashlib
import io
import itertools
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from newsdiff.model import NoticeKind, Page, Raw, Reason, Role
from newsdiff.pipeline import compare
from newsdiff.reports import as_json
from newsdiff.stages.extract import extract
from newsdiff.stages.load import KINDS, LIMITS, Loaded, load, look_at
from newsdiff.stages.load import _json as json_records

HEADLINE = "Ferry fire at Marrow Quay injures 14"
FIRST = (
    "At least 14 people were injured when fire broke out on the car ferry Lady Orwen, the harbour board said."
)
SECOND = (
    "Crews from three towns fought the blaze until noon. “We had everybody off,” said the harbour master."
)
PLAIN = f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n"
HTML = (
    f"<!doctype html><html><head><title>{HEADLINE}</title></head><body><article><h1>{HEADLINE}</h1>"
    f"<p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
)


def docx_of(*lines: tuple[str, str], header: str = "", table: tuple[str, ...] = ()) -> bytes:
    import docx

    made = docx.Document()
    for words, style in lines:
        made.add_paragraph(words, style)
    if table:
        row = made.add_table(1, len(table)).rows[0]
        for cell, words in zip(row.cells, table, strict=True):
            cell.text = words
    made.sections[0].header.paragraphs[0].text = header
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def pdf_of(*pages: list[str]) -> bytes:
    """A PDF with these lines on its pages, written by hand."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        shown = "".join(f"({line.translate(_ESCAPED)}) Tj T*\n" for line in lines).encode("cp1252", "replace")
        stream = b"BT /F1 11 Tf 14 TL 50 750 Td\n" + shown + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, len(kids))
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(made))
    return made + head + rows + tail


_ESCAPED = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})


def mail_of(plain: str = "", html: str = "", **headers: str) -> bytes:
    message = EmailMessage()
    for name, words in {
        "From": "Valley Press <desk@example.org>",
        "Subject": f"Fwd: {HEADLINE}",
        **headers,
    }.items():
        message[name] = words
    message["Date"] = "Tue, 04 Mar 2031 08:30:00 +0100"
    message["Message-ID"] = "<1@example.org>"
    message.set_content(plain)
    if html:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


def mhtml_of(html: str, address: str = "https://example.org/ferry") -> bytes:
    lines = [
        "From: <Saved by Blink>", f"Snapshot-Content-Location: {address}", f"Subject: {HEADLINE}",
        "Date: Tue, 4 Mar 2031 09:00:00 -0000", "MIME-Version: 1.0",
        'Content-Type: multipart/related; type="text/html"; boundary="----x"', "", "", "------x",
        "Content-Type: text/html", "Content-Transfer-Encoding: 8bit", f"Content-Location: {address}", "", html,
        "------x", "Content-Type: image/png", "Content-Transfer-Encoding: base64", "", "iVBORw0KGgo=",
        "------x--", "",
    ]  # fmt: skip
    return "\r\n".join(lines).encode()


def wrapped(text: str, width: int = 70) -> list[str]:
    import textwrap

    return [line for part in text.split("\n\n") for line in [*textwrap.wrap(part, width), ""]]


READ: dict[str, tuple[str, Callable[[], bytes]]] = {
    "text": ("a.txt", PLAIN.encode),
    "markdown": ("a.md", f"# {HEADLINE}\n\n{FIRST}\n\n{SECOND}\n".encode),
    "html": ("a.html", HTML.encode),
    "html by content": ("a", HTML.encode),
    "pdf": ("a.pdf", lambda: pdf_of(wrapped(PLAIN))),
    "pdf by content": ("a.txt", lambda: pdf_of(wrapped(PLAIN))),
    "docx": ("a.docx", lambda: docx_of((HEADLINE, "Title"), (FIRST, "Normal"), (SECOND, "Normal"))),
    "docx by content": ("a", lambda: docx_of((HEADLINE, "Heading 1"), (FIRST, "Normal"), (SECOND, "Normal"))),
    "mail": ("a.eml", lambda: mail_of(f"{FIRST}\n\n{SECOND}\n")),
    "mail in html": ("a", lambda: mail_of("See our site.", HTML)),
    "mhtml": ("a.mhtml", lambda: mhtml_of(HTML)),
    "mhtml by content": ("a.txt", lambda: mhtml_of(HTML)),
    "gzip": ("a.txt.gz", lambda: gzip.compress(PLAIN.encode())),
    "gzip by content": ("a.txt", lambda: gzip.compress(PLAIN.encode())),
    "gzip of html": ("a.html.gz", lambda: gzip.compress(HTML.encode())),
    "gzip in two parts": (
        "a.gz",
        lambda: gzip.compress(PLAIN[:40].encode()) + gzip.compress(PLAIN[40:].encode()),
    ),
    "gzip of gzip of pdf": ("a", lambda: gzip.compress(gzip.compress(pdf_of(wrapped(PLAIN))))),
    "json": ("a.json", json.dumps({"title": HEADLINE, "text": f"{FIRST}\n\n{SECOND}"}).encode),
    "json by content": (
        "a",
        json.dumps({"headline": HEADLINE, "articleBody": f"{FIRST}\n\n{SECOND}"}).encode,
    ),
    "json with html": (
        "a.json",
        json.dumps({"title": {"rendered": HEADLINE}, "content": {"rendered": HTML}}).encode,
    ),
    "json in utf-16": ("a.json", lambda: json.dumps({"title": HEADLINE, "text": PLAIN}).encode("utf-16")),
    "jsonl": (
        "a.jsonl",
        lambda: json.dumps({"title": HEADLINE, "body": f"{FIRST}\n\n{SECOND}"}).encode() + b"\n",
    ),
    "utf-16 with a mark": ("a.txt", lambda: PLAIN.encode("utf-16")),
    "utf-16 without": ("a.txt", lambda: PLAIN.encode("utf-16-le")),
    "utf-16 without, the other": ("a.txt", lambda: PLAIN.encode("utf-16-be")),
    "windows-1252": ("a.txt", lambda: PLAIN.encode("cp1252")),
    "carriage returns": ("a.txt", lambda: PLAIN.replace("\n", "\r").encode()),
    "both": ("a.txt", lambda: PLAIN.replace("\n", "\r\n").encode()),
}


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, bytes], str]:
    def put(name: str, content: bytes) -> str:
        (tmp_path / name).write_bytes(content)
        return str(tmp_path / name)

    return put


def page_of(raw: Raw) -> Page:
    page = extract(raw)
    spans = sorted([*(b.span for b in page.blocks), *(d.span for d in page.dropped)])
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    return page


@pytest.mark.parametrize("kind", READ)
def test_each_kind_gives_the_same_article(kind: str, put: Callable[[str, bytes], str]) -> None:
    name, made = READ[kind]
    loaded = load([put(name, made())])
    assert loaded.failures == ()
    [raw] = loaded.raws
    page = page_of(raw)
    told = [" ".join(block.span.of(page.text).split()).strip("# ") for block in page.blocks]
    assert told == [HEADLINE, FIRST, SECOND]
    assert page.headline == HEADLINE
    assert page.blocks[0].role is Role.HEADLINE


def test_what_a_mail_says_of_itself(put: Callable[[str, bytes], str]) -> None:
    [raw] = load([put("a.eml", mail_of(f"{FIRST}\n\n{SECOND}\n"))]).raws
    page = page_of(raw)
    assert (page.outlet, page.published) == ("Valley Press", date(2031, 3, 4))
    [raw] = load([put("a.eml", mail_of(PLAIN, From="Jo Ray <jo@example.org>"))]).raws
    assert page_of(raw).outlet is None, "a person who forwards an article is no outlet"


def test_a_mail_without_words_gives_what_is_attached(put: Callable[[str, bytes], str]) -> None:
    message = EmailMessage()
    message["Subject"], message["Message-ID"] = "articles", "<1@example.org>"
    message.add_attachment(PLAIN.encode(), maintype="application", subtype="octet-stream", filename="a.txt")
    message.add_attachment(pdf_of(wrapped(PLAIN)), maintype="application", subtype="pdf", filename="b.pdf")
    place = put("a.eml", message.as_bytes())
    assert [raw.path for raw in load([place]).raws] == [f"{place}#1", f"{place}#2"]


def test_a_saved_page_says_when_it_was_saved_and_from_where(put: Callable[[str, bytes], str]) -> None:
    [raw] = load([put("a.mhtml", mhtml_of(HTML))]).raws
    page = page_of(raw)
    assert page.captured == datetime(2031, 3, 4, 9, tzinfo=UTC)
    assert page.url == "https://example.org/ferry"


def test_the_parts_of_a_word_document(put: Callable[[str, bytes], str]) -> None:
    made = docx_of(
        (HEADLINE, "Title"), (FIRST, "Normal"), ("What is known", "Heading 2"), ("Two cars burned", "List Bullet"),
        ("A ferry in flames", "Caption"), (SECOND, "Normal"), header="Valley Press, page 1", table=("hurt", "14"),
    )  # fmt: skip
    page = page_of(load([put("a.docx", made)]).raws[0])
    assert [block.role for block in page.blocks] == [
        Role.HEADLINE, Role.BODY, Role.HEADING, Role.LISTING, Role.BODY, Role.BODY,
    ]  # fmt: skip
    assert "hurt | 14" in page.text
    assert [(part.reason, part.span.of(page.text)) for part in page.dropped] == [
        (Reason.CAPTION, "A ferry in flames"), (Reason.NAVIGATION, "Valley Press, page 1"),
    ]  # fmt: skip


def test_deleted_words_of_a_word_document_are_left_out_and_inserted_ones_are_in(
    put: Callable[[str, bytes], str],
) -> None:
    made = io.BytesIO(docx_of((HEADLINE, "Title"), ("At least 14 were hurt.", "Normal")))
    changed = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = content.replace(
                    b"<w:t>At least 14 were hurt.</w:t>",
                    b"<w:t>At least </w:t></w:r><w:del w:id='1'><w:r><w:delText>14</w:delText></w:r></w:del>"
                    b"<w:ins w:id='2'><w:r><w:t>15</w:t></w:r></w:ins><w:r><w:t> were hurt.</w:t>",
                )
            new.writestr(name, content)
    [raw] = load([put("a.docx", changed.getvalue())]).raws
    assert "At least 15 were hurt." in raw.data.decode()
    assert "14 were" not in raw.data.decode()


def test_the_lines_of_a_pdf_are_made_whole(put: Callable[[str, bytes], str]) -> None:
    pages = [
        ["The Valley Press", HEADLINE, "", "At least 14 people were in-", "jured when fire broke out at the long-term", "",
         "quay. The harbour board met at once and spoke of long-", "term damage to the Page 1", "Page 1 of 3"],
        ["The Valley Press", "hull of the ferry, which was built in 1998.", "", "It burned until noon.", "Page 2 of 3"],
        ["The Valley Press", "Crews from three towns fought the blaze.", "Page 3 of 3"],
    ]  # fmt: skip
    page = page_of(load([put("a.pdf", pdf_of(*pages))]).raws[0])
    body = page.text[: page.dropped[0].span.start]
    assert "were injured when" in body
    assert "long-term damage" in body
    assert "hull of the ferry, which" in body
    assert "Valley Press" not in body
    assert {part.span.of(page.text) for part in page.dropped} == {
        "The Valley Press", "Page 1 of 3", "Page 2 of 3", "Page 3 of 3",
    }  # fmt: skip


RECORDS = [
    {
        "title": "One",
        "text": FIRST,
        "authors": ["Jo Ray", "Tom Velde"],
        "publish_date": "2031-03-04T10:00:00Z",
    },
    {"headline": "Two", "content": {"rendered": f"<p>{FIRST}</p><p>{SECOND}</p>"}, "source": {"name": "VP"}},
    {"text": ""},
    ["no record"],
    {"TITLE": "Three", "maintext": FIRST, "url": "https://example.org/3", "text": "Short."},
]


@pytest.mark.parametrize("form", ["list", "within", "lines"])
def test_records_of_json(form: str, put: Callable[[str, bytes], str]) -> None:
    if form == "lines":
        content = "\n".join(map(json.dumps, RECORDS)) + "\n\n{not json\n"
    else:
        content = json.dumps(RECORDS if form == "list" else {"status": "ok", "total": 5, "articles": RECORDS})
    place = put("a.json", content.encode())
    loaded = load([place])
    assert [raw.path for raw in loaded.raws] == [f"{place}#1", f"{place}#2", f"{place}#5"]
    assert [failure.path for failure in loaded.failures][:2] == [f"{place}#3", f"{place}#4"]
    one, two, three = map(page_of, loaded.raws)
    assert (one.headline, one.byline, one.published) == ("One", "Jo Ray, Tom Velde", date(2031, 3, 4))
    assert (two.headline, two.outlet) == ("Two", "VP")
    assert (three.headline, three.url) == ("Three", "https://example.org/3")
    assert FIRST in three.text


def test_an_earlier_report_gives_its_articles_again(put: Callable[[str, bytes], str]) -> None:
    places = [
        put("a.html", HTML.encode()),
        put("b.txt", PLAIN.replace("14", "31").encode() + b"\nShare on X\n"),
    ]
    first = compare(load(places).raws).comparison
    report = put("report.json", as_json(first).encode())
    loaded = load([report])
    assert loaded.failures == ()
    assert [raw.path for raw in loaded.raws] == [f"{report}#A", f"{report}#B"]
    again = compare(loaded.raws).comparison
    for before, after in zip(first.articles, again.articles, strict=True):
        assert after.text == before.text
        assert [p.span for p in after.passages] == [p.span for p in before.passages]
        assert [p.role for p in after.passages] == [p.role for p in before.passages]
        assert after.page.dropped == before.page.dropped
        assert after.page.headline == before.page.headline
    assert [d.summary for d in again.divergences] == [d.summary for d in first.divergences]


def test_a_report_stands_among_other_articles(put: Callable[[str, bytes], str]) -> None:
    places = [put("a.txt", PLAIN.encode()), put("b.txt", PLAIN.replace("14", "31").encode())]
    report = put("report.json", as_json(compare(load(places).raws).comparison).encode())
    assert len(load([report, put("c.txt", PLAIN.replace("14", "50").encode())]).raws) == 3


def noise(kind: int, size: int) -> bytes:
    """Bytes without sense, the same each time."""
    return hashlib.shake_128(bytes([kind])).digest(size)


def bomb(size: int = 10**9) -> bytes:
    held = io.BytesIO()
    with gzip.GzipFile(fileobj=held, mode="wb", compresslevel=1) as file:
        for _ in range(size // 10**6):
            file.write(b"\0" * 10**6)
    return held.getvalue()


def zip_bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b"<a>" + b" " * (70 * 10**6))
    return held.getvalue()


def billion_laughs() -> bytes:
    defined = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{defined}]>'
        "<rss><channel><item><link>&l11;</link></item></channel></rss>"
    ).encode()


def cut_in_half(content: bytes) -> bytes:
    return content[: len(content) // 2]


BROKEN: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.txt", lambda: b"", "empty"),
    "blank": ("a.txt", lambda: b" \r\n\t\n", "empty"),
    "zeros": ("a.txt", lambda: bytes(5000), "binary"),
    "noise": ("a.txt", lambda: b"\0\1" + noise(3, 5000), "binary"),
    "larger than an article": ("a.txt", lambda: b"A ferry sank. " * 750_000, "larger than 10 MB"),
    "gzip, cut": ("a.gz", lambda: cut_in_half(gzip.compress(PLAIN.encode())), "breaks off"),
    "gzip, damaged": ("a.gz", lambda: gzip.compress(PLAIN.encode())[:30] + b"xxxxxxxxxxxx", "gzip"),
    "gzip bomb": ("a.gz", bomb, "larger than 64 MB"),
    "gzip too deep": ("a.gz", lambda: _deep(8), "packed more than 4 deep"),
    "pdf, only its name": ("a.pdf", lambda: b"%PDF-1.4", "damaged PDF"),
    "pdf, cut": ("a.pdf", lambda: cut_in_half(pdf_of(wrapped(PLAIN))), "PDF"),
    "pdf, noise": ("a.pdf", lambda: b"%PDF-1.4\n" + noise(4, 3000), "PDF"),
    "pdf of pictures": ("a.pdf", lambda: pdf_of([""]), "only pictures of pages"),
    "pdf of many pages": ("a.pdf", lambda: pdf_of(*[["A ferry sank."]] * 501), "more than 500 pages"),
    "docx, cut": ("a.docx", lambda: cut_in_half(docx_of((PLAIN, "Normal"))), "damaged document"),
    "docx, no document": ("a.docx", lambda: b"PK\x03\x04 word/document.xml", "damaged document"),
    "docx bomb": ("a.docx", zip_bomb, "larger than 64 MB"),
    "zip": ("a.zip", lambda: _zip("a.txt"), "ZIP archive"),
    "rtf": ("a.rtf", lambda: b"{\\rtf1 Hello}", "RTF"),
    "old word": ("a.doc", lambda: b"\xd0\xcf\x11\xe0" + bytes(500), "old office"),
    "picture": ("a.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(50), "picture"),
    "json, cut": ("a.json", lambda: json.dumps({"text": PLAIN}).encode()[:-5], "not valid JSON"),
    "json without text": ("a.json", lambda: b'{"title": "A", "n": 3}', "no text field"),
    "json, an empty list": ("a.json", lambda: b"[]", ""),
    "json, nested deep": ("a.json", lambda: b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "JSON"),
    "a report without articles": ("a.json", lambda: b'{"schema": "newsdiff.comparison/1"}', ""),
    "a damaged report": (
        "a.json",
        lambda: b'{"schema": "newsdiff.comparison/1", "articles": [{"text": "A.", "passages": [7]}, 5]}',
        "",
    ),
    "mail without words": ("a.eml", lambda: mail_of(" "), "no text in this mail"),
    "mhtml without a page": ("a.mht", lambda: mhtml_of(" "), "no page in this web archive"),
    "feed": (
        "a.xml",
        lambda: b"<rss><channel><item><link>http://a.b/c</link></item></channel></rss>",
        "feed",
    ),
    "feed, empty": ("a.xml", lambda: b"<?xml version='1.0'?><rss><channel></channel></rss>", "no address"),
    "feed, cut": ("a.xml", lambda: b"<rss><channel><item><li", "no address"),
    "feed of laughs": ("a.xml", billion_laughs, "feed"),
}


def _deep(times: int) -> bytes:
    content = PLAIN.encode()
    for _ in range(times):
        content = gzip.compress(content)
    return content


def _zip(name: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr(name, PLAIN)
    return held.getvalue()


@pytest.mark.parametrize("kind", BROKEN)
def test_one_that_is_broken_is_told_and_the_others_read(kind: str, put: Callable[[str, bytes], str]) -> None:
    name, made, told = BROKEN[kind]
    bad, good = put(f"bad-{name}", made()), put("good.txt", PLAIN.encode())
    loaded = load([bad, good])
    assert [raw.path for raw in loaded.raws] == [good]
    assert loaded.failures
    for failure in loaded.failures:
        assert failure.path.startswith(bad)
        assert told in failure.problem
        assert failure.remedy
        assert "\n" not in str(failure)


def test_a_pdf_whose_pages_are_all_alike_is_no_picture(put: Callable[[str, bytes], str]) -> None:
    [raw] = load([put("a.pdf", pdf_of(*[["A ferry sank off Marrow."]] * 6))]).raws
    assert raw.data.decode().count("A ferry sank off Marrow.") == 6


def test_a_pdf_with_a_password(put: Callable[[str, bytes], str]) -> None:
    import pypdf

    writer = pypdf.PdfWriter(io.BytesIO(pdf_of(wrapped(PLAIN))))
    writer.encrypt("secret", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    [failure] = load([put("a.pdf", held.getvalue())]).failures
    assert "password" in failure.problem


@pytest.mark.parametrize(("library", "name"), [("pypdf", "pdf"), ("docx", "docx")])
def test_a_library_that_is_missing_is_named(
    library: str, name: str, put: Callable[[str, bytes], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {"pdf": pdf_of(wrapped(PLAIN)), "docx": docx_of((PLAIN, "Normal"))}[name]
    place = put(f"a.{name}", made)
    monkeypatch.setitem(sys.modules, library, None)
    [failure] = load([place]).failures
    assert 'pip install "newsdiff[documents]"' in failure.remedy


def test_more_articles_than_may_be_are_told(put: Callable[[str, bytes], str]) -> None:
    lines = "\n".join(json.dumps({"text": f"A ferry sank on day {n}."}) for n in range(1010))
    loaded = load([put("a.jsonl", lines.encode()), put("b.txt", PLAIN.encode())])
    assert len(loaded.raws) == 1000
    [failure] = loaded.failures
    assert "more than 1,000 articles" in failure.problem
    assert failure.path.endswith("a.jsonl#1001")


def test_more_text_than_may_be_is_told(put: Callable[[str, bytes], str]) -> None:
    nine = gzip.compress(b"A ferry sank at sea. " * 428_571)
    places = [put(f"{n:02}.gz", nine) for n in range(25)]
    loaded = load(places)
    assert [raw.path for raw in loaded.raws] == places[:22]
    [failure] = loaded.failures
    assert failure.path == places[22]
    assert "200 MB" in failure.problem


def test_a_line_of_ten_megabytes(put: Callable[[str, bytes], str]) -> None:
    line = ("A ferry with 90 people sank off Marrow on Monday, and 17 were saved. ") * 146_000
    [raw] = load([put("a.txt", line[:9_998_000].encode())]).raws
    page = page_of(raw)
    assert len(page.blocks) == 1
    assert len(page.text) > 9_900_000


@pytest.mark.parametrize(
    "blob",
    ["a" * 3_000_000, "QUJD" * 50_000, "\u0101" * 100_000, "://" * 50_000, "\u3042" * 100_000],
    ids=["letters", "base64", "Latin", "marks", "kana"],
)
def test_packed_bytes_in_a_text_are_set_aside(blob: str, put: Callable[[str, bytes], str]) -> None:
    [raw] = load([put("a.txt", f"{PLAIN}\n{blob}\n".encode())]).raws
    page = page_of(raw)
    assert [part.reason for part in page.dropped] == [Reason.UNREADABLE]
    assert len(page.blocks) == 3


def test_every_kind_and_limit_is_listed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "newsdiff", "inputs"], capture_output=True, text=True, check=True
    )
    assert all(kind.name in done.stdout for kind in KINDS)
    assert all(f"{limit.most:,} {limit.unit}".strip() in done.stdout for limit in LIMITS)


def test_what_a_place_holds(put: Callable[[str, bytes], str], tmp_path: Path) -> None:
    put("a.pdf", pdf_of(wrapped(PLAIN)))
    put("b.jsonl", "\n".join(map(json.dumps, RECORDS)).encode())
    put("c.zip", _zip("a.txt"))
    put("d", HTML.encode())
    found = {Path(each.path).name: each for each in look_at(str(tmp_path))}
    assert [found[name].kind for name in sorted(found)] == [
        "PDF", "JSON, JSONL, newsdiff report", "text", "HTML page",
    ]  # fmt: skip
    assert len(found["b.jsonl"].told) == 3
    assert "ZIP" in found["c.zip"].failures[0].problem


def mixed_folder(folder: Path) -> list[str]:
    """Forty files of all kinds about one event, five of them broken; returns the names of the five."""
    kinds = ["text", "markdown", "html", "pdf", "docx", "mail", "mhtml"]
    broken = ["gzip, cut", "docx, cut", "pdf of pictures", "picture", "json without text"]
    for number in range(35):
        name, made = READ[kinds[number % 7]]
        content = made()
        (folder / f"{number:02}-{name}").write_bytes(content)
    for number, kind in enumerate(broken, 90):
        name, made, _ = BROKEN[kind]
        (folder / f"{number}-{name}").write_bytes(made())
    return [f"{number}-{BROKEN[kind][0]}" for number, kind in enumerate(broken, 90)]


def test_of_forty_files_five_are_broken_and_thirty_five_compared(tmp_path: Path) -> None:
    five = mixed_folder(tmp_path)
    assert len(list(tmp_path.iterdir())) == 40
    done = subprocess.run(
        [sys.executable, "-m", "newsdiff", "report", "--format", "json", str(tmp_path)],
        capture_output=True, check=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    assert len(told["articles"]) == 35
    assert {article["headline"] for article in told["articles"]} == {HEADLINE}
    said = done.stderr.decode().splitlines()
    assert len(said) == 5
    for name, line in zip(five, said, strict=True):
        assert name in line


def test_nothing_is_run_and_nothing_is_unpickled() -> None:
    """No eval, exec, pickle or shell in anything that an article passes through."""
    import ast

    root = Path(json_records.__file__).parents[2]
    banned = {"eval", "exec", "compile", "system", "popen", "__import__"}
    for path in [
        p for part in ("stages/load", "stages/extract", "reports") for p in root.joinpath(part).rglob("*.py")
    ]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = {
            n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
        }
        imported = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        assert not called & banned, path
        assert not imported & {"pickle", "marshal", "shelve", "subprocess", "os.system"}, path


WALLS = [
    ("<html><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div></body></html>", "JavaScript"),
    ("<html><body><div id=app></div><script>start()</script></body></html>", "JavaScript"),
    ("Please enable JavaScript and disable any ad blocker\n", "JavaScript"),
    ("Just a moment...\n\nexample.com needs to review the security of your connection before proceeding.\n", "test for robots"),
    ("Access Denied\n\nYou don't have permission to access this server.\n\nRay ID: 8a7b6c\n", "test for robots"),
    ("We value your privacy\n\nWe and our 842 partners store and access information on a device.\n\nAccept all cookies\n", "cookies"),
    ("Wir verwenden auf dieser Seite Cookies und ähnliche Techniken.\n\nAlle akzeptieren und weiter\n", "cookies"),
    ("404 Not Found\n\nnginx\n", "page of error"),
    ("Page not found\n\nSorry, the page you are looking for has moved.\n", "page of error"),
    ("Minister quits\n\nThis article is for subscribers only.\n\nLog in to continue reading\n", "payment"),
    ("Ministro renuncia\n\nContenido exclusivo para suscriptores\n", "payment"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "told"), WALLS)
def test_a_page_that_was_not_captured_is_told(content: str, told: str) -> None:
    from newsdiff.model import InputError

    with pytest.raises(InputError) as failure:
        extract(Raw("a", content.encode(), "0"))
    assert told in failure.value.problem
    assert failure.value.remedy


SHORT = [
    "Ferry sinks\n\nA ferry sank off Marrow on Monday; 12 people were saved.\n\nWe use cookies to make this site better.\n",
    "403 people were saved when a ferry sank off Marrow.\n",
    "Access denied to aid ships, harbour board says\n\nThree ships with aid were turned away on Monday.\n",
    "Just a moment of peace\n\nThe talks paused on Monday.\n",
]


@pytest.mark.parametrize("text", SHORT)
def test_a_short_article_is_no_wall(text: str) -> None:
    assert extract(Raw("a.txt", text.encode(), "0")).blocks


CUT = [
    "To continue reading, subscribe or log in.",
    "Subscribe to unlock this article",
    "This story is exclusively for subscribers",
    "[+2341 chars]",
    "Para seguir leyendo, suscríbete.",
    "Il vous reste 73 % de cet article à lire. La suite est réservée aux abonnés.",
    "Pour lire la suite, abonnez-vous.",
    "Diesen Artikel lesen Sie nur mit unserem Abo.",
    "Contenuto riservato agli abbonati",
    "Para continuar lendo, assine.",
]


@pytest.mark.parametrize("line", CUT)
def test_an_article_without_its_end_is_told_so(line: str) -> None:
    page = extract(Raw("a.txt", f"{PLAIN}\n{line}\n".encode(), "0"))
    [notice] = page.notices
    assert notice.kind is NoticeKind.INCOMPLETE
    assert notice.span.of(page.text) == line


def test_an_article_with_its_end_is_not() -> None:
    text = f"{HEADLINE}\n\n{FIRST}\n\nTo continue reading, subscribe or log in.\n\n{SECOND}\n"
    assert extract(Raw("a.txt", text.encode(), "0")).notices == ()


def test_loaded_is_a_value() -> None:
    assert load([]) == Loaded((), ())


@pytest.mark.parametrize("blob", ["a" * 300_000, "\u3042" * 100_000], ids=["letters", "kana"])
def test_a_file_of_packed_bytes_alone_is_told(blob: str) -> None:
    from newsdiff.model import InputError

    with pytest.raises(InputError, match="packed bytes"):
        extract(Raw("a.txt", blob.encode(), "0"))


def test_libraries_say_nothing_of_a_bad_page(put: Callable[[str, bytes], str]) -> None:
    places = [
        put("a.html", b"<html>\x1b[2J<body></body></html>"),
        put("b.pdf", pdf_of(wrapped(PLAIN))[:-300]),
    ]
    done = subprocess.run(
        [sys.executable, "-m", "newsdiff", "report", *places], capture_output=True, check=False
    )
    assert done.returncode == 2
    assert all(line.startswith(b"newsdiff: ") for line in done.stderr.splitlines())
    assert b"\x1b" not in done.stderr
