import subprocess
import sys


def test_the_room_itself_loads_no_heavy_arithmetic() -> None:
    """Pages import it; calibration is for the worker."""
    asks = "import sys, jordman.psychometrics; print([name for name in ('numpy', 'scipy') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
