"""No address without its row in the access table."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from tests.access_table import PREFIXES, ROWS


def walk(resolver: URLResolver, prefix: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    """Yield (route, name) of every pattern in the URLconf."""
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from walk(pattern, route, inner)
        elif isinstance(pattern, URLPattern):
            yield route, f"{namespace}{pattern.name}"


def test_every_address_has_a_row() -> None:
    known = {row.name for row in ROWS}
    found = {name: route for route, name in walk(get_resolver()) if not route.startswith(PREFIXES)}
    missing = {name: route for name, route in found.items() if name not in known}
    assert not missing, f"Add to tests/access_table.py: {missing}"


def test_no_row_without_its_address() -> None:
    found = {name for _route, name in walk(get_resolver())}
    assert {row.name for row in ROWS} <= found
