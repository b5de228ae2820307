"""The seal of a measurement's key: AES-GCM with a secret that lies in the environment or beside the database.

Whoever has the database alone, or a copy of it, has a key that opens nothing.
"""

import hashlib
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

KEY_BYTES = 32
NONCE_BYTES = 12


class BrokenSealError(Exception):
    """The sealed bytes were not made with this site's secret, for this measurement, or have been changed."""


def make_sealed_key(measurement_id: int) -> bytes:
    """A new random key of 32 bytes, sealed for one measurement. The key itself is never kept."""
    return _seal(os.urandom(KEY_BYTES), measurement_id)


def open_sealed(sealed: bytes, measurement_id: int) -> bytes:
    """The key. Raises BrokenSealError when the seal is another measurement's, another site's, or broken."""
    nonce, closed = bytes(sealed)[:NONCE_BYTES], bytes(sealed)[NONCE_BYTES:]
    try:
        return _cipher().decrypt(nonce, closed, _bound_to(measurement_id))
    except (InvalidTag, ValueError) as error:
        raise BrokenSealError(f"The key of measurement {measurement_id} cannot be opened.") from error


def _seal(key: bytes, measurement_id: int) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _cipher().encrypt(nonce, key, _bound_to(measurement_id))


def _cipher() -> AESGCM:
    """The secret has any length; the cipher wants 32 bytes."""
    return AESGCM(hashlib.sha256(f"jordman.answers:{settings.ANSWER_SECRET}".encode()).digest())


def _bound_to(measurement_id: int) -> bytes:
    return f"measurement:{measurement_id}".encode()
