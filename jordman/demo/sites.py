"""A site that is ready for people: Sweden's organisations, who runs it, the starter library and an open Level Up."""

from datetime import date

from django.utils import timezone

from jordman.accounts.actions import add_person
from jordman.accounts.models import User
from jordman.instruments.actions import take_in_shipped
from jordman.library.actions.starter import take_in_starter_library
from jordman.organisations.actions import add_organisation, grant_role
from jordman.organisations.models import Organisation, Site
from jordman.organisations.sweden import load_sweden
from jordman.programmes.actions.programmes import open_programme
from jordman.programmes.actions.starting import start_level_up
from jordman.programmes.models import Programme

DOMAIN = "demo.example.se"


def make_site(name: str | None = None) -> tuple[Organisation, User]:
    """The official tree, who runs the site, and its programme lead. Without a name Skaraborg runs it."""
    nation = load_sweden(by=None)
    operator = (
        add_organisation(by=None, kind="association", name=name, parent=nation)
        if name
        else Organisation.objects.get(kind="association", code="SK")
    )
    help_text = "Behöver du hjälp? Ring 0500‑00 00 00, vardagar 8–16."
    Site.objects.update_or_create(pk=1, defaults={"operator": operator, "help_text": help_text})
    lead = add_person(by=None, email=f"lead@{DOMAIN}", given_name="Åsa", family_name="Wikström", sex="woman")
    grant_role(lead, by=None, role="programme_lead", organisation=operator)
    return operator, lead


def make_level_up(name: str | None = None, *, today: date | None = None) -> Programme:
    """A site with the starter library and an open Level Up that began this year."""
    today = today or timezone.localdate()
    operator, lead = make_site(name)
    take_in_starter_library(by=lead, organisation=operator)
    take_in_shipped(by=lead)
    # Before May the programme of last year is the one to look at: this year's has not begun.
    year = today.year if today.month >= 6 else today.year - 1
    programme = start_level_up(by=lead, organisation=operator, year=year).programme
    return open_programme(programme, by=lead)
