"""Initiatives and rollouts, for those who lead and follow them."""

from django.urls import path

from jordman.initiatives.views import gates, initiatives, learning, rollouts, setting_up, systems

app_name = "initiatives"

urlpatterns = [
    path("", initiatives.list_initiatives, name="list"),
    path("ny/", initiatives.add, name="add"),
    path("inte-lart/", learning.list_not_learnt, name="not_learnt"),
    path("system/", systems.list_systems, name="systems"),
    path("system/nytt/", systems.add, name="add_system"),
    path("system/<int:pk>/", systems.change, name="change_system"),
    path("<int:pk>/", initiatives.show, name="show"),
    path("<int:pk>/andra/", initiatives.change, name="change"),
    path("<int:pk>/budskap/", setting_up.write_messages, name="messages"),
    path("<int:pk>/mandat/", setting_up.write_mandate, name="mandate"),
    path("<int:pk>/utbildning/", setting_up.describe, name="trainings"),
    path("<int:pk>/enheter/", setting_up.list_employers, name="units"),
    path("<int:pk>/enheter/<int:employer>/", setting_up.choose, name="choose_units"),
    path("<int:pk>/forankring/", setting_up.show_anchoring, name="anchoring"),
    path("<int:pk>/forankring/<str:level>/<int:organisation>/", setting_up.anchor_level, name="anchor_level"),
    path("<int:pk>/forankring/<str:level>/<int:organisation>/ta-bort/", setting_up.take_back, name="take_back"),
    # Phases
    path("<int:pk>/fas/<str:phase>/", gates.show_gate, name="gate"),
    path("<int:pk>/fas/<str:phase>/vidare/", gates.go_on, name="go_on"),
    path("<int:pk>/tillbaka/", gates.go_back, name="go_back"),
    path("<int:pk>/pausa/", gates.pause, name="pause"),
    path("<int:pk>/ta-upp/", gates.resume, name="resume"),
    path("<int:pk>/lamna-over/", gates.hand_over, name="hand_over"),
    path("<int:pk>/avsluta/", gates.close, name="close"),
    path("<int:pk>/oppna-igen/", gates.reopen, name="reopen"),
    # Rollouts
    path("<int:pk>/inforande/nytt/", rollouts.add, name="add_rollout"),
    path("inforande/<int:pk>/", rollouts.show, name="rollout"),
    path("inforande/<int:pk>/andra/", rollouts.change, name="change_rollout"),
    path("inforande/<int:pk>/it/", rollouts.write_verdict, name="verdict"),
    path("inforande/<int:pk>/uppfoljning/", rollouts.write_follow_up, name="follow_up"),
    path("inforande/<int:pk>/provperiod/", rollouts.decide, name="decide_trial"),
    path("inforande/<int:pk>/enheter/", rollouts.write_installed, name="installed"),
    path("inforande/<int:pk>/stall-in/", rollouts.cancel, name="cancel_rollout"),
    path("inforande/<int:pk>/ater/", rollouts.reinstate, name="reinstate_rollout"),
]
