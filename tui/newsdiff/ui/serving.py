"""Serves the reader to browsers of this machine, and to pages of its own only."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

_POLICY = "; ".join(
    ("default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:", "connect-src 'self' ws:",
     "frame-ancestors 'none'")
)  # fmt: skip
"""The page is of this machine only: it fetches nothing elsewhere, and no page elsewhere may frame it."""

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class _LocalServer(Server):
    """Answers no request that another site's page has made, or that came by another name.

    A page of any site may ask the browser to open a connection to this machine; without a look at
    where a request comes from, it could steer the reader (cross-site hijacking of a WebSocket).
    """

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._local_only)
        return app

    @web.middleware
    async def _local_only(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        own = {f"{name}:{self.port}" for name in (self.host, "localhost")}
        origin = request.headers.get("Origin")
        if request.host not in own or (origin and urlsplit(origin).netloc not in own):
            raise web.HTTPForbidden(text="newsdiff serves pages of this machine only.")
        answer = await handler(request)
        if not answer.prepared:
            answer.headers["Content-Security-Policy"] = _POLICY
        return answer

    async def on_startup(self, _app: web.Application) -> None:
        """Say nothing: the command line has said where."""

    def initialize_logging(self) -> None:
        """Tell warnings only."""
        logging.basicConfig(level="WARNING", format="newsdiff: %(message)s")


def serve_reader(command: str, host: str, port: int) -> None:
    """Run `command` for each page that is opened, until stopped."""
    _LocalServer(command, host=host, port=port, title="newsdiff").serve()
