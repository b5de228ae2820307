"""Where a person can go: a role is a place, and everyone sees only the places they have.

Each room adds its pages here. URLs carry the place, so a link never opens in the wrong role.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _many

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.organisations.access import holds
from jordman.organisations.champion_words import champion_words_for
from jordman.organisations.models import Site
from jordman.participation.access import is_used, may_attest

FOOT = "site-foot"


def everyone(user: User) -> bool:
    return True


def holder_of(*permissions: Permission) -> Callable[[User], bool]:
    return lambda user: any(holds(user, permission) for permission in permissions)


def champions_of(user: User) -> str:
    """What the colleagues who help are called where the person works."""
    return capfirst(str(champion_words_for(user).many))


@dataclass(frozen=True)
class Page:
    """One of `parts` in a path says that it belongs to the page, wherever the path begins."""

    label: str | Promise | Callable[[User], str]
    url_name: str
    parts: tuple[str, ...] = ()
    visible_to: Callable[[User], bool] = everyone

    def label_for(self, user: User) -> str | Promise:
        """Some labels are the organisation's own words."""
        return self.label if isinstance(self.label, str | Promise) else self.label(user)


@dataclass(frozen=True)
class Place:
    """One of `prefixes` begins the path of every page of the place; `who` says in which role you are here."""

    label: str | Promise
    prefixes: tuple[str, ...]
    who: str | Promise
    visible_to: Callable[[User], bool]
    pages: tuple[Page, ...]

    def pages_of(self, user: User) -> tuple[Page, ...]:
        """Those that the person may open. Whoever sees the place sees at least one."""
        return tuple(page for page in self.pages if page.visible_to(user))


LEARNING = Place(
    _("Mitt lärande"),
    # A unit's pages are here for who has no role there: a place that names them in full comes before.
    (
        "/larande/",
        "/forkunskap/",
        "/svara/",
        "/livepass/",
        "/fraga/",
        "/stod/sok/",
        "/pass/arbetslaget/",
        "/enhet",
        "/deltagare/mina/",
    ),
    _("Du är här som deltagare. Bara du ser dina svar."),
    everyone,
    (
        Page(_("Hem"), "home:home"),
        Page(_("Min plan"), "learning:plan"),
        Page(_many("flera", "Livepass"), "live_sessions:list"),
        Page(_("Arbetslaget"), "team_sessions:team", ("/enhet/",)),
        Page(_("Verktyg"), "library:tools"),
        Page(_("Svara"), "answering:list"),
        Page(_("Fråga"), "questions:list"),
        Page(_("Sparat"), "learning:reflections"),
        Page(_("Intyg"), "learning:certificates"),
        Page(_("Mina timmar"), "participation:own", visible_to=lambda user: is_used()),
    ),
)

UNIT = Place(
    _("Min enhet"),
    ("/enhet/", "/stod/utlysning/", "/fallgropar/", "/fallgropar/enhet/", "/deltagare/attestera/", "/matning/enhet/"),
    _("Du är här som chef för enheten. Du ser gruppen, aldrig en persons svar."),
    holder_of(Permission.UNIT_LEAD),
    (
        Page(_("Översikt"), "unit:home"),
        Page(_many("flera", "Pass"), "series:choose", ("/pass/",)),
        Page(_("Förbered"), "workplaces:prepare_own", ("/forbered/", "/malbild/", "/loften/")),
        Page(_("Rutiner"), "workplaces:own_routines", ("/rutiner/",)),
        Page(_("Satsningar"), "unit_initiatives:own", ("/satsning/",)),
        Page(_("Fallgropar"), "pitfalls:rules", ("/fallgropar/",)),
        Page(champions_of, "unit_champions:choose", ("/stod/",)),
        Page(_("Teman"), "unit_themes:choose", ("/teman/",)),
        Page(_("Attestera"), "participation:choose", visible_to=may_attest),
        Page(_("Mätning"), "measuring:own_unit", ("/matning/",)),
    ),
)

