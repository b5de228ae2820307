"""A person's certificate: what was learnt, to take along to the next employer."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core import signing
from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.documents.papers import Certificate, CompletedModule, certificate_pdf
from jordman.learning.blocks import done_and_started
from jordman.learning.models import TimeEntry
from jordman.programmes.loading import load_plan
from jordman.programmes.models import Enrolment, Programme

SALT = "jordman.learning.certificate"


@dataclass(frozen=True)
class OwnCertificate:
    """What a certificate would say today; it can be issued once the mandatory part is done."""

    person: User
    programme: Programme
    modules: tuple[CompletedModule, ...]
    minutes: int
    is_earned: bool
    mandatory_done: int
    mandatory_total: int

    @property
    def left(self) -> int:
        return self.mandatory_total - self.mandatory_done

    def as_pdf(self) -> bytes:
        today = timezone.localdate()
        return certificate_pdf(
            Certificate(
                name=self.person.own_name,
                programme=self.programme.name,
                modules=self.modules,
                total_minutes=self.minutes,
                issued_on=today,
                issuer=self.programme.organisation.name,
                summary=self.programme.purpose,
                verification=_("Kontrollera intyget på adressen. Där står samma uppgifter."),
                verification_url=settings.SITE_URL + reverse("learning:verify", args=[self._token(today)]),
                language="en" if self.person.language == "en" else "sv",
            )
        )

    def _token(self, issued_on: date) -> str:
        facts = [self.person.own_name, self.programme.name, self.minutes, len(self.modules), issued_on.isoformat()]
        return signing.dumps(facts, salt=SALT, compress=True)


@dataclass(frozen=True)
class Verified:
    """What a certificate of ours says. All of it is in the address itself, so it outlives the account."""

    name: str
    programme: str
    minutes: int
    modules: int
    issued_on: date


def verify(token: str) -> Verified | None:
    """Read the address printed on a certificate; None when we did not issue it."""
    try:
        name, programme, minutes, modules, issued_on = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Verified(name, programme, minutes, modules, date.fromisoformat(issued_on))


def certificates_for(user: User) -> list[OwnCertificate]:
    """One for each programme the person is in, earned or on the way."""
    enrolments = Enrolment.objects.active().filter(user=user).select_related("programme__organisation")
    done, started = done_and_started(user)
    found = []
    for enrolment in enrolments.order_by("-enrolled_at"):
        plan = load_plan(enrolment, done, timezone.localdate(), started=started)
        spent = TimeEntry.objects.filter(user=user, programme=enrolment.programme).aggregate(total=Sum("minutes"))
        modules = {
            item.title: CompletedModule(item.title, item.minutes, item.done.on) for item in plan.items if item.done
        }
        found.append(
            OwnCertificate(
                user,
                enrolment.programme,
                tuple(modules.values()),
                spent["total"] or 0,
                plan.is_complete,
                plan.mandatory_done,
                plan.mandatory_total,
            )
        )
    return found


def certificate_for(user: User, programme_id: int) -> OwnCertificate | None:
    return next((found for found in certificates_for(user) if found.programme.pk == programme_id), None)
