"""Rooms above say what a module has to do with where a person works, since this room cannot know them.

A room appends a function to `MODULE_NOTES` in its AppConfig.ready. It gives sentences to show on the module's page.
"""

from collections.abc import Callable

from jordman.accounts.models import User
from jordman.library.models import Module

MODULE_NOTES: list[Callable[[User, Module], list[str]]] = []


def notes_for(user: User, module: Module) -> list[str]:
    return [note for make in MODULE_NOTES for note in make(user, module)]
