"""The authors' pages: what they list, what they say, and what another organisation sees of it."""

from typing import Any

import pytest
from django.urls import reverse

from jordman.library.access import _other_ways as other_ways
from jordman.library.access import also_readable_through, get_module_for, get_modules_for, get_tools_for
from jordman.library.actions.modules import save_draft
from jordman.library.actions.review import submit_for_review
from jordman.library.content import recall_from_json, steps_from_json, to_json
from jordman.library.manuscript import Step, Text
from jordman.library.models import Category, Module
from jordman.library.models.category import CATEGORIES
from jordman.library.versions import differences
from jordman.organisations.actions import grant_role
from tests import factories as make
from tests.cast import World
from tests.library.make import make_draft, make_manuscript, publish


@pytest.fixture
def module(world: World) -> Module:
    return make_draft(world.association, by=world.people["supplier"], key="var-modul")


def read(world: World, who: str, name: str, *arguments: object, **query: str) -> str:
    return world.client(who).get(reverse(f"library:{name}", args=arguments), query).content.decode()


def state_of(world: World, key: str) -> str:
    page = world.client("supplier").get(reverse("library:modules"))
    return next(str(module.state) for module in page.context["page"] if module.key == key)


def test_the_list_says_where_each_module_stands(world: World, module: Module) -> None:
    author, reviewer = world.people["supplier"], world.people["reviewer"]
    assert state_of(world, "var-modul") == "draft"
    submit_for_review(module, by=author)
    assert state_of(world, "var-modul") == "waiting"
    publish(module, by=author, reviewer=reviewer)
    assert state_of(world, "var-modul") == "published"
    save_draft(Module.objects.get(pk=module.pk), by=author, manuscript=make_manuscript("var-modul", title="Nytt"))
    assert state_of(world, "var-modul") == "changed"


def test_modules_of_others_are_listed_when_they_are_shared(world: World) -> None:
    theirs = make.make_module(world.other_municipality, "deras", title="Deras modul")
    assert "Deras modul" in read(world, "supplier", "modules")
    Module.objects.filter(pk=theirs.pk).update(sharing="own")
    assert "Deras modul" not in read(world, "supplier", "modules")


def test_a_shared_module_is_read_and_not_written(world: World) -> None:
    theirs = make.make_module(world.other_municipality, "deras", title="Deras modul")
    client = world.client("supplier")
    page = client.get(reverse("library:module", args=["deras"])).content.decode()
    assert "Upplaga 1" in page
    assert "Skicka till granskning" not in page
    for name in ("read_draft", "check", "share", "files", "submit", "comments"):
        assert client.get(reverse(f"library:{name}", args=[theirs.key])).status_code == 404, name
    assert client.get(reverse("library:export", args=["deras"]), {"version": "utkast"}).status_code == 404


def test_a_new_module_begins_as_a_draft_with_a_key_of_its_own(world: World) -> None:
    client = world.client("supplier")
    data = {"title": "Bilden", "category": "5", "organisation": world.association.pk}
    for _time in range(2):
        response = client.post(reverse("library:new_module"), data)
        assert response.headers["Location"].startswith("/redaktion/moduler/edit/")
    keys = list(Module.objects.filter(title="Bilden").order_by("pk").values_list("key", flat=True))
    assert keys == ["bilden-2", "bilden-3"]


def test_whoever_writes_for_one_organisation_is_not_asked_which(world: World) -> None:
    user = make.make_user("Ensam", "Skribent")
    grant_role(user, by=None, role="supplier", organisation=world.other_municipality)
    world.people["alone"] = user
    assert 'type="hidden" name="organisation"' in read(world, "alone", "new_module")


def test_two_versions_are_compared_line_by_line(world: World, module: Module) -> None:
    author = world.people["supplier"]
    publish(module, by=author, reviewer=world.people["reviewer"])
    step = Step("ova", "Öva", 4, (Text("En ny mening."), *make_manuscript().steps[0].blocks))
    draft = make_manuscript("var-modul", steps=(step,))
    save_draft(Module.objects.get(pk=module.pk), by=author, manuscript=draft)
    page = read(world, "supplier", "compare", "var-modul")
    assert "En ny mening.</ins>" in page
    assert "Inget skiljer." in read(world, "supplier", "compare", "var-modul", fran="1", till="1")


