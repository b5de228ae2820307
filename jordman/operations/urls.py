"""Running the house."""

from django.urls import path

from jordman.operations import views

app_name = "operations"
urlpatterns = [path("halsa/", views.health, name="health")]
