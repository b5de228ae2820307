"""Fills a site with people to measure it with."""

import time
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from jordman.demo.seeding import DOMAIN, seed
from jordman.demo.sites import make_level_up
from jordman.organisations.models import Site
from jordman.programmes.models import Programme


class Command(BaseCommand):
    help = "Fill a site with made-up people in a Level Up, for measuring. Never on a site in use"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--people", type=int, required=True, help="how many managers in all")

    def handle(self, *, people: int, **options: object) -> None:
        if Site.objects.exclude(operator__name__startswith="Mätning").exists():
            raise CommandError("This site is in use. Seed an empty one: JORDMAN_DATA=/tmp/measure jordman seed ...")
        began = time.monotonic()
        programme = Programme.objects.filter(name__startswith="Level Up").first() or make_level_up("Mätning")
        seed(programme, people, today=timezone.localdate())
        self.stdout.write(f"{people} people at {DOMAIN} in {time.monotonic() - began:.0f} s: programme {programme.pk}")
