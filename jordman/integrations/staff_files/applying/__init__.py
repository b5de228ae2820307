"""Carries out a plan, inside the caller's transaction, in batches that the size of the file does not change."""

from jordman.integrations.staff_files.applying.enrolling import enrol_all
from jordman.integrations.staff_files.applying.staff import carry_out

__all__ = ["carry_out", "enrol_all"]
