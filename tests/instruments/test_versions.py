"""Copies, drafts and versions: what is published never changes, and every change is a new version."""

from unittest.mock import patch

import pytest
from django.db import IntegrityError, transaction

from jordman.audit.models import AuditEvent
from jordman.instruments import reading
from jordman.instruments.actions import (
    change_draft,
    copy_instrument,
    discard_draft,
    publish_version,
    start_version,
    take_in_shipped,
)
from jordman.instruments.comparing import differences
from jordman.instruments.editing import with_item, with_new_item, with_responses, without_item
from jordman.instruments.errors import (
    BrokenContent,
    CannotChange,
    DraftExists,
    NotReady,
    ShippedFileChanged,
    VersionIsPublished,
)
from jordman.instruments.models import Instrument, InstrumentVersion
from jordman.instruments.parsing import read_content
from jordman.instruments.reading import content_of, forget_content
from jordman.instruments.words import Words
from tests.cast import World
from tests.instruments.making import make_copy, make_shipped, publish, shipped_data

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forget() -> None:
    forget_content()


def test_what_is_shipped_is_taken_in_once() -> None:
    assert take_in_shipped(by=None) == 6
    assert take_in_shipped(by=None) == 0
    assert InstrumentVersion.objects.published().filter(instrument__organisation=None).count() == 6
    assert AuditEvent.objects.filter(action="instruments.shipped_taken_in").count() == 6


def test_a_shipped_file_with_new_words_and_the_same_version_is_refused() -> None:
    take_in_shipped(by=None)
    changed = shipped_data("puls")
    changed["intro"] = "Tänk på den senaste veckan."
    with (
        patch("jordman.instruments.actions.shipped.read_mapping", lambda file: changed),
        pytest.raises(ShippedFileChanged),
    ):
        take_in_shipped(by=None)
    changed["version"] = 2
    with (
        patch("jordman.instruments.actions.shipped.read_mapping", lambda file: changed),
        patch("jordman.instruments.actions.shipped.shipped_files", lambda: reading.shipped_files()[:1]),
    ):
        assert take_in_shipped(by=None) == 1
    kept = InstrumentVersion.objects.filter(instrument__key="puls").order_by("number")
    assert [content_of(version).intro for version in kept] == [
        Words("Tänk på de senaste två veckorna.", "Think of the last two weeks."),
        Words("Tänk på den senaste veckan.", "Think of the last two weeks."),
    ]


def test_there_is_one_shipped_instrument_with_a_key() -> None:
    Instrument.objects.create(key="puls")
    with pytest.raises(IntegrityError), transaction.atomic():
        Instrument.objects.create(key="puls")


def test_a_copy_is_a_draft_of_ones_own_and_the_original_stays(world: World) -> None:
    original = make_shipped("puls")
    draft = copy_instrument(original, by=world.people["lead"], organisation=world.association)
    assert (draft.is_draft, draft.number, draft.instrument.copied_from_id) == (True, 1, original.pk)
    again = copy_instrument(original, by=world.people["lead"], organisation=world.association)
    assert (again.instrument.key, content_of(again).key) == ("puls-2", "puls-2")
    original.refresh_from_db()
    assert original.content == shipped_data("puls")


def test_a_draft_is_not_copied(world: World) -> None:
    with pytest.raises(CannotChange):
        copy_instrument(make_copy(world, "puls"), by=world.people["lead"], organisation=world.association)


def test_a_published_version_is_never_changed(world: World) -> None:
    lead, draft = world.people["lead"], make_copy(world, "puls")
    publish_version(draft, by=lead)
    for act in (
        lambda: change_draft(draft, by=lead, content=shipped_data("puls"), part="head"),
        lambda: publish_version(draft, by=lead),
        lambda: discard_draft(draft, by=lead),
    ):
        with pytest.raises(VersionIsPublished):
            act()


def test_a_change_keeps_the_key_and_the_number_whatever_the_content_says(world: World) -> None:
    draft = make_copy(world, "puls")
    changed = {**draft.content, "key": "annan", "version": 9}
    change_draft(draft, by=world.people["lead"], content=changed, part="head")
    draft.refresh_from_db()
    assert (draft.content["key"], draft.content["version"]) == ("puls", 1)


def test_a_change_that_cannot_be_read_is_refused(world: World) -> None:
    draft = make_copy(world, "puls")
    with pytest.raises(BrokenContent):
        change_draft(draft, by=world.people["lead"], content={**draft.content, "minutes": None}, part="head")


def test_a_draft_with_faults_is_not_published(world: World) -> None:
    draft = make_copy(world, "puls")
    twice = with_item(draft.content, "puls-nytta", {"text": draft.content["items"][1]["text"]})
    change_draft(draft, by=world.people["lead"], content=twice, part="items/puls-nytta")
    with pytest.raises(NotReady):
        publish_version(draft, by=world.people["lead"])
    draft.refresh_from_db()
    assert draft.is_draft


