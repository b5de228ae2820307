"""What a person does with their own account, and how people come to have one."""

from django.db import transaction

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.privacy.erasure import erase


@transaction.atomic
def add_person(*, by: User | None, email: str | None, given_name: str, family_name: str, **fields: object) -> User:
    """The person with this address, made if there is none. A known person keeps what they have."""
    address = User.objects.normalise(email)
    known = User.objects.filter(email=address).first() if address else None
    if known is not None:
        return known
    user = User.objects.create_user(address, given_name=given_name, family_name=family_name, **fields)
    record("person.added", user, by=by)
    return user


@transaction.atomic
def change_own_details(user: User, *, by: User, given_name: str, family_name: str, sex: str, language: str) -> User:
    user.given_name, user.family_name, user.sex, user.language = given_name, family_name, sex, language
    user.save(update_fields=["given_name", "family_name", "sex", "language"])
    record("person.changed", user, by=by)
    return user


@transaction.atomic
def erase_person(user: User, *, by: User) -> None:
    """Take a person out of the site for good."""
    record("person.erased", user, by=by)
    erase(user)
