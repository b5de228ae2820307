"""The register of personal data in plain words, for the person it is about."""

from dataclasses import dataclass

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.accounts.models import User
from jordman.privacy.export import rows_about
from jordman.privacy.register import SeenBy
from jordman.privacy.walk import about_people

SEEN_BY: dict[SeenBy, str | Promise] = {
    SeenBy.SELF: _("Bara du"),
    SeenBy.HELPERS: _("Du och de som kan svara. Din chef ser det inte"),
    SeenBy.ADMINISTERS: _("Du och de som sköter anmälan, närvaro eller personalfilen"),
    SeenBy.ATTESTS: _("Du, programledaren och den chef som attesterar: namn och timmar"),
    SeenBy.NOBODY: _("Ingen sida visar det"),
}

NAMES: dict[str, str | Promise] = {
    "accounts.user": _("Du själv: namn, mejl, språk, kön"),
    "organisations.employment": _("Din anställning, ur personalfilen"),
    "organisations.rolegrant": _("Dina roller"),
    "programmes.enrolment": _("Dina anmälningar till program"),
    "programmes.electivechoice": _("Moduler du har valt"),
    "learning.moduleprogress": _("Hur långt du har kommit i moduler"),
    "learning.answer": _("Dina svar på frågor i moduler"),
    "learning.reflection": _("Dina egna anteckningar"),
    "learning.filmposition": _("Var du pausade filmer"),
    "learning.recallcard": _("Frågor som kommer tillbaka till dig"),
    "learning.timeentry": _("Din tid"),
    "learning.blockcompletion": _("Block du är klar med"),
    "live_sessions.signup": _("Livepass du anmält dig till"),
    "live_sessions.attendance": _("Livepass du varit med på"),
    "live_sessions.groupmember": _("Dina nätverksgrupper"),
    "live_sessions.livesession": _("Livepass du leder"),
    "questions.question": _("Frågor du har ställt"),
    "questions.reply": _("Svar och tillägg du har skrivit till frågor"),
    "questions.helparticle": _("Hjälpartiklar du har skrivit"),
    "participation.attestation": _("Din chefs attest av dina timmar"),
    "participation.participant": _("Ditt nummer i en deltagarredovisning"),
    "participation.reportedrow": _("Det som har redovisats om dig till en finansiär"),
    "audit.auditevent": _("Logg över vad du har gjort i Jordmån"),
    "usersessions.usersession": _("Var du är inloggad"),
    "mfa.authenticator": _("Dina sätt att logga in"),
    "account.emailaddress": _("Din mejladress för inloggning"),
}


@dataclass(frozen=True)
class Holding:
    """What the site holds about a person in one table."""

    name: str | Promise
    count: int
    seen_by: str | Promise
    retention: str


def holdings(user: User) -> list[Holding]:
    """One row a table, those that hold something first."""
    found = []
    for model, entry in about_people():
        label = model._meta.label_lower
        count = rows_about(user, model, entry).count()
        if count or label in NAMES:
            name = NAMES.get(label) or apps.get_model(label)._meta.verbose_name
            found.append(Holding(name or label, count, SEEN_BY[entry.seen_by], _now(entry.retention)))
    return sorted(found, key=lambda holding: holding.count == 0)
