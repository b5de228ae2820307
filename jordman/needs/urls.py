"""Needs studies: the lead's work, and the result that others may read."""

from django.urls import path

from jordman.needs.views import files, gathering, guide, interviews, notes, results, studies

app_name = "needs"

urlpatterns = [
    path("", studies.list_studies, name="list"),
    path("ny/", studies.add, name="add"),
    path("exempel/", studies.load_example, name="add_example"),
    path("<int:pk>/", studies.show, name="show"),
    path("<int:pk>/andra/", studies.change, name="change"),
    path("<int:pk>/ta-bort/", studies.remove, name="remove"),
    path("<int:pk>/resultat/", studies.result, name="result"),
    path("<int:pk>/resultat/word/", files.send_word, name="word"),
    path("<int:pk>/resultat/pdf/", files.send_pdf, name="pdf"),
    # Workshops and hypotheses
    path("<int:pk>/workshop/ny/", gathering.add_one, name="add_workshop"),
    path("workshop/<int:pk>/", gathering.workshop, name="workshop"),
    path("workshop/<int:pk>/andra/", gathering.change, name="change_workshop"),
    path("workshop/<int:pk>/anteckningar/", notes.at_workshop, name="workshop_notes"),
    path("<int:pk>/hypoteser/", results.list_hypotheses, name="hypotheses"),
    path("hypotes/<int:pk>/", results.hypothesis, name="hypothesis"),
    path("hypotes/<int:pk>/andra/", results.change, name="change_hypothesis"),
    path("hypotes/<int:pk>/bedom/", results.decide, name="decide"),
    path("hypotes/<int:pk>/ta-tillbaka/", results.reopen, name="reopen"),
    path("hypotes/<int:pk>/ta-bort/", results.remove, name="remove_hypothesis"),
    # The guide, interviews, notes and quotes
    path("<int:pk>/guide/", guide.guide, name="guide"),
    path("<int:pk>/guide/forslag/", guide.propose, name="propose_guide"),
    path("guide/<int:pk>/ta-bort/", guide.remove, name="remove_question"),
    path("<int:pk>/intervju/ny/", interviews.add, name="add_interview"),
    path("intervju/<int:pk>/", interviews.interview, name="interview"),
    path("intervju/<int:pk>/andra/", interviews.change, name="change_interview"),
    path("intervju/<int:pk>/citat/", interviews.take_quote, name="add_quote"),
    path("intervju/<int:pk>/ta-bort/", interviews.withdraw, name="withdraw"),
    path("<int:pk>/stang/", interviews.close, name="close"),
    path("<int:pk>/kallor/", notes.from_sources, name="sources"),
    path("anteckning/<int:pk>/", notes.change, name="note"),
    path("anteckning/<int:pk>/ta-bort/", notes.remove, name="remove_note"),
    path("<int:pk>/citat/", interviews.quotes, name="quotes"),
    path("<int:pk>/citat/word/", files.send_quotes, name="quotes_word"),
    path("citat/<int:pk>/ta-bort/", interviews.drop_quote, name="remove_quote"),
    # What came of it
    path("<int:pk>/granskning/ny/", results.comment_on, name="add_comment"),
    path("granskning/<int:pk>/", results.comment, name="comment"),
    path("granskning/<int:pk>/ta-bort/", results.drop_comment, name="remove_comment"),
    path("<int:pk>/beslut/nytt/", results.decide_change, name="add_decision"),
    path("beslut/<int:pk>/", results.decision, name="decision"),
    path("beslut/<int:pk>/ta-bort/", results.drop_decision, name="remove_decision"),
]