SERVING = Place(
    _("Mina pass"),
    ("/pass/", "/stod/", "/enhet/"),
    _("Du är här för att leda pass och hjälpa kollegor. Du ser inte vem som frågar, om hen inte vill det."),
    holder_of(Permission.TEAM_SESSION_LEAD, Permission.CHAMPION_SERVE),
    (
        Page(_("Mina pass"), "team_sessions:list", visible_to=holder_of(Permission.TEAM_SESSION_LEAD)),
        Page(_("Serier"), "series:choose", ("/enhet/",), holder_of(Permission.TEAM_SESSION_LEAD)),
        Page(_("Planer"), "team_sessions:plans", visible_to=holder_of(Permission.TEAM_SESSION_LEAD)),
        Page(_("Ditt uppdrag"), "champions:home", visible_to=holder_of(Permission.CHAMPION_SERVE)),
        Page(_("Frågor"), "champion_questions:list", ("/stod/fragor/",), holder_of(Permission.CHAMPION_SERVE)),
        Page(_("Utbildning"), "champions:track", visible_to=holder_of(Permission.CHAMPION_SERVE)),
        Page(_("Nätverk"), "champions:network", visible_to=holder_of(Permission.CHAMPION_SERVE)),
    ),
)

INITIATIVES = Place(
    _("Satsningar"),
    ("/satsning/", "/stod/utlysning/", "/fallgropar/", "/fallgropar/kommun/", "/fallgropar/satsning/"),
    _("Du är här för att leda eller följa satsningar. Du ser enheter, aldrig personer."),
    holder_of(Permission.INITIATIVE_VIEW),
    (
        Page(_("Satsningar"), "initiatives:list"),
        Page(_("Utlysningar"), "champions:own_calls", visible_to=holder_of(Permission.CHAMPION_APPOINT)),
        Page(_("Inte lärt än"), "initiatives:not_learnt"),
        Page(_("Teman"), "themes:choose", ("/satsning/teman/",)),
        Page(_many("flera", "System"), "initiatives:systems"),
        Page(_("Fallgropar"), "pitfalls:rules", ("/fallgropar/",)),
    ),
)

MEASURING = Place(
    _("Mätningar"),
    ("/matning/", "/formular/"),
    _("Du är här för att mäta. Du ser grupper, aldrig svar."),
    holder_of(Permission.MEASUREMENT_VIEW),
    (Page(_("Mätningar"), "measuring:list"), Page(_("Frågeformulär"), "instruments:list", ("/formular/",))),
)

ORGANISATION = Place(
    _("Organisation"),
    ("/organisation/", "/inlasning/"),
    _("Du är här som administratör. Du ser anställningar och roller, aldrig svar."),
    holder_of(Permission.ORGANISATION_VIEW),
    (Page(_("Organisationer"), "organisations:list", ("/inlasning/",)),),
)

LEADING = Page(_many("flera", "Livepass"), "leading:list", ("/livepass/", "/grupper/"))

PROGRAMME = Place(
    _many("flera", "Program"),
    ("/program/", "/rapport/", "/deltagare/", "/behov/"),
    _("Du är här som programledare. Du ser antal och grupper, aldrig svar."),
    holder_of(Permission.PROGRAMME_LEAD),
    (
        Page(_("Läget"), "reports:list"),
        Page(_many("flera", "Program"), "programmes:list"),
        Page(_many("flera", "Behov"), "needs:list"),
        LEADING,
        Page(_("Deltagarredovisning"), "participation:list", ("/deltagare/",)),
    ),
)

REPORTS = Place(
    _("Läget"),
    ("/rapport/", "/behov/"),
    _("Du är här för att följa program. Du ser skyddade summor, aldrig personer."),
    lambda user: holds(user, Permission.PROGRAMME_REPORT) and not holds(user, Permission.PROGRAMME_LEAD),
    (Page(_("Läget"), "reports:list"), Page(_many("flera", "Behov"), "needs:list")),
)

