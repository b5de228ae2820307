"""Words of the room's screen: `{% load room %}`."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from jordman.team_sessions import guide_parts

register = template.Library()

# Two lines of large letters; three hide what stands below them on a projector of 1280 by 720.
LONGEST_HEADLINE = 90


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
def headline(point: SafeString) -> SafeString:
    """What is read from the back of the room: all of a short key point, the first sentence of a long one."""
    return sentences(point) if len(point) <= LONGEST_HEADLINE else SafeString(guide_parts.sentences(point)[0])


@register.filter
def below_headline(point: SafeString) -> SafeString:
    """What of a key point its headline leaves, or nothing."""
    rest = guide_parts.sentences(point)[1:] if len(point) > LONGEST_HEADLINE else []
    return SafeString(" ".join(rest))


@register.filter
def code(digits: str) -> str:
    """Three and three."""
    return f"{digits[:3]}\u00a0{digits[3:]}"
