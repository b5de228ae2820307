"""Preparing a unit, and what became of it."""

from django.urls import path

from jordman.workplaces.views import choosing, hours, managers, pictures, preparing, promises, readiness, routines

app_name = "workplaces"

PREPARE = "<int:unit>/forbered/"
PROMISE = "<int:unit>/loften/<int:pk>/"

urlpatterns = [
    # One's own unit, or a choice of several
    path("forbered/", choosing.prepare_own, name="prepare_own"),
    path("malbild/", choosing.own_picture, name="own_picture"),
    path("rutiner/", choosing.own_routines, name="own_routines"),
    # Prepare
    path(PREPARE, preparing.show, name="prepare"),
    path(f"{PREPARE}malbild/", pictures.write, name="write_picture"),
    path(f"{PREPARE}tid/", hours.show, name="hours"),
    path(f"{PREPARE}tid/termin/", hours.ask_term, name="term"),
    path(f"{PREPARE}tid/<int:pk>/utbildning/", hours.ask_training, name="training_hours"),
    path(f"{PREPARE}tid/<int:pk>/samtal/", hours.ask_talk, name="talk_hours"),
    path(f"{PREPARE}beredskap/", readiness.show, name="readiness"),
    path(f"{PREPARE}beredskap/<slug:item>/", readiness.ask, name="readiness_item"),
    path(f"{PREPARE}min-modul/", managers.show_module, name="manager_module"),
    path(f"{PREPARE}min-modul/klar/", managers.say_done, name="say_module_done"),
    path(f"{PREPARE}min-modul/angra/", managers.take_back, name="take_back_module"),
    path(f"{PREPARE}att-saga/", managers.show_points, name="points"),
    path(f"{PREPARE}att-saga/last/", managers.say_read, name="points_read"),
    path(f"{PREPARE}att-saga/blad/", managers.print_points, name="points_sheet"),
    # The whole team
    path("<int:unit>/malbild/", pictures.show, name="picture"),
    path("<int:unit>/malbild/blad/", pictures.print_sheet, name="picture_sheet"),
    path("<int:unit>/malbild/<int:version>/", pictures.compare_versions, name="picture_version"),
    path("<int:unit>/loften/", promises.show, name="promises"),
    path("<int:unit>/loften/nytt/", promises.add, name="add_promise"),
    path(f"{PROMISE}andra/", promises.change, name="change_promise"),
    path(f"{PROMISE}hallet/", promises.keep, name="keep_promise"),
    path(f"{PROMISE}oppna/", promises.reopen, name="reopen_promise"),
    path("<int:unit>/rutiner/", routines.show, name="routines"),
    path("<int:unit>/rutiner/<int:pk>/", routines.answer, name="answer"),
    path("<int:unit>/rutiner/<int:pk>/<slug:state>/", routines.explain, name="explain"),
]
