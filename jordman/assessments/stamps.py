"""What a question's page carries in a hidden field: which question it is and when it was shown, signed.

It says nothing of any answer. The server keeps no clock and no session of it, so that two tabs, a double press and the
browser's back button can be told from a first answer.
"""

import time

from django.core.signing import BadSignature, Signer

from jordman.accounts.models import User


def stamp(user: User, wave_id: int, item: str) -> str:
    return _signer(user, wave_id).sign_object([item, int(time.time())])


def read_stamp(text: str, user: User, wave_id: int) -> tuple[str, float]:
    """The item, and the seconds since it was shown. An empty item when the stamp is another's or changed."""
    try:
        item, shown = _signer(user, wave_id).unsign_object(text)
    except (BadSignature, ValueError, TypeError):
        return "", 0.0
    return str(item), time.time() - float(shown)


def _signer(user: User, wave_id: int) -> Signer:
    return Signer(salt=f"jordman.assessments.question.{user.pk}.{wave_id}")
