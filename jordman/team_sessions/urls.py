"""Sessions that one leads: the list, the room's screen, attendance, the sheet."""

from django.urls import path

from jordman.team_sessions.planning_urls import PLANNING
from jordman.team_sessions.views import presence, running, screen, sheet

app_name = "team_sessions"

urlpatterns = [
    *PLANNING,
    path("<int:pk>/", running.show, name="show"),
    path("<int:pk>/borja/", running.begin, name="begin"),
    path("<int:pk>/holls/", running.hold, name="hold"),
    path("<int:pk>/overens/", running.agree, name="agree"),
    path("<int:pk>/avsluta/", running.end, name="end"),
    path("<int:pk>/avbryt/", running.call_off, name="call_off"),
    # The room's screen
    path("<int:pk>/skarm/", screen.show, name="screen"),
    path("<int:pk>/skarm/lage/", screen.state, name="state"),
    path("<int:pk>/skarm/vidare/", screen.go_on, name="go_on"),
    path("<int:pk>/skarm/tillbaka/", screen.go_back, name="go_back"),
    path("<int:pk>/skarm/nasta-del/", screen.leave_phase, name="leave_phase"),
    path("<int:pk>/skarm/pausa/", screen.pause, name="pause"),
    path("<int:pk>/skarm/fortsatt/", screen.resume, name="resume"),
    path("<int:pk>/skarm/blev-det-sa/", screen.say_kept, name="say_kept"),
    path("tanke/<int:pk>/dolj/", screen.hide, name="hide"),
    # Who was there
    path("<int:pk>/narvaro/", presence.take, name="attendance"),
    path("<int:pk>/narvaro/synk/", presence.sync, name="sync"),
    # The printed sheet
    path("<int:pk>/blad/", sheet.show, name="sheet"),
    path("<int:pk>/blad/kod/", sheet.give, name="give_code"),
]
