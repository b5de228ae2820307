"""What happens by itself, and when: name, cron expression in Swedish time, task."""

from jordman.operations.clock import Entry

SCHEDULE = [
    Entry("weekly_reminders", "0 7 * * 1", "jordman.home.tasks.send_weekly_reminders"),
    Entry("recall_reminders", "0 12 * * 3", "jordman.home.tasks.send_recall_reminders"),
    Entry("look_after_places", "7 * * * *", "jordman.live_sessions.tasks.look_after_places"),
    Entry("remind_of_tomorrow", "0 15 * * *", "jordman.live_sessions.tasks.remind_of_tomorrow"),
    Entry("delete_old_recordings", "20 3 * * *", "jordman.live_sessions.tasks.delete_old_recordings"),
    Entry("close_left_rooms", "12 * * * *", "jordman.team_sessions.room_tasks.close_left_rooms"),
    Entry("keep_team_calendars", "5 9 * * *", "jordman.team_sessions.tasks.keep_all_calendars"),
    Entry("follow_mandates", "10 0 * * *", "jordman.champions.tasks.follow_dates"),
    Entry("remind_to_confirm_mandates", "20 7 * * 2", "jordman.champions.tasks.remind_to_confirm"),
    Entry("forget_old_mandates", "35 3 * * *", "jordman.champions.tasks.forget_old"),
    # By day and not at once: a mail at the very minute would tell who was at their phone.
    Entry("tell_champions_of_questions", "50 7-16 * * *", "jordman.questions.tasks.tell_champions"),
    Entry("delete_old_questions", "30 3 * * *", "jordman.questions.tasks.delete_old_questions"),
    Entry("ask_which_routine_changed", "30 6 * * *", "jordman.workplaces.tasks.ask_which_routine_changed"),
    Entry("remind_of_promises", "40 6 * * *", "jordman.workplaces.tasks.remind_of_promises"),
    Entry("follow_waves", "15 0 * * *", "jordman.assessments.tasks.follow_waves"),
    Entry("remind_of_waves", "20 8 * * *", "jordman.assessments.tasks.remind_of_waves"),
    Entry("take_snapshots", "10 4 * * *", "jordman.reports.tasks.take_snapshots"),
    Entry("empty_old_words", "45 3 * * *", "jordman.needs.tasks.empty_old_words"),
    Entry("clear_out", "40 3 * * *", "jordman.operations.tasks.clear_out"),
    Entry("count_rows", "50 3 * * *", "jordman.operations.tasks.count_rows"),
    Entry("clear_out_imports", "25 * * * *", "jordman.integrations.staff_files.tasks.clear_out_imports"),
]
