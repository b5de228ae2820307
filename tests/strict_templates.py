"""Fails a test when one of our own templates prints a variable that is not there.

Django prints nothing for a missing variable, so a misspelt name looks like an empty field. A variable that may be
missing says so: `{% if hint %}`, `{{ hint|default:"" }}` or `{{ hint|default_if_none:"" }}`.
"""

import sys
from pathlib import Path
from types import FrameType

from django.template.base import FilterExpression, Node

OURS = (str(Path(__file__).resolve().parent.parent / "jordman"), str(Path(__file__).resolve().parent))
TOLERANT = {"default", "default_if_none", "yesno", "add_error"}


class MissingVariable(AssertionError):
    """A template of ours asked for a name that the view did not give."""


def _says_it_may_be_missing(frame: FrameType) -> bool:
    expression = frame.f_locals.get("self")
    if not isinstance(expression, FilterExpression) or frame.f_code.co_name != "resolve":
        return True
    return any(filter_function.__name__ in TOLERANT for filter_function, _ in expression.filters)


def _place(frame: FrameType | None) -> str:
    """The template and line that asked, found in the node that is being rendered."""
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None):
            token = getattr(node, "token", None)
            return f"{node.origin.name}:{token.lineno if token else '?'}"
        frame = frame.f_back
    return ""


class StrictMissing(str):
    """Django's `string_if_invalid`: an empty text for templates of others, a failure for ours."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return not _says_it_may_be_missing(sys._getframe(1))

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, variable: object) -> str:
        place = _place(sys._getframe(1))
        if place.startswith(OURS):
            raise MissingVariable(f"{place} uses {{{{ {variable} }}}}, which is not there")
        return ""
