"""A system, its rollout, what IT says and how it went."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.initiatives.models import Rollout, RolloutUnit, System
from jordman.organisations.models import Organisation, OrganisationQuerySet

NEEDS_NOTE = (Rollout.Verdict.CONDITIONS, Rollout.Verdict.NO)
NEEDS_DAY = (*NEEDS_NOTE, Rollout.Verdict.OK)


class SystemForm(forms.ModelForm[System]):
    class Meta:
        model = System
        fields: ClassVar = ("name", "about")
        labels: ClassVar = {"name": _("Namn"), "about": _("Vad är det till för?")}
        help_texts: ClassVar = {"about": _("En mening. Till exempel: öppnar dörren utan nyckel.")}


class NewSystemForm(SystemForm):
    def __init__(self, *args: Any, homes: OrganisationQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = list(homes[:2])
        self.fields["organisation"] = forms.ModelChoiceField(
            homes,
            label=_("Arbetsgivare"),
            initial=first[0] if len(first) == 1 else None,
            empty_label=None if len(first) == 1 else _("Välj arbetsgivare"),
        )


class RolloutForm(forms.ModelForm[Rollout]):
    """What, where, when, and how it is learnt."""

    new_system = forms.CharField(
        label=_("Eller skriv ett nytt system"), required=False, max_length=120, help_text=_("Namnet som ni använder.")
    )
    units: forms.ModelMultipleChoiceField[Organisation] = forms.ModelMultipleChoiceField(
        queryset=None, label=_("Vilka enheter får systemet?"), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Rollout
        fields: ClassVar = (
            *("system", "starts_on", "training_text", "module", "training_starts_on"),
            *("is_trial", "trial_ends_on"),
        )
        labels: ClassVar = {
            "system": _("Vilket system?"),
            "starts_on": _("När börjar ni använda systemet?"),
            "training_text": _("Hur lär ni er det?"),
            "module": _("Modul som hör till"),
            "training_starts_on": _("När börjar utbildningen?"),
            "is_trial": _("Det här är en provperiod"),
            "trial_ends_on": _("När slutar provperioden?"),
        }
        help_texts: ClassVar = {
            "training_text": _("Till exempel: alla provar på sin egen runda veckan före."),
            "training_starts_on": _("Gärna några dagar före starten, inte månader."),
            "trial_ends_on": _("Bestäm redan nu. Efteråt säger ni om det blir på riktigt."),
        }

    def __init__(self, *args: Any, systems: Any, workplaces: OrganisationQuerySet, modules: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["system"].queryset = systems  # type: ignore[attr-defined]
        self.fields["system"].required = False
        self.fields["system"].empty_label = _("Välj i registret")  # type: ignore[attr-defined]
        self.fields["module"].queryset = modules  # type: ignore[attr-defined]
        self.fields["module"].empty_label = _("Ingen modul")  # type: ignore[attr-defined]
        self.fields["units"].queryset = workplaces  # type: ignore[attr-defined]
        self.order_fields(["system", "new_system", "units", "starts_on"])
        if self.instance.pk:
            self.fields["units"].initial = list(self.instance.unit_links.values_list("unit_id", flat=True))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("system") and not (cleaned.get("new_system") or "").strip():
            self.add_error("system", _now("Välj ett system, eller skriv ett nytt."))
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("trial_ends_on")
        if cleaned.get("is_trial") and not ends_on:
            self.add_error("trial_ends_on", _now("En provperiod behöver ett slut. Välj en dag."))
        elif cleaned.get("is_trial") and starts_on and ends_on and ends_on <= starts_on:
            self.add_error("trial_ends_on", _now("Provperioden slutar innan den börjar. Välj en senare dag."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """The rollout's own fields but the system, which may have to be made first."""
        facts = {name: self.cleaned_data[name] for name in self._meta.fields or () if name != "system"}
        if not facts["is_trial"]:
            facts["trial_ends_on"], facts["after_trial"] = None, ""
        return facts

    def unit_ids(self) -> list[int]:
        return [unit.pk for unit in self.cleaned_data["units"]]


class VerdictForm(forms.ModelForm[Rollout]):
    verdict = forms.ChoiceField(label=_("Vad säger it?"), choices=Rollout.Verdict.choices, widget=forms.RadioSelect)

    class Meta:
        model = Rollout
        fields: ClassVar = ("verdict", "verdict_note", "verdict_on")
        labels: ClassVar = {"verdict_on": _("När sa it det?")}
        widgets: ClassVar = {"verdict_note": forms.Textarea(attrs={"rows": 3})}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        verdict = cleaned.get("verdict")
        if verdict in NEEDS_NOTE and not (cleaned.get("verdict_note") or "").strip():
            self.add_error("verdict_note", _now("Skriv villkoret eller skälet, så att ni kan göra något åt det."))
        if verdict in NEEDS_DAY and not cleaned.get("verdict_on"):
            self.add_error("verdict_on", _now("Skriv dagen då it sa det."))
        return cleaned


class FollowUpForm(forms.ModelForm[Rollout]):
    is_done = forms.BooleanField(label=_("Uppföljningen är gjord"), required=False)

    class Meta:
        model = Rollout
        fields: ClassVar = ("follow_up_on", "follow_up_note")
        labels: ClassVar = {"follow_up_on": _("När följer ni upp?"), "follow_up_note": _("Hur gick det?")}
        help_texts: ClassVar = {"follow_up_note": _("Vad används, vad används inte, och varför?")}
        widgets: ClassVar = {"follow_up_note": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["follow_up_on"].required = True
        self.fields["is_done"].initial = self.instance.followed_up_on is not None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("is_done") and not (cleaned.get("follow_up_note") or "").strip():
            self.add_error("follow_up_note", _now("Skriv hur det gick. En mening räcker."))
        return cleaned

    def done_on(self) -> date | None:
        if not self.cleaned_data["is_done"]:
            return None
        return self.instance.followed_up_on or timezone.localdate()


class AfterTrialForm(forms.Form):
    after_trial = forms.ChoiceField(
        label=_("Vad händer efter provperioden?"),
        choices=[choice for choice in Rollout.AfterTrial.choices if choice[0]],
        widget=forms.RadioSelect,
    )


class InstalledForm(forms.Form):
    """The day that the system came to each unit, where it differs from the rollout's start."""

    def __init__(self, *args: Any, links: list[RolloutUnit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for link in links:
            self.fields[f"unit_{link.unit_id}"] = forms.DateField(
                label=link.unit.name, required=False, initial=link.installed_on
            )

    def days(self) -> dict[int, date | None]:
        return {int(name.removeprefix("unit_")): day for name, day in self.cleaned_data.items()}
