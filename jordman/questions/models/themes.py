"""What a protected sum is made of."""

from django.db import models

from jordman.library.topics import Topic
from jordman.organisations.models import Organisation
from jordman.privacy.register import NO_PERSON, PersonalData


class ThemeTally(models.Model):
    """How many questions and how many askers at a workplace, by half-year and topic.

    Kept by the actions that ask and take back, and kept when the questions themselves are deleted. Half-years follow on
    each other and never overlap, so that no two sums can be subtracted. Whoever asks from two workplaces of one
    employer counts in `people` of the first, so that the workplaces' people add up to the employer's.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="question_themes")
    half_year = models.DateField()
    topic = models.CharField(max_length=20, choices=Topic.choices)
    questions = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)

    personal_data = PersonalData(
        plain=("id", "organisation", "half_year", "topic", "questions", "people"), retention=NO_PERSON
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation", "half_year", "topic"), name="theme_once"),)

    def __str__(self) -> str:
        return f"{self.topic} {self.half_year}"
