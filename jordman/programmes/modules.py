"""Which modules a programme may use."""

from django.db.models import QuerySet

from jordman.accounts.models import User
from jordman.library.models import Level, Module
from jordman.library.models.module import ModuleQuerySet
from jordman.organisations.models import Ancestry
from jordman.programmes.models import Enrolment, ModuleRule, Programme

# The category that comes in two packages: a module there is for those of its level, unless the lead says otherwise.
CATEGORY_WITH_LEVELS = 3


def modules_for(programme: Programme) -> ModuleQuerySet:
    """Published modules that the programme's organisation may read: its own, those above it, and what is shared."""
    above = Ancestry.objects.filter(descendant_id=programme.organisation_id).values("ancestor_id")
    return Module.objects.published().readable_at(above).select_related("category").light()


def new_modules_for(programme: Programme) -> ModuleQuerySet:
    """Those that are not in the programme yet."""
    return modules_for(programme).exclude(rules__block__programme=programme)


def level_in_programme(module: Module) -> str:
    """The level of a module's rule when it is put in a block."""
    return module.level if module.category_id == CATEGORY_WITH_LEVELS else Level.ANY


def ids_of_enrolled(user: User) -> "QuerySet[ModuleRule, int]":
    """Modules of the programmes that a person is in: their way to what their employer could not read otherwise."""
    programmes = Enrolment.objects.active().filter(user=user).exclude(programme__status=Programme.Status.DRAFT)
    rules = ModuleRule.objects.filter(block__programme__in=programmes.values("programme_id"))
    return rules.values_list("module_id", flat=True)
