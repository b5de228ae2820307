"""Addresses of those who lead programmes."""

from django.urls import path

from jordman.programmes.views import blocks, people, programmes, rules, status

app_name = "programmes"

urlpatterns = [
    path("", programmes.list_programmes, name="list"),
    path("nytt/", programmes.add, name="add"),
    path("nytt/level-up/", programmes.level_up, name="level_up"),
    path("<int:pk>/", programmes.show, name="show"),
    path("<int:pk>/andra/", programmes.change, name="change"),
    path("<int:pk>/kopiera/", programmes.copy, name="copy"),
    path("<int:pk>/oppna/", status.open_for_learners, name="open"),
    path("<int:pk>/avsluta/", status.close, name="close"),
    path("<int:pk>/forhandsvisa/", status.preview, name="preview"),
    # Blocks and what is in them
    path("<int:pk>/block/nytt/", blocks.add, name="add_block"),
    path("block/<int:pk>/", blocks.change, name="change_block"),
    path("block/<int:pk>/ta-bort/", blocks.remove, name="remove_block"),
    path("block/<int:pk>/flytta/", blocks.move, name="move_block"),
    path("block/<int:pk>/moduler/", blocks.choose_modules, name="choose_modules"),
    path("block/<int:pk>/val/nytt/", blocks.add_set, name="add_choice_set"),
    path("val/<int:pk>/", blocks.change_set, name="change_choice_set"),
    path("val/<int:pk>/ta-bort/", blocks.remove_set, name="remove_choice_set"),
    path("modul/<int:pk>/", rules.change, name="change_rule"),
    path("modul/<int:pk>/ta-bort/", rules.remove, name="remove_rule"),
    path("modul/<int:pk>/flytta/", rules.move, name="move_rule"),
    # People
    path("<int:pk>/deltagare/", people.list_participants, name="participants"),
    path("<int:pk>/deltagare/ny/", people.add_participant, name="add_participant"),
    path("deltagare/<int:pk>/ta-bort/", people.remove_participant, name="remove_participant"),
]
