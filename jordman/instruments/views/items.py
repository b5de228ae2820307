"""One question of a draft at a time: change it, add one, take one away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jordman.accounts.people import signed_in
from jordman.instruments.access import get_draft_for
from jordman.instruments.actions import change_draft
from jordman.instruments.content import Content, Item
from jordman.instruments.editing import has_situations, with_item, with_new_item, without_item
from jordman.instruments.item_forms import ItemForm, SituationForm, StatementForm
from jordman.instruments.models import InstrumentVersion
from jordman.instruments.reading import content_of
from jordman.instruments.views.refusing import says_why_not


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not
def change(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    user = signed_in(request)
    draft = get_draft_for(user, pk)
    content = content_of(draft)
    item = _item(content, key)
    form = _form(request, draft, content, item)
    if request.method == "POST" and form.is_valid():
        changed = with_item(draft.content, key, form.as_fields())
        change_draft(draft, by=user, content=changed, part=f"items/{key}")
        messages.success(request, _("Sparat."))
        return redirect("instruments:item", pk, _number(content_of(draft), key))
    return _page(request, draft, form, item)


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not
def add(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    draft = get_draft_for(user, pk)
    form = _form(request, draft, content_of(draft), None)
    if request.method == "POST" and form.is_valid():
        changed, key = with_new_item(draft.content, form.as_fields())
        change_draft(draft, by=user, content=changed, part=f"items/{key}")
        messages.success(request, _("Frågan är med."))
        return redirect("instruments:item", pk, _number(content_of(draft), key))
    return _page(request, draft, form, None)


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not
def remove(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    user = signed_in(request)
    draft = get_draft_for(user, pk)
    content = content_of(draft)
    item = _item(content, key)
    if request.method == "POST":
        change_draft(draft, by=user, content=without_item(draft.content, key), part=f"items/{key}")
        messages.success(request, _("Frågan är borttagen ur utkastet."))
        return redirect("instruments:show", pk)
    context = {"version": draft, "content": content, "item": item, "number": _number(content, key)}
    return render(request, "instruments/remove_item.html", context)


def _item(content: Content, key: str) -> Item:
    item = content.item(key)
    if item is None:
        raise Http404
    return item


def _number(content: Content, key: str) -> int:
    return [item.key for item in content.items].index(key) + 1


def _form(request: HttpRequest, draft: InstrumentVersion, content: Content, item: Item | None) -> ItemForm:
    kind = SituationForm if has_situations(draft.content) else StatementForm
    return kind(request.POST or None, content=content, item=item)


def _page(request: HttpRequest, draft: InstrumentVersion, form: ItemForm, item: Item | None) -> HttpResponse:
    content = content_of(draft)
    number = _number(content, item.key) if item else 0
    context = {"version": draft, "content": content, "form": form, "item": item, "number": number}
    return render(request, "instruments/item_form.html", context)
