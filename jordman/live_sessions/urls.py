"""Addresses of those who take part."""

from django.urls import path

from jordman.live_sessions.views import calendars, groups, recordings, taking_part

app_name = "live_sessions"

urlpatterns = [
    path("", taking_part.list_sessions, name="list"),
    path("<int:pk>/", taking_part.show_session, name="show"),
    path("<int:pk>/anmal/", taking_part.sign_up_for, name="sign_up"),
    path("<int:pk>/avanmal/", taking_part.cancel, name="cancel"),
    path("<int:pk>/vet-om-inspelning/", taking_part.know_of_recording, name="know_of_recording"),
    # The recording
    path("<int:pk>/inspelning/", recordings.watch, name="watch"),
    path("<int:pk>/inspelning/sedd/", recordings.finish, name="watched"),
    path("<int:pk>/inspelning/film/", recordings.send_film, name="film"),
    path("<int:pk>/inspelning/text/", recordings.send_captions, name="captions"),
    # One's calendar and groups
    path("kalender/", calendars.show_feed, name="feed"),
    path("kalender/ny/", calendars.renew, name="renew_feed"),
    path("kalender/stang/", calendars.close, name="close_feed"),
    path("kalender/<str:key>.ics", calendars.send_feed, name="calendar"),
    path("grupp/<int:pk>/", groups.show_own, name="group"),
]
