"""A web server of the tests' own, on loopback, that behaves as badly as it is told to."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Behaviour = Callable[["Handler"], None]

PAGE = (
    b"<!doctype html><html><head><title>Ferry fire injures 14</title></head><body><article>"
    b"<h1>Ferry fire injures 14</h1><p>At least 14 people were injured when a ferry burned at Marrow Quay on"
    b" Tuesday, the harbour board said.</p><p>Crews from three towns fought the blaze until noon, and the"
    b" quay reopened to foot passengers in the evening.</p></article></body></html>"
)


class Handler(BaseHTTPRequestHandler):
    """Answers each path with the behaviour that stands for it."""

    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.agents.append(self.headers.get("User-Agent", ""))
        try:
            self.server.behaviours.get(self.path, not_found)(self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        named = {name.replace("_", "-"): told for name, told in headers.items()}
        given = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), **named}
        for name, told in given.items():
            self.send_header(name, told)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, behaviours: dict[str, Behaviour]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviours = behaviours
        self.asked: list[str] = []
        self.agents: list[str] = []
        self.ended = threading.Event()

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"

    def handle_error(self, *_words: object) -> None:
        """A client that leaves is no fault."""


def not_found(asked: Handler) -> None:
    asked.answer(b"<h1>Not found</h1>", 404)


def page(body: bytes = PAGE, **headers: str) -> Behaviour:
    return lambda asked: asked.answer(body, **headers)


def status(number: int, **headers: str) -> Behaviour:
    return lambda asked: asked.answer(b"", number, **headers)


def moved(to: str, number: int = 302) -> Behaviour:
    return status(number, Location=to)


def hang(asked: Handler) -> None:
    """Takes the question, and never answers."""
    asked.server.ended.wait(60)


def hang_within(asked: Handler) -> None:
    """Sends half a page, and no more."""
    asked.send_response(200)
    asked.send_header("Content-Length", str(len(PAGE)))
    asked.end_headers()
    asked.wfile.write(PAGE[:100])
    asked.server.ended.wait(60)


def drip(asked: Handler) -> None:
    """Sends a byte now and then, for ever, so that no silence is long."""
    asked.send_response(200)
    asked.end_headers()
    while not asked.server.ended.wait(0.01):
        asked.wfile.write(b"a")


def drip_headers(asked: Handler) -> None:
    asked.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
    while not asked.server.ended.wait(0.01):
        asked.wfile.write(b"a")


def cut_short(asked: Handler) -> None:
    """Promises more than it sends."""
    asked.send_response(200)
    asked.send_header("Content-Length", str(len(PAGE) + 1000))
    asked.end_headers()
    asked.wfile.write(PAGE)
    asked.close_connection = True


def without_end(asked: Handler) -> None:
    """Sends a gigabyte, made while it is sent, and says nothing of its length."""
    asked.send_response(200)
    asked.send_header("Content-Type", "text/html")
    asked.end_headers()
    piece = b"<p>The ferry sank.</p>" * 3000
    for _ in range(10**9 // len(piece)):
        asked.wfile.write(piece)


def bomb(asked: Handler) -> None:
    """A gigabyte of noughts in a megabyte of gzip."""
    import zlib

    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    asked.send_response(200)
    asked.send_header("Content-Encoding", "gzip")
    asked.end_headers()
    for _ in range(1000):
        asked.wfile.write(packer.compress(b"\0" * 10**6))
    asked.wfile.write(packer.flush())


def garbage(asked: Handler) -> None:
    asked.wfile.write(b"\x16\x03\x01 this is no HTTP\r\n\r\n")


def packed(body: bytes = PAGE) -> Behaviour:
    return page(gzip.compress(body), Content_Encoding="gzip")


@contextmanager
def serving(behaviours: dict[str, Behaviour]) -> Iterator[Server]:
    """A server while it is needed."""
    server = Server(behaviours)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        server.server_close()
        thread.join(10)
