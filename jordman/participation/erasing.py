"""What happens to a reporting when a participant is erased: hours and sex stay as reported, and lead to nobody."""

from jordman.accounts.models import User
from jordman.participation.models import Attestation, Participant, ReportedRow


def forget(user: User) -> None:
    """Empty what could tell who it was, before the register detaches the participant's number from the person.

    The funder has been told hours by sex and month, and asks about those sums for years; the names are in the file
    that the project's own archive keeps, by the rules of that archive.
    """
    ReportedRow.objects.filter(participant__user=user).update(
        starts_on=None,
        stops_on=None,
        workplace="",
        workplace_code="",
        employer="",
        employment_number="",
        attested_on=None,
    )
    Participant.objects.filter(user=user).update(starts_on=None, stops_on=None, sex=User.Sex.UNKNOWN)
    Attestation.objects.filter(user=user).delete()
