"""Addresses where people answer and see what they have answered. None says anything of an answer."""

from django.urls import path

from jordman.assessments.views import answering, results

app_name = "answering"

urlpatterns = [
    path("", answering.list_own, name="list"),
    path("<int:wave>/", answering.start, name="start"),
    path("<int:wave>/fraga/", answering.question, name="question"),
    path("<int:wave>/fraga/<int:number>/", answering.change, name="change"),
    path("<int:wave>/lamna-in/", answering.hand_in, name="hand_in"),
    path("<int:wave>/resultat/", results.result, name="result"),
]
