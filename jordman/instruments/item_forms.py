"""One question at a time: a statement with named answers, or a situation with four."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.instruments.checking_situations import KEYS, SCORES
from jordman.instruments.content import Content, Item, Model, Option
from jordman.instruments.forms import TwoLanguages
from jordman.instruments.showing import SETTINGS
from jordman.library.models.category import CATEGORIES

# What a question is about in the European framework DigComp 2.2, in our own short words.
DIGCOMP = (
    ("2.2:1.1", _("Söka och hitta")),
    ("2.2:1.2", _("Avgöra om något stämmer")),
    ("2.2:1.3", _("Ordna och spara")),
    ("2.2:2.1", _("Nå andra")),
    ("2.2:2.2", _("Dela med andra")),
    ("2.2:2.3", _("Delta i samhället")),
    ("2.2:2.4", _("Skapa tillsammans")),
    ("2.2:2.5", _("Ton och sätt på nätet")),
    ("2.2:2.6", _("Den egna bilden på nätet")),
    ("2.2:3.1", _("Skriva, filma och visa")),
    ("2.2:3.2", _("Bearbeta det som finns")),
    ("2.2:3.3", _("Upphovsrätt")),
    ("2.2:3.4", _("Få en maskin att göra steg")),
    ("2.2:4.1", _("Skydda telefon och inloggning")),
    ("2.2:4.2", _("Skydda uppgifter om människor")),
    ("2.2:4.3", _("Må bra med tekniken")),
    ("2.2:4.4", _("Miljö")),
    ("2.2:5.1", _("Lösa tekniska fel")),
    ("2.2:5.2", _("Välja det som passar behovet")),
    ("2.2:5.3", _("Prova nytt")),
    ("2.2:5.4", _("Se vad man behöver lära")),
)
SCORED = ((2, _("Bäst")), (1, _("Duger")), (0, _("Räcker inte")))
# Where a guess begins until answers say better: thresholds on the scale where the first programme's mean is 0.
GUESSES = {"easy": [-1.8, -0.8], "middle": [-0.6, 0.6], "hard": [0.6, 1.6]}
GUESSED_SLOPE = 1.2
HOW_HARD = (
    ("easy", _("Lätt: de flesta hittar det bästa svaret")),
    ("middle", _("Mitt emellan")),
    ("hard", _("Svår: få hittar det bästa svaret")),
)


class ItemForm(TwoLanguages):
    """What both kinds have: scale and words."""

    def __init__(self, *args: Any, content: Content, item: Item | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.content, self.item = content, item
        self.fields["scale"] = forms.ChoiceField(
            label=_("Skala"),
            choices=[(scale.key, str(scale.title)) for scale in content.scales],
            initial=item.scale if item else None,
        )
        self.add("text", _("Frågan"), _("Frågan på engelska"), item.text if item else None)

    def as_fields(self) -> dict[str, Any]:
        """The item's fields as they stand in the file."""
        words = self.words("text")
        return {"scale": self.cleaned_data["scale"], "text": {"sv": words.sv, "en": words.en}}


class StatementForm(ItemForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responses"] = forms.ChoiceField(
            label=_("Svar att välja bland"),
            choices=[
                (name, " – ".join((str(rows[0].text), str(rows[-1].text))))
                for name, rows in self.content.responses.items()
            ],
            initial=self.item.responses_key if self.item else None,
        )
        if self.content.scoring.model == Model.MEAN:
            self.fields["reversed"] = forms.BooleanField(
                label=_("Vänd svaret: att det stämmer är sämre"),
                required=False,
                initial=self.item.reversed if self.item else False,
            )

    def as_fields(self) -> dict[str, Any]:
        found = {**super().as_fields(), "responses": self.cleaned_data["responses"]}
        if "reversed" in self.cleaned_data:
            found["reversed"] = self.cleaned_data["reversed"]
        return found


class SituationForm(ItemForm):
    """A situation, its four answers, and where it belongs."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        item = self.item
        self.add("topic", _("Det här handlar om …"), _("Det handlar om, på engelska"), item.topic if item else None)
        self._choose("setting", _("Var det utspelas"), list(SETTINGS.items()), item.setting if item else None)
        self._choose("category", _("Kategori"), list(CATEGORIES.items()), item.category if item else None)
        named = [(code, f"{code[4:]} {name}") for code, name in DIGCOMP]
        self._choose("digcomp", _("Område i DigComp 2.2"), named, item.digcomp if item else None)
        kept = [("", _("Som förut"))] if item else []
        self._choose("how_hard", _("Hur svår tror du att den är?"), [*kept, *HOW_HARD], "" if item else "middle")
        self.fields["how_hard"].required = item is None
        for key in KEYS:
            self._option(key, item.option(key) if item else None)

    def _choose(self, name: str, label: Any, choices: list[tuple[Any, Any]], initial: object) -> None:
        self.fields[name] = forms.ChoiceField(label=label, choices=choices, initial=initial)

    def _option(self, key: str, option: Option | None) -> None:
        words = {"key": key}
        self.add(
            f"{key}", _("Svar %(key)s") % words, _("Svar %(key)s på engelska") % words, option.text if option else None
        )
        self.fields[f"{key}_score"] = forms.TypedChoiceField(
            label=_("Vad svar %(key)s räknas som") % words,
            choices=SCORED,
            coerce=int,
            initial=option.score if option else 0,
        )
        feedback = option.feedback if option else None
        self.add(
            f"{key}_feedback",
            _("Att läsa efteråt, om svar %(key)s") % words,
            _("Att läsa efteråt, om svar %(key)s, på engelska") % words,
            feedback,
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if sorted(cleaned.get(f"{key}_score", -1) for key in KEYS) != SCORES:
            self.add_error(None, _now("Välj ett svar som är bäst, ett som duger och två som inte räcker."))
        return cleaned

    def option_groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of each answer, in the order one writes them."""
        parts = ("_sv", "_en", "_score", "_feedback_sv", "_feedback_en")
        return [(key, [self[f"{key}{part}"] for part in parts]) for key in KEYS]

    def head_fields(self) -> list[forms.BoundField]:
        names = ("text_sv", "text_en", "topic_sv", "topic_en", "scale", "setting", "category", "digcomp", "how_hard")
        return [self[name] for name in names]

    def as_fields(self) -> dict[str, Any]:
        topic, cleaned = self.words("topic"), self.cleaned_data
        found = {
            **super().as_fields(),
            "setting": cleaned["setting"],
            "digcomp": cleaned["digcomp"],
            "category": int(cleaned["category"]),
            "topic": {"sv": topic.sv, "en": topic.en},
            "options": [self._as_option(key) for key in KEYS],
        }
        if cleaned["how_hard"]:
            found["parameters"] = {"a": GUESSED_SLOPE, "b": GUESSES[cleaned["how_hard"]], "provisional": True}
        return found

    def _as_option(self, key: str) -> dict[str, Any]:
        words, feedback = self.words(key), self.words(f"{key}_feedback")
        return {
            "key": key,
            "score": self.cleaned_data[f"{key}_score"],
            "sv": words.sv,
            "en": words.en,
            "feedback": {"sv": feedback.sv, "en": feedback.en},
        }