EVALUATIONS = Place(
    _("Utvärdering"),
    ("/utvardering/",),
    _("Du är här för att utvärdera eller läsa utvärderingar. Du ser aldrig personer."),
    holder_of(Permission.EVALUATION_VIEW),
    (Page(_("Utvärderingar"), "evaluations:list"),),
)

SESSIONS = Place(
    _many("flera", "Livepass"),
    ("/program/",),
    _("Du är här som livepassledare. Du ser anmälda och närvaro, aldrig svar."),
    lambda user: holds(user, Permission.LIVE_SESSION_LEAD) and not holds(user, Permission.PROGRAMME_LEAD),
    (LEADING,),
)

MODULES = Place(
    _("Moduler"),
    ("/bibliotek/",),
    _("Du är här för att skriva eller granska moduler. Du ser inga deltagare."),
    holder_of(Permission.LIBRARY_WRITE, Permission.LIBRARY_REVIEW),
    (Page(_("Moduler"), "library:modules"), Page(_("Granskning"), "library:reviews")),
)

PLACES: tuple[Place, ...] = (
    *(LEARNING, UNIT, SERVING, INITIATIVES, PROGRAMME, REPORTS, EVALUATIONS, MEASURING, SESSIONS, MODULES),
    ORGANISATION,
)


@dataclass(frozen=True)
class Link:
    label: str | Promise
    url: str
    current: bool


@dataclass(frozen=True)
class Here:
    """The place that a page belongs to: its pages, and in which role one is there."""

    label: str | Promise
    who: str | Promise
    pages: tuple[Link, ...]


@dataclass(frozen=True)
class Navigation:
    places: tuple[Link, ...]
    here: Here | None
    account_url: str
    person_name: str


def place_at(path: str, places: tuple[Place, ...]) -> Place | None:
    """The place whose address the path begins with; where two share one, the longer address decides."""
    found = ((len(prefix), place) for place in places for prefix in place.prefixes if path.startswith(prefix))
    return max(found, key=lambda each: each[0], default=(0, None))[1]


@functools.cache
def _address(url_name: str) -> str:
    """Pages that have no arguments keep their addresses for as long as a process runs."""
    return reverse(url_name)


def _current(path: str, here: Place) -> str:
    """The page that names a part of the path, or else the longest address that begins it."""
    urls = {_address(page.url_name): page.parts for page in here.pages}
    named = (url for url, parts in urls.items() if any(part in path for part in parts))
    return next(named, "") or max((url for url in urls if path.startswith(url)), key=len, default="")


def navigation_for(user: User, path: str) -> Navigation:
    places = tuple(place for place in PLACES if place.visible_to(user))
    here = place_at(path, places)
    return Navigation(
        places=tuple(Link(place.label, _address(place.pages_of(user)[0].url_name), place is here) for place in places),
        here=Here(here.label, here.who, _links(path, here, user)) if here else None,
        account_url=_address("accounts:me"),
        person_name=user.own_name,
    )


def _links(path: str, here: Place, user: User) -> tuple[Link, ...]:
    current = _current(path, here)
    pages = ((page.label_for(user), _address(page.url_name)) for page in here.pages_of(user))
    return tuple(Link(label, url, url == current) for label, url in pages)


def context(request: HttpRequest) -> dict[str, object]:
    """Template context of every page: where a person can go, and who runs the site."""
    user = getattr(request, "user", None)
    signed_in = user if isinstance(user, User) else None
    return {
        "nav": navigation_for(signed_in, request.path) if signed_in else None,
        "site": foot(),
        "demo": settings.DEMO,
    }


@dataclass(frozen=True)
class Foot:
    """Who runs the site and where help is, as the foot of every page says it."""

    operator_name: str = ""
    help_text: str = ""


def foot() -> Foot:
    """Read once a minute in each process: it stands on every page and hardly ever changes."""
    kept: Foot | None = cache.get(FOOT)
    if kept is None:
        site = Site.objects.select_related("operator").first()
        kept = Foot(site.operator.name, site.help_text) if site else Foot()
        cache.set(FOOT, kept, 60)
    return kept
