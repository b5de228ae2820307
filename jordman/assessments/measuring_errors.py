"""What stops whoever measures, in sentences that say what to do."""

from jordman.access.errors import Refused


class WaveNotPlanned(Refused):
    """A wave that has opened does not change: that is what those who answered were promised."""


class WaveNotOpen(Refused):
    """Only what is open can be closed."""


class WaveNotClosed(Refused):
    """A picture is made when nobody can answer any more."""


class ThresholdLowered(Refused):
    """The threshold can be raised until the wave opens, never lowered."""


class KeyIsGone(Refused):
    """Without its key a measurement has no more waves."""


class WavesStillOpen(Refused):
    """The key is not destroyed while people answer with it."""


class WrongWord(Refused):
    """What must be typed to confirm was not."""


class NobodyToAsk(Refused):
    """There is nobody below the place that the measurement asks."""


class TooLateToEstimate(Refused):
    """An estimate is made before the result is shown, else it says nothing."""
