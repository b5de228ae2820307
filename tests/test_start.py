"""Where each comes first."""

import pytest

from tests.cast import World


@pytest.mark.parametrize(
    ("who", "place"),
    [
        ("learner", "/larande/"),
        ("colleague", "/larande/"),
        ("champion", "/pass/"),
        ("unit_manager", "/enhet/"),
        ("project_leader", "/satsning/"),
        ("lead", "/rapport/"),
        ("supplier", "/bibliotek/"),
        ("reviewer", "/bibliotek/"),
        ("administrator", "/organisation/"),
    ],
)
def test_everyone_comes_to_the_place_they_have(world: World, who: str, place: str) -> None:
    assert world.client(who).get("/").headers["Location"].startswith(place)
