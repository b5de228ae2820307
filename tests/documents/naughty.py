"""Strings that break programs: what people, and their keyboards, write."""

import json
from pathlib import Path

NAUGHTY: list[str] = json.loads(
    (Path(__file__).parents[1] / "data" / "naughty-strings.json").read_text(encoding="utf-8")
)
CODE = [
    "#panic()",
    '#panic("x")',
    "$x$",
    "@ref",
    "<label>",
    '#eval("1")',
    '*/ #import "/etc/passwd"',
    "\\u{41}",
    "= Rubrik",
    "```typ\n#panic()\n```",
]
