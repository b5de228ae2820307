"""The list of sessions to lead, plans, and the page that everybody at a unit has."""

from django.urls import path

from jordman.team_sessions.views import leading, plans, team

PLANNING = [
    path("", leading.list_sessions, name="list"),
    # Plans
    path("planer/", plans.list_plans, name="plans"),
    path("planer/<int:pk>/", plans.show, name="plan"),
    path("planer/<int:pk>/andra/", plans.change, name="change_plan"),
    path("planer/<int:pk>/kopiera/", plans.copy, name="copy_plan"),
    path("planer/<int:pk>/dela/", plans.share, name="share_plan"),
    path("planer/<int:pk>/sluta-dela/", plans.unshare, name="unshare_plan"),
    path("planer/<int:pk>/mitt-namn/", plans.take_back_name, name="take_back_name"),
    path("planer/<int:pk>/ta-bort/", plans.remove, name="remove_plan"),
    # For everybody at the unit
    path("arbetslaget/", team.show_team, name="team"),
    path("arbetslaget/<int:pk>/", team.show_earlier, name="catch_up"),
    path("arbetslaget/<int:pk>/klart/", team.finish_earlier, name="finish_catch_up"),
    path("arbetslaget/<int:pk>/ta-bort/", team.take_back, name="take_back_catch_up"),
]
