"""The champion's own page: help in two taps, other time, and nobody else to read it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jordman.champions.models import HourUse, SupportEntry
from jordman.learning.models import ModuleProgress
from tests import factories as make
from tests.cast import World
from tests.champions.making import make_entry, make_mandate, make_proposal


def post(world: World, name: str, *args: object, who: str = "champion", **words: object) -> str:
    return world.client(who).post(reverse(f"champions:{name}", args=args), words, follow=True).content.decode()


def home(world: World, who: str = "champion") -> str:
    return world.client(who).get(reverse("champions:home")).content.decode()


def test_a_topic_and_a_button_with_the_minutes_are_enough(world: World) -> None:
    mandate = make_mandate(world)
    assert "Noterat: Mejl och kalender, 10 minuter." in post(world, "log", topic="mail", minutes="10")
    entry = SupportEntry.objects.get()
    assert (entry.mandate, entry.topic, entry.minutes, entry.is_solved) == (mandate, "mail", 10, True)
    assert entry.on == timezone.localdate()


def test_there_is_no_field_for_who_asked_and_the_page_says_so(world: World) -> None:
    make_mandate(world)
    assert "Vem du hjälpte skrivs aldrig upp." in home(world)
    assert {field.name for field in SupportEntry._meta.fields} == {
        "id",
        "mandate",
        "on",
        "topic",
        "minutes",
        "is_solved",
    }


def test_what_is_not_solved_yet_is_noted_so(world: World) -> None:
    make_mandate(world)
    post(world, "log", topic="ai", minutes="5", is_open="on")
    assert not SupportEntry.objects.get().is_solved
    assert "inte löst än" in home(world)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"minutes": "10"}, "Välj vad det handlade om först."),
        ({"topic": "mail"}, "Välj hur länge det tog."),
        ({"topic": "nothing", "minutes": "10"}, "nothing"),
        ({"topic": "mail", "minutes": "100000"}, "Välj hur länge det tog."),
    ],
)
def test_what_is_missing_is_asked_for(words: dict[str, str], sentence: str, world: World) -> None:
    make_mandate(world)
    assert sentence in post(world, "log", **words)
    assert not SupportEntry.objects.exists()


def test_the_month_shows_used_of_set_aside(world: World) -> None:
    mandate = make_mandate(world)
    make_entry(mandate, minutes=30)
    mandate.hour_uses.create(on=timezone.localdate(), minutes=60, what="prepare")
    page = home(world)
    assert "1 timme 30 minuter" in page
    assert page.count("1\xa0tim 30\xa0min") == 1


def test_other_time_is_noted_corrected_and_taken_away(world: World) -> None:
    make_mandate(world)
    today = timezone.localdate().isoformat()
    post(world, "add_hours", what="session", minutes="30", on=today)
    use = HourUse.objects.get()
    post(world, "change_hours", use.pk, what="prepare", minutes="45", on=today)
    use.refresh_from_db()
    assert (use.what, use.minutes) == ("prepare", 45)
    post(world, "remove_hours", use.pk)
    assert not HourUse.objects.exists()


def test_a_note_is_corrected_and_taken_away(world: World) -> None:
    entry = make_entry(make_mandate(world))
    before = (timezone.localdate() - timedelta(days=2)).isoformat()
    post(world, "change_entry", entry.pk, topic="lock_alarm", minutes="25", on=before)
    entry.refresh_from_db()
    assert (entry.topic, entry.minutes, entry.is_solved, entry.on.isoformat()) == ("lock_alarm", 25, False, before)
    post(world, "remove_entry", entry.pk)
    assert not SupportEntry.objects.exists()


def test_a_day_outside_the_mandate_or_ahead_is_refused(world: World) -> None:
    entry = make_entry(make_mandate(world))
    words = {"topic": "mail", "minutes": "10"}
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert "Dagen har inte kommit än" in post(world, "change_entry", entry.pk, on=tomorrow, **words)
    assert "Uppdraget gällde inte den dagen" in post(world, "change_entry", entry.pk, on="2020-01-01", **words)
    entry.refresh_from_db()
    assert entry.on == timezone.localdate()


def test_without_a_mandate_in_force_nothing_is_noted(world: World) -> None:
    assert world.client("champion").post(reverse("champions:log"), {"topic": "mail", "minutes": "5"}).status_code == 404
    assert "Ingen överenskommelse finns än" in home(world)


def test_whoever_is_asked_reads_it_on_their_own_page(world: World) -> None:
    make_proposal(world, "colleague")
    assert "Ett uppdrag väntar på ditt svar" in home(world, "colleague")


def test_nobody_reaches_a_colleagues_note(world: World) -> None:
    entry = make_entry(make_mandate(world))
    use = entry.mandate.hour_uses.create(on=timezone.localdate(), minutes=10, what="prepare")
    make_mandate(world, "colleague")
    for who in ("colleague", "unit_manager", "project_leader", "administrator"):
        for name, pk in (("change_entry", entry.pk), ("change_hours", use.pk)):
            assert world.client(who).get(reverse(f"champions:{name}", args=[pk])).status_code == 404
        assert world.client(who).post(reverse("champions:remove_entry", args=[entry.pk])).status_code == 404
    assert SupportEntry.objects.filter(pk=entry.pk).exists()


# The track


def test_the_track_has_the_champions_modules_and_those_to_lead_with_ones_own_progress(world: World) -> None:
    own = make.make_module(world.association, title="Ställ en fråga tillbaka", audience=["champion"])
    lead = make.make_module(world.association, title="Bluffmejl", audience=["staff"])
    make.make_module(world.association, title="Utan guide", audience=["staff"])
    make.make_module(world.association, title="För chefer", audience=["operational"])
    lead.editions.update(guide={"parts": []})
    ModuleProgress.objects.create(user=world.people["champion"], module=own, done_at=timezone.now())
    ModuleProgress.objects.create(user=world.people["colleague"], module=lead, done_at=timezone.now())
    track = world.client("champion").get(reverse("champions:track")).context["track"]
    assert [(module.title, module.state) for module in track.own] == [("Ställ en fråga tillbaka", "done")]
    assert [(module.title, module.state) for module in track.to_lead] == [("Bluffmejl", "open")]
