"""What a unit's questions are about, for its manager."""

from django.urls import path

from jordman.questions.views import themes

app_name = "unit_themes"

urlpatterns = [
    path("teman/", themes.choose_unit, name="choose"),
    path("<int:pk>/teman/", themes.show_unit, name="show"),
]
