"""For every rule: facts where it shows, where it does not, and where it is too early to say."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from jordman.pitfalls.facts import (
    InitiativeFacts,
    ReservedFact,
    RolloutFact,
    SessionFact,
    SessionState,
    SystemFact,
    UnitFacts,
)

TODAY = date(2026, 10, 15)
WEEK = timedelta(days=7)
HELD, TO_COME, MISSED = SessionState.HELD, SessionState.TO_COME, SessionState.MISSED


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


def session(days: int, state: SessionState | None = None, **facts: object) -> SessionFact:
    """So many days from today; held when that has been, unless said otherwise."""
    state = state or (HELD if days < 0 else TO_COME)
    whole: dict[str, object] = {"people": 20, "taught_minutes": 14, "talked_minutes": 15, "has_agreement": True}
    return SessionFact(on=day(days), state=state, **{**(whole if state == HELD else {}), **facts})  # type: ignore[arg-type]


# Ten sessions over two terms, three of them held.
SERIES = tuple(session(days) for days in (-42, -28, -14, 7, 21, 35, 49, 98, 112, 126))
# A unit where everything is as it should be.
UNIT = UnitFacts(
    today=TODAY,
    people=34,
    has_manager=True,
    manager_learns=True,
    reached=28,
    sessions=SERIES,
    reserved=(ReservedFact(day(-60), day(80), 6, 4),),
    answered=2,
    changed=1,
    champions=1,
    champion_weeks=8,
    set_aside_minutes=8 * 240,
    used_minutes=8 * 200,
)
ROLLOUT = RolloutFact(
    system="Nyckelfria lås",
    starts_on=day(20),
    has_training=True,
    training_starts_on=day(-10),
    is_approved=True,
)
TRIAL = replace(ROLLOUT, is_trial=True, trial_ends_on=day(10), starts_on=day(-60))
INITIATIVE = InitiativeFacts(
    today=TODAY,
    starts_on=day(-90),
    ends_on=day(300),
    units=9,
    is_anchored_above=True,
    units_anchored=7,
    units_with_picture=4,
    units_with_sessions=5,
    has_manager_track=True,
    has_leader=True,
    has_mandate=True,
    strategy_text="Satsningen bär upp vår strategi.",
    everyday_text="Du slipper leta efter nycklar.",
    rollouts=(ROLLOUT,),
    systems=(SystemFact("Nyckelfria lås", 9, 1),),
)


def unit(**facts: object) -> UnitFacts:
    return replace(UNIT, **facts)  # type: ignore[arg-type]


def initiative(**facts: object) -> InitiativeFacts:
    return replace(INITIATIVE, **facts)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Case:
    """`says` are words of the evidence."""

    key: str
    shows: UnitFacts | InitiativeFacts
    says: str
    silent: UnitFacts | InitiativeFacts
    early: UnitFacts | InitiativeFacts | None


def with_system(**facts: object) -> UnitFacts:
    return unit(rollouts=(replace(ROLLOUT, **facts),))  # type: ignore[arg-type]


def with_trial(**facts: object) -> tuple[RolloutFact, ...]:
    return (replace(TRIAL, **facts),)  # type: ignore[arg-type]


LAST_THREE = (-42, -28, -14)

CASES = [
    Case("engangsinsats", unit(sessions=(session(-10),)), "Ni har pass en enda vecka", UNIT, unit(sessions=())),
    Case(
        "engangsinsats",
        unit(sessions=tuple(session(-400 + days) for days in range(0, 30, 7))),
        "mer än ett år sedan",
        unit(sessions=tuple(session(days) for days in (-21, -14, -7, 3))),
        unit(sessions=(session(-20, MISSED),)),
    ),
    Case("for-fa", unit(reached=4), "Färre än var fjärde av 34", UNIT, unit(sessions=(session(-3),), reached=2)),
    Case(
        "for-fa",
        unit(sessions=(), sent=2),
        "går en utbildning, och arbetslaget har inga egna pass",
        unit(sessions=(), sent=9),
        unit(sessions=()),
    ),
    Case("for-fa", unit(people=12, reached=2), "Få av 12", unit(people=6, reached=1), unit(people=12, sessions=())),
    Case(
        "bara-prov",
        unit(rollouts=with_trial()),
        "Det är inte bestämt vad som händer sedan.",
        unit(rollouts=with_trial(after_trial="roll_out")),
        unit(rollouts=with_trial(trial_ends_on=day(60))),
    ),
    Case(
        "bara-prov",
        initiative(rollouts=with_trial(trial_ends_on=day(-120), after_trial="roll_out", is_followed=False)),
        "inget införande är planerat",
        initiative(rollouts=with_trial(trial_ends_on=day(-120), after_trial="roll_out")),
        initiative(rollouts=with_trial(trial_ends_on=day(90))),
    ),
    Case(
        "chefen-utanfor",
        unit(manager_learns=False),
        "Arbetslaget har haft 3 pass.",
        UNIT,
        unit(manager_learns=False, sessions=(session(-3),)),
    ),
    Case(
        "chefen-utanfor",
        initiative(has_manager_track=False),
        "Inget program för chefer",
        INITIATIVE,
        initiative(has_manager_track=False, units=0),
    ),
    Case(
        "inget-andrat",
        unit(red=("Uppkoppling", "Telefoner")),
        "uppkoppling och telefoner",
        UNIT,
        unit(sessions=(), red=("Uppkoppling",)),
    ),
    Case(
        "inget-andrat",
        unit(answered=3, changed=0),
        "3 gånger",
        unit(answered=1, changed=1),
        unit(answered=1, changed=0),
    ),
    Case(
        "inte-redo",
        unit(sessions=(session(20),), red=("Uppkoppling",)),
        "Det här stoppar starten: uppkoppling.",
        unit(sessions=(session(20),)),
        unit(sessions=(session(90),), red=("Uppkoppling",)),
    ),
    Case(
        "for-tidigt-infort",
        with_system(is_approved=False),
        "It har inte sagt ja.",
        with_system(),
        with_system(starts_on=day(90), is_approved=False),
    ),
    Case(
        "for-tidigt-infort",
        with_system(installed_on=day(-5), training_starts_on=day(25)),
        "men utbildningen först",
        with_system(installed_on=day(-5)),
        with_system(starts_on=day(45), training_starts_on=day(60)),
    ),
    Case(
        "for-tidigt-infort",
        initiative(rollouts=(replace(ROLLOUT, has_training=False, training_starts_on=None),)),
        "Ingen utbildning är planerad.",
        INITIATIVE,
        initiative(rollouts=(replace(ROLLOUT, starts_on=day(200), training_starts_on=None, has_training=False),)),
    ),
    Case("ingen-tid", unit(reserved=()), "Inga timmar är avsatta", UNIT, unit(reserved=(), sessions=(session(90),))),
    Case(
        "ingen-tid",
        unit(reserved=(ReservedFact(day(-60), day(80), 6, 0),)),
        "inga för samtalet efteråt",
        UNIT,
        unit(reserved=(), sessions=()),
    ),
    Case(
        "stod-utan-tid",
        unit(used_minutes=8 * 60),
        "Digitaliseringsstödet har 4 timmar i veckan avsatta. I snitt används 1.",
        UNIT,
        unit(used_minutes=0, champion_weeks=3),
    ),
    Case(
        "stod-utan-tid",
        unit(champions=0, champion_waits=True),
        "är inte bekräftat",
        unit(champions=0),
        unit(champion_weeks=0),
    ),
    Case(
        "svag-ledning",
        unit(sessions=(session(-28), session(-21, MISSED), session(-14, MISSED), session(9))),
        "2 av de 3 senaste passen blev inte av.",
        UNIT,
        unit(sessions=(session(9),)),
    ),
    Case(
        "svag-ledning",
        unit(sessions=(session(9, has_leader=False),)),
        "Ingen är satt att leda det.",
        unit(sessions=(session(-9), session(40, has_leader=False))),
        unit(sessions=(session(40, has_leader=False),)),
    ),
    Case(
        "svag-ledning",
        initiative(is_paused=True, crowded_out_by="Ny upphandling av hemtjänst."),
        "Ny upphandling av hemtjänst.",
        INITIATIVE,
        initiative(has_mandate=False, starts_on=day(10)),
    ),
    Case(
        "langa-genomgangar",
        unit(sessions=tuple(session(days, taught_minutes=26) for days in LAST_THREE)),
        "Genomgången tog 26 minuter, 3 av de 3 senaste gångerna.",
        unit(sessions=tuple(session(days, taught_minutes=26, planned_teaching=25) for days in LAST_THREE)),
        unit(sessions=tuple(session(days, taught_minutes=None) for days in LAST_THREE)),
    ),
    Case(
        "mote-utan-fraga",
        unit(sessions=tuple(session(days, talked_minutes=2, has_agreement=False) for days in LAST_THREE)),
        "3 av de 3 senaste passen slutade utan samtal",
        unit(sessions=tuple(session(days, talked_minutes=0) for days in LAST_THREE)),
        unit(sessions=(session(-9, talked_minutes=0, has_agreement=False),)),
    ),
    Case(
        "kopt-inte-lart",
        with_system(installed_on=day(-70)),
        "Ni har inte sagt att ni kan det än.",
        with_system(installed_on=day(-70), learnt_on=day(-9)),
        with_system(installed_on=day(-20)),
    ),
    Case(
        "kopt-inte-lart",
        initiative(systems=(SystemFact("Nyckelfria lås", 9, 7),)),
        "På 7 av dem kan man det inte",
        INITIATIVE,
        initiative(systems=(SystemFact("Nyckelfria lås", 0, 0),)),
    ),
    Case(
        "inget-efter",
        unit(sessions=tuple(session(days) for days in (-42, -28, -14, 7))),
        "Sista passet är",
        UNIT,
        unit(sessions=SERIES[3:]),
    ),
    Case(
        "bara-toppen",
        initiative(units_anchored=3),
        "Det gör 3 av 9 enheter.",
        INITIATIVE,
        initiative(units_anchored=0, is_anchored_above=False),
    ),
    Case(
        "bestallare-utforare",
        initiative(units_with_picture=0),
        "Ingen av de 9 enheterna",
        INITIATIVE,
        initiative(units_with_picture=0, units_with_sessions=0, starts_on=day(-20)),
    ),
    Case("slagord", initiative(everyday_text=" "), "Ingen text", INITIATIVE, initiative(everyday_text="", units=0)),
    Case(
        "ingen-tar-over",
        initiative(ends_on=day(60)),
        "Ingen i linjen äger",
        initiative(has_line_owner=True),
        INITIATIVE,
    ),
]
