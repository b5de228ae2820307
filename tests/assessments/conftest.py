"""Waves that Lena is asked in, among nine others at the unit."""

import pytest
from django.test import Client

from jordman.assessments.models import Wave
from tests.assessments import making
from tests.assessments.making import ABILITY
from tests.cast import World


@pytest.fixture
def wave(world: World) -> Wave:
    """Will and courage, asked of Lena and nine others at the unit."""
    wave = making.make_wave(world.association)
    making.make_asked(wave, world.unit, 9)
    making.invite(wave, world.unit, world.people["colleague"])
    return wave


@pytest.fixture
def ability(world: World) -> Wave:
    wave = making.make_wave(world.association, ABILITY)
    making.make_asked(wave, world.unit, 9)
    making.invite(wave, world.unit, world.people["colleague"])
    return wave


@pytest.fixture
def lena(world: World) -> Client:
    return world.client("colleague")
