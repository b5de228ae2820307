"""Holding back who guesses codes. Counted in the database, so that every process holds the same limit.

A whole municipality can come from one network address. So a phone that has joined is never held back, nor one that
came by the QR code, which carries a key of its own: the limit is on codes that somebody writes.
"""

import ipaddress
import logging
from datetime import datetime, timedelta

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from jordman.team_sessions.errors import TooManyGuesses
from jordman.team_sessions.models import WrongCode

logger = logging.getLogger(__name__)

AN_HOUR = 20  # wrong codes from one address
EVERYBODY = 500  # wrong codes altogether, after which each address has few left
FEW = 3
KEPT = timedelta(days=1)
SALT = "jordman.team_sessions.join"
KEY_LENGTH = 10


def key_of(code: str) -> str:
    """What the QR code carries beside the digits: nobody makes it up."""
    return salted_hmac(SALT, code, algorithm="sha256").hexdigest()[:KEY_LENGTH]


def is_key_of(code: str, key: str) -> bool:
    return bool(key) and constant_time_compare(key_of(code), key)


def refuse_many(request: HttpRequest) -> None:
    """Raise TooManyGuesses when too many wrong codes have come from where the request comes from."""
    hour = _hour()
    wrong = dict(
        WrongCode.objects.filter(hour=hour, source__in=("", _source(request, hour))).values_list("source", "wrong")
    )
    everybody = wrong.pop("", 0)
    if sum(wrong.values()) >= (FEW if everybody >= EVERYBODY else AN_HOUR):
        raise TooManyGuesses(_("Det har blivit för många fel koder. Vänta en timme, eller använd QR-koden på skärmen."))


def note_wrong(request: HttpRequest) -> None:
    """Count one wrong code. The log says that a limit was reached, never from where."""
    hour = _hour()
    for source, limit in ((_source(request, hour), AN_HOUR), ("", EVERYBODY)):
        if _count(source, hour) == limit:
            logger.warning("Wrong session codes: %s in an hour from %s", limit, "one place" if source else "everybody")


def forget_old_guesses() -> None:
    WrongCode.objects.filter(hour__lt=timezone.now() - KEPT).delete()


def _count(source: str, hour: datetime) -> int:
    rows = WrongCode.objects.filter(source=source, hour=hour)
    if not rows.update(wrong=F("wrong") + 1):
        try:
            with transaction.atomic():
                WrongCode.objects.create(source=source, hour=hour, wrong=1)
        except IntegrityError:
            rows.update(wrong=F("wrong") + 1)
    return rows.values_list("wrong", flat=True).get()


def _hour() -> datetime:
    return timezone.now().replace(minute=0, second=0, microsecond=0)


def _source(request: HttpRequest, hour: datetime) -> str:
    """A keyed hash that changes every hour. Of version 6 the network counts, as one phone has millions of addresses."""
    try:
        address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    except (PermissionDenied, ValueError):
        return salted_hmac(SALT, f"{hour:%Y%m%d%H} unknown", algorithm="sha256").hexdigest()
    if address.version == 6:
        address = ipaddress.ip_network((address, 64), strict=False).network_address
    return salted_hmac(SALT, f"{hour:%Y%m%d%H} {address}", algorithm="sha256").hexdigest()
