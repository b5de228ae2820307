"""What to look out for in a rollout. It warns and says the next step; it never stops anybody. Pure."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from jordman.initiatives.facts import RolloutFacts, Verdict
from jordman.ui.words import day_long


@dataclass(frozen=True)
class RolloutWarning:
    """`url_name` is the page of the next step; `next_step` its words."""

    title: str
    why: str
    next_step: str
    url_name: str


def warnings(rollout: RolloutFacts, today: date) -> tuple[RolloutWarning, ...]:
    if rollout.is_stopped:
        return ()
    found = (_verdict(rollout), _training(rollout), _trial(rollout, today), _follow_up(rollout, today))
    return tuple(each for each in found if each)


def _verdict(rollout: RolloutFacts) -> RolloutWarning | None:
    if rollout.has_go_ahead:
        return None
    title = {
        Verdict.NO: _("It har sagt nej"),
        Verdict.ASKED: _("It har inte svarat än"),
        Verdict.NOT_ASKED: _("It är inte tillfrågad"),
    }[Verdict(rollout.verdict)]
    why = _("Systemet ska fungera ihop med det ni har, och vara säkert.")
    step = _("Lös det som it säger nej till") if rollout.verdict == Verdict.NO else _("Skriv in vad it säger")
    return RolloutWarning(title, why, step, "initiatives:verdict")


def _training(rollout: RolloutFacts) -> RolloutWarning | None:
    if not rollout.has_training:
        return RolloutWarning(
            _("Det står inte hur ni lär er systemet"),
            _("Ett köpt system är inte ett system som används."),
            _("Skriv in utbildningen"),
            "initiatives:change_rollout",
        )
    if rollout.training_starts_on is None:
        return RolloutWarning(
            _("Utbildningen har inget datum"),
            _("Utan datum går det inte att se om den hinner börja före systemet."),
            _("Sätt ett datum"),
            "initiatives:change_rollout",
        )
    if rollout.training_starts_on > rollout.starts_on:
        return RolloutWarning(
            _("Systemet börjar före utbildningen"),
            _("Utbildningen börjar %(day)s. Då har ni redan börjat använda systemet.")
            % {"day": day_long(rollout.training_starts_on)},
            _("Flytta starten eller utbildningen"),
            "initiatives:change_rollout",
        )
    return None


def _trial(rollout: RolloutFacts, today: date) -> RolloutWarning | None:
    if not rollout.is_trial or rollout.after_trial or rollout.trial_ends_on is None or rollout.trial_ends_on >= today:
        return None
    return RolloutWarning(
        _("Provperioden är slut, men inget är bestämt"),
        _("Prov utan beslut gör att ingen vågar lita på nästa prov."),
        _("Bestäm vad som händer nu"),
        "initiatives:decide_trial",
    )


def _follow_up(rollout: RolloutFacts, today: date) -> RolloutWarning | None:
    if rollout.followed_up_on is not None:
        return None
    if rollout.follow_up_on is None:
        return RolloutWarning(
            _("Ingen dag för uppföljning"),
            _("Det som ingen följer upp upphör i det tysta."),
            _("Bestäm en dag"),
            "initiatives:follow_up",
        )
    if rollout.follow_up_on < today:
        return RolloutWarning(
            _("Uppföljningen är inte gjord"),
            _("Dagen var %(day)s.") % {"day": day_long(rollout.follow_up_on)},
            _("Skriv hur det gick"),
            "initiatives:follow_up",
        )
    return None
