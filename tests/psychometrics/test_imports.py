"""What scores one person's answers is loaded by every process that serves pages, so it stays light."""

import subprocess
import sys

import pytest

HEAVY = ("numpy", "scipy", "statsmodels", "django")


@pytest.mark.parametrize("module", ["graded", "adaptive"])
def test_scoring_one_person_loads_nothing_heavy(module: str) -> None:
    program = f"import sys, jordman.psychometrics.{module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert f"jordman.psychometrics.{module}" in loaded
    assert not set(HEAVY) & set(loaded)
