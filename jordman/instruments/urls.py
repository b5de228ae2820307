"""Addresses of the instruments. `pk` is a version's."""

from django.urls import path

from jordman.instruments.views import items, reading, writing

app_name = "instruments"

urlpatterns = [
    path("", reading.list_instruments, name="list"),
    path("<int:pk>/", reading.show, name="show"),
    path("<int:pk>/fraga/<int:number>/", reading.item, name="item"),
    path("<int:pk>/jamfor/<int:other>/", reading.compare, name="compare"),
    path("<int:pk>/kalibrering/", reading.calibration, name="calibration"),
    path("<int:pk>/kopia/", writing.copy, name="copy"),
    path("<int:pk>/ny-version/", writing.start, name="start"),
    path("<int:pk>/andra/", writing.change, name="change"),
    path("<int:pk>/skala/<slug:key>/", writing.change_scale, name="change_scale"),
    path("<int:pk>/svar/<slug:key>/", writing.change_responses, name="change_responses"),
    path("<int:pk>/publicera/", writing.publish, name="publish"),
    path("<int:pk>/ta-bort/", writing.discard, name="discard"),
    path("<int:pk>/ny-fraga/", items.add, name="add_item"),
    path("<int:pk>/fraga/<slug:key>/andra/", items.change, name="change_item"),
    path("<int:pk>/fraga/<slug:key>/ta-bort/", items.remove, name="remove_item"),
]
