"""Template tags and filters of the interface; they are builtins, so no template loads them.

Words go through filters, parts of a page through `{% include "ui/components/..." %}`, and drawings, which need maths,
through tags.
"""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.http import QueryDict
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from jordman.ui import drawings, forms, words

register = template.Library()

# Rendered parts that a process keeps: a kilobyte each.
KEPT = 1024

NOTICES = {"success": "done", "warning": "warn", "warn": "warn", "error": "error", "done": "done"}
NOTICE_ICONS = {"done": "check-circle", "warn": "warning", "error": "x-circle", "info": "info"}
STATUS_ICONS = {
    "done": "check-circle",
    "part": "circle-half",
    "stop": "x-circle",
    "wait": "hourglass",
    "locked": "lock-simple",
}
STATUS_CLASSES = {"locked": "wait", "open": "wait"}


# Files and icons: their addresses never change while a process runs, and a page has many.


@register.simple_tag(name="static")
@cache
def static_address(path: str) -> str:
    return static(path)


@register.simple_tag
def sprite(name: str) -> str:
    """The address of a symbol in the sprite: one cached request holds every icon of the site."""
    return f"{static_address('ui/icons.svg')}#{name}"


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """An icon beside a word. It says nothing by itself, so it is hidden from screen readers."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', sprite(f"i-{name}")
    )


@register.simple_tag
def fixed(template_name: str) -> str:
    """A part that is the same for everybody on every page: rendered once for each language, without any context."""
    return _fixed(template_name, get_language())


@cache
def _fixed(template_name: str, language: str | None) -> str:
    return render_to_string(template_name)


@register.simple_tag
def kept(template_name: str, it: Hashable) -> str:
    """A part that depends on `it` alone, which its template reads under that name: rendered once for each `it`."""
    return _kept(template_name, it, get_language())


@lru_cache(maxsize=KEPT)
def _kept(template_name: str, it: Hashable, language: str | None) -> str:
    return render_to_string(template_name, {"it": it})


@register.filter
def notice_class(kind: str) -> str:
    return NOTICES.get(kind, "info")


@register.filter
def notice_icon(name: str) -> str:
    """The icon of a kind of notice; any other name is an icon already."""
    return name if name and name not in {*NOTICES, "info", "debug"} else NOTICE_ICONS[notice_class(name)]


@register.filter
def status_class(state: str) -> str:
    return STATUS_CLASSES.get(state, state)


@register.filter
def status_icon(state: str) -> str:
    return STATUS_ICONS.get(state, "hourglass")


# Words


@register.filter
def duration(length: words.Number | timedelta | None) -> str:
    return "" if length is None else words.duration(length)


@register.filter
def duration_long(length: words.Number | timedelta | None) -> str:
    return "" if length is None else words.duration_long(length)


@register.filter
def day(start: date | datetime | None, end: date | datetime | None = None) -> str:
    return words.day(start, end) if start else ""


@register.filter
def written(moment: date | datetime | None, pattern: str) -> str:
    """A part of a day, as Django's date patterns name it: `{{ start|written:"M" }}` is "sep"."""
    return words.written(moment, pattern) if moment else ""


@register.filter
def day_long(moment: date | datetime | None) -> str:
    return words.day_long(moment) if moment else ""


@register.filter
def clock(start: time | datetime | None, end: time | datetime | None = None) -> str:
    return words.clock(start, end) if start is not None else ""


@register.filter
def number(value: words.Number | None, decimals: int = 0) -> str:
    return "" if value is None else words.number(value, decimals)


@register.filter
def percent(part: words.Number | None, whole: words.Number) -> str:
    return "" if part is None else words.percent(part, whole)


# Drawings


@register.inclusion_tag("ui/components/meter.html")
def meter(
    value: drawings.Number,
    of: drawings.Number,
    label: str,
    *,
    goal: drawings.Number | None = None,
    parts: int = 0,
    unit: str = "",
) -> dict[str, Any]:
    """Used of set aside. `label` is what a screen reader says, `goal` a mark, `parts` how many parts the scale has."""
    return {
        "label": label,
        "used": drawings.share(value, of),
        "goal": None if goal is None else drawings.share(goal, of),
        "marks": drawings.marks(parts, unit) if parts else [],
    }


@register.inclusion_tag("ui/components/bar.html")
def bar(value: drawings.Number, of: drawings.Number, longest: drawings.Number) -> dict[str, Any]:
    """A table's bar: `of` against the longest bar of the column, and the filled part. The figures stand beside it."""
    whole = drawings.fraction(of, longest)
    return {"whole": drawings.share(of, longest), "part": drawings.share(drawings.fraction(value, of) * whole, 1)}


@register.inclusion_tag("ui/components/profile.html")
def profile(layers: Sequence[drawings.Layer]) -> dict[str, Any]:
    """A person's own plan as a soil profile; the root shows how far down it has come."""
    return {"rows": drawings.sized(layers)}


@register.inclusion_tag("ui/components/strata.html")
def strata(rows: Sequence[drawings.Stratum], height: int = 272) -> dict[str, Any]:
    """A group's ordered shares, loose on top and deep at the bottom."""
    return {"rows": drawings.strata(rows, height)}


@register.inclusion_tag("ui/components/dots.html")
def dots(
    rows: Iterable[drawings.DotRow], low: drawings.Number, high: drawings.Number, first: str = "", second: str = ""
) -> dict[str, Any]:
    """Estimates with their spans on one scale; `first` and `second` name the two series."""
    scale = drawings.DotScale(low, high)
    drawn = [(row, [scale.dot(estimate) for estimate in row.estimates]) for row in rows]
    return {"rows": drawn, "steps": scale.steps(), "first": first, "second": second}


@register.inclusion_tag("ui/components/chart.html")
def chart(
    bars: Sequence[drawings.Bar],
    label: str,
    *,
    ceiling: drawings.Number = 0,
    ceiling_label: str = "",
    first: str = "",
    second: str = "",
) -> dict[str, Any]:
    """Columns over time. Put the same figures in a table below it, in the component `more`."""
    drawn = drawings.ColumnChart(bars, ceiling)
    return {"chart": drawn, "label": label, "ceiling_label": ceiling_label, "first": first, "second": second}


@register.inclusion_tag("ui/components/month.html")
def month(shown: date, occasions: Iterable[drawings.Occasion]) -> dict[str, Any]:
    """The month of `shown` with its occasions. A list on the same page repeats them."""
    return {"shown": shown, "weeks": drawings.month(shown.year, shown.month, occasions)}


# Forms and lists


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The bare control of a field with the right classes, for a table cell or a row that carries its own label."""
    return forms.control(field)


@register.filter
def complaints(field: BoundField) -> list[str]:
    return forms.complaints(field)


@register.filter
def problems(form: BaseForm) -> list[forms.Problem]:
    return forms.problems(form)


@register.filter
def input_kind(field: BoundField) -> str:
    return forms.kind(field)


@register.simple_tag(takes_context=True)
def page_query(context: template.Context, page: int) -> str:
    """The address of another page of a list, with the search and filters kept."""
    # An include with "only" drops the variables but keeps the request.
    request = getattr(context, "request", None)
    query = request.GET.copy() if request else QueryDict(mutable=True)
    query["sida"] = str(page)
    return f"?{query.urlencode()}"


@register.filter
def elided(page: Page[Any]) -> list[int | str]:
    """The page numbers to show: the ends, the neighbours and gaps."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.filter
def filled(done: int, total: int) -> list[bool]:
    """One value a question: is it answered?"""
    return [index < done for index in range(total)]
