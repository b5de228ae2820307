"""Addresses of this room."""

from django.urls import path

from jordman.reports.views import files, hours, programmes

app_name = "reports"

urlpatterns = [
    path("", programmes.list_programmes, name="list"),
    path("program/<int:pk>/", programmes.show_programme, name="programme"),
    path("program/<int:pk>/excel/", files.send_workbook, name="workbook"),
    path("program/<int:pk>/pdf/", files.send_report, name="report"),
    # Names: for the lead alone
    path("program/<int:pk>/tid/", hours.show_hours, name="hours"),
    path("program/<int:pk>/tid/excel/", hours.send_hours_workbook, name="hours_workbook"),
    path("program/<int:pk>/tid/pdf/", hours.send_hours_list, name="hours_list"),
]
