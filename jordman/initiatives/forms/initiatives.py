"""An initiative's own facts: aim, goal, messages, mandate, training, hand-over."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.access.permissions import Permission
from jordman.access.roles import roles_with
from jordman.accounts.models import User
from jordman.initiatives.aims import KINDS, TEXTS
from jordman.initiatives.models import Goal, Initiative, Training
from jordman.organisations.models import Ancestry, Organisation, OrganisationQuerySet
from jordman.programmes.models import Programme

GOALS = (
    (Goal.QUALITY, _("Kvalitet: det blir bättre för dem ni är till för")),
    (Goal.ENVIRONMENT, _("Arbetsmiljö: det blir lättare att göra jobbet")),
    (Goal.EFFICIENCY, _("Effektivitet: tiden räcker till mer")),
)


def aims() -> list[tuple[str, str]]:
    """Each aim with what it means."""
    return [(text.aim, format_html("<b>{}</b><br>{}", text.aim.label, text.meaning)) for text in TEXTS.values()]


def _rows(number: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": number})


class AimForm(forms.ModelForm[Initiative]):
    """Why, and what it is for. The first step of a new one, and where it is changed."""

    aim = forms.ChoiceField(label=_("Vad är syftet?"), choices=aims, widget=forms.RadioSelect)
    goal = forms.ChoiceField(label=_("Vilket utvecklingsmål tjänar den?"), choices=GOALS, widget=forms.RadioSelect)

    class Meta:
        model = Initiative
        fields: ClassVar[tuple[str, ...]] = ("name", "aim", "goal", "goal_text", "starts_on", "ends_on")
        help_texts: ClassVar = {
            "name": _("Ett namn som enheterna känner igen."),
            "goal_text": _("Vad ska bli bättre, och för vem? En mening."),
            "ends_on": _("Lämna tomt om ni inte vet än."),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _now("Satsningen slutar innan den börjar. Välj en senare dag."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}


class NewInitiativeForm(AimForm):
    """Where it belongs is proposed: the topmost place where one leads initiatives."""

    def __init__(self, *args: Any, homes: OrganisationQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topmost = list(homes.exclude(parent__in=homes)[:2])
        proposed = topmost[0] if len(topmost) == 1 else None
        self.fields["organisation"] = forms.ModelChoiceField(
            homes,
            label=_("Organisation"),
            help_text=_("För flera kommuner tillsammans: välj det som de hör till."),
            empty_label=None if proposed else _("Välj organisation"),
            initial=proposed,
        )
        self.order_fields(["name", "aim", "goal", "goal_text", "organisation"])


def leaders_at(organisation: Organisation, initiative: Initiative) -> Any:
    """People whose role at the organisation, or above it, lets them lead, and the one who does."""
    above = Ancestry.objects.filter(descendant=organisation).values("ancestor")
    granted = Q(role_grants__role__in=roles_with(Permission.INITIATIVE_LEAD), role_grants__organisation__in=above)
    found = User.objects.filter(granted | Q(pk=initiative.leader_id), is_active=True)
    return found.distinct().order_by("is_protected", "family_name", "given_name")


def programmes_near(organisation: Organisation) -> Any:
    """Programmes of the organisation, of what it belongs to, and of what lies under it."""
    above = Ancestry.objects.filter(descendant=organisation).values("ancestor")
    below = Ancestry.objects.filter(ancestor=organisation).values("descendant")
    return Programme.objects.filter(Q(organisation__in=above) | Q(organisation__in=below)).order_by("name", "pk")


class ChangeForm(AimForm):
    class Meta(AimForm.Meta):
        fields: ClassVar[tuple[str, ...]] = (*AimForm.Meta.fields, "measures", "leader", "programme")
        widgets: ClassVar = {"measures": _rows(3)}
        labels: ClassVar = {"leader": _("Projektledare"), "programme": _("Hör ihop med programmet")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation = self.instance.organisation
        self.fields["leader"].queryset = leaders_at(organisation, self.instance)  # type: ignore[attr-defined]
        self.fields["leader"].empty_label = _("Inte bestämt")  # type: ignore[attr-defined]
        self.fields["programme"].queryset = programmes_near(organisation)  # type: ignore[attr-defined]
        self.fields["programme"].empty_label = _("Inget program")  # type: ignore[attr-defined]


class MessagesForm(forms.ModelForm[Initiative]):
    class Meta:
        model = Initiative
        fields: ClassVar = ("strategy_text", "everyday_text")
        labels: ClassVar = {
            "strategy_text": _("Till den som leder chefer: varför är det viktigt?"),
            "everyday_text": _("Till enheterna: vad blir lättare i vardagen?"),
        }
        help_texts: ClassVar = {
            "strategy_text": _("Koppla till mål och strategier som redan gäller."),
            "everyday_text": _("Inga strategier här. Skriv så att en ny kollega förstår."),
        }
        widgets: ClassVar = {"strategy_text": _rows(5), "everyday_text": _rows(5)}


class MandateForm(forms.ModelForm[Initiative]):
    class Meta:
        model = Initiative
        fields: ClassVar = ("mandate_text", "mandate_given_by", "mandate_given_on")
        labels: ClassVar = {
            "mandate_text": _("Vad får projektledaren bestämma?"),
            "mandate_given_by": _("Vem gav mandatet? Skriv befattningen."),
            "mandate_given_on": _("När?"),
        }
        help_texts: ClassVar = {
            "mandate_text": _("Till exempel tid, pengar och vem som avgör när det krockar."),
            "mandate_given_by": _("Till exempel förvaltningschefen för vård och omsorg."),
        }
        widgets: ClassVar = {"mandate_text": _rows(4)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = True


class TrainingsForm(forms.Form):
    """A description and a first day for each of the three kinds."""

    def __init__(self, *args: Any, initiative: Initiative, **kwargs: Any) -> None:
        known = {training.kind: training for training in initiative.trainings.all()}
        kwargs["initial"] = {
            **{f"{kind}_how": training.how for kind, training in known.items()},
            **{f"{kind}_starts_on": training.starts_on for kind, training in known.items()},
        }
        super().__init__(*args, **kwargs)
        for text in KINDS:
            self.fields[f"{text.kind}_how"] = forms.CharField(
                label=_("Så gör ni"), help_text=str(text.example), required=False, max_length=2000, widget=_rows(3)
            )
            self.fields[f"{text.kind}_starts_on"] = forms.DateField(label=_("Börjar"), required=False)

    def trainings(self) -> dict[str, tuple[str, Any]]:
        return {
            kind: (self.cleaned_data[f"{kind}_how"].strip(), self.cleaned_data[f"{kind}_starts_on"])
            for kind in Training.Kind.values
        }


class HandOverForm(forms.ModelForm[Initiative]):
    class Meta:
        model = Initiative
        fields: ClassVar = ("line_owner", "line_budget")
        labels: ClassVar = {
            "line_owner": _("Vem äger det som fortsätter? Skriv befattningen."),
            "line_budget": _("Vad är avsatt, och från när?"),
        }
        help_texts: ClassVar = {
            "line_owner": _("En befattning i linjen. Den finns kvar när projektet är slut."),
        }
        widgets: ClassVar = {"line_budget": _rows(3)}

    def __init__(self, *args: Any, champions: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _now("Kurser, timmar för %(champions)s och enheternas pass. Skriv timmar och pengar.")
        self.fields["line_budget"].help_text = hint % {"champions": champions}
        for field in self.fields.values():
            field.required = True


class ReasonForm(forms.Form):
    """A written reason. The label is the page's own question."""

    reason = forms.CharField(max_length=300, widget=_rows(3))

    def __init__(self, *args: Any, question: str, hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = question
        self.fields["reason"].help_text = hint
