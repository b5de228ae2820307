"""Evaluations, for those who write and read them."""

from django.urls import path

from jordman.evaluations.views import evaluations, findings, quotes, reports, sources

app_name = "evaluations"

urlpatterns = [
    path("", evaluations.list_evaluations, name="list"),
    path("ny/", evaluations.add, name="add"),
    path("exempel/", evaluations.take_example, name="take_example"),
    path("<int:pk>/", evaluations.show, name="show"),
    path("<int:pk>/andra/", evaluations.change, name="change"),
    path("<int:pk>/texter/", evaluations.write_texts, name="texts"),
    # Questions
    path("<int:pk>/fraga/", findings.add_question_to, name="add_question"),
    path("fraga/<int:pk>/", findings.change_one_question, name="change_question"),
    path("fraga/<int:pk>/ta-bort/", findings.remove_one_question, name="remove_question"),
    # Sources
    path("<int:pk>/kalla/<str:kind>/", sources.add, name="add_source"),
    path("kalla/<int:pk>/", sources.change, name="change_source"),
    path("kalla/<int:pk>/ta-bort/", sources.remove, name="remove_source"),
    # Findings
    path("<int:pk>/iakttagelse/", findings.add, name="add_finding"),
    path("iakttagelse/<int:pk>/", findings.change, name="change_finding"),
    path("iakttagelse/<int:pk>/ta-bort/", findings.remove, name="remove_finding"),
    # Quotes
    path("<int:pk>/citat/", quotes.list_quotes, name="quotes"),
    path("<int:pk>/citat/nytt/", quotes.add, name="add_quote"),
    path("<int:pk>/citat/fil/", quotes.send, name="send_quotes"),
    path("citat/<int:pk>/ta-bort/", quotes.remove, name="remove_quote"),
    # Reports
    path("<int:pk>/rapport/<str:kind>/", reports.make, name="make_report"),
    path("rapport/<int:pk>/<str:form>/", reports.send, name="send_report"),
]
