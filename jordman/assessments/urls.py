"""Addresses of the check of prior knowledge."""

from django.urls import path

from jordman.assessments import views

app_name = "assessments"

urlpatterns = [
    path("", views.start, name="start"),
    path("fraga/<int:number>/", views.question, name="question"),
    path("forslag/", views.proposal, name="proposal"),
    path("lamna/", views.leave, name="leave"),
]
