"""A unit's champions, for its manager."""

from django.urls import path

from jordman.champions.views import units

app_name = "unit_champions"

urlpatterns = [
    path("stod/", units.choose_unit, name="choose"),
    path("<int:unit>/stod/", units.home, name="home"),
    path("<int:unit>/stod/utse/", units.appoint_one, name="appoint"),
    path("<int:unit>/stod/uppdrag/<int:pk>/", units.show_mandate, name="mandate"),
    path("<int:unit>/stod/uppdrag/<int:pk>/bekrafta/", units.confirm, name="confirm"),
    path("<int:unit>/stod/uppdrag/<int:pk>/andra/", units.change, name="change"),
    path("<int:unit>/stod/uppdrag/<int:pk>/papper/", units.send_paper, name="paper"),
    path("<int:unit>/stod/uppdrag/<int:pk>/karriar/", units.decide, name="career"),
    path("<int:unit>/stod/uppdrag/<int:pk>/avsluta/", units.end, name="end"),
]
