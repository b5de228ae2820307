"""Addresses of this room."""

from django.urls import path

from jordman.learning.views import answers, modules, own, plan, recall

app_name = "learning"

MODULE = "modul/<slug:key>/"
STEP = f"{MODULE}steg/<slug:step>/"

urlpatterns = [
    path("plan/", plan.show_plan, name="plan"),
    path(MODULE, modules.show_module, name="module"),
    path(f"{MODULE}klar/", modules.show_finished, name="finished"),
    path(f"{MODULE}las-igen/", modules.read_again, name="read_again"),
    path(STEP, modules.show_step, name="step"),
    path(f"{STEP}svar/<slug:block>/", answers.answer_block, name="answer"),
    path(f"{STEP}tanke/<slug:block>/", answers.reflect, name="reflect"),
    path("film/", answers.leave_film, name="film"),
    path("minns/", recall.show_next, name="recall"),
    path("minns/<int:pk>/", recall.show_card, name="recall_card"),
    path("tid/", own.show_time, name="time"),
    path("sparat/", own.show_reflections, name="reflections"),
    path("intyg/", own.list_certificates, name="certificates"),
    path("intyg/<int:programme>/", own.download_certificate, name="certificate"),
    path("intyg/kontroll/<str:token>/", own.verify_certificate, name="verify"),
]
