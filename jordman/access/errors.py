"""Refusals that a person can do something about."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.forms import BaseForm


class Refused(Exception):
    """An action that a rule stops. The message is a Swedish sentence that says what to do; pages show it as it is.

    Each room has a subclass for each rule, so that tests and views can tell them apart.
    """

    def __init__(self, message: object) -> None:
        super().__init__(message)
        self.message = message


@contextmanager
def refusals_in(form: BaseForm, field: str | None = None) -> Iterator[None]:
    """A rule that stops what is done within is told as the form's own error, at `field` when it is about one.

    A view returns from within when all went well, and shows the form again after.
    """
    try:
        yield
    except Refused as refusal:
        form.add_error(field, str(refusal.message))
