"""One set of figures a day."""

import json
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from jordman.disclosure.models import Snapshot

DAY = date(2026, 9, 29)


@pytest.mark.django_db
def test_figures_stay_as_they_are_all_day() -> None:
    first = Snapshot.objects.figures_of("programme:1", DAY, lambda: {"people": 212})
    assert first == Snapshot.objects.figures_of("programme:1", DAY, lambda: {"people": 213}) == {"people": 212}


@pytest.mark.django_db
def test_the_next_day_has_its_own_and_so_has_another_programme() -> None:
    Snapshot.objects.figures_of("programme:1", DAY, lambda: {"people": 212})
    assert Snapshot.objects.figures_of("programme:1", date(2026, 9, 30), lambda: {"people": 213}) == {"people": 213}
    assert Snapshot.objects.figures_of("programme:2", DAY, lambda: {"people": 20}) == {"people": 20}


@pytest.mark.django_db
def test_nothing_to_show_is_not_kept() -> None:
    assert Snapshot.objects.figures_of("programme:1", DAY, lambda: None) is None
    assert Snapshot.objects.figures_of("programme:1", DAY, lambda: {"people": 5}) == {"people": 5}


@pytest.mark.django_db
def test_who_counts_at_the_same_time_gets_what_was_kept_first() -> None:
    def slow_count() -> dict[str, int]:
        Snapshot.objects.create(about="programme:1", on=DAY, figures={"people": 212})
        return {"people": 213}

    assert Snapshot.objects.figures_of("programme:1", DAY, slow_count) == {"people": 212}


@pytest.mark.django_db
def test_old_figures_are_cleared_out() -> None:
    Snapshot.objects.create(about="programme:1", on=date(2025, 8, 1), figures={})
    Snapshot.objects.create(about="programme:1", on=DAY, figures={})
    Snapshot.objects.clear_out(DAY)
    assert Snapshot.objects.get().on == DAY


@pytest.mark.django_db
def test_a_wave_has_one_set_of_figures_for_good() -> None:
    first = Snapshot.objects.keep_for_good("wave:1", DAY, {"totals": {"all": 40}})
    again = Snapshot.objects.keep_for_good("wave:1", date(2026, 10, 30), {"totals": {"all": 39}})
    assert first == again == {"totals": {"all": 40}}
    kept = Snapshot.objects.find_for_good("wave:1")
    assert kept is not None
    assert json.loads(kept.text) == first
    assert Snapshot.objects.find_for_good("wave:2") is None


@pytest.mark.django_db
def test_the_database_keeps_no_second_set() -> None:
    Snapshot.objects.keep_for_good("wave:1", DAY, {})
    with pytest.raises(IntegrityError), transaction.atomic():
        Snapshot.objects.create(about="wave:1", on=date(2026, 10, 30), figures={}, is_for_good=True)


@pytest.mark.django_db
def test_the_figures_of_a_wave_stay_when_old_ones_are_cleared_out() -> None:
    Snapshot.objects.keep_for_good("wave:1", date(2020, 1, 1), {"totals": {}})
    Snapshot.objects.clear_out(DAY)
    assert Snapshot.objects.find_for_good("wave:1") is not None
    Snapshot.objects.let_go("wave:1")
    assert Snapshot.objects.find_for_good("wave:1") is None
