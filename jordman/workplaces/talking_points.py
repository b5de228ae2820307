"""What a manager can say to the team about the change: short sentences to say aloud. Plain data.

After the cluster evaluation's chapter on leading it (`SOURCE`): that it means something, that it feels
safe and can be managed, and that the fear of being replaced is met with an answer.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SOURCE = _("Strategirådet, delrapport den 24 juni 2021 till Svenska ESF-rådet, avsnitt 4.4")


@dataclass(frozen=True, slots=True)
class Theme:
    """`say` are sentences to say aloud; `do` is what makes them true; `ask` is a question to the team."""

    key: str
    title: str | Promise
    why: str | Promise
    say: tuple[str | Promise, ...]
    do: str | Promise
    ask: str | Promise


THEMES: tuple[Theme, ...] = (
    Theme(
        "meaning",
        _("Varför vi gör det här"),
        _("Den som ser nyttan i sitt eget arbete vill lära sig. En strategi räcker inte."),
        (
            _("Vi gör det för dem vi finns till för, inte för tekniken."),
            _("Tiden vi letar efter papper vill jag att vi har hos människor i stället."),
            _("Vi börjar med en sak som stör oss varje vecka."),
        ),
        _("Ta ett exempel från er egen vecka. Byt gärna ut mina meningar mot dina."),
        _("Vad tar tid i dag, som du hellre hade lagt på någon annan?"),
    ),
    Theme(
        "safety",
        _("Du klarar det, och du får hjälp"),
        _("Alla ska få höra samma sak, av samma person, flera gånger. Hjälpen ska finnas nära."),
        (
            _("Ingen behöver kunna det här i dag. Vi lär oss i små steg, tillsammans."),
            _("Det är helt i sin ordning att fråga samma sak tre gånger."),
            _("Jag ser inte vad du svarar eller frågar. Det gör ingen chef."),
            _("Tiden ligger i schemat. Det är arbetstid."),
        ),
        _("Säg vem som hjälper till, var och när. Säg samma sak på nästa möte också."),
        _("Vad behöver du för att våga prova?"),
    ),
    Theme(
        "robots",
        _("Ska robotar ta våra jobb?"),
        _("Frågan finns i rummet även när ingen ställer den. Ta upp den själv."),
        (
            _("Nej, det är inte därför vi gör det här. Vi är för få redan."),
            _("Ett lås kan öppnas utan nyckel. Det kan inte se att någon är ledsen."),
            _("En del uppgifter försvinner. Vilka det blir pratar vi om innan, inte efteråt."),
            _("Jag vet inte allt. När jag får veta något får ni veta det samma vecka."),
        ),
        _("Lova bara det du kan hålla. Skriv löftet i Jordmån, så ser alla när det är gjort."),
        _("Vad är du orolig för att vi ska förlora?"),
    ),
    Theme(
        "afterwards",
        _("Vad som ändras efteråt"),
        _("Ett pass som inte ändrar något i vardagen är bortkastad tid."),
        (
            _("Efter varje pass provar vi en sak. Nästa gång frågar jag hur det gick."),
            _("När vi bestämt oss slutar vi med det gamla sättet. Annars gör vi allt två gånger."),
            _("Fungerar det inte så säger vi det, och ändrar."),
        ),
        _("Ta bort en sak när ni lägger till en. Bestäm dagen."),
        _("Vilken rutin tycker du att vi ska börja med?"),
    ),
)
