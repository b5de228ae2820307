"""The sites that journeys go on in. One is built in seconds, once in a run, and copied back before each.

SQLite copies a database in milliseconds; on any other the site is built anew for each journey.
"""

import io
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from jordman.accounts.actions import add_person
from jordman.accounts.models import User
from jordman.demo import building, sign_ins
from jordman.demo.sites import make_level_up
from jordman.learning.actions.modules import finish_module, finish_step
from jordman.library.models import Module
from jordman.organisations.actions import add_organisation, grant_role
from jordman.organisations.models import Employment, Organisation
from jordman.programmes.actions.enrolments import enrol
from jordman.programmes.models import Enrolment, Programme


class Snapshots:
    """What each site's database held when it had been built."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def bring(self, name: str, build: Callable[[], None]) -> None:
        """Make the empty database hold the site."""
        kept = self.path(name)
        if connection.vendor != "sqlite":
            build()
        elif kept.exists():
            _copy(kept, into_site=True)
        else:
            build()
            _copy(kept, into_site=False)
        # Both remember rows of the site that was here before.
        ContentType.objects.clear_cache()
        cache.clear()

    def path(self, name: str) -> Path:
        """The file of a site that has been brought in."""
        return self._folder / f"{name}.sqlite3"


def _copy(kept: Path, *, into_site: bool) -> None:
    connection.ensure_connection()
    file = sqlite3.connect(kept)
    source, target = (file, connection.connection) if into_site else (connection.connection, file)
    source.backup(target)
    file.close()


@dataclass(frozen=True)
class Site:
    """Ways to what is in the site that has been brought in."""

    @property
    def programme(self) -> Programme:
        return Programme.objects.get(name="Level Up 2026")

    @property
    def municipality(self) -> Organisation:
        return Organisation.objects.get(kind="municipality", code="1494")

    @property
    def other_municipality(self) -> Organisation:
        return Organisation.objects.get(kind="municipality", code="1380")

    def person(self, name: str) -> User:
        """The person whose address begins so: "malin", "lead", "supplier"."""
        return User.objects.get(email=f"{name}@demo.example.se")

    def module(self, key: str) -> Module:
        return Module.objects.select_related("edition").get(key=key)

    def finish(self, name: str, *keys: str) -> None:
        """Let the person have done modules: those without steps live, the others step by step."""
        user = self.person(name)
        for key in keys:
            self._finish(user, self.module(key))

    def _finish(self, user: User, module: Module) -> None:
        assert module.edition is not None
        enrolment = Enrolment.objects.filter(user=user).first()
        if not module.edition.steps:
            finish_module(user, by=user, module=module, way="live")
        for step in module.edition.steps:
            finish_step(user, by=user, module=module, step=step["key"], enrolment=enrolment)

    def add_learner(self, name: str, given_name: str, family_name: str, *, sex: str = "woman") -> User:
        """One more manager in the programme, from Lidköping."""
        user = _person(name, given_name, family_name, sex=sex)
        enrol(self.programme, user, by=None, organisation=self.municipality)
        return user


def _person(name: str, given_name: str, family_name: str, **fields: str) -> User:
    email = f"{name}@demo.example.se"
    return add_person(by=None, email=email, given_name=given_name, family_name=family_name, **fields)


def build_level_up() -> None:
    """Sweden, the starter library and an open Level Up; Malin on her first day; one person in each role."""
    programme = make_level_up(today=timezone.localdate())
    operator = programme.organisation
    site = Site()
    unit = add_organisation(by=None, kind="unit", name="Hemtjänst Norr", code="7101", parent=site.municipality)
    malin = site.add_learner("malin", "Malin", "Ekdahl")
    Employment.objects.create(
        user=malin,
        employer=site.municipality,
        unit=unit,
        title="Enhetschef",
        role_group="operational",
        employment_number="104211",
    )
    for name, given_name, family_name, role, organisation in (
        ("supplier", "Novalie", "Berg", "supplier", operator),
        ("reviewer", "Petra", "Lind", "reviewer", operator),
        ("administrator", "Ali", "Holm", "administrator", operator),
        ("strategist", "Reine", "Öberg", "regional_strategist", operator),
        ("evaluator", "Eva", "Sandberg", "evaluator", operator),
        ("other-supplier", "Olof", "Annersson", "supplier", site.other_municipality),
        ("other-lead", "Hanna", "Falk", "programme_lead", site.other_municipality),
    ):
        grant_role(_person(name, given_name, family_name), by=None, role=role, organisation=organisation)


def build_demo() -> None:
    sign_ins.remember(settings.DATA, building.build(io.StringIO()))
