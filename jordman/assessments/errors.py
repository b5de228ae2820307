"""What stops somebody from answering, in sentences that say what to do."""

from django.utils.translation import gettext_lazy as _

from jordman.access.errors import Refused


class KeyDestroyedError(Refused):
    """The measurement's key is gone: nobody can find their answers any more, and no new ones can be given."""

    def __init__(self) -> None:
        super().__init__(_("Nyckeln till svaren är borttagen. Ingen kan längre hitta dem, inte heller du."))


class WaveClosedError(Refused):
    def __init__(self) -> None:
        super().__init__(_("Frågorna är stängda. Det du svarade innan räknas, om det räcker."))
