"""What is remembered of taking in files. No row here holds a name or an address of anyone in a file."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jordman.organisations.models import Organisation, RoleGrant
from jordman.privacy.register import NO_PERSON, OnErasure, PersonalData, SeenBy
from jordman.programmes.models import Programme


class StaffImport(models.Model):
    """One staff file or list of sign-ups on its way in. The file itself lies in a private folder until it is applied.

    A step is only taken from the state that it begins in, so a second click, tab or worker finds that it is taken.
    """

    class State(models.TextChoices):
        READING = "reading", _("Läses")
        CHOOSING = "choosing", _("Kolumner ska väljas")
        PLANNING = "planning", _("Jämförs")
        PLANNED = "planned", _("Klar att läsas in")
        APPLYING = "applying", _("Läses in")
        APPLIED = "applied", _("Inläst")
        FAILED = "failed", _("Stoppad")

    class Kind(models.TextChoices):
        STAFF = "staff", _("Personal")
        SIGN_UPS = "sign_ups", _("Anmälningar")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="staff_imports")
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="staff_imports"
    )
    file_name = models.CharField(_("filens namn"), max_length=200)
    folder = models.CharField(max_length=32, unique=True)
    state = models.CharField(_("läge"), max_length=10, choices=State.choices, default=State.READING)
    kind = models.CharField(_("innehåll"), max_length=10, choices=Kind.choices, default=Kind.STAFF)
    is_long = models.BooleanField(default=False)
    is_complete = models.BooleanField(_("filen har alla som är anställda"), default=False)
    programme = models.ForeignKey(Programme, models.SET_NULL, null=True, blank=True, related_name="+")
    tells = models.BooleanField(_("skicka välkomstmejl"), default=False)
    # Number of the table -> column -> field; title -> role group; organisation as written -> key or "" for none.
    columns = models.JSONField(default=dict)
    titles = models.JSONField(default=dict)
    names = models.JSONField(default=dict)
    summary = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64, blank=True)
    fault = models.TextField(blank=True)
    started_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now_add=True)

    personal_data = PersonalData(
        subject="started_by",
        personal=("started_by", "started_at"),
        plain=(
            "id",
            "organisation",
            "file_name",
            "folder",
            "state",
            "kind",
            "is_long",
            "is_complete",
            "programme",
            "tells",
            "columns",
            "titles",
            "names",
            "summary",
            "fingerprint",
            "fault",
            "changed_at",
        ),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DETACH,
        retention="Filen tas bort när den är inläst, annars efter ett dygn. Antalen sparas med organisationen.",
    )

    class Meta:
        ordering = ("-started_at", "-pk")

    def __str__(self) -> str:
        return f"{self.kind} {self.pk} ({self.state})"

    @property
    def is_working(self) -> bool:
        return self.state in (self.State.READING, self.State.PLANNING, self.State.APPLYING)

    @property
    def is_over(self) -> bool:
        return self.state in (self.State.APPLIED, self.State.FAILED)


class Remembered(models.Model):
    """What somebody decided about a file, so that the next one like it needs no deciding."""

    class Kind(models.TextChoices):
        COLUMNS = "columns", _("Kolumner")
        TITLE = "title", _("Befattning")
        ORGANISATION = "organisation", _("Organisation")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    key = models.CharField(max_length=200)
    value = models.JSONField()

    personal_data = PersonalData(plain=("id", "organisation", "kind", "key", "value"), retention=NO_PERSON)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation", "kind", "key"), name="remembered_once"),)

    def __str__(self) -> str:
        return f"{self.kind}: {self.key}"


class ImportedGrant(models.Model):
    """Marks a role that a staff file gave: only such a role is taken back when the file names someone else."""

    grant = models.OneToOneField(RoleGrant, models.CASCADE, related_name="imported")
    employer = models.ForeignKey(Organisation, models.CASCADE, related_name="+")

    personal_data = PersonalData(
        subject="grant__user",
        personal=("grant", "employer"),
        plain=("id",),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DELETE,
        retention="Som rollen.",
    )

    class Meta:
        indexes = (models.Index(fields=("employer",), name="imported_grant_by_employer"),)

    def __str__(self) -> str:
        return f"grant {self.grant_id}"
