"""Shows what was measured as tables in docs/performance.md, between its markers."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from bench import limits
from bench.sites import ROOT

FILE = ROOT / "docs" / "performance.md"
Figures = dict[str, Any]
Row = Iterable[object]

PAGES = {
    "home": "A learner's home",
    "plan": "The plan",
    "module": "A step of a module",
    "answer": "Answering a quiz",
    "report": "The programme report",
    "programme": "A programme as its lead builds it",
    "participants": "Who is in a programme",
    "sessions": "A programme's live sessions",
    "organisations": "Organisations",
    "organisation": "Sweden, with all counties",
}


def write(everything: Figures) -> None:
    text = FILE.read_text(encoding="utf-8")
    for section, table in TABLES.items():
        if section in everything:
            text = _between(text, section, table(everything[section]))
    FILE.write_text(text, encoding="utf-8")


def _between(text: str, section: str, table: str) -> str:
    begins, ends = f"<!-- {section} -->", f"<!-- end of {section} -->"
    if begins not in text:
        raise SystemExit(f"docs/performance.md has no place for {section}: {begins}")
    return re.sub(f"{begins}.*?{ends}", lambda _: f"{begins}\n{table}\n{ends}", text, flags=re.DOTALL)


def _table(head: Row, rows: Iterable[Row]) -> str:
    names = [str(cell) for cell in head]
    lines = [names, ["---", *(["--:"] * (len(names) - 1))], *([str(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _marked(value: float, limit: float) -> str:
    """Bold when it is over the limit."""
    return f"**{value:g}**" if value > limit else f"{value:g}"


def _surroundings(figures: Iterable[Figures]) -> str:
    """When, on what, and how noisy it was."""
    lines = {
        f"{each['on']}, commit {each['commit']}, Python {each['python']}, {each['cores']} cores" for each in figures
    }
    return "\n\n" + "; ".join(sorted(lines)) + "."


def _pages(sites: Figures) -> str:
    names = sorted(sites, key=lambda name: (name.split()[0] != "sqlite", int(name.split()[1])))
    head = ["Page", *(_site(name) for name in names), "Growth", "Limit", "Statements"]
    rows = [_page_row(page, sites, names) for page in PAGES if any(page in sites[name]["rows"] for name in names)]
    noise = ", ".join(f"{_site(name)} {sites[name]['noise']}" for name in names)
    return _table(head, rows) + _surroundings(sites.values()) + f" Noise: {noise}."


def _site(name: str) -> str:
    database, people = name.split()
    return f"{int(people):,} {'SQLite' if database == 'sqlite' else 'PostgreSQL'}"


def _page_row(page: str, sites: Figures, names: list[str]) -> Row:
    limit = limits.PAGE_MS[page]
    costs = {name: sites[name]["rows"][page] for name in names if page in sites[name]["rows"]}
    cells = [
        f"{_marked(costs[name]['quiet'], limit)} ({costs[name]['middle']:g})" if name in costs else "" for name in names
    ]
    on_sqlite = [costs[name]["quiet"] for name in names if name.startswith("sqlite") and name in costs]
    growth = round(on_sqlite[-1] / on_sqlite[0], 2) if len(on_sqlite) > 1 else 1
    statements = max(cost["statements"] for cost in costs.values())
    return [PAGES[page], *cells, _marked(growth, limits.GROWTH), limit, _marked(statements, limits.STATEMENTS)]


def _first_visit(sites: Figures) -> str:
    figures = next(iter(sites.values()))
    rows: list[Row] = [
        [
            PAGES[page],
            _marked(row["kilobytes"], limits.TRANSFERRED_KB),
            _marked(row["requests"], limits.REQUESTS),
            _marked(row["html_kilobytes"], limits.HOME_HTML_KB),
            _marked(row["paint"], limits.LARGEST_PAINT_SECONDS),
        ]
        for page, row in figures["rows"].items()
    ]
    rows.append(["Limit", limits.TRANSFERRED_KB, limits.REQUESTS, limits.HOME_HTML_KB, limits.LARGEST_PAINT_SECONDS])
    head = ["Page", "kB transferred", "Requests", "kB of HTML", "Largest paint, s"]
    return _table(head, rows) + _surroundings([figures])


def _start(demos: Figures) -> str:
    figures = next(iter(demos.values()))
    row = figures["rows"]
    rows: list[Row] = [
        [name, _marked(row[key], limit), limit]
        for name, key, limit in (
            ("Clone to first page, s", "clone to page", limits.CLONE_TO_PAGE_SECONDS),
            ("Second start, s", "second start", limits.OWN_START_SECONDS),
            ("Memory of the serving process, MB", "worker", limits.WORKER_MB),
        )
    ]
    return _table(["`make demo`", "Measured", "Limit"], rows) + _surroundings([figures])


def _import(files: Figures) -> str:
    rows = [
        [
            f"{name}, {time}",
            _marked(row["seconds"], limits.IMPORT_SECONDS),
            row["cpu"],
            _marked(row["megabytes"], limits.IMPORT_MB),
        ]
        for name, figures in files.items()
        for time, row in figures["rows"].items()
    ]
    rows.append(["Limit", limits.IMPORT_SECONDS, "", limits.IMPORT_MB])
    return _table(["Staff file", "Seconds", "of processor time", "MB at most"], rows) + _surroundings(files.values())


def _writers(sites: Figures) -> str:
    figures = next(iter(sites.values()))
    return _table(list(figures["rows"]), [list(figures["rows"].values())]) + _surroundings([figures])


def _pitfalls(sites: Figures) -> str:
    figures = next(iter(sites.values()))
    row = figures["rows"]
    units = f"{row['units']:,} units"
    rows: list[Row] = [
        [f"{units}, by the clock, s", _marked(row["seconds"], limits.PITFALL_SECONDS), limits.PITFALL_SECONDS],
        [f"{units}, processor time, s", row["cpu"], ""],
        [f"{units}, questions to the database", row["questions"], ""],
        [f"{units}, memory at most, MB", row["megabytes"], ""],
        ["One unit's part of My unit, ms", _quiet(row, "part"), limits.PITFALL_PART_MS],
        ["One unit's own page, ms", _quiet(row, "page"), ""],
    ]
    head = ["Pitfalls", "Measured", "Limit"]
    return _table(head, rows) + _surroundings([figures]) + f" Noise: {figures['noise']}."


def _calibration(sites: Figures) -> str:
    figures = next(iter(sites.values()))
    row = figures["rows"]
    shown: list[Row] = [
        ["By the clock, s", _marked(row["seconds"], limits.CALIBRATION_SECONDS), limits.CALIBRATION_SECONDS],
        ["Processor time, s", row["cpu"], ""],
        ["Memory at most, MB", row["megabytes"], ""],
        ["Iterations of EM, then steps of Newton", f"{row['iterations']} + {row['newton steps']}", ""],
        ["Converged", "yes" if row["converged"] else "**no**", ""],
        ["Slopes: root mean square error (worst)", f"{row['slope rmse']} ({row['slope worst']})", ""],
        ["Thresholds: root mean square error (worst)", f"{row['threshold rmse']} ({row['threshold worst']})", ""],
        ["True slopes within 1.96 standard errors", f"{row['slopes within 1.96 errors']:.0%}", ""],
    ]
    head = [f"{row['items']} items, {row['people']:,} people, {row['parameters']} parameters", "Measured", "Limit"]
    return _table(head, shown) + _surroundings([figures]) + f" Noise: {figures['noise']}."


def _quiet(row: Figures, name: str) -> str:
    return f"{_marked(row[f'{name} ms quiet'], limits.PITFALL_PART_MS)} ({row[f'{name} ms']:g})"


def _rooms(sites: Figures) -> str:
    figures = next(iter(sites.values()))
    head = ["A phone's press, ms", "Requests", "Middle", "95 of 100", "Slowest"]
    rows: list[Row] = [
        [name, row["requests"], row["p50"], _marked(row["p95"], limits.ROOM_MS), row["slowest"]]
        for name, row in figures["rows"].items()
    ]
    rows.append(["Limit", "", "", limits.ROOM_MS, ""])
    words = (
        f"\n\n{figures['sessions']} sessions, {figures['phones']} phones, {figures['workers']} serving processes, "
        f"{figures['seconds']} s. Failed: {figures['failed']}. Lost or doubled: {figures['lost or doubled']}."
    )
    return _table(head, rows) + words + _surroundings([figures])


def _scoring(pools: Figures) -> str:
    figures = next(iter(pools.values()))
    row = figures["rows"]
    names = {"quiet": "Quietest tenth", "middle": "Middle", "slowest": "Slowest", "first": "First after a start"}
    rows = [[words, _marked(row[f"{name} ms"], limits.SCORING_MS), limits.SCORING_MS] for name, words in names.items()]
    words = f" {row['answers']:,} answers. Noise: {figures['noise']}."
    return _table(["An answer, ms of processor time", "Measured", "Limit"], rows) + _surroundings([figures]) + words


def _disclosure(countries: Figures) -> str:
    figures = next(iter(countries.values()))
    head = [
        "A country",
        "Seconds",
        "of processor time",
        "MB at most",
        "Hidden, %",
        "must be, %",
        "over the least, %",
        "kB kept",
    ]
    rows: list[Row] = [
        [
            name,
            _marked(row["seconds"], limits.PROTECT_SECONDS),
            row["cpu"],
            _marked(row["megabytes"], limits.PROTECT_MB),
            row["hidden"],
            row["must"],
            row["over least"],
            row["kept kilobytes"],
        ]
        for name, row in figures["rows"].items()
    ]
    rows.append(["Limit", limits.PROTECT_SECONDS, "", limits.PROTECT_MB, "", "", "", ""])
    return _table(head, rows) + _surroundings([figures])


TABLES: dict[str, Callable[[Figures], str]] = {
    "pages": _pages,
    "first visit": _first_visit,
    "start": _start,
    "import": _import,
    "writers": _writers,
    "rooms": _rooms,
    "pitfalls": _pitfalls,
    "calibration": _calibration,
    "scoring": _scoring,
    "disclosure": _disclosure,
}
