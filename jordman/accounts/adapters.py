"""How allauth behaves here."""

from collections.abc import Sequence

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from jordman.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Nobody makes their own account: people come from staff files, sign-up lists and invitations."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class MFAAdapter(DefaultMFAAdapter):
    """A passkey is a way in beside the code by mail, never a step after it: who loses the phone still has the code."""

    def is_mfa_enabled(self, user: User, types: Sequence[str] | None = None) -> bool:
        return False
