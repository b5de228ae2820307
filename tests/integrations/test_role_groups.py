import pytest

from jordman.integrations.staff_files import RoleGroup, role_group_from_answer, role_group_of, titles_in
from jordman.organisations.models import Employment

STAFF, OPERATIONAL, STRATEGIC = RoleGroup.STAFF, RoleGroup.OPERATIONAL_MANAGER, RoleGroup.STRATEGIC_MANAGER


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("Enhetschef", OPERATIONAL),
        ("Enhetschef, hemtjänst", OPERATIONAL),
        ("Bitr. enhetschef", OPERATIONAL),
        ("Biträdande enhetschef", OPERATIONAL),
        ("tf enhetschef", OPERATIONAL),
        ("Gruppchef", OPERATIONAL),
        ("Första linjens chef", OPERATIONAL),
        ("Rektor", OPERATIONAL),
        ("Verksamhetschef", STRATEGIC),
        ("VERKSAMHETSOMRÅDESCHEF", STRATEGIC),
        ("Områdeschef", STRATEGIC),
        ("Avdelningschef", STRATEGIC),
        ("Sektorschef", STRATEGIC),
        ("Sektorchef", STRATEGIC),
        ("Förvaltningschef", STRATEGIC),
        ("Förvaltningsdirektör", STRATEGIC),
        ("Biträdande socialchef", STRATEGIC),
        ("HR-chef", STRATEGIC),
        ("Undersköterska", STAFF),
        ("Medicinskt ansvarig sjuksköterska", STAFF),
        ("Chefssekreterare", STAFF),
        ("Samordnare", STAFF),
        ("", STAFF),
    ],
)
def test_titles(title: str, group: RoleGroup) -> None:
    assert role_group_of(title).role_group is group


@pytest.mark.parametrize("title", ["Områdeschef", "Avdelningschef", "Rektor", "Chef", "Schemachef"])
def test_titles_that_mean_different_things_are_for_a_person_to_check(title: str) -> None:
    assert not role_group_of(title).is_certain


@pytest.mark.parametrize(
    ("code", "group"), [("103010", STRATEGIC), ("103020", STRATEGIC), ("103030", OPERATIONAL), ("207024", STAFF)]
)
def test_the_code_decides_where_the_title_does_not(code: str, group: RoleGroup) -> None:
    guess = role_group_of("Samordnare", code)
    assert guess.role_group is group
    assert guess.is_certain is (group is STAFF)


def test_a_persons_choice_wins_over_title_and_code() -> None:
    guess = role_group_of("Rektor", "103030", {"rektor": STRATEGIC})
    assert (guess.role_group, guess.is_certain) == (STRATEGIC, True)


@pytest.mark.parametrize(
    ("answer", "group"),
    [
        ("Operativ chef (t.ex. enhetschef)", OPERATIONAL),
        ("Strategisk chef (t.ex. verksamhetschef)", STRATEGIC),
        ("Första linjens chef", OPERATIONAL),
        ("Medarbetare", STAFF),
        ("Verksamhetschef", STRATEGIC),
    ],
)
def test_answers_in_a_form(answer: str, group: RoleGroup) -> None:
    guess = role_group_from_answer(answer)
    assert guess is not None
    assert guess.role_group is group


def test_no_answer_is_no_role() -> None:
    assert role_group_from_answer("  ") is None


def test_titles_are_listed_once_with_the_doubtful_first() -> None:
    listed = titles_in([("Enhetschef", ""), ("Rektor", ""), ("enhetschef ", ""), ("Kock", "")])
    assert [(item.key, item.count) for item in listed] == [("rektor", 1), ("enhetschef", 2), ("kock", 1)]


def test_the_groups_are_those_of_employments() -> None:
    assert {group.value for group in RoleGroup} == set(Employment.RoleGroup.values)
