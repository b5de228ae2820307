"""Calls, one's own application and mandate, the log, the network."""

from django.urls import path

from jordman.champions.views import applying, choosing, entries, mandates, network, own

app_name = "champions"

urlpatterns = [
    path("", own.home, name="home"),
    # The log
    path("logg/ny/", own.log, name="log"),
    path("logg/", entries.list_entries, name="entries"),
    path("logg/<int:pk>/", entries.change_entry, name="change_entry"),
    path("logg/<int:pk>/ta-bort/", entries.remove_entry, name="remove_entry"),
    path("timmar/ny/", entries.add_hours, name="add_hours"),
    path("timmar/<int:pk>/", entries.change_use, name="change_hours"),
    path("timmar/<int:pk>/ta-bort/", entries.remove_use, name="remove_hours"),
    # One's agreement
    path("uppdrag/<int:pk>/", mandates.show, name="mandate"),
    path("uppdrag/<int:pk>/bekrafta/", mandates.confirm, name="confirm"),
    path("uppdrag/<int:pk>/andra/", mandates.change, name="change"),
    path("uppdrag/<int:pk>/papper/", mandates.send_paper, name="paper"),
    path("uppdrag/<int:pk>/natverk/", mandates.choose_network, name="choose_network"),
    path("natverk/", network.show, name="network"),
    path("utbildning/", network.show_track, name="track"),
    # Applying
    path("sok/", applying.list_calls, name="calls"),
    path("sok/<int:pk>/", applying.apply_for, name="apply"),
    path("sok/<int:pk>/ta-tillbaka/", applying.take_back, name="withdraw"),
    # Choosing
    path("utlysning/", choosing.list_own, name="own_calls"),
    path("utlysning/ny/", choosing.add, name="open_call"),
    path("utlysning/<int:pk>/", choosing.show, name="call"),
    path("utlysning/<int:pk>/andra/", choosing.change, name="change_call"),
    path("utlysning/<int:pk>/stang/", choosing.close, name="close_call"),
    path("utlysning/ansokan/<int:pk>/valj/", choosing.choose_one, name="choose"),
    path("utlysning/ansokan/<int:pk>/tacka/", choosing.thank_one, name="thank"),
]
