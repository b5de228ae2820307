"""Addresses of a learner's own choices, under /larande/."""

from django.urls import path

from jordman.programmes.views import choices

app_name = "programmes_learner"

urlpatterns = [
    path("val/", choices.choose, name="choose"),
    path("val/<int:pk>/", choices.electives, name="electives"),
    path("val/<int:pk>/inriktning/", choices.direction, name="direction"),
    path("val/modul/<int:pk>/lagg-till/", choices.add, name="add_elective"),
    path("val/modul/<int:pk>/ta-bort/", choices.drop, name="drop_elective"),
]
