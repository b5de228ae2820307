"""Every address begins here, one line a room. The Swedish words are what people see in their browser."""

from django.conf import settings
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from jordman.config.start import start
from jordman.organisations.views import set_up_site

urlpatterns = [
    path("", start, name="start"),
    path("installation/", set_up_site, name="set_up"),
    path("", include("jordman.accounts.urls")),
    path("konto/", include("allauth.urls")),
    path("larande/", include("jordman.home.urls")),
    path("larande/", include("jordman.learning.urls")),
    path("larande/", include("jordman.programmes.urls_learner")),
    path("forkunskap/", include("jordman.assessments.urls")),
    path("svara/", include("jordman.assessments.answering_urls")),
    path("matning/", include("jordman.assessments.measuring_urls")),
    path("formular/", include("jordman.instruments.urls")),
    path("deltagare/", include("jordman.participation.urls")),
    path("livepass/", include("jordman.live_sessions.urls")),
    path("program/", include("jordman.live_sessions.leading_urls")),
    path("program/", include("jordman.integrations.attendance_files.urls")),
    path("", include("jordman.library.urls")),
    path("program/", include("jordman.programmes.urls")),
    path("pass/", include("jordman.team_sessions.urls")),
    path("enhet/", include("jordman.team_sessions.unit_urls")),
    path("p/", include("jordman.team_sessions.join_urls")),
    path("stod/", include("jordman.champions.urls")),
    path("enhet/", include("jordman.champions.unit_urls")),
    path("fraga/", include("jordman.questions.urls")),
    path("stod/", include("jordman.questions.champion_urls")),
    path("enhet/", include("jordman.questions.unit_urls")),
    path("satsning/", include("jordman.questions.theme_urls")),
    path("satsning/", include("jordman.initiatives.urls")),
    path("enhet/", include("jordman.initiatives.unit_urls")),
    path("enhet/", include("jordman.workplaces.urls")),
    path("fallgropar/", include("jordman.pitfalls.urls")),
    path("enhet/", include("jordman.reports.unit_urls")),
    path("rapport/", include("jordman.reports.urls")),
    path("behov/", include("jordman.needs.urls")),
    path("utvardering/", include("jordman.evaluations.urls")),
    path("organisation/", include("jordman.organisations.urls")),
    path("inlasning/", include("jordman.integrations.urls")),
    path("paminnelser/", include("jordman.notices.urls")),
    path("redaktion/", include(wagtailadmin_urls)),
    path("", include("jordman.ui.urls")),
    path("", include("jordman.operations.urls")),
]

if settings.DEMO:
    urlpatterns.append(path("demo/", include("jordman.demo.urls")))

handler400 = "jordman.ui.views.bad_request"
handler403 = "jordman.ui.views.permission_denied"
handler404 = "jordman.ui.views.page_not_found"
handler500 = "jordman.ui.views.server_error"
