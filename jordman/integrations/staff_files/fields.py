"""What a column of a staff file can mean."""

import re
import unicodedata
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Field(StrEnum):
    EMPLOYMENT_NUMBER = "employment_number"
    NAME = "name"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    EMAIL = "email"
    UNIT_CODE = "unit_code"
    UNIT_NAME = "unit_name"
    PARENT_UNIT_CODE = "parent_unit_code"
    MANAGER_NUMBER = "manager_number"
    TITLE = "title"
    TITLE_CODE = "title_code"
    SHARE = "share"
    STARTS_ON = "starts_on"
    ENDS_ON = "ends_on"
    SEX = "sex"
    PROTECTED = "protected"
    ORGANISATION_NAME = "organisation_name"
    ROLE = "role"
    WITH_TEAM = "with_team"
    SUBMITTED_AT = "submitted_at"


class Contents(StrEnum):
    """What the rows of a table are about."""

    STAFF = "staff"
    UNITS = "units"
    SIGN_UPS = "sign_ups"
    UNKNOWN = "unknown"


FIELD_LABELS: dict[Field, str | Promise] = {
    Field.EMPLOYMENT_NUMBER: _("Anställningsnummer"),
    Field.NAME: _("Namn (för- och efternamn i en kolumn)"),
    Field.GIVEN_NAME: _("Förnamn"),
    Field.FAMILY_NAME: _("Efternamn"),
    Field.EMAIL: _("E-post"),
    Field.UNIT_CODE: _("Enhetens kod"),
    Field.UNIT_NAME: _("Enhetens namn"),
    Field.PARENT_UNIT_CODE: _("Överordnad enhet (kod)"),
    Field.MANAGER_NUMBER: _("Chefens anställningsnummer"),
    Field.TITLE: _("Befattning"),
    Field.TITLE_CODE: _("Befattningskod (AID)"),
    Field.SHARE: _("Sysselsättningsgrad"),
    Field.STARTS_ON: _("Anställd från"),
    Field.ENDS_ON: _("Anställd till"),
    Field.SEX: _("Kön"),
    Field.PROTECTED: _("Skyddad identitet"),
    Field.ORGANISATION_NAME: _("Organisation"),
    Field.ROLE: _("Roll"),
    Field.WITH_TEAM: _("Går med sin ledningsgrupp"),
    Field.SUBMITTED_AT: _("Anmäld"),
}

CONTENTS_LABELS: dict[Contents, str | Promise] = {
    Contents.STAFF: _("Personallista"),
    Contents.UNITS: _("Lista över enheter"),
    Contents.SIGN_UPS: _("Anmälningar"),
    Contents.UNKNOWN: _("Känns inte igen"),
}


def plain_words(text: str) -> str:
    """A header or title as bare words: "E-post (arbetet)" is "e post arbetet"."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"[^\W_]+", composed))
