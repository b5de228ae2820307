"""Addresses of those who lead sessions and form groups: below the programme's."""

from django.urls import path

from jordman.live_sessions.views import attendance, groups, leading, recordings

app_name = "leading"

urlpatterns = [
    path("livepass/", leading.list_programmes, name="list"),
    path("<int:pk>/livepass/", leading.list_sessions, name="sessions"),
    path("<int:pk>/livepass/nytt/", leading.add, name="add"),
    path("<int:pk>/livepass/level-up/", leading.add_from_template, name="add_from_template"),
    path("livepass/<int:pk>/", leading.show, name="show"),
    path("livepass/<int:pk>/andra/", leading.change, name="change"),
    path("livepass/<int:pk>/stall-in/", leading.cancel, name="cancel"),
    path("livepass/<int:pk>/ater/", leading.reinstate, name="reinstate"),
    path("livepass/<int:pk>/narvaro/", attendance.take, name="attendance"),
    # The recording
    path("livepass/<int:pk>/inspelning/", recordings.put_up, name="recording"),
    path("livepass/<int:pk>/text/", recordings.put_up_captions, name="captions"),
    path("livepass/<int:pk>/inspelning/ta-bort/", recordings.take_away, name="remove_recording"),
    # Groups
    path("<int:pk>/grupper/", groups.list_groups, name="groups"),
    path("<int:pk>/grupper/forslag/", groups.propose_groups, name="propose"),
    path("grupper/<int:pk>/los-upp/", groups.dissolve, name="dissolve"),
    path("grupper/plats/<int:pk>/", groups.move, name="move"),
]
