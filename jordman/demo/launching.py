"""`jordman demo`: builds the made-up programme if it is not there, and serves it from files of its own."""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from jordman.demo import freshness
from jordman.operations import serving, web_process


def demo(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="jordman demo", description="Serve a made-up Swedish programme until Ctrl+C.")
    web_process.add_arguments(parser)
    parser.add_argument("--data", type=Path, default=Path("var/demo"), help="its folder (default: %(default)s)")
    parser.add_argument("--fresh", action="store_true", help="throw away what was done in the demo and build it anew")
    chosen = parser.parse_args(arguments)
    chosen.port = serving.free_port(chosen.host, chosen.port)
    data: Path = chosen.data.resolve()
    os.environ.pop("DATABASE_URL", None)
    os.environ |= {"JORDMAN_DATA": str(data), "JORDMAN_DEMO": "1", "JORDMAN_URL": f"http://localhost:{chosen.port}"}
    os.environ.setdefault("JORDMAN_LOG_LEVEL", "WARNING")
    if code := _make_ready(data, fresh=chosen.fresh):
        return code
    return serving.run(chosen, with_worker=True, on_ready=lambda: _show_sign_ins(chosen))


def _make_ready(data: Path, *, fresh: bool) -> int:
    """Packing files and building the database go on beside each other. Neither happens when nothing has changed."""
    jobs = {}
    if freshness.must_pack(data):
        jobs[freshness.PACKED] = (_start("prepare", "--only-static"), freshness.static_files())
    if reason := "As you asked" if fresh else freshness.why_build(data):
        serving.say(f"{reason}: building the demo (up to a minute) ...")
        jobs[freshness.BUILT] = (_start("demo"), freshness.story())
    codes = [job.wait() for job, _fingerprint in jobs.values()]
    if any(codes):
        return max(codes, key=abs)
    for stamp, (_job, fingerprint) in jobs.items():
        (data / stamp).write_text(fingerprint)
    return 0


def _start(*arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", "jordman", "manage", *arguments])


def _show_sign_ins(chosen: argparse.Namespace) -> None:
    url = serving.site_url(chosen.port)
    sign_ins = json.loads(serving.fetch(chosen.host, chosen.port, "/demo/personer.json"))["sign_ins"]
    width = max((len(sign_in["role"]) for sign_in in sign_ins), default=0)
    serving.say(f"Jordmån's demo is at {url}", "Sign in as:")
    serving.say(*(f"  {sign_in['role']:{width}}  {url}{sign_in['path']}" for sign_in in sign_ins))
    serving.say(f"Each link works once; {url}/demo/ gives new ones.")
    serving.say("Stop it with Ctrl+C. What you do in it stays until you run it with --fresh.")
