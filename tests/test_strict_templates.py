"""The guard against misspelt names in templates guards."""

import pytest
from django.template import Context, Origin, Template, engines
from django.template.backends.django import DjangoTemplates

from tests.strict_templates import OURS, MissingVariable


def rendered(source: str, place: str = f"{OURS[0]}/ui/templates/x.html", **context: object) -> str:
    backend = engines["django"]
    assert isinstance(backend, DjangoTemplates)
    return Template(source, origin=Origin(place), engine=backend.engine).render(Context(context))


@pytest.mark.parametrize(
    "source",
    ["{{ nmae }}", "{{ person.nmae }}", "{{ nmae|upper }}", "{% with a=nmae %}{{ a }}{% endwith %}"],
)
def test_a_name_that_is_not_there_fails_the_test_and_is_named(source: str) -> None:
    with pytest.raises(MissingVariable, match=r"x\.html:1 uses \{\{ \S*nmae"):
        rendered(source, person={"name": "Åsa"})


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("{% if hint %}{{ hint }}{% endif %}", ""),
        ('{{ hint|default:"-" }}', "-"),
        ("{% for row in rows %}{{ row }}{% empty %}none{% endfor %}", "none"),
        ("{{ zero }}|{{ empty }}|{{ nothing }}", "0||None"),
    ],
)
def test_a_name_that_may_be_missing_or_empty_does_not(source: str, result: str) -> None:
    assert rendered(source, zero=0, empty="", nothing=None) == result


def test_templates_of_others_are_left_alone() -> None:
    assert rendered("a{{ nmae }}b", place="/elsewhere/wagtail/x.html") == "ab"
