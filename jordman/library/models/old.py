"""What is taught: categories, modules, their published editions, tools and recall questions."""

from typing import ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

from jordman.privacy.register import NO_PERSON, OnErasure, PersonalData, SeenBy
from jordman.organisations.models import Organisation


class Category(models.Model):
    """One of Level Up's six categories; each has its soil in the interface."""

    number = models.PositiveSmallIntegerField(primary_key=True)
    name = models.CharField(_("namn"), max_length=200)

    personal_data = PersonalData(plain=("number", "name"), retention=NO_PERSON)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"


class Level(models.TextChoices):
    ANY = "any", _("Alla nivåer")
    BASIC = "basic", _("Grundnivå")
    ADVANCED = "advanced", _("Avancerad nivå")


class Module(  # type: ignore[misc]
    PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, ClusterableModel
):
    """A module as its author works on it. What learners read is its newest `Edition`."""

    class Sharing(models.TextChoices):
        OWN = "own", _("Bara den egna organisationen")
        CHOSEN = "chosen", _("Organisationer som väljs")
        ALL = "all", _("Alla i Jordmån")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="modules")
    key = models.SlugField(_("nyckel"), max_length=80, unique=True)
    category = models.ForeignKey(Category, models.PROTECT, related_name="modules")
    level = models.CharField(_("nivå"), max_length=10, choices=Level.choices, default=Level.ANY)
    audience = models.JSONField(_("målgrupp"), default=list)
    places = models.JSONField(_("arbetsplatser"), default=list)
    sharing = models.CharField(_("delning"), max_length=10, choices=Sharing.choices, default=Sharing.OWN)

    title = models.CharField(_("titel"), max_length=200)
    title_en = models.CharField(_("titel på engelska"), max_length=200, blank=True)
    summary = models.CharField(_("sammanfattning"), max_length=300)
    summary_en = models.CharField(_("sammanfattning på engelska"), max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minuter"), default=15)
    language = models.CharField(_("språk"), max_length=5, default="sv")
    introduction = models.TextField(_("inledning"), blank=True)
    content = models.JSONField(_("steg"), default=list)
    guide = models.JSONField(_("samtalsguide"), default=dict)
    horizontal_principles = models.JSONField(_("horisontella principer"), default=dict)
    sources = models.JSONField(_("källor"), default=list)

    edition = models.ForeignKey("Edition", models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        for_concrete_model=False,
    )
    _revisions = GenericRelation(
        "wagtailcore.Revision", content_type_field="base_content_type", object_id_field="object_id"
    )

    class Meta:
        verbose_name = _("modul")
        verbose_name_plural = _("moduler")
        ordering = ("category_id", "title")

    def __str__(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        return self.edition_id is not None


class ModuleShare(models.Model):
    """An organisation that may read a module which another owns."""

    module = models.ForeignKey(Module, models.CASCADE, related_name="shares")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")

    personal_data = PersonalData(plain=("id", "module", "organisation"), retention=NO_PERSON)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("module", "organisation"), name="module_share_once"),)

    def __str__(self) -> str:
        return f"{self.module_id} to {self.organisation_id}"


class Edition(models.Model):
    """A module as it was published: never changed, so that nobody's half-read module moves under them.

    `steps` is the compiled content, ready to show: see `content.py` for its shape.
    """

    module = models.ForeignKey(Module, models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    summary = models.CharField(max_length=300)
    summary_en = models.CharField(max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField()
    introduction = models.TextField(blank=True)
    steps = models.JSONField(default=list)
    guide = models.JSONField(default=dict)
    recall = models.JSONField(default=list)
    sources = models.JSONField(default=list)
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    personal_data = PersonalData(
        subject="published_by",
        personal=("published_by",),
        plain=(
            "id",
            "module",
            "number",
            "title",
            "title_en",
            "summary",
            "summary_en",
            "minutes",
            "introduction",
            "steps",
            "guide",
            "recall",
            "sources",
            "published_at",
        ),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DETACH,
        retention="Så länge modulen finns.",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("module", "number"), name="edition_number_once"),)

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


class Tool(models.Model):
    """Something to hold in the hand afterwards: a text to print, or a file."""

    class Kind(models.TextChoices):
        CHECKLIST = "checklist", _("Checklista")
        TEMPLATE = "template", _("Mall")
        PLAN = "plan", _("Plan")
        BRIEF = "brief", _("En sida att ta med")
        GUIDE = "guide", _("Stöd för samtal")
        MAP = "map", _("Karta")

    module = ParentalKey(Module, on_delete=models.CASCADE, related_name="tools")
    key = models.SlugField(_("nyckel"), max_length=80)
    title = models.CharField(_("titel"), max_length=200)
    title_en = models.CharField(_("titel på engelska"), max_length=200, blank=True)
    summary = models.CharField(_("sammanfattning"), max_length=300)
    kind = models.CharField(_("slag"), max_length=20, choices=Kind.choices, default=Kind.TEMPLATE)
    body = models.TextField(_("text"), blank=True)
    file = models.FileField(_("fil"), upload_to="tools/", blank=True)

    personal_data = PersonalData(
        plain=("id", "module", "key", "title", "title_en", "summary", "kind", "body", "file"), retention=NO_PERSON
    )

    class Meta:
        verbose_name = _("verktyg")
        verbose_name_plural = _("verktyg")
        ordering = ("module", "key")
        constraints: ClassVar = (
            models.UniqueConstraint(fields=("module", "key"), name="tool_key_once_per_module"),
            models.CheckConstraint(condition=~Q(body="") | ~Q(file=""), name="tool_has_text_or_file"),
        )

    def __str__(self) -> str:
        return self.title
