"""People of a staff file: made and brought up to date. Nobody is removed."""

import secrets

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from jordman.accounts.models import User
from jordman.integrations.staff_files.applying.addresses import leave_addresses
from jordman.integrations.staff_files.applying.rows import AT_A_TIME, write_over
from jordman.integrations.staff_files.known import batches
from jordman.integrations.staff_files.progress import Progress
from jordman.integrations.staff_files.state import Change, ImportPlan, PersonState

_FIELDS = ("email", "given_name", "family_name", "sex", "is_protected")


def write_people(plan: ImportPlan, progress: Progress) -> dict[str, int]:
    """Every person's key and row after the import."""
    pks = {person.key: int(person.key) for person in plan.people.unchanged}
    pks |= {change.after.key: int(change.before.key) for change in plan.people.changed}
    pks |= {person.key: int(person.key) for person in plan.people.left}
    old: dict[int, str] = {}
    done, total = 0, len(plan.people.new) + len(plan.people.changed) + len(plan.employments.new)
    for some in batches(plan.people.new, AT_A_TIME):
        pks |= make_people(some)
        done += len(some)
        progress.advance("write", done, total)
    for changes in batches(plan.people.changed, AT_A_TIME):
        old |= _change(changes)
        done += len(changes)
        progress.advance("write", done, total)
    leave_addresses(old)
    return pks


def make_people(people: list[PersonState]) -> dict[str, int]:
    rows = [
        User(
            email=person.email or None,
            given_name=person.given_name,
            family_name=person.family_name,
            sex=person.sex,
            is_protected=person.is_protected,
            # What `set_unusable_password` does, without drawing forty letters one by one for each of thousands.
            password=f"{UNUSABLE_PASSWORD_PREFIX}{secrets.token_hex(20)}",
        )
        for person in people
    ]
    made = User.objects.bulk_create(rows, batch_size=AT_A_TIME)
    return {person.key: row.pk for person, row in zip(people, made, strict=True)}


def _change(changes: list[Change[PersonState]]) -> dict[int, str]:
    """Returns the addresses that were left, by person."""
    rows = User.objects.in_bulk([int(change.before.key) for change in changes])
    moved = [change for change in changes if "email" in change.fields and change.before.email]
    for change in changes:
        row, after = rows[int(change.before.key)], change.after
        row.email = after.email or None
        row.given_name, row.family_name = after.given_name, after.family_name
        row.sex, row.is_protected = after.sex, after.is_protected
    write_over(User, rows.values(), _FIELDS)
    return {int(change.before.key): change.before.email for change in moved}
