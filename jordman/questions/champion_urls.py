"""Questions that reach a champion, and the articles that champions look after."""

from django.urls import path

from jordman.questions.views import answering, tending

app_name = "champion_questions"

urlpatterns = [
    path("fragor/", answering.list_questions, name="list"),
    path("fragor/<int:pk>/", answering.show_question, name="show"),
    path("fragor/<int:pk>/svarar/", answering.take_question, name="take"),
    path("fragor/<int:pk>/artikel/", tending.make_of_question, name="make_article"),
    # Articles
    path("fragor/artiklar/", tending.list_articles, name="articles"),
    path("fragor/artiklar/ny/", tending.write, name="write_article"),
    path("fragor/artiklar/<int:pk>/", tending.change, name="change_article"),
    path("fragor/artiklar/<int:pk>/dolj/", tending.hide, name="hide_article"),
    path("fragor/artiklar/<int:pk>/visa/", tending.show, name="show_article"),
    path("fragor/artiklar/<int:pk>/stammer/", tending.confirm, name="confirm_article"),
]
