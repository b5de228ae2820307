"""People: one row a person, whatever roles they hold."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from jordman.privacy.register import OnErasure, PersonalData, SeenBy


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str | None, **fields: object) -> "User":
        user = self.model(email=self.normalise(email), **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    @staticmethod
    def normalise(email: str | None) -> str | None:
        return (email or "").strip().lower() or None

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=self.normalise(username))


class User(AbstractBaseUser, PermissionsMixin):  # type: ignore[django-manager-missing]  # Wagtail has no types
    """A person. Roles and workplaces hang on grants and employments, never on the person."""

    class Sex(models.TextChoices):
        WOMAN = "woman", _("Kvinna")
        MAN = "man", _("Man")
        UNKNOWN = "unknown", _("Inte angivet")

    email = models.EmailField(_("e-post"), unique=True, null=True, blank=True)
    given_name = models.CharField(_("förnamn"), max_length=100, blank=True)
    family_name = models.CharField(_("efternamn"), max_length=100, blank=True)
    sex = models.CharField(_("kön"), max_length=10, choices=Sex.choices, default=Sex.UNKNOWN)
    language = models.CharField(_("språk"), max_length=5, default="sv")
    is_protected = models.BooleanField(_("skyddad identitet"), default=False)

    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    personal_data = PersonalData(
        subject="",
        personal=("email", "given_name", "family_name", "language", "password", "last_login"),
        sensitive=("sex", "is_protected"),
        plain=("id", "is_active", "is_staff", "is_superuser", "created_at", "erased_at", "groups", "user_permissions"),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.BLANK,
        retention="Så länge personen är anmäld eller anställd, därefter 24 månader.",
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("personer")
        constraints = (models.UniqueConstraint(Lower("email"), name="user_email_once_whatever_case"),)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What others are shown. A person with protected identity is never named."""
        if self.is_protected:
            return str(_("Skyddad identitet"))
        return f"{self.given_name} {self.family_name}".strip() or self.email or str(_("Namn saknas"))

    @property
    def own_name(self) -> str:
        """What the person is shown of themselves, on their own pages and certificate."""
        return f"{self.given_name} {self.family_name}".strip() or self.email or ""

    @property
    def first_name(self) -> str:
        return self.given_name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name if self.is_protected else self.given_name or self.name
