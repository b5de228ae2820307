"""Joining a session from a phone, without an account."""

from django.urls import path

from jordman.team_sessions.views import joining

app_name = "join"

urlpatterns = [
    path("", joining.enter, name="enter"),
    path("<str:code>/", joining.show, name="room"),
    path("<str:code>/lage/", joining.state, name="state"),
    path("<str:code>/namn/", joining.choose_name, name="choose_name"),
    path("<str:code>/inte-jag/", joining.take_back_name, name="take_back_name"),
    path("<str:code>/utan-namn/", joining.stay_unnamed, name="stay_unnamed"),
    path("<str:code>/kanns/", joining.feel, name="feel"),
    path("<str:code>/tanke/", joining.send_thought, name="send_thought"),
    path("<str:code>/blad/", joining.sheet, name="sheet"),
    path("<str:code>/bild/<path:address>", joining.picture, name="picture"),
]
