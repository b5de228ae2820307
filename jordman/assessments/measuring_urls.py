"""Addresses of those who measure, and of a unit's own picture."""

from django.urls import path

from jordman.assessments.measuring_views import measurements, pictures, units, waves

app_name = "measuring"

urlpatterns = [
    path("", measurements.show_list, name="list"),
    path("ny/", measurements.add, name="add"),
    path("<int:pk>/", measurements.show, name="show"),
    path("<int:pk>/andra/", measurements.change, name="change"),
    path("<int:pk>/nyckel/", measurements.destroy, name="destroy_key"),
    path("<int:pk>/tillfalle/", waves.plan, name="plan_wave"),
    path("tillfalle/<int:pk>/", waves.show, name="wave"),
    path("tillfalle/<int:pk>/andra/", waves.change, name="change_wave"),
    path("tillfalle/<int:pk>/ta-bort/", waves.remove, name="remove_wave"),
    path("tillfalle/<int:pk>/oppna/", waves.open_now, name="open_wave"),
    path("tillfalle/<int:pk>/stang/", waves.close, name="close_wave"),
    path("tillfalle/<int:pk>/bild/", waves.release, name="release"),
    path("bild/<int:pk>/", pictures.show, name="picture"),
    path("bild/<int:pk>/<int:place>/", pictures.show_place, name="place"),
    path("bild/<int:pk>/<int:place>/fil/", pictures.send_workbook, name="workbook"),
    path("enhet/", units.choose, name="own_unit"),
    path("enhet/<int:unit>/", units.show, name="unit"),
    path("enhet/<int:unit>/<int:pk>/", units.estimate, name="estimate"),
]
