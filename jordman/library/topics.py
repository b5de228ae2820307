"""What help at work is about, in everyday words: the same list wherever people ask, answer and log."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    SIGN_IN = "sign_in", _("Inloggning och lösenord")
    DEVICE = "device", _("Telefon, surfplatta eller dator")
    MAIL = "mail", _("Mejl och kalender")
    MEETING = "meeting", _("Digitala möten")
    RECORD = "record", _("Dokumentation och journal")
    MEDICINE = "medicine", _("Signera läkemedel")
    LOCK_ALARM = "lock_alarm", _("Lås, larm och kameror")
    PICTURE = "picture", _("Bilder och sekretess")
    PLANNING = "planning", _("Schema och planering")
    SAFETY = "safety", _("Bluff och säkerhet")
    AI = "ai", _("AI-verktyg")
    OTHER = "other", _("Något annat")
