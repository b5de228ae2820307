"""The official tree: every node once, double memberships counted once."""

import pytest

from jordman.organisations.models import Organisation
from jordman.organisations.sweden import load_sweden

pytestmark = pytest.mark.django_db


def municipalities_below(**node: object) -> set[str]:
    below = Organisation.objects.below(Organisation.objects.get(**node))
    return set(below.filter(kind="municipality").values_list("name", flat=True))


@pytest.fixture
def nation() -> Organisation:
    return load_sweden(by=None)


def test_all_municipalities_counties_and_regions_are_there(nation: Organisation) -> None:
    kinds = list(Organisation.objects.below(nation).values_list("kind", flat=True))
    assert (kinds.count("municipality"), kinds.count("county"), kinds.count("region")) == (290, 21, 20)


@pytest.mark.parametrize(
    ("node", "count"),
    [
        ({"code": "VS"}, 55),
        ({"code": "VK"}, 49),
        ({"code": "GR"}, 13),
        ({"code": "BR"}, 9),
        ({"code": "FB"}, 14),
        ({"code": "SK"}, 15),
        ({"code": "V6"}, 6),
        ({"code": "13", "kind": "county"}, 6),
        ({"code": "14", "kind": "county"}, 49),
    ],
    ids=str,
)
def test_a_double_membership_is_counted_once(nation: Organisation, node: dict[str, object], count: int) -> None:
    assert len(municipalities_below(**node)) == count


def test_kungsbacka_is_in_halland_and_goteborgsregionen_but_not_in_vastkom(nation: Organisation) -> None:
    name = "Kungsbacka kommun"
    assert name in municipalities_below(code="13", kind="county")
    assert name in municipalities_below(code="GR")
    assert name not in municipalities_below(code="VK")


def test_loading_twice_changes_nothing(nation: Organisation) -> None:
    before = list(Organisation.objects.order_by("pk").values())
    load_sweden(by=None)
    assert list(Organisation.objects.order_by("pk").values()) == before
