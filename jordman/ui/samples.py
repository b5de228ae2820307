"""What the gallery shows: made-up people, places and figures, one of each kind."""

from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator

from jordman.ui.drawings import Bar, DotRow, Estimate, Layer, Occasion, Stratum
from jordman.ui.forms import ChoiceWithWayOut


class SampleForm(forms.Form):
    """Every kind of control once."""

    name = forms.CharField(label="Ditt namn")
    email = forms.EmailField(label="Mejladress", help_text="Den du använder på jobbet.")
    unit = forms.ChoiceField(
        label="Enhet",
        choices=[("", "Välj i listan"), ("centrum", "Hemtjänsten Centrum"), ("odengatan", "Odengatans boende")],
    )
    day = forms.DateField(label="Datum", widget=forms.DateInput)
    starts = forms.TimeField(label="Börjar", widget=forms.TimeInput)
    answer = forms.ChoiceField(
        label="När något krånglar i telefonen, hur brukar det gå?",
        choices=[
            ("often", "Jag behöver ofta hjälp"),
            ("some", "Jag löser en del själv"),
            ("most", "Jag löser det mesta själv"),
            ("unknown", "Vet inte"),
        ],
        widget=ChoiceWithWayOut,
    )
    places = forms.MultipleChoiceField(
        label="Var arbetar ni?",
        help_text="Välj en eller flera.",
        choices=[("home", "Hemtjänst"), ("residential", "Särskilt boende"), ("lss", "LSS")],
        widget=forms.CheckboxSelectMultiple,
    )
    change = forms.CharField(label="Vad ändrade ni?", widget=forms.Textarea, required=False)
    file = forms.FileField(label="Fil", help_text="CSV eller Excel, högst 50 MB.")
    reminders = forms.BooleanField(label="Påminn mig dagen före", required=False)
    code = forms.CharField(
        label="Kod",
        help_text="Sex siffror, ur mejlet.",
        min_length=6,
        error_messages={"min_length": "Koden har sex siffror. Du skrev fem."},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": "6"}),
    )
    staff_code = forms.CharField(label="Personalkod", initial="Hämtas från schemat", disabled=True)


COLOURS = (
    ("paper", "Papper"),
    ("surface", "Yta"),
    ("sunken", "Sänkt"),
    ("rule", "Linje, bara dekor"),
    ("line", "Kant, 4,4"),
    ("ink", "Bläck, 13,9"),
    ("ink-2", "Bläck 2, 7,1"),
    ("moss", "Mossa, 9,3"),
    ("moss-deep", "Djup mossa, 12,8"),
    ("moss-tint", "Ljus mossa"),
    ("clay", "Lera, 6,0"),
    ("clay-tint", "Ljus lera"),
    ("warn", "Varning, 7,4"),
    ("warn-tint", "Ljus varning"),
    ("error", "Fel, 7,3"),
    ("error-tint", "Ljust fel"),
    ("info", "Besked, 7,2"),
    ("info-tint", "Ljust besked"),
    ("spark", "Fokusgloria"),
    ("depth-1", "Djup 1"),
    ("depth-2", "Djup 2"),
    ("depth-3", "Djup 3"),
    ("depth-4", "Djup 4"),
)

ICONS = [
    "arrow-left",
    "arrow-right",
    "arrows-clockwise",
    "bell",
    "book-open",
    "buildings",
    "calendar-plus",
    "caret-down",
    "certificate",
    "chart-bar",
    "chats-circle",
    "check",
    "check-circle",
    "circle-half",
    "clock",
    "closed-captioning",
    "copy",
    "device-tablet",
    "download-simple",
    "envelope-simple",
    "eye",
    "eye-slash",
    "file-text",
    "flag",
    "gear",
    "globe",
    "hourglass",
    "house",
    "info",
    "key",
    "link",
    "list-checks",
    "lock-simple",
    "magnifying-glass",
    "map-pin",
    "paper-plane-tilt",
    "pause",
    "pencil-simple",
    "plant",
    "play",
    "plus",
    "printer",
    "question",
    "repeat",
    "sign-out",
    "speaker-high",
    "toolbox",
    "trash",
    "upload-simple",
    "user",
    "users",
    "users-three",
    "video-camera",
    "warning",
    "warning-circle",
    "wifi-slash",
    "x",
    "x-circle",
]

