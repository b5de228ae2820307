"""The rules about who sees what, in the words that people read. The pages show them; the rooms keep them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Thing:
    """Something a person does or writes, and who can see it."""

    what: str | Promise
    seen_by: str | Promise
    icon: str = "lock-simple"


@dataclass(frozen=True)
class RoleView:
    """What a role sees, and what it never sees."""

    name: str | Promise
    sees: str | Promise
    never: str | Promise
    is_champion: ClassVar[bool] = False


class ChampionView(RoleView):
    """The role that each organisation has its own name for; pages show that name."""

    is_champion: ClassVar[bool] = True


@dataclass(frozen=True)
class Record:
    """A kind of personal data: what it is, why it is held and for how long."""

    what: str | Promise
    why: str | Promise
    how_long: str | Promise


@dataclass(frozen=True)
class Shortcoming:
    """Something that is not accessible yet, and what a person can do meanwhile."""

    what: str | Promise
    instead: str | Promise


@dataclass(frozen=True)
class Answer:
    question: str | Promise
    text: str | Promise


ONLY_YOU = _("Bara du.")

THINGS = (
    Thing(_("Svar i förkunskapstestet"), ONLY_YOU),
    Thing(_("Svar på frågor, övningar och repetitionsfrågor"), ONLY_YOU),
    Thing(_("Det du skriver under Tänk efter"), ONLY_YOU),
    Thing(_("Din plan: nivå, val och vad som är klart"), _("Du. Programledningen ser antal för hela gruppen."), "eye"),
    Thing(_("Din tid"), _("Du. Chefer ser summan för gruppen, om den har minst fem personer."), "eye"),
    Thing(
        _("Att du är anmäld till ett program"),
        _("Du, programledaren och den som anmälde dig."),
        "users",
    ),
    Thing(
        _("Att du är anmäld till eller var med på ett livepass"),
        _("Du, livepassets ledare och programledaren."),
        "users",
    ),
    Thing(
        _("Timmar som ska intygas för finansiären"),
        _("Du, programledaren och den chef som intygar. De ser namn och timmar, inget annat."),
        "users",
    ),
    Thing(_("Namnet på dig i en nätverksgrupp"), _("De som är med i gruppen."), "users-three"),
    Thing(
        _("Frågor du ställer till kollegor som hjälper"),
        _("De som kan svara. De ser ditt namn bara om du vill det. Din chef ser ingenting."),
    ),
    Thing(_("Att du får hjälp av en kollega"), _("Ingen. Den som hjälper skriver upp ämne och minuter, aldrig vem.")),
    Thing(
        _("Att du är med på ett pass på enheten"),
        _("Du, och den som leder passet i sju dagar. Andra ser bara hur många som var med."),
        "users",
    ),
    Thing(
        _("Det du svarar och skriver i telefonen på ett pass"),
        _("Ingen vet att det är du. Svaren räknas ihop, och tankar tas bort när passet är slut."),
    ),
    Thing(_("Pass på enheten som du tar igen"), ONLY_YOU),
    Thing(
        _("Din ansökan om att få hjälpa kollegor"),
        _("Du och de som väljer."),
        "users",
    ),
    Thing(
        _("Överenskommelsen om ditt uppdrag"),
        _("Du, enhetens chef och den som leder satsningen i kommunen."),
        "users",
    ),
    Thing(
        _("Enhetens målbild, löften och svar om rutiner"),
        _("Alla på enheten. Det syns inte vem som skrev."),
        "users-three",
    ),
)

ROLES = (
    RoleView(
        _("Din chef"),
        _("Enhetens plan, hur många som har varit med och summan av tiden."),
        _("Svar, resultat, frågor, det du skriver och hur det går för just dig."),
    ),
    RoleView(
        _("Den som leder ett pass på enheten"),
        _("Vilka som är med på just det passet, i sju dagar. Det gäller också en chef som leder."),
        _("Vad någon svarar eller skriver i telefonen."),
    ),
    RoleView(
        _("Programledare"),
        _("Vem som är anmäld, närvaro på livepass och programmets läge i siffror."),
        _("Svar, resultat och det du skriver."),
    ),
    RoleView(
        _("Livepassledare"),
        _("Namnen på dem som är anmälda till passet, och närvaron."),
        _("Allt annat om dig."),
    ),
    ChampionView(
        _("Digitaliseringsstöd"),
        _("Passen på den egna enheten och frågor som kollegor själva ställer."),
        _("Dina svar och resultat, och vem som frågar om hen inte vill det."),
    ),
    RoleView(
        _("Lokal projektledare"),
        _("Satsningar, hur enheterna har förberett sig, uppdragens timmar och skyddade summor."),
        _("Vem som var med, vad någon frågar, svarar eller skriver."),
    ),
    RoleView(
        _("Strategisk chef"),
        _("Satsningar och enheter som grupper."),
        _("Personer."),
    ),
    RoleView(
        _("Utbildare och granskare"),
        _("Moduler och kommentarer till dem."),
        _("Vilka som deltar och vad de svarar."),
    ),
    RoleView(
        _("Regional strateg, utvärderare och finansiär"),
        _("Skyddade summor. Grupper under fem personer visas inte."),
        _("Personer."),
    ),
    RoleView(
        _("Administratör"),
        _("Namn, mejladress, arbetsplats och roller."),
        _("Svar, resultat och det du skriver."),
    ),
)

RECORDS = (
    Record(
        _("Namn, mejladress och språk"),
        _("För att du ska kunna logga in och få besked."),
        _("Så länge du är anställd eller anmäld, därefter 24 månader."),
    ),
    Record(
        _("Arbetsplats och chefsroll"),
        _("För att planen ska passa ditt arbete."),
        _("Så länge du är anställd, därefter 24 månader."),
    ),
    Record(
        _("Kön"),
        _("För att följa upp att kvinnor och män får del av utbildningen. Uppgiften visas bara i summor."),
        _("Lika länge som ditt namn."),
    ),
    Record(
        _("Anmälan, närvaro och timmar"),
        _("För att ge dig plats, intyg och underlag till finansiären."),
        _("Så länge programmet ska redovisas."),
    ),
    Record(
        _("Närvaro på pass på enheten"),
        _("För att räkna din tid och hur många på enheten som har varit med."),
        _("24 månader efter passet. Antalet finns kvar."),
    ),
    Record(
        _("Frågor du ställer till kollegor som hjälper"),
        _("För att du ska få svar."),
        _("Ett år, eller tills du tar bort dem."),
    ),
    Record(
        _("Ansökan, överenskommelse och timmar för den som hjälper kollegor"),
        _("För att uppdraget ska ha tid och tydliga villkor."),
        _("Så länge uppdraget gäller, därefter två år."),
    ),
    Record(
        _("Svar, resultat och det du skriver"),
        _("För att du själv ska kunna lära dig och se hur det går."),
        _("Tills du tar bort det, eller tills kontot tas bort."),
    ),
    Record(
        _("Logg över ändringar"),
        _("För att kunna se vem som har ändrat något. Dina svar och frågor finns inte i loggen."),
        _("Enligt arbetsgivarens beslut om gallring."),
    ),
)

# The day when the accessibility statement was last assessed against the pages.
CHECKED_ON = date(2026, 11, 21)

SHORTCOMINGS = (
    Shortcoming(
        _("Filmer som andra lägger in saknar ibland syntolkning."),
        _("Alla filmer har undertexter, och filmen finns som text under den."),
    ),
    Shortcoming(
        _("Verktyg som är egna filer, till exempel kalkylblad, är inte alltid gjorda för skärmläsare."),
        _("Be om verktyget i ett annat format, så ordnar vi det."),
    ),
    Shortcoming(
        _("Sidorna under Redaktion, där utbildare skriver, bygger på ett system med enstaka brister i rubriker."),
        _("Den som skriver kan lämna en modul som textfiler i stället."),
    ),
    Shortcoming(
        _("Livepass hålls i Teams eller Zoom, som vi inte styr över."),
        _("Inspelningen visas här med undertexter, och räknas lika mycket."),
    ),
)

ANSWERS = (
    Answer(
        _("Jag får ingen kod"),
        _(
            "Vänta två minuter och titta i skräpposten. Koden skickas till den adress som din arbetsgivare har lämnat. "
            "Prova din andra jobbadress om du har två."
        ),
    ),
    Answer(
        _("Koden fungerar inte"),
        _("Koden gäller i 15 minuter och bara den senaste. Begär en ny kod och skriv in den direkt."),
    ),
    Answer(
        _("Jag hittar inte min plan"),
        _("Gå till Mitt lärande. Är sidan tom är du inte anmäld än. Fråga den som leder programmet."),
    ),
    Answer(
        _("En modul är låst"),
        _("Det står bredvid modulen vad som behöver vara klart först, eller vilken dag den öppnar."),
    ),
    Answer(
        _("Jag kan inte vara med på livepasset"),
        _("Avboka på passets sida, så får någon annan platsen. Inspelningen räknas lika mycket."),
    ),
    Answer(
        _("Jag vill fråga utan att det märks"),
        _("Gå till Mitt lärande och välj Fråga. Din chef ser inte frågan och inte att du har frågat."),
    ),
    Answer(
        _("Jag vill inte ha påminnelser"),
        _("Du stänger av dem på din egen sida, eller med länken längst ned i varje mejl."),
    ),
    Answer(
        _("Jag är inte van vid datorer"),
        _("Du kan inte göra fel här. Allt sparas, och du kan alltid gå tillbaka. Be gärna en kollega sitta bredvid."),
    ),
)
