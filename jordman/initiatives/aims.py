"""What each aim means, and what it proposes: what to look for, and which kind of training to put most into. Data."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jordman.initiatives.models import Aim, Training

Kind = Training.Kind


@dataclass(frozen=True)
class AimText:
    """`stress`: the kind of training that carries the most, with `because` as the reason."""

    aim: Aim
    meaning: Promise
    measures: Promise
    stress: Kind
    because: Promise


TEXTS: dict[str, AimText] = {
    text.aim: text
    for text in (
        AimText(
            Aim.LIFT,
            _("Ingen ska stå utanför. Ni når alla på enheten, i lugn takt."),
            _("Fler klarar det vanligaste själva. Jämför nuläget före och efter, som grupp."),
            Kind.SUPPORT,
            _("Den som är osäker behöver en kollega nära i stunden."),
        ),
        AimText(
            Aim.GENERAL,
            _("Ny teknik kommer hela tiden. Ni blir vana att prova och prata om den."),
            _("Enheterna ändrar rutiner på eget initiativ. Fråga efter en, tre och sex månader."),
            Kind.BASE,
            _("Det är bred grund och många samtal som ger trygghet inför det nya."),
        ),
        AimText(
            Aim.SYSTEM,
            _("Ett bestämt system ska användas, och ni ska kunna det när det börjar."),
            _("Varje enhet säger att den kan systemet. Den gamla rutinen används inte längre."),
            Kind.SYSTEM,
            _("Utbildningen ska ligga nära starten och gälla just det här systemet."),
        ),
    )
}


@dataclass(frozen=True)
class KindText:
    """What a kind of training is, and what goes wrong without it."""

    kind: Kind
    meaning: Promise
    without: Promise
    example: Promise


KINDS: tuple[KindText, ...] = (
    KindText(
        Kind.BASE,
        _("Korta pass för alla om nytta, säkerhet och vardag med teknik."),
        _("Utan den blir varje nytt system en börja-om-resa."),
        _("Till exempel: 15 minuter genomgång och 15 minuter samtal på APT, varannan vecka."),
    ),
    KindText(
        Kind.SYSTEM,
        _("Det som just det här systemet eller arbetssättet kräver."),
        _("Utan den kan alla prata om teknik, men ingen kan det nya."),
        _("Till exempel: alla provar de nya låsen på sin egen runda innan de börjar gälla."),
    ),
    KindText(
        Kind.SUPPORT,
        _("Någon att fråga på plats, när det händer."),
        _("Utan det går var och en tillbaka till det gamla vid första felet."),
        _("Till exempel: två kollegor per enhet med avsatta timmar för att hjälpa."),
    ),
)
