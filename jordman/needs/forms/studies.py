"""The study as a whole."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jordman.needs.free_text import WithoutIdentity
from jordman.needs.models import Study
from jordman.organisations.models import OrganisationQuerySet
from jordman.programmes.models import Programme


class StudyForm(forms.ModelForm[Study]):
    name = WithoutIdentity(
        label=_("Vad ska studien heta?"), max_length=150, help_text=_("Till exempel: Vad behöver chefer i hemtjänsten?")
    )
    aim = WithoutIdentity(
        label=_("Vad vill ni veta, och vad ska det användas till?"),
        rows=3,
        max_length=1000,
        help_text=_("En eller två meningar."),
    )

    class Meta:
        model = Study
        fields: ClassVar[tuple[str, ...]] = ("name", "aim", "programme")
        labels: ClassVar = {"programme": _("Vilket program gäller den?")}

    def __init__(self, *args: Any, programmes: QuerySet[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["programme"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - said for the types
        field.queryset, field.empty_label = programmes, str(_("Inget program än"))

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}


class HomeForm(forms.Form):
    """Where a study belongs. The topmost place where one leads programmes is proposed."""

    def __init__(self, *args: Any, homes: OrganisationQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topmost = list(homes.exclude(parent__in=homes)[:2])
        self.proposed = topmost[0] if len(topmost) == 1 else None
        self.fields["organisation"] = forms.ModelChoiceField(
            homes,
            label=_("Vilken organisation?"),
            empty_label=None if self.proposed else _("Välj organisation"),
            initial=self.proposed,
        )


class NewStudyForm(HomeForm, StudyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["name", "aim", "organisation", "programme"])


class ChangeStudyForm(StudyForm):
    unknown = WithoutIdentity(
        label=_("Vad svarar studien inte på?"),
        rows=4,
        max_length=3000,
        required=False,
        help_text=_("En sak på varje rad. Det står sist i resultatet."),
    )

    class Meta(StudyForm.Meta):
        fields: ClassVar[tuple[str, ...]] = (*StudyForm.Meta.fields, "source", "unknown")
        labels: ClassVar = {**StudyForm.Meta.labels, "source": _("Källa, om studien återger någon annans rapport")}
