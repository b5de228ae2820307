"""What holds for each test of this room."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _own_words() -> Iterator[None]:
    """What champions are called is kept for a minute, and rows of the next test have the same numbers."""
    yield
    cache.clear()
