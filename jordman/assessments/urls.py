"""Addresses of the check of prior knowledge."""

from django.urls import path

from jordman.assessments.views import checking

app_name = "assessments"

urlpatterns = [
    path("", checking.start, name="start"),
    path("fraga/<int:number>/", checking.question, name="question"),
    path("forslag/", checking.proposal, name="proposal"),
    path("lamna/", checking.leave, name="leave"),
]
