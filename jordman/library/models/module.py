"""What authors work on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin

from jordman.library.authoring.blocks import GuideBlock, RecallBlock, SourcesBlock, StepsBlock
from jordman.library.errors import NotSignedOff
from jordman.library.models.category import Category
from jordman.library.models.review import SignOff
from jordman.organisations.models import Organisation
from jordman.privacy.register import NO_PERSON, OnErasure, PersonalData, SeenBy

if TYPE_CHECKING:
    from django.http import HttpRequest

# What only the editor reads. Lists and learners' pages leave these columns in the database.
HEAVY = ("content", "guide", "recall", "sources", "introduction")


def defer_heavy(path: str = "") -> tuple[str, ...]:
    """For `.defer(*defer_heavy("module"))` beside `select_related("module")`."""
    return tuple(f"{path}__{name}" if path else name for name in HEAVY)


class Level(models.TextChoices):
    ANY = "any", _("Alla nivåer")
    BASIC = "basic", _("Grundnivå")
    ADVANCED = "advanced", _("Avancerad nivå")


class Audience(models.TextChoices):
    OPERATIONAL = "operational", _("Operativa chefer")
    STRATEGIC = "strategic", _("Strategiska chefer")
    STAFF = "staff", _("Medarbetare")
    CHAMPION = "champion", _("Digitaliseringsstöd")


class PlaceOfWork(models.TextChoices):
    HOME_CARE = "home_care", _("Hemtjänst")
    RESIDENTIAL_CARE = "residential_care", _("Särskilt boende")
    DISABILITY_SUPPORT = "disability_support", _("LSS")


class State(models.TextChoices):
    """Where a module is on its way to its readers."""

    DRAFT = "draft", _("Utkast")
    WAITING = "waiting", _("Väntar på granskning")
    SENT_BACK = "sent_back", _("Tillbaka från granskning")
    PUBLISHED = "published", _("Publicerad")
    CHANGED = "changed", _("Ändrad sedan publicering")

    @property
    def look(self) -> str:
        """The state of `ui/components/status.html`."""
        looks = {"published": "done", "changed": "part", "draft": "part", "waiting": "wait", "sent_back": "stop"}
        return looks[self.value]


class ModuleQuerySet(models.QuerySet["Module"]):
    def published(self) -> Self:
        return self.filter(edition__isnull=False)

    def light(self) -> Self:
        return self.defer(*HEAVY)

    def with_state(self) -> Self:
        """What `state` needs: is it waiting for a reviewer, and was it sent back the last time?"""
        rounds = SignOff.objects.filter(module=OuterRef("pk"))
        return self.annotate(
            is_waiting=Exists(rounds.waiting()), last_verdict=rounds.order_by("-pk").values("verdict")[:1]
        )

    def readable_at(self, nodes: models.QuerySet[Any]) -> Self:
        """Owned by `nodes`, shared with one of them, or shared with all."""
        chosen = ModuleShare.objects.filter(organisation__in=nodes).values("module")
        return self.filter(
            Q(sharing=Module.Sharing.ALL) | Q(organisation__in=nodes) | Q(sharing=Module.Sharing.CHOSEN, pk__in=chosen)
        )


class Module(PreviewableMixin, DraftStateMixin, LockableMixin, RevisionMixin, ClusterableModel):
    """A module as its author works on it. What learners read is its `edition`.

    The row holds what was last published; drafts are revisions. Only `actions.approve` publishes: see `publish`.
    """

    class Sharing(models.TextChoices):
        OWN = "own", _("Bara den egna organisationen")
        CHOSEN = "chosen", _("Organisationer som väljs")
        ALL = "all", _("Alla i Jordmån")

    # What belongs to the module itself and not to a version of it.
    KEPT: ClassVar = ("organisation_id", "key", "sharing", "edition_id", "created_at")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="modules")
    key = models.SlugField(_("nyckel"), max_length=80, unique=True)
    category = models.ForeignKey(Category, models.PROTECT, related_name="modules", verbose_name=_("kategori"))
    level = models.CharField(_("nivå"), max_length=10, choices=Level.choices, default=Level.ANY)
    audience = models.JSONField(_("målgrupp"), default=list, blank=True)
    places = models.JSONField(_("arbetsplatser"), default=list, blank=True)
    sharing = models.CharField(_("delning"), max_length=10, choices=Sharing.choices, default=Sharing.OWN)

    title = models.CharField(_("titel"), max_length=200)
    title_en = models.CharField(_("titel på engelska"), max_length=200, blank=True)
    summary = models.CharField(_("sammanfattning"), max_length=300, blank=True)
    summary_en = models.CharField(_("sammanfattning på engelska"), max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minuter"), default=15)
    language = models.CharField(_("språk"), max_length=5, default="sv")
    introduction = models.TextField(_("inledning"), blank=True)
    content = StreamField(StepsBlock(), blank=True, verbose_name=_("steg"))
    guide_teach_minutes = models.PositiveSmallIntegerField(_("minuter för genomgången"), default=15)
    guide_talk_minutes = models.PositiveSmallIntegerField(_("minuter för samtalet"), default=15)
    guide = StreamField(GuideBlock(), blank=True, verbose_name=_("guide för gruppens samtal"))
    recall = StreamField(RecallBlock(), blank=True, verbose_name=_("frågor att minnas"))
    sources = StreamField(SourcesBlock(), blank=True, verbose_name=_("källor"))
    equality = models.CharField(_("jämställdhet"), max_length=300, blank=True)
    diversity = models.CharField(_("mångfald"), max_length=300, blank=True)
    inclusion = models.CharField(_("inkludering"), max_length=300, blank=True)

    edition = models.ForeignKey("library.Edition", models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    _revisions = GenericRelation(
        "wagtailcore.Revision", content_type_field="base_content_type", object_id_field="object_id"
    )

    objects = ModuleQuerySet.as_manager()

    personal_data = PersonalData(
        subject="locked_by",
        personal=("locked_by", "locked_at"),
        plain=(
            *("id", "organisation", "key", "category", "level", "audience", "places", "sharing"),
            *("title", "title_en", "summary", "summary_en", "minutes", "language", "introduction"),
            *("content", "guide_teach_minutes", "guide_talk_minutes", "guide", "recall", "sources"),
            *("equality", "diversity", "inclusion", "edition", "created_at"),
            *("latest_revision", "live", "has_unpublished_changes", "first_published_at", "last_published_at"),
            *("live_revision", "go_live_at", "expire_at", "expired", "locked"),
        ),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DETACH,
        retention="Så länge modulen finns.",
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

    @property
    def state(self) -> State:
        """Where it stands, for a module that came `with_state`."""
        if self.is_waiting:
            return State.WAITING
        if self.last_verdict == SignOff.Verdict.SENT_BACK:
            return State.SENT_BACK
        if not self.is_published:
            return State.DRAFT
        return State.CHANGED if self.has_unpublished_changes else State.PUBLISHED

    @property
    def horizontal_principles(self) -> dict[str, str]:
        """How the module takes up each of them; those it does not are left out."""
        words = {"equality": self.equality, "diversity": self.diversity, "inclusion": self.inclusion}
        return {key: text for key, text in words.items() if text}

    def get_place_names(self) -> list[str]:
        return [str(PlaceOfWork(place).label) for place in self.places if place in PlaceOfWork]

    def with_content_json(self, content: dict[str, Any]) -> Module:
        """A version of the module keeps what belongs to the module itself."""
        version: Module = super().with_content_json(content)
        for name in self.KEPT:
            setattr(version, name, getattr(self, name))
        return version

    def save_revision(self, *, overwrite_revision: Any = None, **options: Any) -> Any:
        """The editor saves over its own last version as one writes, but never over one that was handed in."""
        if overwrite_revision and self.sign_offs.filter(revision=overwrite_revision).exists():
            overwrite_revision = None
        return super().save_revision(overwrite_revision=overwrite_revision, **options)

    def publish(self, revision: Any, **options: Any) -> None:
        """Whoever asks, and from wherever: what a reviewer has not approved is not published."""
        if not self.sign_offs.filter(revision=revision, verdict="approved").exists():
            raise NotSignedOff(_("Modulen måste godkännas av en granskare innan den publiceras."))
        super().publish(revision, **options)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "library/preview_in_editor.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        # Imported here: what shows a module is built on this model.
        from jordman.library.showing import reading_of_version  # noqa: PLC0415

        return {**super().get_preview_context(request, mode_name), "reading": reading_of_version(self)}


class ModuleShare(models.Model):
    """An organisation that may read a module which another owns."""

    module = models.ForeignKey(Module, models.CASCADE, related_name="shares")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")

    personal_data = PersonalData(plain=("id", "module", "organisation"), retention=NO_PERSON)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("module", "organisation"), name="module_share_once"),)

    def __str__(self) -> str:
        return f"{self.module_id} to {self.organisation_id}"
