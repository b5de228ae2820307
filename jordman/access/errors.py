"""Refusals that a person can do something about."""


class Refused(Exception):
    """An action that a rule stops. The message is a Swedish sentence that says what to do; pages show it as it is.

    Each room has a subclass for each rule, so that tests and views can tell them apart.
    """

    def __init__(self, message: object) -> None:
        super().__init__(message)
        self.message = message
