"""Addresses of this room."""

from django.urls import path

from jordman.organisations import views

app_name = "organisations"

urlpatterns = [
    path("", views.list_organisations, name="list"),
    path("<int:pk>/", views.show_organisation, name="show"),
    path("<int:pk>/ny/", views.add_below, name="add"),
    path("<int:pk>/stodets-namn/", views.name_champions, name="champion_title"),
    path("<int:pk>/roller/", views.list_roles, name="roles"),
    path("<int:pk>/roller/ny/", views.give_role, name="give_role"),
    path("<int:pk>/roller/<int:grant_pk>/ta-bort/", views.take_role, name="take_role"),
]
