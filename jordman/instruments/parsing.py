"""From a mapping, as YAML or JSON gives it, to a Content. Whatever is missing, unknown or odd raises BrokenContent."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from jordman.instruments.content import (
    Adaptive,
    Compare,
    Content,
    Item,
    Kind,
    Model,
    Option,
    Parameters,
    Response,
    Scale,
    Scoring,
    Watch,
)
from jordman.instruments.errors import BrokenContent
from jordman.instruments.fields import Fields

Responses = Mapping[str, tuple[Response, ...]]


def read_content(data: object) -> Content:
    """The whole instrument. Says the first fault it meets; `checking.faults_in` says what else a file should hold."""
    fields = Fields(data)
    scales = tuple(_scale(Fields(row, f"scales/{number}")) for number, row in enumerate(fields.rows("scales")))
    responses = _responses(fields)
    content = Content(
        **_head(fields),
        **_occasion(fields),
        scoring=_scoring(fields.inside("scoring")),
        scales=scales,
        responses=responses,
        items=_items(fields, scales, responses),
    )
    fields.end()
    return content


def _head(fields: Fields) -> dict[str, Any]:
    return {
        "key": fields.text("key"),
        "version": fields.whole("version"),
        "kind": fields.one_of("kind", Kind),
        "title": fields.words("title"),
        "purpose": fields.words("purpose"),
        "intro": fields.words("intro") if fields.has("intro") else None,
        "who_sees_words": fields.words("who_sees"),
        "who_sees_research": fields.words("who_sees_research"),
        "minutes": fields.whole("minutes"),
        "minutes_full": fields.maybe_whole("minutes_full"),
        "validated": fields.truth("validated"),
        "validated_note": fields.words("validated_note"),
        "languages": tuple(str(language) for language in fields.rows("languages")),
    }


def _occasion(fields: Fields) -> dict[str, Any]:
    """Of whom and when it is asked."""
    return {
        "asked_of": tuple(str(role) for role in fields.rows("asked_of", [])),
        "min_team": fields.maybe_whole("min_team"),
        "ask_before_result_is_shown": fields.truth("ask_before_result_is_shown", False),
        "asked_after": tuple(_months(str(row)) for row in fields.rows("asked_after", [])),
        "placeholders": tuple(str(name) for name in fields.rows("placeholders", [])),
    }


def _months(text: str) -> int:
    """Months after the rollout's date: "3 months" is 3."""
    count = text.split(maxsplit=1)[0] if text else ""
    if not count.isdigit():
        raise BrokenContent("asked_after", _("Skriv asked_after i månader, till exempel 3 months."))
    return int(count)


def _scoring(fields: Fields) -> Scoring:
    unknown = fields.take("unknown")
    if unknown not in (0, "missing"):
        raise BrokenContent(fields.at("unknown"), _("”Vet inte” räknas som 0 eller missing i scoring/unknown."))
    base = fields.inside("base_level") if fields.has("base_level") else None
    scoring = Scoring(
        model=fields.one_of("model", Model),
        unknown=None if unknown == "missing" else 0,
        provisional=fields.truth("provisional", False),
        dimension=fields.text("dimension", ""),
        categories=tuple(int(value) for value in fields.rows("categories", [])),
        min_answered_per_scale=fields.whole("min_answered_per_scale", 1),
        single_scales=tuple(str(key) for key in fields.rows("single_scales", [])),
        adaptive=_adaptive(fields.inside("adaptive")) if fields.has("adaptive") else None,
        base_level=base.number("theta") if base else None,
        base_level_provisional=base.truth("provisional", False) if base else False,
    )
    if base:
        base.end()
    fields.end()
    return scoring


def _adaptive(fields: Fields) -> Adaptive:
    found = Adaptive(
        fields.number("standard_error"),
        *(fields.whole(name) for name in ("max_items", "min_items", "minutes", "min_per_scale")),
    )
    fields.end()
    return found


def _scale(fields: Fields) -> Scale:
    scale = Scale(
        key=fields.text("key"),
        title=fields.words("title"),
        about=fields.words("about"),
        category=fields.maybe_whole("category"),
    )
    fields.end()
    return scale


def _responses(fields: Fields) -> dict[str, tuple[Response, ...]]:
    named = fields.take("responses", {})
    lists = Fields(named, "responses")
    return {
        name: tuple(_response(Fields(row, f"responses/{name}/{number}")) for number, row in enumerate(lists.rows(name)))
        for name in named
    }


def _response(fields: Fields) -> Response:
    share = fields.rows("share") if fields.has("share") else None
    response = Response(
        value=fields.whole("value"),
        text=fields.languages(),
        share=(float(share[0]), float(share[1])) if share else None,
    )
    fields.end()
    return response


def _items(fields: Fields, scales: tuple[Scale, ...], responses: Responses) -> tuple[Item, ...]:
    keys = {scale.key for scale in scales}
    items = []
    for number, row in enumerate(fields.rows("items")):
        name = row.get("key", number) if isinstance(row, Mapping) else number
        items.append(_item(Fields(row, f"items/{name}"), keys, responses))
    return tuple(items)


def _item(fields: Fields, scales: set[str], responses: Responses) -> Item:
    item = Item(
        key=fields.text("key"),
        scale=_known(fields, "scale", scales),
        text=fields.pair("text"),
        **(_situation(fields) if fields.has("options") else _statement(fields, responses)),
    )
    fields.end()
    return item


def _situation(fields: Fields) -> dict[str, Any]:
    return {
        "options": tuple(
            _option(Fields(row, f"{fields.path}/options/{number}")) for number, row in enumerate(fields.rows("options"))
        ),
        "setting": fields.text("setting"),
        "digcomp": fields.text("digcomp"),
        "category": fields.whole("category"),
        "topic": fields.pair("topic"),
        "parameters": _parameters(fields.inside("parameters")),
    }


def _option(fields: Fields) -> Option:
    option = Option(
        key=fields.text("key"),
        score=fields.whole("score"),
        text=fields.languages(),
        feedback=fields.pair("feedback"),
    )
    fields.end()
    return option


def _parameters(fields: Fields) -> Parameters:
    thresholds = fields.rows("b")
    if not all(isinstance(value, int | float) for value in thresholds):
        raise BrokenContent(fields.at("b"), _("Fältet %(path)s ska vara en lista med tal.") % {"path": fields.at("b")})
    found = Parameters(
        fields.number("a"), tuple(float(value) for value in thresholds), fields.truth("provisional", False)
    )
    fields.end()
    return found


def _statement(fields: Fields, responses: Responses) -> dict[str, Any]:
    name = _known(fields, "responses", set(responses))
    return {
        "responses": responses[name],
        "responses_key": name,
        "reversed": fields.truth("reversed", False),
        "watch": _watch(fields.inside("watch")) if fields.has("watch") else None,
        "high_is": fields.text("high_is", ""),
        "compare": _compare(fields.inside("compare")) if fields.has("compare") else None,
    }


def _watch(fields: Fields) -> Watch:
    watch = Watch(fields.text("when"), fields.text("what"))
    fields.end()
    return watch


def _compare(fields: Fields) -> Compare:
    compare = Compare(
        fields.text("instrument"), fields.text("scale"), fields.text("measure"), fields.maybe_number("from")
    )
    fields.end()
    return compare


def _known(fields: Fields, name: str, known: set[str]) -> str:
    value = fields.text(name)
    if value not in known:
        words = {"path": fields.at(name), "value": value}
        raise BrokenContent(fields.at(name), _("”%(value)s” i %(path)s finns inte i filen.") % words)
    return value
