"""Words of the room's screen: `{% load room %}`."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from jordman.team_sessions import guide_parts

register = template.Library()


@register.filter
def timer(seconds: int) -> str:
    """Minutes and seconds left, or over: "11:42", "−0:30"."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'−' if seconds < 0 else ''}{minutes}:{rest:02}"


@register.filter
def sentences(point: SafeString) -> SafeString:
    """A key point with a line for each sentence."""
    lines = [(mark_safe(line),) for line in guide_parts.sentences(point)]  # noqa: S308 - split at full stops, never in a tag
    return format_html_join(" ", "<span>{}</span>", lines)


@register.filter
def code(digits: str) -> str:
    """Three and three."""
    return f"{digits[:3]}\u00a0{digits[3:]}"
