"""A browser that keeps its connection and its cookies, small enough that thousands fit in one process."""

import asyncio
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Page:
    status: int
    body: str


@dataclass
class Client:
    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _reader: asyncio.StreamReader | None = None
    _writer: asyncio.StreamWriter | None = None

    async def get(self, path: str) -> Page:
        return await self._ask(f"GET {path} HTTP/1.1\r\n", "")

    async def post(self, path: str, body: str) -> Page:
        kind = "Content-Type: application/x-www-form-urlencoded"
        return await self._ask(f"POST {path} HTTP/1.1\r\n{kind}\r\nContent-Length: {len(body)}\r\n", body)

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None

    async def _ask(self, head: str, body: str) -> Page:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        host = f"Host: localhost:{self.port}\r\n"
        asked = f"{head}{host}Cookie: {cookies}\r\n\r\n{body}".encode()
        for attempt in (1, 2):
            try:
                return await self._send(asked)
            except (ConnectionError, asyncio.IncompleteReadError):
                # The server lets go of connections that have been quiet, as it does with real phones.
                self.close()
                if attempt == 2:
                    raise
        raise AssertionError

    async def _send(self, asked: bytes) -> Page:
        if self._writer is None or self._reader is None:
            self._reader, self._writer = await asyncio.open_connection("localhost", self.port)
        self._writer.write(asked)
        await self._writer.drain()
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = [line.partition(": ")[::2] for line in head[1:] if line]
        for name, value in headers:
            if name.lower() == "set-cookie":
                key, _equals, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        body = await _body(self._reader, {name.lower(): value for name, value in headers})
        return Page(int(head[0].split()[1]), body)


async def _body(reader: asyncio.StreamReader, headers: dict[str, str]) -> str:
    if headers.get("transfer-encoding") != "chunked":
        return (await reader.readexactly(int(headers.get("content-length", 0)))).decode()
    parts = []
    while size := int(await reader.readline(), 16):
        parts.append((await reader.readexactly(size + 2))[:-2])
    await reader.readline()
    return b"".join(parts).decode()
