"""Mail of this room: that there is something to read, never what. Neither subject nor text gives anybody away."""

from django.conf import settings
from django.urls import reverse

from jordman.accounts.models import User
from jordman.notices.mail import send
from jordman.questions.models import Question

FOLDER = "questions/email/"


def send_news(question: Question) -> bool:
    address = settings.SITE_URL + reverse("questions:show", args=[question.pk])
    return send(question.asker, template=FOLDER + "news", kind="question", address=address)


def send_waiting(champion: User) -> bool:
    address = settings.SITE_URL + reverse("champion_questions:list")
    return send(champion, template=FOLDER + "waiting", kind="champion", address=address)
