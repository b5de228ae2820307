"""The story of the demo: Skaraborg runs Level Up, 212 managers have signed up, and Malin is in the middle of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from django.utils import timezone
from django.utils.translation import gettext_noop as _

from jordman.accounts.actions import add_person
from jordman.accounts.models import User
from jordman.demo.activity import count_anew, fill
from jordman.demo.live import form_network_groups, hold_sessions, record_sessions
from jordman.demo.malin import let_malin_learn
from jordman.demo.needs import add_needs_study
from jordman.demo.reporting import let_programme_report
from jordman.demo.sign_ins import SignIn
from jordman.demo.sites import DOMAIN, make_level_up
from jordman.demo.staff import read_in_staff, sign_up_managers
from jordman.demo.workplace.building import build_workplaces
from jordman.evaluations.actions.example import add_example
from jordman.library.actions.modules import save_draft
from jordman.library.actions.review import submit_for_review
from jordman.library.authoring.fields import manuscript_of
from jordman.library.models import Module
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Employment, Organisation
from jordman.programmes.actions.choices import choose_level
from jordman.programmes.actions.enrolments import enrol
from jordman.programmes.models import Enrolment, Programme


class Out(Protocol):
    def write(self, msg: str) -> object: ...


@dataclass(frozen=True)
class Character:
    """One of those whom the person who looks around can be."""

    role: str
    given_name: str
    family_name: str
    sex: str = "woman"
    grants: tuple[str, ...] = ()


MALIN = Character(_("Chef, mitt i programmet"), "Malin", "Ekdahl")
NEW = Character(_("Chef, första dagen"), "Yusuf", "Demir", "man")
STRATEGIC = Character(_("Strategisk chef"), "Karin", "Lundin")
CAST = (
    Character(_("Programledare"), "Åsa", "Wikström", grants=("programme_lead",)),
    Character(_("Utbildare"), "Novalie", "Berg", grants=("supplier",)),
    Character(_("Granskare"), "Petra", "Lind", grants=("reviewer",)),
    Character(_("Administratör"), "Ali", "Holm", "man", ("administrator",)),
    Character(_("Regional strateg"), "Reine", "Öberg", "man", ("regional_strategist",)),
    Character(_("Utvärderare"), "Eva", "Sandberg", grants=("evaluator",)),
)


def build(out: Out) -> list[SignIn]:
    """Build the demo in an empty, migrated database. Returns one person for each role."""
    today = timezone.localdate()
    out.write("  Sverige, startbiblioteket och Level Up ...")
    programme = make_level_up(today=today)
    operator = programme.organisation
    lead = User.objects.get(email=f"lead@{DOMAIN}")
    out.write("  Personal i Lidköping och Halmstad, 212 anmälningar ...")
    read_in_staff(by=lead)
    sign_up_managers(programme, by=lead)
    add_needs_study(programme, by=lead)
    out.write("  Ett halvår av lärande ...")
    crowd = list(Enrolment.objects.active().filter(programme=programme).order_by("pk"))
    began = timezone.make_aware(datetime(programme.starts_on.year, programme.starts_on.month, 1))  # noqa: DTZ001 - made aware
    Enrolment.objects.filter(programme=programme).update(enrolled_at=began)
    fill(programme, crowd, today=today)
    people = _cast(operator)
    learners = _learners(programme, lead, began)
    malin = learners[0][1]
    hold_sessions(programme, crowd, malin, by=lead, today=today)
    record_sessions(programme, by=lead, today=today)
    form_network_groups(programme, malin, by=lead)
    let_malin_learn(malin, programme, today=today)
    count_anew()
    _wait_for_review(operator, people["supplier"])
    out.write("  Två terminer på arbetsplatserna i Lidköping ...")
    at_work = build_workplaces(programme, by=lead, today=today)
    head = let_programme_report(programme, by=lead, today=today)
    _begin_evaluation(operator, people["evaluator"])
    return [*(SignIn(role, user.pk) for role, user in learners), *at_work, head, *_sign_ins(people)]


def _cast(operator: Organisation) -> dict[str, User]:
    """The people with roles at Skaraborg. The programme lead is there already."""
    found = {}
    for character in CAST:
        key = character.grants[0]
        email = "lead" if key == "programme_lead" else key.replace("_", "-")
        user = add_person(
            by=None,
            email=f"{email}@{DOMAIN}",
            given_name=character.given_name,
            family_name=character.family_name,
            sex=character.sex,
        )
        for role in character.grants:
            grant_role(user, by=None, role=role, organisation=operator)
        found[key] = user
    return found


def _begin_evaluation(operator: Organisation, evaluator: User) -> None:
    """The example that comes with the product, to look at and to begin from."""
    add_example(by=evaluator, organisation=operator)


def _sign_ins(people: dict[str, User]) -> list[SignIn]:
    return [SignIn(character.role, people[character.grants[0]].pk) for character in CAST]


def _learners(programme: Programme, lead: User, began: datetime) -> list[tuple[str, User]]:
    """Malin in the middle of it, Yusuf on his first day, Karin at the strategic level."""
    municipality = Organisation.objects.get(kind="municipality", code="1494")
    unit = municipality.workplaces.filter(kind="unit").order_by("code").first() or municipality
    found = []
    for character, title, orientation in (
        (MALIN, "Enhetschef", "operational"),
        (NEW, "Enhetschef", "operational"),
        (STRATEGIC, "Verksamhetschef", "strategic"),
    ):
        email = f"{character.given_name.lower()}@{DOMAIN}"
        user = add_person(
            by=lead,
            email=email,
            given_name=character.given_name,
            family_name=character.family_name,
            sex=character.sex,
        )
        Employment.objects.get_or_create(
            user=user,
            employer=municipality,
            unit=unit,
            defaults={"title": title, "role_group": orientation, "employment_number": email},
        )
        enrolment = enrol(programme, user, by=lead, organisation=municipality, orientation=orientation)
        if character is not NEW:
            choose_level(enrolment, by=user, level="basic")
            Enrolment.objects.filter(pk=enrolment.pk).update(enrolled_at=began)
        found.append((character.role, user))
    return found


def _wait_for_review(operator: Organisation, supplier: User) -> None:
    """The supplier has improved a published module, and it waits for the reviewer."""
    module = Module.objects.get(key="digital-skam", organisation=operator)
    draft = manuscript_of(module.get_latest_revision_as_object())
    shorter = replace(draft, summary="Så gör du det tryggt att inte kunna. För dig som leder andra.")
    save_draft(module, by=supplier, manuscript=shorter)
    submit_for_review(module, by=supplier, message="Jag har gjort sammanfattningen kortare.")
