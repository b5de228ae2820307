"""Put Level Up's own study in, as an example to read. It holds what the source says and nothing else."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.library.models import Category, Module
from jordman.needs.actions.studies import note_event
from jordman.needs.errors import AlreadyThere
from jordman.needs.example import level_up, said
from jordman.needs.models import (
    Coding,
    Decision,
    Hypothesis,
    Interview,
    Note,
    ReviewerComment,
    RoleKind,
    Study,
    Workshop,
)
from jordman.organisations.models import Organisation
from jordman.programmes.models import Programme


@transaction.atomic
def add_example(*, by: User | None, organisation: Organisation, programme: Programme | None = None) -> Study:
    """Raises AlreadyThere. Nothing more is taken into it: its interviews are closed."""
    data = level_up()
    if Study.objects.filter(organisation=organisation, example=data["key"]).exists():
        raise AlreadyThere(_("Exemplet finns redan här. Öppna det i listan."))
    study = Study.objects.create(
        organisation=organisation,
        programme=programme,
        name=said(data["name"]),
        aim=said(data["aim"]),
        source=said(data["source"]),
        unknown="\n".join(said(line) for line in data["unknown"]),
        example=data["key"],
        interviews_closed_on=timezone.localdate(),
    )
    _gather(study, data)
    _decide(study, data, _judge(study, data))
    for group in data["reviewers"]:
        ReviewerComment.objects.create(study=study, group=group)
    note_event("example_added", study, by=by)
    return study


def _gather(study: Study, data: dict[str, Any]) -> None:
    for workshop in data["workshops"]:
        Workshop.objects.create(study=study, name=said(workshop["name"]))
    for number in range(1, data["interviews"] + 1):
        Interview.objects.create(study=study, number=number, kind=RoleKind.UNKNOWN)
    for line in data["background"]:
        _note(study, data, line["section"], said(line["text"]), line["basis"])


def _note(study: Study, data: dict[str, Any], section: str, text: str, basis: str) -> Note:
    source = f"{said(data['source'])}: {said(data['sections'][section])}"
    return Note.objects.create(study=study, source=source, text=text, basis=basis)


def _judge(study: Study, data: dict[str, Any]) -> dict[str, Hypothesis]:
    """Each with its verdict and its evidence, by key."""
    return {row["key"]: _hypothesis(study, data, row) for row in data["hypotheses"]}


def _hypothesis(study: Study, data: dict[str, Any], row: dict[str, Any]) -> Hypothesis:
    missing = data["missing_insight"]
    evidence = row["evidence"]
    note = _note(study, data, evidence["section"], said(evidence.get("text", missing["evidence"])), row["basis"])
    hypothesis = Hypothesis.objects.create(
        study=study,
        statement=said(row.get("statement", missing["statement"])),
        basis=row["basis"],
        verdict=row["verdict"],
    )
    Coding.objects.create(note=note, hypothesis=hypothesis, is_evidence=True)
    return hypothesis


def _decide(study: Study, data: dict[str, Any], hypotheses: dict[str, Hypothesis]) -> None:
    """Modules that this site has not are left out; the category that they belong to is there."""
    keys = {key for row in data["decisions"] for key in row.get("modules", ())}
    modules = {module.key: module for module in Module.objects.published().filter(key__in=keys)}
    for row in data["decisions"]:
        place = said(row["place"]) if "place" in row else ""
        decision = Decision.objects.create(study=study, what=said(row["what"]), place=place, basis=row["basis"])
        decision.hypotheses.set([hypotheses[key] for key in row.get("insights", ())])
        decision.categories.set([Category.get(number) for number in row.get("categories", ())])
        decision.modules.set([modules[key] for key in row.get("modules", ()) if key in modules])
