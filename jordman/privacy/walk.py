"""Every table in the site with its entry in the register: our own models say theirs, libraries' are listed here."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from jordman.privacy.register import OnErasure, PersonalData, SeenBy

WHILE_MODULE = "Så länge modulen finns."

# Tables of libraries that hold something about a person. Not field by field: they are not ours to change.
THIRD_PARTY: dict[str, PersonalData] = {
    "account.emailaddress": PersonalData(
        subject="user", personal=("email",), seen_by=SeenBy.SELF, on_erasure=OnErasure.DELETE, retention="Som kontot."
    ),
    "mfa.authenticator": PersonalData(
        subject="user", personal=("type",), seen_by=SeenBy.SELF, on_erasure=OnErasure.DELETE, retention="Som kontot."
    ),
    "usersessions.usersession": PersonalData(
        subject="user",
        personal=("created_at", "ip", "last_seen_at", "user_agent"),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.DELETE,
        retention="Tills personen loggar ut.",
    ),
    "socialaccount.socialaccount": PersonalData(
        subject="user",
        personal=("provider", "uid"),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.DELETE,
        retention="Som kontot.",
    ),
    "wagtailusers.userprofile": PersonalData(
        subject="user", personal=("preferred_language",), on_erasure=OnErasure.DELETE, retention="Som kontot."
    ),
    "wagtailadmin.editingsession": PersonalData(
        subject="user", personal=("last_seen_at",), on_erasure=OnErasure.DELETE, retention="Medan modulen skrivs."
    ),
    "wagtailadmin.formstate": PersonalData(
        subject="user", personal=("user",), on_erasure=OnErasure.DELETE, retention="Medan modulen skrivs."
    ),
    "wagtailcore.uploadedfile": PersonalData(
        subject="uploaded_by_user", personal=("uploaded_by_user",), on_erasure=OnErasure.DELETE, retention="Ett dygn."
    ),
    "wagtailcore.workflowstate": PersonalData(
        subject="requested_by",
        personal=("created_at",),
        on_erasure=OnErasure.DETACH,
        retention=WHILE_MODULE,
    ),
    "wagtailcore.taskstate": PersonalData(
        subject="finished_by",
        personal=("finished_at",),
        on_erasure=OnErasure.DETACH,
        retention=WHILE_MODULE,
    ),
    "wagtailcore.revision": PersonalData(
        subject="user", personal=("created_at",), on_erasure=OnErasure.DETACH, retention=WHILE_MODULE
    ),
    "wagtailcore.modellogentry": PersonalData(
        subject="user", personal=("timestamp", "action"), on_erasure=OnErasure.DETACH, retention="Två år."
    ),
    "wagtaildocs.document": PersonalData(
        subject="uploaded_by_user",
        personal=("created_at",),
        on_erasure=OnErasure.DETACH,
        retention="Så länge filen finns.",
    ),
    "wagtailimages.image": PersonalData(
        subject="uploaded_by_user",
        personal=("created_at",),
        on_erasure=OnErasure.DETACH,
        retention="Så länge bilden finns.",
    ),
}


def registered() -> Iterator[tuple[type[models.Model], PersonalData]]:
    """Yield every table that is in the register, our own first."""
    for model in apps.get_models():
        if isinstance(entry := getattr(model, "personal_data", None), PersonalData):
            yield model, entry
    for label, entry in THIRD_PARTY.items():
        yield apps.get_model(label), entry


def about_people() -> Iterator[tuple[type[models.Model], PersonalData]]:
    """Yield the tables that lead to a person."""
    return ((model, entry) for model, entry in registered() if entry.subject is not None)
