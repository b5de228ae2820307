"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Nobody makes their own account: people come from staff files, sign-up lists and invitations."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
