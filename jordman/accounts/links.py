"""A link in a mail that signs one person in, once."""

from dataclasses import dataclass

from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from jordman.accounts.models import User

SALT = "jordman.accounts.link"
DAYS = 14


@dataclass(frozen=True)
class LinkFault(Exception):
    """The link cannot be used: `is_old` tells one that has run out or been used from one that is not ours."""

    is_old: bool


def link_to(user: User) -> str:
    """The path that signs `user` in. It is spent by the next sign-in, whichever way, and by a new address."""
    token = signing.dumps([user.pk, _spent_by(user)], salt=SALT, compress=False)
    return reverse("accounts:sign_in_by_link", args=[token])


def read(token: str) -> User:
    """The person that `token` signs in. Raises LinkFault."""
    try:
        pk, spent_by = signing.loads(token, salt=SALT, max_age=DAYS * 24 * 3600)
    except signing.SignatureExpired:
        raise LinkFault(is_old=True) from None
    except (signing.BadSignature, ValueError, TypeError):
        raise LinkFault(is_old=False) from None
    user = User.objects.filter(pk=pk, is_active=True).first()
    if user is None or not constant_time_compare(_spent_by(user), str(spent_by)):
        raise LinkFault(is_old=True)
    return user


def _spent_by(user: User) -> str:
    """What every sign-in and every change of address changes; the link itself tells neither."""
    last = user.last_login.isoformat() if user.last_login else ""
    return salted_hmac(SALT, f"{last} {user.email}").hexdigest()[:32]
