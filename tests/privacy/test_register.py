"""The register of personal data is whole: no table and no field is forgotten."""

import pytest
from django.apps import apps
from django.db import models

from jordman.privacy.register import OnErasure, PersonalData
from jordman.privacy.walk import THIRD_PARTY, about_people

OURS = [
    model
    for model in apps.get_models(include_auto_created=False)
    if model.__module__.startswith("jordman.") and not model._meta.proxy
]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_is_classified_once(model: type[models.Model]) -> None:
    entry = getattr(model, "personal_data", None)
    assert isinstance(entry, PersonalData), f"{model._meta.label} has no personal_data"
    own = {field.name for field in model._meta.get_fields() if not field.auto_created and not field.is_relation}
    own |= {field.name for field in (*model._meta.fields, *model._meta.many_to_many)}
    listed = [*entry.personal, *entry.sensitive, *entry.plain]
    assert sorted(listed) == sorted(own)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_what_is_personal_says_whose_it_is_and_how_long_it_stays(model: type[models.Model]) -> None:
    entry: PersonalData = model.personal_data  # type: ignore[attr-defined]
    assert entry.retention
    if entry.personal or entry.sensitive:
        assert entry.subject is not None
        assert entry.on_erasure is not OnErasure.NOTHING


def test_a_table_that_points_at_a_person_is_in_the_register() -> None:
    person = apps.get_model("accounts.user")
    registered = {model for model, _entry in about_people()}
    # Tables of Wagtail's pages: the site has modules, and no page is ever made.
    unused = {"wagtailcore.page", "wagtailcore.pagelogentry", "wagtailcore.comment"}
    unused |= {"wagtailcore.commentreply", "wagtailcore.pagesubscription"}
    for model in apps.get_models():
        if model is person or model._meta.label_lower in unused:
            continue
        points = [
            field
            for field in model._meta.fields
            if isinstance(field, models.ForeignKey | models.OneToOneField) and field.remote_field.model is person
        ]
        assert not points or model in registered, f"{model._meta.label} points at a person"


def test_every_library_table_that_is_listed_exists() -> None:
    for label in THIRD_PARTY:
        assert apps.get_model(label)