CATEGORIES = (
    "1. Basutbildningar",
    "2. Vad och varför",
    "3. Grundläggande kompetens",
    "4. Ledarskap och kultur",
    "5. Lag, etik och säkerhet",
    "6. Implementering",
)


def layers() -> list[Layer]:
    return [
        Layer(
            1,
            "1. Basutbildningar",
            "done",
            "Klart i juni",
            "Introduktion live och plattformen.",
            "Basblock, maj–juni",
            minutes=180,
        ),
        Layer(
            2,
            "2. Vad är digitalisering och varför är digitalisering viktigt",
            "done",
            "Klart",
            "Fyra moduler. Alla läser dem.",
            "Huvudblock, från augusti",
            minutes=120,
        ),
        Layer(
            5,
            "5. Lagstiftning, etik, riskbedömning och säkerhet",
            "part",
            "Pågår",
            "2 av 5 moduler är klara.",
            url="#jordlager",
            depth=42,
            minutes=240,
        ),
        Layer(6, "6. Implementering", "locked", "Öppnar 2 november", "Sex moduler.", minutes=300),
    ]


def dot_rows() -> list[DotRow]:
    return [
        DotRow(
            "Hitta och bedöma information",
            (Estimate(2.8, 2.2, 3.4), Estimate(3.6, 3.0, 4.2)),
            spoken="förmåga 2,8, vilja 3,6 på en skala 1 till 5",
        ),
        DotRow(
            "Skydda personuppgifter",
            (Estimate(2.6, 1.9, 3.3), Estimate(3.8, 3.2, 4.4)),
            note="19 svar",
            spoken="förmåga 2,6, vilja 3,8 på en skala 1 till 5",
        ),
        DotRow("Signera läkemedel digitalt"),
    ]


def occasions() -> list[Occasion]:
    return [
        Occasion(date(2026, 10, 7), "Vem äger frågan?", "#handelser"),
        Occasion(date(2026, 10, 15), "Nätverkstid", "#handelser"),
        Occasion(date(2026, 10, 20), "Frågestund om juridik"),
    ]


def steps() -> list[dict[str, object]]:
    titles = ("Varför bilder", "Samtycke", "Öva", "Er rutin", "Ta med")
    states = ("done", "done", "current", "", "")
    return [
        {"number": number, "title": title, "state": state, "url": "#steg" if state == "done" else ""}
        for number, (title, state) in enumerate(zip(titles, states, strict=True), 1)
    ]


def long_list() -> Page[int]:
    return Paginator(range(200), 20).page(4)


def gallery() -> dict[str, Any]:
    return {
        "colours": COLOURS,
        "icons": ICONS,
        "categories": list(enumerate(CATEGORIES, 1)),
        "layers": layers(),
        "shares": [
            Stratum(5, "inget pass än"),
            Stratum(7, "ett eller två pass"),
            Stratum(10, "tre eller fyra pass"),
            Stratum(6, "fem eller sex pass"),
        ],
        "rows": dot_rows(),
        "bars": [Bar(str(number), value) for number, value in enumerate((11, 13, 14, 10, 15, 17), 1)],
        "pair": [Bar("aug", 120, 48), Bar("sep", 212, 96), Bar("okt", 184, 90)],
        "shown": date(2026, 10, 1),
        "occasions": occasions(),
        "steps": steps(),
        "page": long_list(),
        "form": SampleForm(prefix="tom"),
        "faulty": SampleForm({"fel-email": "malin", "fel-code": "64218"}, prefix="fel"),
        "start": datetime(2026, 9, 29, 11, 0, tzinfo=UTC),
        "end": datetime(2026, 9, 29, 12, 30, tzinfo=UTC),
        "later": datetime(2026, 10, 8, 13, 0, tzinfo=UTC),
        "later_end": datetime(2026, 10, 8, 13, 45, tzinfo=UTC),
    }
