"""What happens by itself, and when: name, cron expression in Swedish time, task."""

from jordman.operations.clock import Entry

SCHEDULE = [
    Entry("weekly_reminders", "0 7 * * 1", "jordman.home.tasks.send_weekly_reminders"),
    Entry("recall_reminders", "0 12 * * 3", "jordman.home.tasks.send_recall_reminders"),
    Entry("clear_out", "40 3 * * *", "jordman.operations.tasks.clear_out"),
]