def test_what_differs_is_said_in_words_and_not_in_marks() -> None:
    before = "---\ntitle: Öva\nminutes: 4\n---\n::: quiz vem\nVem?\n\n- (x) Chefen\n  Ja.\n:::\n"
    after = before.replace("(x) Chefen", "( ) Chefen").replace("title: Öva", "title: Pröva")
    lines = [(line.change, line.text) for line in differences({"1-ova.md": before}, {"2-ova.md": after})[0].lines]
    assert lines == [
        ("removed", "Titel: Öva"),
        ("added", "Titel: Pröva"),
        ("same", "Minuter: 4"),
        ("same", "…"),
        ("same", ""),
        ("removed", "✓ Chefen"),
        ("added", "○ Chefen"),
        ("same", "  Ja."),
    ]


def test_differences_stand_in_the_order_of_the_folder() -> None:
    names = ("recall.md", "10-sist.md", "guide.md", "2-mitt.md", "module.md", "tools/a.md", "1-forst.md")
    shown = differences({}, {name: f"---\ntitle: {name}\n---\n" for name in names})
    assert [difference.title for difference in shown] == [
        "Om modulen",
        "1-forst.md",
        "2-mitt.md",
        "10-sist.md",
        "Guide för samtal",
        "Frågor att minnas",
        "tools/a.md",
    ]


def test_the_check_says_what_stops_and_what_only_helps(world: World) -> None:
    step = Step("ova", "Öva", 4, (Text("Läs [här](https://example.se)."),))
    make_draft(world.association, by=None, key="brister", steps=(step,), tools=())
    page = read(world, "supplier", "check", "brister")
    assert "1 sak att rätta" in page
    assert "Lägg till minst ett verktyg" in page
    assert "säger inte vart den leder" in page


def test_sharing_with_chosen_organisations_needs_one(world: World, module: Module) -> None:
    client, address = world.client("supplier"), reverse("library:share", args=["var-modul"])
    assert "Välj minst en organisation." in client.post(address, {"sharing": "chosen"}).content.decode()
    client.post(address, {"sharing": "chosen", "organisations": [world.other_municipality.pk]})
    assert module.shares.get().organisation == world.other_municipality
    client.post(address, {"sharing": "own", "organisations": [world.other_municipality.pk]})
    assert not module.shares.exists()


def test_the_draft_is_read_as_its_readers_would_with_the_answers(world: World, module: Module) -> None:
    page = read(world, "reviewer", "read_draft", "var-modul")
    assert "Vem kan säga ja?" in page
    assert "- [ ]" not in page


def test_a_persons_name_with_protected_identity_is_not_shown(world: World, module: Module) -> None:
    world.people["supplier"].is_protected = True
    world.people["supplier"].save()
    submit_for_review(module, by=world.people["supplier"])
    page = read(world, "reviewer", "reviews")
    assert "Skyddad identitet" in page
    assert "Novia" not in page


# What rooms above use


def test_a_learner_reads_a_module_with_its_edition_in_one_question(
    world: World, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        module = get_module_for(world.people["learner"], "bilden")
        assert module.edition is not None
        assert module.edition.read_steps()[0].title == "Läs"


def test_lists_leave_the_heavy_columns_in_the_database(world: World, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        titles = [(module.title, module.category.name) for module in get_modules_for(world.people["learner"])]
    assert ("Bilden från teatern", CATEGORIES[5]) in titles


def test_a_room_above_can_open_a_module_to_those_it_enrols(world: World) -> None:
    theirs = make.make_module(world.other_municipality, "deras", sharing="own")
    learner = world.people["learner"]
    assert not get_modules_for(learner).filter(pk=theirs.pk).exists()
    try:
        also_readable_through(lambda user: Module.objects.filter(pk=theirs.pk, rules=None).values("pk"))
        assert get_modules_for(learner).filter(pk=theirs.pk).exists()
        assert get_tools_for(learner).count() == 0
    finally:
        other_ways.pop()


def test_what_the_factories_make_reads_as_content() -> None:
    steps = steps_from_json(make.STEPS)
    assert steps[0].blocks[1].right_keys == {"b"}
    assert steps[1].blocks[0].kind == "reflection"
    assert steps_from_json([to_json(step) for step in steps]) == steps
    assert recall_from_json(make.RECALL)[0].takes_one_answer


def test_categories_come_by_themselves(db: None) -> None:
    assert str(Category.get(5)) == "5. Lagstiftning, etik, riskbedömning och säkerhet"
