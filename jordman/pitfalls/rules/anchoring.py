"""What the management has decided, and what the units know of it."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from jordman.pitfalls.facts import InitiativeFacts
from jordman.pitfalls.rules.record import Rule
from jordman.pitfalls.verdicts import DoesNotShow, Shows, Step, TooEarly, Verdict
from jordman.ui.words import day_long, number

GETS_AROUND = timedelta(days=30)
TAKES_PART = timedelta(days=60)
OWNER_BEFORE = timedelta(days=120)


def only_at_the_top(facts: InitiativeFacts) -> Verdict:
    """The management stands behind it, and fewer than half of the units do."""
    if not facts.units:
        return TooEarly(_("Inga enheter är med än."))
    if facts.units_anchored * 2 >= facts.units:
        return DoesNotShow(_("Minst hälften av enheterna står bakom satsningen."))
    if not facts.is_anchored_above:
        return TooEarly(_("Ingen ledning står bakom satsningen än."))
    if facts.today < facts.starts_on - GETS_AROUND:
        return TooEarly(
            _("Satsningen börjar %(day)s.") % {"day": day_long(facts.starts_on)}, facts.starts_on - GETS_AROUND
        )
    text = ngettext(
        "Ledningen står bakom satsningen. Det gör %(anchored)s av %(units)s enhet.",
        "Ledningen står bakom satsningen. Det gör %(anchored)s av %(units)s enheter.",
        facts.units,
    )
    words = {"anchored": number(facts.units_anchored), "units": number(facts.units)}
    return Shows(text % words, {"anchored": facts.units_anchored, "units": facts.units})


def slogans(facts: InitiativeFacts) -> Verdict:
    """Nothing is written about everyday use, or the same words as to the management."""
    if not facts.units:
        return TooEarly(_("Inga enheter är med än."))
    everyday, strategy = facts.everyday_text.strip(), facts.strategy_text.strip()
    if not everyday:
        return Shows(_("Enheterna är med. Ingen text säger vilken nytta de har i vardagen."))
    if everyday == strategy:
        return Shows(_("Enheterna får samma text som ledningen."))
    return DoesNotShow(_("Enheterna har en egen text om nyttan i vardagen."))


def ordered_not_owned(facts: InitiativeFacts) -> Verdict:
    """Sessions go on, and no unit has written what it wants itself."""
    if not facts.units:
        return TooEarly(_("Inga enheter är med än."))
    if facts.units_with_picture:
        return DoesNotShow(_("Minst en enhet har skrivit sin egen målbild."))
    if facts.today < facts.starts_on + TAKES_PART and not facts.units_with_sessions:
        return TooEarly(_("Enheterna hinner skriva sina målbilder."), facts.starts_on + TAKES_PART)
    text = ngettext(
        "Enheten i satsningen har inte skrivit någon målbild.",
        "Ingen av de %(units)s enheterna har skrivit en egen målbild.",
        facts.units,
    )
    return Shows(text % {"units": number(facts.units)}, {"units": facts.units})


def nobody_takes_over(facts: InitiativeFacts) -> Verdict:
    if facts.has_line_owner:
        return DoesNotShow(_("En ägare i linjen tar över."))
    if facts.is_closed:
        return DoesNotShow(_("Satsningen är avslutad."))
    if facts.ends_on is None:
        return TooEarly(_("Satsningen har ingen slutdag."))
    if facts.today < facts.ends_on - OWNER_BEFORE:
        return TooEarly(
            _("Satsningen slutar %(day)s.") % {"day": day_long(facts.ends_on)}, facts.ends_on - OWNER_BEFORE
        )
    if facts.today <= facts.ends_on:
        text = _("Satsningen slutar %(day)s. Ingen i linjen äger passen, stödet och kurserna efteråt.")
    else:
        text = _("Satsningen slutade %(day)s. Ingen i linjen äger passen, stödet och kurserna.")
    return Shows(text % {"day": day_long(facts.ends_on)})


ANCHORING = _lazy("Öppna förankringen")
WRITE = _lazy("Skriv texterna")
UNITS = _lazy("Öppna enheterna")
HAND_OVER = _lazy("Skriv in ägaren")

ONLY_AT_THE_TOP = Rule(
    key="bara-toppen",
    name=_lazy("Förankrat bara i toppen"),
    lesson=_lazy(
        "En underskrift från ledningen når inte arbetsplatsen av sig själv. Förankra ända ut till enhetens chef, och "
        "börja med enheternas behov."
    ),
    section="4.1",
    reads=_lazy("Vilka nivåer som står bakom satsningen, och hur många av enheterna."),
    silent=_lazy("Innan ledningen står bakom, innan enheter är med, och mer än 30 dagar före starten."),
    for_initiative=only_at_the_top,
    initiative_step=Step(
        _lazy("Besök de enheter som inte står bakom den än. Börja med vad de behöver."),
        ANCHORING,
        "initiatives:anchoring",
    ),
)

SLOGANS = Rule(
    key="slagord",
    name=_lazy("Strategins ord till enheterna"),
    lesson=_lazy(
        "Den som leder chefer vill se kopplingen till strategin. Arbetslaget vill veta vad som blir lättare på "
        "torsdag. Skriv två texter."
    ),
    section="4.3",
    reads=_lazy("Satsningens två texter: den för ledningen och den om nyttan i vardagen."),
    silent=_lazy("Innan enheter är med, och när de har en egen text."),
    for_initiative=slogans,
    initiative_step=Step(
        _lazy("Skriv två meningar om vad som blir lättare i vardagen."), WRITE, "initiatives:messages"
    ),
)

ORDERED_NOT_OWNED = Rule(
    key="bestallare-utforare",
    name=_lazy("Några beställer och andra utför"),
    lesson=_lazy(
        "När några bestämmer och andra ska göra blir de som arbetar nära brukarna mottagare. Låt dem vara med och "
        "formulera behoven, så blir det deras."
    ),
    section="3.3, 5",
    reads=_lazy("Hur många av enheterna som har skrivit en egen målbild med arbetslaget."),
    silent=_lazy("De första 60 dagarna, om inga pass är hållna. En målbild räcker för att den ska försvinna."),
    for_initiative=ordered_not_owned,
    initiative_step=Step(
        _lazy("Be enheterna skriva en målbild innan nästa beslut fattas."), UNITS, "initiatives:units"
    ),
)

NOBODY_TAKES_OVER = Rule(
    key="ingen-tar-over",
    name=_lazy("Ingen tar över när satsningen slutar"),
    lesson=_lazy(
        "Det som bara lever i ett projekt dör med projektet. Kurserna, stödet och passen behöver en ägare och pengar i "
        "den ordinarie verksamheten."
    ),
    section="4.4",
    reads=_lazy("Satsningens sista dag, och om en ägare i linjen är inskriven."),
    silent=_lazy("När slutet ligger mer än 120 dagar bort."),
    for_initiative=nobody_takes_over,
    initiative_step=Step(
        _lazy("Kom överens om vem i linjen som äger det, och vad som är avsatt."), HAND_OVER, "initiatives:hand_over"
    ),
)
