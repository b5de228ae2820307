"""Who visits a seeded site and what they ask for. Imported inside the site: see `inside.py`."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.db import connection
from django.db.models import Count, Q
from django.test import Client
from django.urls import reverse

from bench.server import Visit
from jordman.accounts.models import User
from jordman.demo import seeding, sites
from jordman.learning.models import Answer
from jordman.library.models import Module
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Organisation, RoleGrant
from jordman.programmes.models import Programme

LEARNERS = 5
LEADS_PAGES = {
    "report": "reports:programme",
    "programme": "programmes:show",
    "participants": "programmes:participants",
    "sessions": "leading:sessions",
}


def pages() -> dict[str, Any]:
    """Visits by page, and how many questions each page asks the database."""
    visits = [*_learning(), *_leading()]
    return {
        "visits": [asdict(visit) for visit in visits],
        "statements": {visit.page: _count(visit) for visit in visits},
    }


def writers(number: int) -> list[dict[str, Any]]:
    """People who answer the same question, with the answers that can be chosen."""
    module, step, quiz = _module_to_read()
    path = reverse("learning:answer", args=[module, step, quiz["key"]])
    options = [option["key"] for option in quiz["options"]]
    return [
        {"user_id": user.pk, "visit": asdict(Visit("answer", path, _sign_in(user))), "options": options}
        for user in _learners(number)
    ]


def answers() -> list[dict[str, Any]]:
    """What was kept of each person's answer to it."""
    _module, _step, quiz = _module_to_read()
    rows = Answer.objects.filter(block_key=quiz["key"]).values_list("user_id", "chosen")
    return [{"user_id": user_id, "chosen": chosen} for user_id, chosen in rows]


def _learning() -> Iterator[Visit]:
    module, step, quiz = _module_to_read()
    at = [module, step]
    for user in _learners(LEARNERS):
        session = _sign_in(user)
        yield Visit("home", reverse("home:home"), session)
        yield Visit("plan", reverse("learning:plan"), session)
        yield Visit("module", reverse("learning:step", args=at), session)
        answer = {"answer": str(quiz["options"][0]["key"])}
        yield Visit("answer", reverse("learning:answer", args=[*at, quiz["key"]]), session, answer)


def _learners(number: int) -> list[User]:
    """People in the middle of the programme, who have a question waiting."""
    # Of the first three hundred: to count what everyone has done takes minutes when there are many.
    everyone = User.objects.filter(email__endswith=f"@{seeding.DOMAIN}").order_by("pk")
    first = list(everyone.values_list("pk", flat=True)[:300])
    done = Count("progress", filter=Q(progress__done_at__isnull=False), distinct=True)
    people = User.objects.filter(pk__in=first).annotate(done=done).order_by("pk")
    return list(people.filter(done__gte=3, recall_cards__isnull=False).distinct()[:number])


def _leading() -> Iterator[Visit]:
    """The pages of the programme lead, who also administers the whole country."""
    lead = User.objects.get(email=f"lead@{sites.DOMAIN}")
    nation, programme = Organisation.objects.get(kind="nation"), Programme.objects.get()
    if not RoleGrant.objects.filter(user=lead, organisation=nation).exists():
        grant_role(lead, by=None, role="administrator", organisation=nation)
    session = _sign_in(lead)
    for page, name in LEADS_PAGES.items():
        yield Visit(page, reverse(name, args=[programme.pk]), session)
    yield Visit("organisations", reverse("organisations:list"), session)
    yield Visit("organisation", reverse("organisations:show", args=[nation.pk]), session)


def _sign_in(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


def _module_to_read() -> tuple[str, str, dict[str, Any]]:
    """The first step with a quiz: the keys of its module and itself, and the quiz."""
    modules = Module.objects.filter(edition__isnull=False, rules__isnull=False).select_related("edition")
    for module in modules.order_by("key"):
        for step in module.edition.steps if module.edition else ():
            for block in step["blocks"]:
                if block["kind"] == "quiz":
                    return module.key, step["key"], block
    raise SystemExit("No module has a quiz.")


class _Counter:
    def __init__(self) -> None:
        self.statements = 0

    def __call__(self, execute: Any, *arguments: Any) -> Any:
        self.statements += 1
        return execute(*arguments)


def _count(visit: Visit) -> int:
    """Statements of the second visit: the first fills what a process keeps."""
    client = Client()
    client.cookies["sessionid"] = visit.session
    for counter in (_Counter(), _Counter()):
        with connection.execute_wrapper(counter):
            response = client.post(visit.path, visit.data) if visit.data else client.get(visit.path)
    if response.status_code != (302 if visit.data else 200) or "/konto/" in response.headers.get("Location", ""):
        raise SystemExit(f"{visit.path} answered {response.status_code} {response.headers.get('Location', '')}")
    return counter.statements
