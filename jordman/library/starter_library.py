"""The modules that come with the program, and which of them a site does not have."""

from functools import cache
from pathlib import Path

from jordman.library.models import Module

STARTER = Path(__file__).resolve().parent / "starter"


@cache
def starter_folders() -> tuple[Path, ...]:
    """One a module, by name. They come with the program and do not change while it runs."""
    return tuple(sorted(path for path in STARTER.iterdir() if (path / "module.md").exists()))


def missing_starters() -> tuple[Path, ...]:
    """Those whose key no module of the site has. What a site has changed is its own and is left alone."""
    known = set(Module.objects.filter(key__in=[path.name for path in starter_folders()]).values_list("key", flat=True))
    return tuple(path for path in starter_folders() if path.name not in known)
