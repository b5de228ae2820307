"""A block, the modules to put in it, the rule of a module, and a choice set."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jordman.library.models import Module
from jordman.library.models.module import ModuleQuerySet
from jordman.programmes.models import Block, ChoiceSet, ModuleRule, Orientation, Programme


class BlockForm(forms.ModelForm[Block]):
    class Meta:
        model = Block
        fields: ClassVar = ("name", "opens_on", "closes_on", "gated_by")
        labels: ClassVar = {"gated_by": gettext_lazy("Låst tills det här blocket är klart")}
        help_texts: ClassVar = {
            "closes_on": gettext_lazy(
                "Efter den dagen går det ändå att göra klart. Datumet visar bara när blocket pågår."
            ),
            "gated_by": gettext_lazy("Det obligatoriska i det andra blocket ska vara gjort först."),
        }

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programme = programme
        gate = self.fields["gated_by"]
        gate.queryset = programme.blocks.exclude(pk=self.instance.pk)  # type: ignore[attr-defined]
        gate.empty_label = _("Inget villkor")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        opens_on, closes_on = cleaned.get("opens_on"), cleaned.get("closes_on")
        if opens_on and closes_on and closes_on < opens_on:
            self.add_error("closes_on", _("Blocket stänger innan det öppnar. Välj en senare dag."))
        if opens_on and not self.programme.starts_on <= opens_on <= self.programme.ends_on:
            self.add_error("opens_on", _("Välj en dag inom programmets tid."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class ModulesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Module) -> str:
        return _("%(title)s, %(minutes)s min. Kategori %(category)s.") % {
            "title": obj.title,
            "minutes": obj.minutes,
            "category": obj.category_id,
        }


class AddModulesForm(forms.Form):
    modules = ModulesField(
        Module.objects.none(),
        label=gettext_lazy("Moduler"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Kryssa för minst en modul."),
            "invalid_choice": gettext_lazy("En av modulerna går inte att använda längre. Välj igen."),
        },
    )
    requirement = forms.ChoiceField(
        label=gettext_lazy("De här modulerna är"),
        choices=(("elective", gettext_lazy("Valbara")), ("all", gettext_lazy("Obligatoriska för alla"))),
        initial="elective",
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Ändra regeln för en enskild modul sedan."),
    )

    def __init__(self, *args: Any, modules: ModuleQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["modules"].queryset = modules  # type: ignore[attr-defined]


class RulesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: ModuleRule) -> str:
        return obj.module.title


class RuleForm(forms.ModelForm[ModuleRule]):
    prerequisites = RulesField(
        ModuleRule.objects.none(),
        label=gettext_lazy("Ska göras efter"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("En av modulerna finns inte kvar i programmet. Välj igen.")},
    )

    class Meta:
        model = ModuleRule
        fields: ClassVar = (
            "requirement",
            "orientation",
            "level",
            "is_joint",
            "choice_set",
            "opens_on",
            "prerequisites",
        )
        widgets: ClassVar = {"requirement": forms.RadioSelect}
        help_texts: ClassVar = {
            "orientation": gettext_lazy("Fyll i när modulen är obligatorisk för en inriktning, eller passar bara den."),
            "level": gettext_lazy("Andra nivåer kan ändå välja till modulen."),
            "choice_set": gettext_lazy("Bara för valbara moduler."),
            "opens_on": gettext_lazy("Bara om modulen öppnar senare än blocket."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rule = self.instance
        others = ModuleRule.objects.filter(block__programme=rule.block.programme_id).exclude(pk=rule.pk)
        self.fields["prerequisites"].queryset = others.select_related("module").order_by(  # type: ignore[attr-defined]
            "block__position", "module__category", "position"
        )
        self.fields["orientation"].choices = [("", _("Ingen särskild")), *Orientation.choices]  # type: ignore[attr-defined]
        self.fields["choice_set"].queryset = rule.block.choice_sets.all()  # type: ignore[attr-defined]
        self.fields["choice_set"].label = _("Hör till valet")
        self.fields["choice_set"].empty_label = _("Inget val")  # type: ignore[attr-defined]
        if not rule.block.choice_sets.exists():
            del self.fields["choice_set"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        needs_orientation = cleaned.get("requirement") == ModuleRule.Requirement.ORIENTATION
        if needs_orientation and not cleaned.get("orientation"):
            self.add_error("orientation", _("Välj vilken inriktning modulen är obligatorisk för."))
        opens_on, block = cleaned.get("opens_on"), self.instance.block
        if opens_on and opens_on > block.programme.ends_on:
            self.add_error("opens_on", _("Välj en dag innan programmet slutar."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class ChoiceSetForm(forms.ModelForm[ChoiceSet]):
    class Meta:
        model = ChoiceSet
        fields: ClassVar = ("name", "at_least")
        labels: ClassVar = {"at_least": gettext_lazy("Hur många ska göras")}
        help_texts: ClassVar = {"name": gettext_lazy("Visas som ”Minst 2 av 4 i Arbetsglädje”.")}
