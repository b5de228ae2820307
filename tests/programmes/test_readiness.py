"""What stops a programme, said in sentences, and rings of things that wait for each other."""

from dataclasses import replace
from datetime import date

import pytest

from jordman.programmes.loops import find_loop
from jordman.programmes.readiness import ProgrammeFacts, obstacles
from tests.programmes.plan_cases import BASE, BASICS, EVERYDAY, INTRODUCTION, MAIN, OUTLOOK, PLATFORM

SOUND = ProgrammeFacts(date(2026, 5, 4), date(2026, 12, 18), (BASE, MAIN), (INTRODUCTION, PLATFORM, BASICS, EVERYDAY))


def test_a_sound_programme_has_no_obstacles() -> None:
    assert obstacles(SOUND) == []


def test_blocks_that_wait_for_each_other_are_named() -> None:
    found = obstacles(replace(SOUND, blocks=(replace(BASE, gated_by=2), MAIN)))
    assert found == ["Blocken väntar på varandra: Basblock och Huvudblock. Ta bort ett av villkoren."]


def test_a_gate_needs_something_mandatory_behind_it() -> None:
    found = obstacles(replace(SOUND, rules=(OUTLOOK, BASICS)))
    assert found == ["Basblock ska låsa upp Huvudblock, men inget i det är obligatoriskt."]


def test_modules_that_wait_for_what_they_unlock_are_named() -> None:
    early = replace(INTRODUCTION, prerequisites=(BASICS.id,))
    found = obstacles(replace(SOUND, rules=(early, PLATFORM, BASICS, EVERYDAY)))
    assert found == ["Modulerna väntar på varandra: Introduktion live och Grunderna. Ta bort ett av kraven."]


@pytest.mark.parametrize(
    ("links", "ring"),
    [
        ({}, []),
        ({1: [2], 2: [3], 3: []}, []),
        ({1: [2, 3], 2: [4], 3: [4], 4: []}, []),
        ({1: [1]}, [1]),
        ({1: [2], 2: [3], 3: [1]}, [1, 2, 3]),
        ({1: [2], 2: [3], 3: [2]}, [2, 3]),
        ({1: [9]}, []),
    ],
)
def test_a_ring_is_found_wherever_it_begins(links: dict[int, list[int]], ring: list[int]) -> None:
    assert find_loop(links) == ring
