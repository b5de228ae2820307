"""`python -m bench COMMAND`. Without one, everything is measured; that takes the better part of an hour."""

import argparse
import os

from bench import (
    calibration,
    first_visit,
    importing,
    pages,
    pitfalls,
    protecting,
    rooms,
    scoring,
    sites,
    starting,
    writers,
)

ALL_PEOPLE = [300, 30_000, 300_000]
WITHOUT_OPTIONS = {
    "first_visit": first_visit.run,
    "start": starting.run,
    "import_staff": importing.run,
    "writers": writers.run,
    "scoring": scoring.run,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description="Measure Jordmån on this machine.")
    commands = parser.add_subparsers(dest="command")
    chosen = commands.add_parser("pages", help="processor time a page, with few people and many")
    chosen.add_argument("--people", type=int, nargs="+", default=ALL_PEOPLE)
    chosen.add_argument("--database", nargs="+", choices=["sqlite", "postgresql"], default=["sqlite"])
    commands.add_parser("first_visit", help="bytes, requests and largest paint of a first visit, in Chromium")
    commands.add_parser("start", help="from a clone to the demo's first page, and its memory")
    commands.add_parser("import_staff", help="30,000 rows of staff")
    commands.add_parser("writers", help="fifty people who answer at once")
    commands.add_parser("scoring", help="one answer of an adaptive run, and the next question")
    judged = commands.add_parser("pitfalls", help="ten thousand units judged at once, and one unit's page")
    judged.add_argument("--units", type=int, default=pitfalls.UNITS, help="another number is shown and not kept")
    gathered = commands.add_parser("rooms", help="team sessions at once with their phones, on PostgreSQL")
    gathered.add_argument("--sessions", type=int, default=rooms.SESSIONS, help="another number is shown and not kept")
    gathered.add_argument("--phones", type=int, default=rooms.PHONES)
    calibrated = commands.add_parser("calibration", help="sixty graded items on twenty thousand simulated people")
    calibrated.add_argument("--people", type=int, default=calibration.PEOPLE, help="another number is not kept")
    protected = commands.add_parser("disclosure", help="a country's figures protected, and those of a later wave")
    protected.add_argument("--units", type=int, default=protecting.UNITS, help="another number is shown and not kept")
    arguments = parser.parse_args()
    os.chdir(sites.ROOT)
    match arguments.command:
        case "pages":
            pages.run(arguments.people, arguments.database)
        case "rooms":
            rooms.run(arguments.sessions, arguments.phones)
        case "pitfalls":
            pitfalls.run(arguments.units)
        case "calibration":
            calibration.run(arguments.people)
        case "disclosure":
            protecting.run(arguments.units)
        case None:
            everything()
        case command:
            WITHOUT_OPTIONS[command]()


def everything() -> None:
    scoring.run()
    first_visit.run()
    writers.run()
    rooms.run()
    importing.run()
    starting.run()
    pitfalls.run()
    calibration.run()
    protecting.run()
    pages.run(ALL_PEOPLE, ["sqlite"])
    pages.run(ALL_PEOPLE[:2], ["postgresql"])


if __name__ == "__main__":
    main()
