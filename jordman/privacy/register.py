"""The register of personal data: every field of every model, said where the model is.

A model carries `personal_data = PersonalData(...)`. A test fails when a field is in none of its lists; the person's
download and erasure are built from it, so a new table cannot be forgotten.
"""

from dataclasses import dataclass
from enum import StrEnum


class OnErasure(StrEnum):
    DELETE = "delete"  # the row goes with the person
    DETACH = "detach"  # the row stays, its link to the person is emptied
    BLANK = "blank"  # the row stays, its personal fields are emptied
    KEEP = "keep"  # the row stays as it is, for the reason given in `retention`
    NOTHING = "nothing"  # no person in it


class SeenBy(StrEnum):
    SELF = "self"  # nobody but the person: answers, results, reflections
    HELPERS = "helpers"  # those who answer questions: the words, and the name only if the person wants it
    ADMINISTERS = "administers"  # those who administer it: enrolment, attendance
    ATTESTS = "attests"  # those who administer it, and the manager who attests: name and hours
    NOBODY = "nobody"  # no page shows it as a person's


@dataclass(frozen=True, kw_only=True)
class PersonalData:
    """One model's fields in four lists, whose they are, and for how long.

    `subject` is the path of lookups from the row to the person ("user", "enrolment__user"), or None.
    `retention` is a sentence for the register of processing; `keep_days` makes a nightly job of it.
    """

    subject: str | None = None
    personal: tuple[str, ...] = ()
    sensitive: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    seen_by: SeenBy = SeenBy.NOBODY
    on_erasure: OnErasure = OnErasure.NOTHING
    retention: str = ""
    keep_days: int | None = None

    @property
    def fields(self) -> set[str]:
        return {*self.personal, *self.sensitive, *self.plain}


NO_PERSON = "Inga personuppgifter."
