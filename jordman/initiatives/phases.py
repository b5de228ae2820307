"""The order of the phases. Pure."""

from jordman.initiatives.models import Phase

PHASES: tuple[Phase, ...] = tuple(Phase)


def after(phase: str) -> Phase | None:
    """The phase that follows, or None for the last."""
    following = PHASES.index(Phase(phase)) + 1
    return PHASES[following] if following < len(PHASES) else None


def before(phase: str) -> Phase | None:
    """The phase that leads here, or None for the first."""
    here = PHASES.index(Phase(phase))
    return PHASES[here - 1] if here else None
