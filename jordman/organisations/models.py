"""The tree of organisations, who works where, and which role a person holds at which node."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jordman.access.roles import ROLES
from jordman.privacy.register import NO_PERSON, OnErasure, PersonalData, SeenBy


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def below(self, *nodes: "Organisation | int") -> "OrganisationQuerySet":
        """The nodes themselves and everything under them, each once, however many ways lead there."""
        ids = [node if isinstance(node, int) else node.pk for node in nodes]
        return self.filter(pk__in=Ancestry.objects.filter(ancestor_id__in=ids).values("descendant_id"))

    def above(self, node: "Organisation") -> "OrganisationQuerySet":
        """The node itself and every node it belongs to, double memberships included."""
        return self.filter(pk__in=Ancestry.objects.filter(descendant=node).values("ancestor_id"))

    def of_kind(self, *kinds: str) -> "OrganisationQuerySet":
        return self.filter(kind__in=kinds)

    def employers(self) -> "OrganisationQuerySet":
        return self.filter(kind__in=Organisation.EMPLOYERS)


class Organisation(models.Model):  # type: ignore[django-manager-missing]  # Wagtail has no types
    """A node in the tree: from the nation down to the unit where people work together."""

    class Kind(models.TextChoices):
        NATION = "nation", _("Land")
        REGION_GROUP = "region_group", _("Landsdel")
        COUNTY = "county", _("Län")
        ASSOCIATION = "association", _("Kommunalförbund")
        GROUP = "group", _("Samverkansgrupp")
        REGION = "region", _("Region")
        MUNICIPALITY = "municipality", _("Kommun")
        PROVIDER = "provider", _("Privat utförare")
        DEPARTMENT = "department", _("Avdelning")
        UNIT = "unit", _("Enhet")

    EMPLOYERS: ClassVar[tuple[str, ...]] = (Kind.REGION, Kind.MUNICIPALITY, Kind.PROVIDER, Kind.ASSOCIATION)

    kind = models.CharField(_("slag"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("namn"), max_length=200)
    code = models.CharField(_("kod"), max_length=40, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    employer = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="workplaces")

    created_at = models.DateTimeField(auto_now_add=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    personal_data = PersonalData(
        plain=("id", "kind", "name", "code", "parent", "employer", "created_at", "closed_on"), retention=NO_PERSON
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisationer")
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "code"), condition=Q(employer=None) & ~Q(code=""), name="organisation_code_once"
            ),
            models.UniqueConstraint(
                fields=("employer", "code"), condition=~Q(code=""), name="workplace_code_once_per_employer"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_employer(self) -> bool:
        return self.kind in self.EMPLOYERS

    @property
    def is_workplace(self) -> bool:
        return self.kind in (self.Kind.DEPARTMENT, self.Kind.UNIT)


class Affiliation(models.Model):
    """A second membership: Kungsbacka lies in Halland and is a member of Göteborgsregionen."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="affiliations")
    group = models.ForeignKey(Organisation, models.CASCADE, related_name="affiliates")

    personal_data = PersonalData(plain=("id", "organisation", "group"), retention=NO_PERSON)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation", "group"), name="affiliation_once"),)

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.group_id}"


class Ancestry(models.Model):
    """Which node lies under which: the tree with its double memberships, each pair once, kept by `tree.py`.

    An affiliation leads to its group alone and not to what the group lies in: Kungsbacka counts in Göteborgsregionen
    but not in VästKom.
    """

    ancestor = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    descendant = models.ForeignKey(Organisation, models.CASCADE, related_name="+")

    personal_data = PersonalData(plain=("id", "ancestor", "descendant"), retention=NO_PERSON)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("ancestor", "descendant"), name="ancestry_once"),)
        indexes = (models.Index(fields=("descendant", "ancestor"), name="ancestry_upwards"),)

    def __str__(self) -> str:
        return f"{self.ancestor_id} > {self.descendant_id}"


class EmploymentQuerySet(models.QuerySet["Employment"]):
    def current(self) -> "EmploymentQuerySet":
        today = timezone.localdate()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=today))


class Employment(models.Model):
    """A person's place at a unit, as the staff file says it."""

    class RoleGroup(models.TextChoices):
        STAFF = "staff", _("Medarbetare")
        OPERATIONAL_MANAGER = "operational", _("Operativ chef")
        STRATEGIC_MANAGER = "strategic", _("Strategisk chef")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="employments")
    employer = models.ForeignKey(Organisation, models.PROTECT, related_name="employees")
    unit = models.ForeignKey(Organisation, models.PROTECT, related_name="employments")
    employment_number = models.CharField(_("anställningsnummer"), max_length=40, blank=True)
    role_group = models.CharField(_("grupp"), max_length=20, choices=RoleGroup.choices, default=RoleGroup.STAFF)
    title = models.CharField(_("befattning"), max_length=120, blank=True)
    share = models.DecimalField(_("sysselsättningsgrad"), max_digits=5, decimal_places=2, null=True, blank=True)
    is_unit_manager = models.BooleanField(_("chef för enheten"), default=False)
    starts_on = models.DateField(_("från"), null=True, blank=True)
    ends_on = models.DateField(_("till"), null=True, blank=True)

    objects = EmploymentQuerySet.as_manager()

    personal_data = PersonalData(
        subject="user",
        personal=(
            "user",
            "employer",
            "unit",
            "employment_number",
            "role_group",
            "title",
            "share",
            "is_unit_manager",
            "starts_on",
            "ends_on",
        ),
        plain=("id",),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DELETE,
        retention="Så länge anställningen står i personalfilen, därefter 24 månader.",
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("employer", "employment_number", "unit"),
                condition=~Q(employment_number=""),
                name="employment_once_per_unit",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.unit_id})"


class RoleGrant(models.Model):
    """A person's role at a node and at everything below it. Written by `actions.grant_role` and `revoke_role` alone."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="role_grants")
    role = models.CharField(_("roll"), max_length=40, choices=[(role.key, role.name) for role in ROLES.values()])
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="role_grants")
    granted_at = models.DateTimeField(auto_now_add=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="grants_made"
    )

    personal_data = PersonalData(
        subject="user",
        personal=("user", "role", "organisation", "granted_at"),
        plain=("id", "granted_by"),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DELETE,
        retention="Så länge rollen gäller.",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "role", "organisation"), name="role_grant_once"),)

    def __str__(self) -> str:
        return f"{self.role} at {self.organisation_id}"


class Site(models.Model):
    """Who runs this installation: one row, made by the set-up."""

    operator = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    help_text = models.CharField(_("hjälp, en mening i sidfoten"), max_length=200, blank=True)
    language = models.CharField(_("språk"), max_length=5, default="sv")
    set_up_at = models.DateTimeField(auto_now_add=True)

    personal_data = PersonalData(plain=("id", "operator", "help_text", "language", "set_up_at"), retention=NO_PERSON)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(pk=1), name="one_site"),)

    def __str__(self) -> str:
        return str(self.operator_id)


class ChampionTitle(models.Model):
    """What an employer calls its digital champions, in the three forms that sentences need."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="champion_title")
    one = models.CharField(_("en, till exempel digitaliseringsombud"), max_length=60)
    the_one = models.CharField(_("bestämd form, till exempel digitaliseringsombudet"), max_length=60)
    many = models.CharField(_("flera, till exempel digitaliseringsombud"), max_length=60)

    personal_data = PersonalData(plain=("id", "organisation", "one", "the_one", "many"), retention=NO_PERSON)

    def __str__(self) -> str:
        return self.one
