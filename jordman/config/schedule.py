"""What happens by itself, and when: name, cron expression in Swedish time, task."""

from jordman.operations.clock import Entry

SCHEDULE = [
    Entry("weekly_reminders", "0 7 * * 1", "jordman.home.tasks.send_weekly_reminders"),
    Entry("recall_reminders", "0 12 * * 3", "jordman.home.tasks.send_recall_reminders"),
    Entry("look_after_places", "7 * * * *", "jordman.live_sessions.tasks.look_after_places"),
    Entry("remind_of_tomorrow", "0 15 * * *", "jordman.live_sessions.tasks.remind_of_tomorrow"),
    Entry("delete_old_recordings", "20 3 * * *", "jordman.live_sessions.tasks.delete_old_recordings"),
    Entry("take_snapshots", "10 4 * * *", "jordman.reports.tasks.take_snapshots"),
    Entry("clear_out", "40 3 * * *", "jordman.operations.tasks.clear_out"),
    Entry("clear_out_imports", "25 * * * *", "jordman.integrations.staff_files.tasks.clear_out_imports"),
]