def test_the_next_version_begins_with_the_words_of_the_last_and_there_is_one_draft(world: World) -> None:
    lead, first = world.people["lead"], make_copy(world, "puls")
    with pytest.raises(DraftExists):
        start_version(first, by=lead)
    publish_version(first, by=lead)
    second = start_version(first, by=lead)
    assert (second.number, second.content["items"]) == (2, first.content["items"])
    with pytest.raises(DraftExists):
        start_version(first, by=lead)
    discard_draft(second, by=lead)
    assert start_version(first, by=lead).number == 2


def test_what_is_shipped_gets_no_new_version_here(world: World) -> None:
    with pytest.raises(CannotChange):
        start_version(make_shipped("puls"), by=world.people["lead"])


def test_the_instrument_goes_with_its_only_draft(world: World) -> None:
    draft = make_copy(world, "puls")
    discard_draft(draft, by=world.people["lead"])
    assert not Instrument.objects.filter(organisation=world.association).exists()


def test_every_step_is_logged_without_words(world: World) -> None:
    lead, draft = world.people["lead"], make_copy(world, "puls")
    change_draft(draft, by=lead, content=draft.content, part="items/puls-nytta")
    publish_version(draft, by=lead)
    discard_draft(start_version(draft, by=lead), by=lead)
    events = AuditEvent.objects.filter(by_id=lead.pk, action__startswith="instruments.")
    assert set(events.values_list("action", flat=True)) == {
        f"instruments.{name}" for name in ("copied", "draft_changed", "published", "draft_started", "draft_discarded")
    }
    assert {event.organisation_id for event in events} == {world.association.pk}
    assert "Hur ofta" not in str(list(events.values_list("details", flat=True)))


def test_the_content_of_a_published_version_is_read_once(
    world: World, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    version = InstrumentVersion.objects.in_short().get(pk=make_shipped("puls").pk)
    content_of(version)
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert content_of(version).key == "puls"


def test_a_draft_is_read_anew_after_each_change(world: World) -> None:
    draft = make_copy(world, "puls")
    assert content_of(draft).minutes == 1
    change_draft(draft, by=world.people["lead"], content={**draft.content, "minutes": 2}, part="head")
    assert content_of(draft).minutes == 2


def test_only_the_newest_published_version_is_to_measure_with(world: World) -> None:
    first = make_copy(world, "puls")
    publish(first)
    second = start_version(first, by=world.people["lead"])
    own = InstrumentVersion.objects.filter(instrument=first.instrument)
    assert list(own.newest().published()) == [first]
    publish(second)
    assert list(own.newest().published()) == [second]


def test_a_question_is_added_last_in_its_scale_under_a_key_of_its_own() -> None:
    data = shipped_data("vilja-och-mod")
    words = {"sv": "Jag ber om mer tid när jag behöver den.", "en": "I ask for more time when I need it."}
    fields = {"scale": "courage", "text": words, "responses": "stammer", "reversed": False}
    changed, key = with_new_item(data, fields)
    again, other = with_new_item(changed, fields)
    assert key == "jag-ber-om-mer"
    assert other == "jag-ber-om-mer-2"
    assert [item.key for item in read_content(again).items_of("courage")][-2:] == [key, other]
    assert len(data["items"]) == 16


def test_an_estimate_gets_no_more_questions() -> None:
    with pytest.raises(CannotChange):
        with_new_item(shipped_data("chefens-uppskattning"), {})


def test_a_scale_without_questions_goes_and_the_last_question_stays() -> None:
    data = shipped_data("arbetsplatsens-forutsattningar")
    for key in ("stress", "sakerhet"):
        data = without_item(data, key)
    content = read_content(data)
    assert content.scale("work_environment") is None
    assert content.scoring.single_scales == ()
    pulse = without_item(without_item(shipped_data("puls"), "puls-nytta"), "puls-hjalp")
    with pytest.raises(CannotChange):
        without_item(pulse, "puls-stress")
    with pytest.raises(CannotChange):
        without_item(pulse, "puls-nytta")


def test_the_number_of_answers_stays() -> None:
    with pytest.raises(CannotChange):
        with_responses(shipped_data("puls"), "ofta", [Words("Ja", "Yes")])


def test_two_versions_are_compared_in_words_and_in_what_answers_count_as() -> None:
    old = shipped_data("vilja-och-mod")
    new = with_item(old, "mod-1", {"reversed": True})
    new = without_item(new, "mod-2")
    found = differences(read_content(old), read_content(new))
    assert [(row.where, row.after is None) for row in found] == [
        ("Fråga 9: vad svaren räknas som", False),
        ("Fråga 10", True),
        ("Fråga 10: vad svaren räknas som", True),
    ]
    assert differences(read_content(old), read_content(old)) == []
