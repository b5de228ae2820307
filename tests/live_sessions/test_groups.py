"""Forming network groups, and seeing one's own."""

from collections import Counter

import pytest
from django.urls import reverse

from jordman.live_sessions.access import find_group_for
from jordman.live_sessions.models import GroupMember, NetworkGroup
from jordman.programmes.access import get_enrolments_for
from tests import factories as make
from tests.cast import World
from tests.live_sessions.making import make_participant, make_session, put


@pytest.fixture
def crowd(world: World) -> World:
    """Fifteen more in the programme: some from the municipality, some from the region of the same county."""
    region = make.make_organisation("region", "Västra Götalandsregionen", world.county, code="14")
    for number in range(8):
        make_participant(world, f"Kommun{number}")
    for number in range(7):
        make_participant(world, f"Region{number}", organisation=region, orientation="strategic")
    return world


def propose(world: World, **wish: str) -> str:
    wish = {"blanda": "region", "storlek": "6-8", **wish}
    query = "&".join(f"{name}={value}" for name, value in wish.items())
    return reverse("leading:propose", args=[world.programme.pk]) + "?" + query


def fields_of(world: World, address: str) -> dict[str, object]:
    form = world.client("lead").get(address).context["form"]
    return {field.html_name: field.value() for field in form}


def save(world: World, address: str, **changes: object) -> None:
    world.client("lead").post(address, {**fields_of(world, address), **changes})


def test_the_proposal_is_shown_and_nothing_is_saved(crowd: World) -> None:
    text = crowd.client("lead").get(propose(crowd)).content.decode()
    assert "Ett förslag på 2 grupper" in text
    assert "Malin Ekdahl" in text
    assert not NetworkGroup.objects.exists()


def test_saving_makes_groups_of_municipality_and_region(crowd: World) -> None:
    save(crowd, propose(crowd))
    groups = NetworkGroup.objects.all()
    assert [group.name for group in groups] == ["Västra Götalands län 1", "Västra Götalands län 2"]
    for group in groups:
        people = group.members.values_list("user__enrolments__organisation__kind", flat=True)
        assert set(people) == {"municipality", "region"}
        assert len(people) == 8


def test_somebody_is_moved_by_changing_the_number_and_a_group_gets_its_own_name(crowd: World) -> None:
    address, learner = propose(crowd), crowd.people["learner"].pk
    was = fields_of(crowd, address)[f"group_{learner}"]
    save(crowd, address, **{f"group_{learner}": 3 - int(str(was)), "name_1": "Skaraborgarna"})
    sizes = Counter(GroupMember.objects.values_list("group", flat=True))
    assert sorted(sizes.values()) == [7, 9]
    assert NetworkGroup.objects.filter(name="Skaraborgarna").exists()


def test_whoever_has_a_group_is_not_grouped_again(crowd: World) -> None:
    save(crowd, propose(crowd))
    text = crowd.client("lead").get(propose(crowd)).content.decode()
    assert "Ingen att gruppera" in text
    make_participant(crowd, "Ny")
    make_participant(crowd, "Nyare")
    save(crowd, propose(crowd))
    assert NetworkGroup.objects.filter(name="Västra Götalands län").exists()


def test_two_leads_who_save_the_same_proposal_make_one_set_of_groups(crowd: World) -> None:
    address = propose(crowd)
    given = fields_of(crowd, address)
    crowd.client("lead").post(address, given)
    crowd.client("lead").post(address, given)
    assert GroupMember.objects.count() == 16


def test_groups_for_a_session_are_of_those_who_are_going(crowd: World) -> None:
    session = make_session(crowd, group_minutes=20)
    for enrolment in crowd.programme.enrolments.all()[:6]:
        put(session, enrolment)
    save(crowd, propose(crowd, storlek="3-4", session=str(session.pk), blanda="national"))
    assert set(NetworkGroup.objects.values_list("session", flat=True)) == {session.pk}
    assert GroupMember.objects.count() == 6


def test_members_see_the_names_and_others_do_not(crowd: World) -> None:
    save(crowd, propose(crowd))
    group = find_group_for([crowd.enrolment])
    assert group is not None
    text = crowd.client("learner").get(group.url).content.decode()
    assert "Region" in text
    assert "ser varandras namn" in text
    outsider = make_participant(crowd, "Utanför").user
    client = crowd.client("nobody")
    client.force_login(outsider)
    assert client.get(group.url).status_code == 404


def test_protected_people_are_not_named_in_their_group(crowd: World) -> None:
    hidden = make_participant(crowd, "Hemlig", "Namnsson", is_protected=True)
    save(crowd, propose(crowd))
    group = GroupMember.objects.get(user=hidden.user).group
    GroupMember.objects.filter(user=crowd.people["learner"]).update(group=group)
    text = crowd.client("learner").get(reverse("live_sessions:group", args=[group.pk])).content.decode()
    assert "Namnsson" not in text
    assert "Skyddad identitet" in text


def test_a_member_is_moved_and_an_empty_group_goes(crowd: World) -> None:
    save(crowd, propose(crowd))
    first, second = NetworkGroup.objects.all()
    for member in list(first.members.all()):
        crowd.client("lead").post(reverse("leading:move", args=[member.pk]), {"group": second.pk})
    assert list(NetworkGroup.objects.all()) == [second]
    assert second.members.count() == 16


def test_a_member_is_not_moved_into_another_programmes_group(crowd: World) -> None:
    save(crowd, propose(crowd))
    foreign = NetworkGroup.objects.create(programme=crowd.other_programme, name="Halmstad", mix="region")
    member = GroupMember.objects.first()
    assert member is not None
    crowd.client("lead").post(reverse("leading:move", args=[member.pk]), {"group": foreign.pk})
    assert not foreign.members.exists()


def test_dissolving_asks_first_and_lets_people_be_grouped_again(crowd: World) -> None:
    save(crowd, propose(crowd))
    group = NetworkGroup.objects.first()
    assert group is not None
    address = reverse("leading:dissolve", args=[group.pk])
    crowd.client("lead").get(address)
    assert NetworkGroup.objects.count() == 2
    crowd.client("lead").post(address)
    assert NetworkGroup.objects.count() == 1


def test_the_page_says_how_many_lack_a_group(crowd: World) -> None:
    text = crowd.client("lead").get(reverse("leading:groups", args=[crowd.programme.pk])).content.decode()
    assert "16 chefer saknar grupp" in text


def test_who_left_the_programme_is_in_no_list(crowd: World) -> None:
    save(crowd, propose(crowd))
    crowd.enrolment.withdrawn_at = crowd.enrolment.enrolled_at
    crowd.enrolment.save()
    text = crowd.client("lead").get(reverse("leading:groups", args=[crowd.programme.pk])).content.decode()
    assert "Malin Ekdahl" not in text
    assert find_group_for(list(get_enrolments_for(crowd.people["learner"]))) is None
