"""How many wrong codes have come from where, so that many processes hold the same limit."""

from django.db import models

from jordman.privacy.register import PersonalData


class WrongCode(models.Model):
    """Wrong codes in an hour from one `source`: a keyed hash of a network address that changes every hour.

    The source "" is everybody together.
    """

    source = models.CharField(max_length=64, blank=True)
    hour = models.DateTimeField()
    wrong = models.PositiveIntegerField(default=0)

    personal_data = PersonalData(
        plain=("id", "source", "hour", "wrong"),
        retention="Ett dygn. Nätadressen sparas inte, bara en nyckel som byts varje timme.",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "hour"), name="wrong_codes_once_an_hour"),)

    def __str__(self) -> str:
        return f"{self.wrong} in {self.hour}"
