"""The five phases and what should be in place before each is left. Data, with the lesson behind every line.

A line with `seen_by` is not ticked by anyone: the page sees for itself whether it holds.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jordman.initiatives.facts import InitiativeFacts, Level
from jordman.initiatives.models import Aim, Phase

Seen = Callable[[InitiativeFacts], bool]
SOURCE = _("Strategirådet, delrapport 2021, avsnitt %(section)s")


@dataclass(frozen=True)
class Line:
    """`champions` in a text is replaced by the organisation's own word for them."""

    key: str
    text: Promise
    why: Promise
    section: str = ""
    aims: tuple[str, ...] = ()
    seen_by: Seen | None = None


@dataclass(frozen=True)
class PhaseText:
    """What the phase is for, in a sentence."""

    phase: Phase
    purpose: Promise
    lines: tuple[Line, ...]


def has_go_ahead(facts: InitiativeFacts) -> bool:
    return bool(facts.rollouts) and all(rollout.has_go_ahead for rollout in facts.rollouts)


def trains_before_start(facts: InitiativeFacts) -> bool:
    return bool(facts.rollouts) and not any(rollout.starts_untrained for rollout in facts.rollouts)


def has_learnt_all(facts: InitiativeFacts) -> bool:
    return bool(facts.rollouts) and not any(unit.to_learn for unit in facts.units)


def has_followed_up(facts: InitiativeFacts) -> bool:
    return bool(facts.rollouts) and all(rollout.followed_up_on is not None for rollout in facts.rollouts)


MOBILISE = PhaseText(
    Phase.MOBILISE,
    _("Alla nivåer vet varför, och står bakom, innan något börjar."),
    (
        Line(
            "mandate",
            _("Projektledaren har ett skrivet mandat"),
            _("Utan mandat fastnar frågorna hos projektledaren."),
            "4.3",
            seen_by=lambda facts: facts.has_mandate,
        ),
        Line(
            "director",
            _("Förvaltningschefen står bakom"),
            _("Annars tränger annat undan satsningen när det blir trångt."),
            "4.1",
            seen_by=lambda facts: facts.level(Level.DIRECTOR).is_whole,
        ),
        Line(
            "messages",
            _("De två budskapen är skrivna"),
            _("Strategi talar till den som leder chefer. Enheten vill veta vad som blir lättare."),
            "4.3",
            seen_by=lambda facts: facts.has_two_messages,
        ),
        Line(
            "units_chosen",
            _("Enheterna är valda"),
            _("Först när enheterna är kända går det att förankra hos deras chefer."),
            "4.1",
            seen_by=lambda facts: bool(facts.units),
        ),
        Line(
            "unit_managers",
            _("Alla enhetschefer står bakom"),
            _("I tidigare satsningar var ledningen med, men enheterna visste inget."),
            "4.1",
            seen_by=lambda facts: facts.level(Level.UNIT).is_whole,
        ),
        Line(
            "union",
            _("Facket är informerat"),
            _("Arbetssätt och tid ändras. Frågor är lättast att lösa tidigt."),
        ),
    ),
)

PLAN = PhaseText(
    Phase.PLAN,
    _("Ni utgår från enheternas behov och gör plats för lärandet."),
    (
        Line(
            "listened",
            _("Ni har besökt enheterna och lyssnat"),
            _("Börja i behoven, inte i tekniken. Då blir satsningen deras egen."),
            "4.1",
        ),
        Line(
            "baseline",
            _("Ni vet vad enheterna kan i dag, som grupp"),
            _("Kunskapen är ofta lägre än ledningen tror. Ta reda på det före start."),
            "4.2",
        ),
        Line(
            "three_kinds",
            _("De tre slagen av utbildning är beskrivna"),
            _("Ett slag räcker inte. De bär varandra."),
            "4.4",
            seen_by=lambda facts: len(facts.kinds) == 3,
        ),
        Line(
            "lowest_level",
            _("Ni når dem som kan minst, utan att peka ut någon"),
            _("Den som skäms håller sig undan. Pass för hela laget når alla."),
            "4.3",
            aims=(Aim.LIFT,),
        ),
        Line(
            "everyday",
            _("Övningarna är hämtade ur enheternas vardag"),
            _("Allmän kunskap fastnar när den genast går att använda."),
            "4.4",
            aims=(Aim.GENERAL,),
        ),
        Line(
            "needs_first",
            _("Enheterna har sagt vad systemet ska lösa"),
            _("Den som är med från början tar emot systemet på ett annat sätt."),
            "3.3",
            aims=(Aim.SYSTEM,),
        ),
        Line(
            "it_asked",
            _("It har prövat systemet och sagt ja"),
            _("Ett nej efter starten stoppar allt som enheterna har lärt sig."),
            "4.3",
            aims=(Aim.SYSTEM,),
            seen_by=has_go_ahead,
        ),
        Line(
            "hours",
            _("Enhetscheferna har satt av tid, även för samtalet efteråt"),
            _("Utan avsatt tid kommer få, och de som kommer har bråttom."),
            "4.4",
        ),
        Line(
            "readiness",
            _("Utrustning, uppkoppling och inloggning fungerar"),
            _("Utbildning utan teknik att öva på glöms fort."),
            "4.4",
        ),
        Line(
            "managers_learn",
            _("Cheferna lär sig före eller samtidigt med medarbetarna"),
            _("Medarbetare som kan mer än chefen får inte igenom nya arbetssätt."),
            "4.4",
        ),
    ),
)

