"""Asking, one's own questions, and help articles."""

from django.urls import path

from jordman.questions.views import articles, asking

app_name = "questions"

urlpatterns = [
    path("", asking.list_own, name="list"),
    path("ny/", asking.ask_question, name="ask"),
    path("<int:pk>/", asking.show_own, name="show"),
    path("<int:pk>/hjalpte/", asking.say_helped, name="helped"),
    path("<int:pk>/ta-bort/", asking.take_back_question, name="take_back"),
    path("<int:pk>/artikel/", asking.judge_article, name="judge_article"),
    # Articles
    path("artiklar/", articles.list_articles, name="articles"),
    path("artiklar/<int:pk>/", articles.show_article, name="article"),
]
