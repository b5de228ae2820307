"""What follows when a staff file moves somebody's sign-in to another address."""

from allauth.account.models import EmailAddress
from django_tasks import task

from jordman.accounts.models import User
from jordman.integrations.staff_files.known import batches
from jordman.notices.mail import send

# More than this at once is an employer that changes its domain, where everyone knows and the mails would only stop
# the queue.
TOLD_AT_MOST = 200


def leave_addresses(old: dict[int, str]) -> None:
    """Nobody gets in by the old address any more, whoever is given it next; whoever had it is told there."""
    for some in batches(old.items()):
        EmailAddress.objects.filter(user_id__in=[pk for pk, _address in some]).delete()
    if 0 < len(old) <= TOLD_AT_MOST:
        tell_old_addresses.enqueue([list(pair) for pair in old.items()])


@task()
def tell_old_addresses(pairs: list[list[object]]) -> None:
    people = User.objects.in_bulk([pk for pk, _address in pairs])
    for pk, address in pairs:
        if isinstance(pk, int) and pk in people:
            # Not saved: only this mail goes where the person could be reached until now.
            people[pk].email = str(address)
            send(people[pk], template="integrations/email/address_changed")