CARRY_OUT = PhaseText(
    Phase.CARRY_OUT,
    _("Korta pass som återkommer, för de flesta på varje enhet."),
    (
        Line(
            "repeated",
            _("Varje enhet har pass som återkommer"),
            _("En enstaka insats ger sällan något som varar."),
            "4.4",
        ),
        Line(
            "most_of_them",
            _("De flesta på enheterna är med"),
            _("En eller två per arbetsplats får inte med sig resten."),
            "4.4",
        ),
        Line(
            "help_at_hand",
            _("Det finns hjälp på plats i vardagen"),
            _("Frågorna kommer när passet är slut."),
            "4.4",
        ),
        Line(
            "trained_first",
            _("Utbildningen börjar före systemet"),
            _("Den som möter systemet oförberedd hittar egna vägar runt det."),
            "4.4",
            aims=(Aim.SYSTEM,),
            seen_by=trains_before_start,
        ),
    ),
)

EVALUATE = PhaseText(
    Phase.EVALUATE,
    _("Ni tar reda på vad som ändrades, inte bara hur många som var med."),
    (
        Line(
            "routines",
            _("Enheterna har svarat på vilken rutin som ändrades"),
            _("Det är i rutinerna som lärandet syns."),
            "4.4",
        ),
        Line(
            "lowest_lifted",
            _("Ni har jämfört före och efter, som grupp"),
            _("Målet var att lyfta lägsta nivån. Då är det den som ska mätas."),
            "3.2",
            aims=(Aim.LIFT,),
        ),
        Line(
            "learnt",
            _("Alla enheter säger att de kan systemet"),
            _("Ett installerat system är inte ett system som används."),
            "4.4",
            aims=(Aim.SYSTEM,),
            seen_by=has_learnt_all,
        ),
        Line(
            "followed_up",
            _("Varje införande är uppföljt"),
            _("Det som ingen följer upp upphör i det tysta."),
            "4.4",
            aims=(Aim.SYSTEM,),
            seen_by=has_followed_up,
        ),
        Line(
            "lessons",
            _("Ni har skrivit ner vad ni lärde er, även det som gick fel"),
            _("Andra slipper göra om samma misstag."),
            "4.2",
        ),
    ),
)

HAND_OVER = PhaseText(
    Phase.HAND_OVER,
    _("Någon i linjen tar över, så att det går vidare utan projekt."),
    (
        Line(
            "line_owner",
            _("En befattning i linjen äger det som fortsätter"),
            _("Det som ingen äger upphör när projektet slutar."),
            "4.4",
            seen_by=lambda facts: facts.has_line_owner,
        ),
        Line(
            "line_budget",
            _("Det står vad som är avsatt för kurser, %(champions)s och pass"),
            _("En ägare utan pengar och timmar kan inte hålla i."),
            "4.4",
            seen_by=lambda facts: facts.has_line_budget,
        ),
        Line(
            "series_go_on",
            _("Enheternas pass är planerade även efter satsningen"),
            _("Lärandet ska vara en del av det vanliga arbetet."),
            "5",
        ),
        Line(
            "new_colleagues",
            _("Nya medarbetare får del av det ni har lärt er"),
            _("Annars töms enheten på kunskap när folk byter jobb."),
            "4.4",
        ),
        Line(
            "champions_keep_hours",
            _("Timmarna för %(champions)s finns kvar"),
            _("Hjälp på plats utan avsatt tid försvinner först."),
            "4.4",
        ),
    ),
)

TEXTS: dict[str, PhaseText] = {text.phase: text for text in (MOBILISE, PLAN, CARRY_OUT, EVALUATE, HAND_OVER)}
