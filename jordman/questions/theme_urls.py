"""What an employer's questions are about, for those who lead or follow efforts there."""

from django.urls import path

from jordman.questions.views import themes

app_name = "themes"

urlpatterns = [
    path("teman/", themes.choose_employer, name="choose"),
    path("teman/<int:pk>/", themes.show_employer, name="show"),
]
