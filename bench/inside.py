"""Runs inside a seeded site, in a process of its own, and prints what was asked for as JSON."""

import json
import os
import sys

import django


def main(arguments: list[str]) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "jordman.config.settings"
    os.environ["JORDMAN_HOSTS"] = "localhost,testserver"
    django.setup()
    from bench import people, room_people, workplaces  # noqa: PLC0415 - models can be imported only now

    match arguments:
        case ["pages"]:
            found: object = people.pages()
        case ["writers", number]:
            found = people.writers(int(number))
        case ["answers"]:
            found = people.answers()
        case ["pitfalls", number]:
            found = workplaces.pitfalls(int(number))
        case ["rooms", number, phones]:
            found = room_people.rooms(int(number), int(phones))
        case ["end_rooms"]:
            found = room_people.end_rooms()
        case _:
            raise SystemExit("Ask for pages, writers, answers, pitfalls, rooms or end_rooms.")
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
