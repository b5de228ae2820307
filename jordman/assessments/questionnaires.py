"""A wave's questions: its version of the instrument, with the wave's own words in the gaps."""

from jordman.assessments.models import Wave
from jordman.instruments.content import Content
from jordman.instruments.reading import content_of
from jordman.instruments.words import Words


def questionnaire_of(wave: Wave) -> Content:
    """What was asked stays what was asked: the version is the wave's, whatever has been written since."""
    content = content_of(wave.version)
    return content.fill(Words(wave.about, "")) if wave.about else content
