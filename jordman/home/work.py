"""What waits for a person at their place of work: the next session, an answer, and whether to help others."""

from dataclasses import dataclass

from django.urls import reverse

from jordman.accounts.models import User
from jordman.champions.access import OpenCall, find_mandate_to_confirm_for, find_open_call_for
from jordman.champions.models import Mandate
from jordman.questions.access import find_answer_waiting_for
from jordman.team_sessions.access.team import TeamCard, find_coming_for, find_team_card_for


@dataclass(frozen=True, slots=True)
class Work:
    """`answers`: how many of the person's own questions have something new. Beside a programme, 1 if any."""

    team: TeamCard | None
    answers: int
    call: OpenCall | None = None
    mandate: Mandate | None = None

    @property
    def is_any(self) -> bool:
        return bool(self.team or self.answers)


def find_work_for(user: User) -> Work:
    """For whoever is in no programme: their place of work is what the page is about."""
    return Work(
        find_team_card_for(user),
        find_answer_waiting_for(user),
        find_open_call_for(user),
        find_mandate_to_confirm_for(user),
    )


def find_work_beside_a_programme_for(user: User, *, has_news: bool) -> Work:
    """What cannot wait, in one question. Programmes are for managers, and it is their colleagues who help."""
    row = find_coming_for(user)
    team = TeamCard(row[0], row[1], "", 0, reverse("team_sessions:team")) if row else None
    return Work(team, int(has_news))
