"""Every rule explained, and where the warnings stand."""

from django.urls import path

from jordman.pitfalls import views

app_name = "pitfalls"

urlpatterns = [
    path("", views.list_rules, name="rules"),
    # Where they stand
    path("enhet/<int:pk>/", views.show_unit, name="unit"),
    path("kommun/<int:pk>/", views.show_place, name="place"),
    path("kommun/<int:pk>/<slug:key>/", views.show_rule_at_place, name="place_rule"),
    # It does not fit here
    path("enhet/<int:pk>/<slug:key>/stammer-inte/", views.dismiss_at_unit, name="dismiss_unit"),
    path("satsning/<int:pk>/<slug:key>/stammer-inte/", views.dismiss_in_initiative, name="dismiss_initiative"),
    path("kommun/<int:pk>/<slug:key>/stammer-inte/", views.dismiss_at_place, name="dismiss_place"),
    path("ta-tillbaka/<int:pk>/", views.take_back_dismissal, name="take_back"),
    # What each looks for, and why
    path("<slug:key>/", views.show_rule, name="rule"),
]
