"""A person's own pages, and the way in by a link."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import activate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_POST

from jordman.accounts import links
from jordman.accounts.actions import change_own_details, erase_person
from jordman.accounts.forms import EraseForm, OwnDetailsForm
from jordman.accounts.own_answers import own_answers
from jordman.accounts.people import signed_in
from jordman.accounts.register_text import holdings
from jordman.privacy.export import as_zip


@never_cache
@sensitive_variables("token")
def sign_in_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show whose link it is; signing in takes a press, so that a mail filter that opens links spends none."""
    try:
        user = links.read(token)
    except links.LinkFault as fault:
        return render(
            request, "accounts/link_fault.html", {"is_old": fault.is_old}, status=410 if fault.is_old else 404
        )
    if request.method == "POST":
        login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect("start")
    return render(request, "accounts/sign_in_by_link.html", {"person": user})


@login_required
def me(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    form = OwnDetailsForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        change_own_details(user, by=user, **form.cleaned_data)
        activate(user.language)
        messages.success(request, _("Sparat."))
        response = redirect("accounts:me")
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, max_age=365 * 24 * 3600, samesite="Lax")
        return response
    return render(request, "accounts/me.html", {"form": form})


@login_required
@require_GET
def my_data(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/my_data.html", {"holdings": holdings(signed_in(request))})


@login_required
@require_POST
def download_my_data(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    readme = _(
        "Filen mina-uppgifter.json innehåller allt som Jordmån har sparat om dig, tabell för tabell.\n"
        "Bara du kan hämta den. Spara den på ett ställe som bara du kommer åt.\n"
    )
    texts = {"LAS-MIG.txt": readme, **own_answers().as_texts(request)}
    response = HttpResponse(as_zip(user, texts=texts), content_type="application/zip")
    name = slugify(user.own_name) or "mina-uppgifter"
    response["Content-Disposition"] = f'attachment; filename="jordman-{name}.zip"'
    return response


@login_required
def erase_me(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    answers = own_answers()
    form = EraseForm(request.POST or None, has_answers=answers.are_there(request))
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            if form.cleaned_data.get("answers") == "remove":
                answers.remove(request)
            erase_person(user, by=user)
        logout(request)
        return render(request, "accounts/erased.html")
    return render(request, "accounts/erase_me.html", {"form": form})
