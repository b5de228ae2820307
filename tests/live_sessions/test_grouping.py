"""Forming groups: pure, so that properties can be tried on any people."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from jordman.live_sessions.grouping import NATIONAL, ORGANISATION, REGION, Group, Person, form_groups

PLACES = (
    ("Lidköping", "municipality", "Västra Götaland"),
    ("Skövde", "municipality", "Västra Götaland"),
    ("Västra Götalandsregionen", "region", "Västra Götaland"),
    ("Halmstad", "municipality", "Halland"),
    ("Region Halland", "region", "Halland"),
    ("Privat utförare", "provider", ""),
)


@st.composite
def crowds(draw: st.DrawFn) -> list[Person]:
    places = draw(st.lists(st.sampled_from(PLACES), max_size=70))
    roles = draw(st.lists(st.sampled_from(("operational", "strategic")), min_size=len(places), max_size=len(places)))
    return [Person(number, *place, role) for number, (place, role) in enumerate(zip(places, roles, strict=True))]


mixes = st.sampled_from((ORGANISATION, REGION, NATIONAL))
sizes = st.sampled_from(((2, 3), (3, 4), (6, 8), (8, 10)))


def at(place: int, count: int, role: str = "operational", first: int = 0) -> list[Person]:
    return [Person(first + number, *PLACES[place], role) for number in range(count)]


def ids(groups: list[Group]) -> list[list[int]]:
    return [[person.id for person in group.people] for group in groups]


@given(crowds(), mixes, sizes)
@settings(max_examples=150)
def test_everyone_is_in_exactly_one_group(people: list[Person], mix: str, size: tuple[int, int]) -> None:
    groups = form_groups(people, mix, *size)
    assert sorted(person for group in groups for person in group.people) == sorted(people)


@given(crowds(), mixes, sizes)
@settings(max_examples=150)
def test_nobody_is_alone_unless_they_are_the_only_one(people: list[Person], mix: str, size: tuple[int, int]) -> None:
    groups = form_groups(people, mix, *size)
    assert len(people) == 1 or all(len(group.people) > 1 for group in groups)


@given(crowds(), mixes, sizes, st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_the_order_people_come_in_means_nothing(
    people: list[Person], mix: str, size: tuple[int, int], random: object
) -> None:
    shuffled = list(people)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert form_groups(shuffled, mix, *size) == form_groups(people, mix, *size)


@given(crowds(), mixes, sizes)
@settings(max_examples=150)
def test_groups_of_a_place_are_evenly_sized_and_each_organisation_evenly_spread(
    people: list[Person], mix: str, size: tuple[int, int]
) -> None:
    groups = form_groups(people, mix, *size)
    for place in {group.place for group in groups}:
        shares = [group.people for group in groups if group.place == place]
        organisations = {person.organisation for share in shares for person in share}
        spreads = [[len(share) for share in shares]] + [
            [sum(person.organisation == organisation for person in share) for share in shares]
            for organisation in organisations
        ]
        assert all(max(spread) - min(spread) <= 1 for spread in spreads)


@given(st.integers(min_value=16, max_value=300))
def test_sizes_are_as_asked_where_the_numbers_allow(count: int) -> None:
    groups = form_groups(at(0, count), NATIONAL, 8, 10)
    assert count in (21, 22, 23, 31) or all(8 <= len(group.people) <= 10 for group in groups)


def test_a_group_in_halland_holds_municipal_and_regional_managers() -> None:
    groups = form_groups(at(3, 6) + at(4, 6, first=10), REGION, 4, 6)
    assert {group.place for group in groups} == {"Halland"}
    for group in groups:
        assert {person.kind for person in group.people} == {"municipality", "region"}


def test_roles_even_out_when_each_organisation_sends_one_of_each() -> None:
    people = [
        Person(2 * number + step, f"Kommun {number:02}", "municipality", "Halland", role)
        for number in range(8)
        for step, role in enumerate(("operational", "strategic"))
    ]
    for group in form_groups(people, NATIONAL, 8, 8):
        assert Counter(person.role for person in group.people) == {"operational": 4, "strategic": 4}


def test_who_is_alone_in_their_organisation_meets_others_of_the_area() -> None:
    groups = form_groups(at(0, 4) + at(1, 1, first=10) + at(2, 1, first=20), ORGANISATION, 3, 4)
    assert ids(groups) == [[0, 1, 2, 3], [10, 20]]
    assert groups[1].place == "Västra Götaland"


def test_the_last_one_alone_joins_the_smallest_group_of_the_area() -> None:
    groups = form_groups(at(0, 4) + at(3, 2, first=10) + at(4, 1, first=20), ORGANISATION, 3, 4)
    assert ids(groups) == [[10, 11, 20], [0, 1, 2, 3]]


def test_nobody_makes_no_groups() -> None:
    assert form_groups([], REGION, 3, 4) == []
