"""What a unit takes part in, at the unit."""

from django.urls import path

from jordman.initiatives.views import learning

app_name = "unit_initiatives"

urlpatterns = [
    path("satsning/", learning.show_own, name="own"),
    path("<int:unit>/satsning/", learning.show_unit, name="list"),
    path("<int:unit>/satsning/<int:pk>/forankra/", learning.anchor_unit, name="anchor"),
    path("<int:unit>/satsning/<int:pk>/forankra/ta-bort/", learning.take_back_unit, name="take_back"),
    path("<int:unit>/satsning/inforande/<int:pk>/lart/", learning.learnt, name="learnt"),
    path("<int:unit>/satsning/inforande/<int:pk>/inte-lart/", learning.not_learnt, name="not_learnt"),
]
