"""What happens by itself, and when: name, cron expression in Swedish time, task."""

from jordman.operations.clock import Entry

SCHEDULE = [
    Entry("clear_out", "40 3 * * *", "jordman.operations.tasks.clear_out"),
]
