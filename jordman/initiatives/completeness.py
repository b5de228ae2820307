"""What an initiative lacks to be whole: units, messages, a mandate, the three kinds of training. Pure."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from jordman.initiatives.aims import KINDS, KindText
from jordman.initiatives.facts import InitiativeFacts
from jordman.initiatives.models import Phase, Training


@dataclass(frozen=True)
class Lack:
    """Something that is missing, why it is needed, and the page where it is put right (`url_name`)."""

    text: str
    why: str
    url_name: str
    action: str


def missing_kinds(facts: InitiativeFacts) -> tuple[KindText, ...]:
    return tuple(text for text in KINDS if text.kind not in facts.kinds)


def is_complete(facts: InitiativeFacts) -> bool:
    """An initiative with the three kinds of training: a combination, not one alone."""
    return not missing_kinds(facts)


def lacks(facts: InitiativeFacts) -> tuple[Lack, ...]:
    """Everything that is missing now, in the order that it is best done."""
    if facts.closed_on is not None:
        return ()
    found = (_units(facts), _messages(facts), _mandate(facts), _trainings(facts), _rollout(facts), _owner(facts))
    return tuple(each for each in found if each)


def _units(facts: InitiativeFacts) -> Lack | None:
    if facts.units:
        return None
    return Lack(
        _("Ingen enhet är med än."),
        _("Det är på enheterna som lärandet händer."),
        "initiatives:units",
        _("Välj enheter"),
    )


def _messages(facts: InitiativeFacts) -> Lack | None:
    if facts.has_two_messages:
        return None
    if facts.has_strategy_text:
        text = _("Budskapet till enheterna saknas.")
    elif facts.has_everyday_text:
        text = _("Budskapet till den som leder chefer saknas.")
    else:
        text = _("De två budskapen saknas.")
    return Lack(text, _("Var och en behöver höra sin egen nytta."), "initiatives:messages", _("Skriv budskapen"))


def _mandate(facts: InitiativeFacts) -> Lack | None:
    if facts.has_mandate:
        return None
    return Lack(
        _("Projektledarens mandat saknas."),
        _("Utan mandat fastnar frågorna hos projektledaren."),
        "initiatives:mandate",
        _("Skriv mandatet"),
    )


NAMES = {
    Training.Kind.BASE: lambda: _("bred basutbildning"),
    Training.Kind.SYSTEM: lambda: _("utbildning knuten till ett system eller arbetssätt"),
    Training.Kind.SUPPORT: lambda: _("stöd på plats i vardagen"),
}


def _trainings(facts: InitiativeFacts) -> Lack | None:
    missing = missing_kinds(facts)
    if not missing:
        return None
    names = [NAMES[text.kind]() for text in missing]
    joined = (
        names[0]
        if len(names) == 1
        else _("%(first)s och %(last)s")
        % {
            "first": ", ".join(names[:-1]),
            "last": names[-1],
        }
    )
    return Lack(
        _("Ofullständig: %(kinds)s saknas.") % {"kinds": joined},
        _("De tre slagen bär varandra. Ett ensamt ger sällan något som varar."),
        "initiatives:trainings",
        _("Beskriv utbildningen"),
    )


def _rollout(facts: InitiativeFacts) -> Lack | None:
    if facts.aim != "system" or facts.rollouts or not facts.units:
        return None
    return Lack(
        _("Inget införande är planerat."),
        _("Syftet är att införa ett system. Säg vilket, var och när."),
        "initiatives:add_rollout",
        _("Planera införandet"),
    )


def _owner(facts: InitiativeFacts) -> Lack | None:
    """Asked for when it is time, so that nobody is surprised at the end."""
    if facts.phase not in (Phase.EVALUATE, Phase.HAND_OVER) or (facts.has_line_owner and facts.has_line_budget):
        return None
    text = (
        _("Det står inte vad som är avsatt.") if facts.has_line_owner else _("Ingen i linjen äger det som fortsätter.")
    )
    return Lack(
        text,
        _("Det som ingen äger upphör när projektet slutar."),
        "initiatives:hand_over",
        _("Namnge ägaren"),
    )
