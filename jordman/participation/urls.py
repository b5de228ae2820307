"""Reporting, attesting, and one's own hours."""

from django.urls import path

from jordman.participation.views import attesting, files, months, own, people, setting_up

app_name = "participation"

urlpatterns = [
    path("", setting_up.list_programmes, name="list"),
    path("mina/", own.show_own, name="own"),
    path("attestera/", attesting.choose, name="choose"),
    path("attestera/<int:pk>/", attesting.go_to_month, name="to_attest"),
    path("attestera/<int:pk>/<slug:key>/", attesting.attest_month, name="attest"),
    path("attestera/<int:pk>/<slug:key>/<int:person>/", attesting.tell_what_is_wrong, name="wrong"),
    path("kolumner/<int:pk>/", setting_up.lay_out_columns, name="columns"),
    path("fil/<int:pk>/", files.show_version, name="version"),
    path("fil/<int:pk>/excel/", files.send_xlsx, name="xlsx"),
    path("fil/<int:pk>/csv/", files.send_csv, name="csv"),
    path("<int:pk>/", months.list_months, name="months"),
    path("<int:pk>/projekt/", setting_up.set_up, name="set_up"),
    path("<int:pk>/stang/", setting_up.stop, name="stop"),
    path("<int:pk>/<slug:key>/", months.show_month, name="month"),
    path("<int:pk>/<slug:key>/rapportera/", files.report_month, name="report"),
    path("<int:pk>/<slug:key>/papper/", people.note_paper, name="paper"),
    path("<int:pk>/<slug:key>/person/<int:person>/", people.change_person, name="person"),
]
