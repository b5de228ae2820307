"""The two mails of a wave: that it is open, and one reminder. Neither says anything of who has answered."""

from django.conf import settings
from django.urls import reverse
from django_tasks import task

from jordman.assessments.models import Invitation, Wave
from jordman.instruments.reading import content_of
from jordman.notices.mail import send

FOLDER = "assessments/email/"
KIND = "measurement"


@task()
def send_invitations(pk: int) -> None:
    """To all who are asked, in one go."""
    _send(pk, "open")


@task()
def send_reminders(pk: int) -> None:
    """To all who are asked, those who have answered too: else the mail server would know who has not."""
    _send(pk, "reminder")


def _send(pk: int, template: str) -> None:
    wave = Wave.objects.select_related("measurement__organisation", "version").get(pk=pk)
    content = content_of(wave.version)
    address = settings.SITE_URL + reverse("home:home")
    invitations = Invitation.objects.filter(wave=wave).select_related("user").order_by("user_id")
    for invitation in invitations.iterator(chunk_size=500):
        send(
            invitation.user,
            template=FOLDER + template,
            kind=KIND,
            wave=wave,
            minutes=content.minutes,
            title=content.title,
            address=address,
        )
