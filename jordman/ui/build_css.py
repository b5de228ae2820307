"""Join the css parts into the one file that pages load: `python jordman/ui/build_css.py [--check]`.

Only the standard library, so that it runs before anything is installed. The parts are outside `static/`: what is not
loaded is not served.
"""

import argparse
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PARTS = HERE / "css"
BUNDLE = HERE / "static" / "ui" / "css" / "main.css"
# The order matters: tokens.css names the cascade layers before any part fills them.
ORDER = (
    "tokens",
    "base",
    "layout",
    "shell",
    "actions",
    "forms",
    "home",
    "soil",
    "charts",
    "tables",
    "learn",
    "door",
    "stage",
    "sheet",
    "gallery",
    "utilities",
    "print",
)


def squeezed(css: str) -> str:
    """The same rules without comments, indentation and empty lines."""
    lines = (line.strip() for line in re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).splitlines())
    return "\n".join(line for line in lines if line)


def bundle() -> str:
    parts = (squeezed((PARTS / f"{name}.css").read_text(encoding="utf-8")) for name in ORDER)
    return "/* Made by jordman/ui/build_css.py from jordman/ui/css/. */\n" + "\n".join(parts) + "\n"


def forgotten() -> set[str]:
    """Parts that lie in the folder but are not in the order."""
    return {path.stem for path in PARTS.glob("*.css")} - set(ORDER)


def is_fresh() -> bool:
    return BUNDLE.exists() and BUNDLE.read_text(encoding="utf-8") == bundle()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Join the css parts into main.css.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when main.css is out of date")
    checking = parser.parse_args(arguments).check
    if left_out := forgotten():
        print(f"Not in ORDER: {', '.join(sorted(left_out))}", file=sys.stderr)
        return 1
    if checking:
        print("main.css is up to date" if is_fresh() else "main.css is out of date: run python jordman/ui/build_css.py")
        return 0 if is_fresh() else 1
    BUNDLE.parent.mkdir(parents=True, exist_ok=True)
    BUNDLE.write_text(bundle(), encoding="utf-8")
    print(f"{BUNDLE.name}: {BUNDLE.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
