"""The checks stop at the first that fails, and end with the test runner's own words."""

import sys

import pytest

from checks import __main__ as checks


def test_a_step_that_passes_is_timed_and_its_closing_line_kept(capsys: pytest.CaptureFixture[str]) -> None:
    report = checks.Report()
    line = "======== 3 passed, 1 warning in 0.12s ========"
    checks._step(report, "Tests", [sys.executable, "-c", f"print('collected 3'); print('{line}')"])
    assert report.closing_lines == [line]
    assert "collected 3" in capsys.readouterr().out
    assert "Tests" in report.table()
    assert "Everything" in report.table()


def test_a_step_that_fails_stops_the_rest_and_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(report: checks.Report, stack: object) -> None:
        checks._step(report, "Types", [sys.executable, "-c", "raise SystemExit(1)"])

    monkeypatch.setattr(checks, "_everything", fail)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    assert checks.main() == 1
    assert "Not passed: Types" in capsys.readouterr().out


@pytest.mark.parametrize(
    "line",
    [
        "= 2 failed, 3 passed in 1.20s =",
        "=== 12 passed, 3 deselected in 61.10s (0:01:01) ===",
        "= 1 error in 0.2s =",
    ],
)
def test_closing_lines_are_known(line: str) -> None:
    assert checks.CLOSING_LINE.match(line)
