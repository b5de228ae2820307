"""A unit's series: planning them, and what the unit has learnt."""

from django.urls import path

from jordman.team_sessions.views import changing, plans, series

app_name = "series"

urlpatterns = [
    path("pass/", series.choose_unit, name="choose"),
    path("<int:unit>/pass/", series.list_series, name="list"),
    path("<int:unit>/pass/motesdag/", series.set_meeting_day, name="meeting_day"),
    path("<int:unit>/pass/ny/", series.new, name="new"),
    path("<int:unit>/pass/ny/plan/", series.choose_plan, name="choose_plan"),
    path("<int:unit>/pass/serie/<int:pk>/", series.show, name="show"),
    path("<int:unit>/pass/serie/<int:pk>/avsluta/", series.end, name="end"),
    path("<int:unit>/pass/serie/<int:pk>/nytt-pass/", changing.add, name="add"),
    path("<int:unit>/pass/serie/<int:pk>/spara-plan/", plans.save, name="save_plan"),
    # A session
    path("<int:unit>/pass/<int:pk>/andra/", changing.change, name="change"),
    path("<int:unit>/pass/<int:pk>/ett-steg/", changing.step, name="step"),
    path("<int:unit>/pass/<int:pk>/stall-in/", changing.cancel, name="cancel"),
    path("<int:unit>/pass/<int:pk>/ater/", changing.reinstate, name="reinstate"),
]
