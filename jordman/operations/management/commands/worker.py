"""Runs background work: the queue, and the clock that fills it on time."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from jordman.operations.clock import Clock
from jordman.operations.lifeline import stop_with_parent


class Command(BaseCommand):
    help = "Run background work: mail, reminders, long imports and nightly tasks"

    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--interval", type=float, default=1, help="seconds between looks in an empty queue")
        parser.add_argument("--lifeline", action="store_true", help="stop when standard input closes")

    def handle(self, *, interval: float, lifeline: bool, **options: object) -> None:
        if lifeline:
            stop_with_parent()
        name = get_random_string(32)
        Clock(name).start()
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=interval,
            batch=False,
            backend_name="default",
            startup_delay=True,
            max_tasks=None,
            worker_id=name,
        )
        worker.configure_signals()
        worker.run()
