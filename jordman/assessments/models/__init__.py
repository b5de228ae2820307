"""The tables of measuring: what is asked of whom, who has answered, and answers that know nobody."""

from jordman.assessments.models.answers import Answer, AnswerKey, OwnSeed, Response, Run
from jordman.assessments.models.estimates import ManagerEstimate
from jordman.assessments.models.measuring import Invitation, Measurement, Wave

__all__ = ["Answer", "AnswerKey", "Invitation", "ManagerEstimate", "Measurement", "OwnSeed", "Response", "Run", "Wave"]
