"""What the gallery shows: made-up people, places and figures, one of each kind."""

from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _

from jordman.ui.drawings import Bar, DotRow, Estimate, Layer, Occasion, Stratum
from jordman.ui.forms import ChoiceWithWayOut


class SampleForm(forms.Form):
    """Every kind of control once."""

    name = forms.CharField(label=_("Ditt namn"))
    email = forms.EmailField(label=_("Mejladress"), help_text=_("Den du använder på jobbet."))
    unit = forms.ChoiceField(
        label=_("Enhet"),
        choices=[("", _("Välj i listan")), ("centrum", "Hemtjänsten Centrum"), ("odengatan", "Odengatans boende")],
    )
    day = forms.DateField(label=_("Datum"), widget=forms.DateInput)
    starts = forms.TimeField(label=_("Börjar"), widget=forms.TimeInput)
    answer = forms.ChoiceField(
        label=_("När något krånglar i telefonen, hur brukar det gå?"),
        choices=[
            ("often", _("Jag behöver ofta hjälp")),
            ("some", _("Jag löser en del själv")),
            ("most", _("Jag löser det mesta själv")),
            ("unknown", _("Vet inte")),
        ],
        widget=ChoiceWithWayOut,
    )
    places = forms.MultipleChoiceField(
        label=_("Var arbetar ni?"),
        help_text=_("Välj en eller flera."),
        choices=[("home", _("Hemtjänst")), ("residential", _("Särskilt boende")), ("lss", _("LSS"))],
        widget=forms.CheckboxSelectMultiple,
    )
    change = forms.CharField(label=_("Vad ändrade ni?"), widget=forms.Textarea, required=False)
    file = forms.FileField(label=_("Fil"), help_text=_("CSV eller Excel, högst 50 MB."))
    reminders = forms.BooleanField(label=_("Påminn mig dagen före"), required=False)
    code = forms.CharField(
        label=_("Kod"),
        help_text=_("Sex siffror, ur mejlet."),
        min_length=6,
        error_messages={"min_length": _("Koden har sex siffror. Du skrev fem.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": "6"}),
    )
    staff_code = forms.CharField(label=_("Personalkod"), initial=_("Hämtas från schemat"), disabled=True)


COLOURS = (
    ("paper", _("Papper")),
    ("surface", _("Yta")),
    ("sunken", _("Sänkt")),
    ("rule", _("Linje, bara dekor")),
    ("line", _("Kant, 4,4")),
    ("ink", _("Bläck, 13,9")),
    ("ink-2", _("Bläck 2, 7,1")),
    ("moss", _("Mossa, 9,3")),
    ("moss-deep", _("Djup mossa, 12,8")),
    ("moss-tint", _("Ljus mossa")),
    ("clay", _("Lera, 6,0")),
    ("clay-tint", _("Ljus lera")),
    ("warn", _("Varning, 7,4")),
    ("warn-tint", _("Ljus varning")),
    ("error", _("Fel, 7,3")),
    ("error-tint", _("Ljust fel")),
    ("info", _("Besked, 7,2")),
    ("info-tint", _("Ljust besked")),
    ("spark", _("Fokusgloria")),
    ("depth-1", _("Djup 1")),
    ("depth-2", _("Djup 2")),
    ("depth-3", _("Djup 3")),
    ("depth-4", _("Djup 4")),
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
    _("1. Basutbildningar"),
    _("2. Vad och varför"),
    _("3. Grundläggande kompetens"),
    _("4. Ledarskap och kultur"),
    _("5. Lag, etik och säkerhet"),
    _("6. Implementering"),
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
    titles = (_("Varför bilder"), _("Samtycke"), _("Öva"), _("Er rutin"), _("Ta med"))
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
            Stratum(5, _("inget pass än")),
            Stratum(7, _("ett eller två pass")),
            Stratum(10, _("tre eller fyra pass")),
            Stratum(6, _("fem eller sex pass")),
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
