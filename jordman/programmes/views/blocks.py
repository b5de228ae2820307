"""The blocks of a programme and what is put in them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jordman.access.errors import Refused, refusals_in
from jordman.accounts.people import signed_in
from jordman.library.models import Category
from jordman.library.models.category import CATEGORIES
from jordman.programmes.access import get_block_for, get_choice_set_for, get_programme_for
from jordman.programmes.actions import (
    add_block,
    add_choice_set,
    add_modules,
    change_block,
    change_choice_set,
    move_block,
    remove_block,
    remove_choice_set,
)
from jordman.programmes.forms.blocks import AddModulesForm, BlockForm, ChoiceSetForm
from jordman.programmes.modules import new_modules_for

STEPS = {"upp": -1, "ner": 1}


@login_required
def add(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    programme = get_programme_for(user, pk)
    form = BlockForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid():
        add_block(programme, by=user, **form.facts())
        return redirect("programmes:show", pk)
    return render(request, "programmes/block.html", {"form": form, "programme": programme, "stretch": None})


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    block = get_block_for(user, pk)
    form = BlockForm(request.POST or None, instance=block, programme=block.programme)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form, "gated_by"):
            change_block(block, by=user, **form.facts())
            return redirect("programmes:show", block.programme_id)
    return render(request, "programmes/block.html", {"form": form, "programme": block.programme, "stretch": block})


@login_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    block = get_block_for(user, pk)
    if request.method == "POST":
        try:
            remove_block(block, by=user)
        except Refused as refusal:
            messages.error(request, str(refusal.message))
        else:
            messages.success(request, _("Blocket är borttaget."))
        return redirect("programmes:show", block.programme_id)
    context = {"stretch": block, "programme": block.programme, "modules": block.rules.count()}
    return render(request, "programmes/remove_block.html", context)


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    block = get_block_for(user, pk)
    move_block(block, by=user, steps=STEPS.get(request.POST.get("riktning", ""), 1))
    return redirect("programmes:show", block.programme_id)


@login_required
def choose_modules(request: HttpRequest, pk: int) -> HttpResponse:
    """Put modules in a block, many at once."""
    user = signed_in(request)
    block = get_block_for(user, pk)
    words, category = request.GET.get("sok", "").replace("\0", "").strip(), request.GET.get("kategori", "")
    modules = new_modules_for(block.programme).order_by("category", "title")
    shown = modules.filter(title__icontains=words) if words else modules
    if category in map(str, CATEGORIES):
        shown = shown.filter(category=int(category))
    form = AddModulesForm(request.POST or None, modules=modules if request.method == "POST" else shown)
    if request.method == "POST" and form.is_valid():
        add_modules(block, by=user, **form.cleaned_data)
        return redirect("programmes:show", block.programme_id)
    context = {
        "form": form,
        "stretch": block,
        "programme": block.programme,
        "words": words,
        "category": category,
        "categories": Category.objects.all(),
        "found": shown.exists(),
    }
    return render(request, "programmes/choose_modules.html", context)


# Choice sets


@login_required
def add_set(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    block = get_block_for(user, pk)
    form = ChoiceSetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_choice_set(block, by=user, **form.cleaned_data)
        messages.success(request, _("Valet finns. Lägg moduler i det under varje moduls regel."))
        return redirect("programmes:show", block.programme_id)
    context = {"form": form, "programme": block.programme, "stretch": block, "choice_set": None}
    return render(request, "programmes/choice_set.html", context)


@login_required
def change_set(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    chosen = get_choice_set_for(user, pk)
    form = ChoiceSetForm(request.POST or None, instance=chosen)
    if request.method == "POST" and form.is_valid():
        change_choice_set(chosen, by=user, **form.cleaned_data)
        return redirect("programmes:show", chosen.block.programme_id)
    context = {"form": form, "programme": chosen.block.programme, "stretch": chosen.block, "choice_set": chosen}
    return render(request, "programmes/choice_set.html", context)


@login_required
def remove_set(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    chosen = get_choice_set_for(user, pk)
    if request.method == "POST":
        remove_choice_set(chosen, by=user)
        messages.success(request, _("Valet är borttaget. Modulerna är kvar som valbara."))
        return redirect("programmes:show", chosen.block.programme_id)
    context = {"choice_set": chosen, "programme": chosen.block.programme}
    return render(request, "programmes/remove_choice_set.html", context)
