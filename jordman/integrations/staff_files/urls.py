"""Addresses of staff files."""

from django.urls import path

from jordman.integrations.staff_files import views

urlpatterns = [
    path("<int:pk>/", views.import_staff, name="import_staff"),
    path("<int:pk>/<int:import_pk>/", views.show_import, name="show_import"),
    path("<int:pk>/<int:import_pk>/kolumner/", views.import_columns, name="import_columns"),
    path("<int:pk>/<int:import_pk>/organisationer/", views.import_names, name="import_names"),
    path("<int:pk>/<int:import_pk>/rader/<slug:which>/", views.import_rows, name="import_rows"),
    path("<int:pk>/<int:import_pk>/hur-langt/", views.import_progress, name="import_progress"),
    path("<int:pk>/<int:import_pk>/las-in/", views.apply_import, name="apply_import"),
    path("<int:pk>/<int:import_pk>/avbryt/", views.cancel_import, name="cancel_import"),
    path("<int:pk>/<int:import_pk>/fortsatt/", views.resume_import, name="resume_import"),
]
