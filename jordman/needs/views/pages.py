"""What most pages here are: one form in a study, and where to go afterwards."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jordman.access.errors import Refused
from jordman.needs.models import Study

View = Callable[..., HttpResponse]


def says_why_not(url_name: str) -> Callable[[View], View]:
    """A refusal becomes a message on the page `url_name` of the same `pk`."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, pk: int) -> HttpResponse:
            try:
                return view(request, pk=pk)
            except Refused as refusal:
                messages.error(request, str(refusal.message))
                return redirect(url_name, pk)

        return wrapped

    return decorate


def form_page(
    request: HttpRequest, study: Study, form: forms.Form | forms.ModelForm[Any], **words: object
) -> HttpResponse:
    """One form. `words`: heading, back_url; lead, submit, hidden (True: nobody but the lead reads what is written)."""
    context = {"study": study, "form": form, "lead": "", "submit": "", "hidden": False, "removes": "", **words}
    return render(request, "needs/form.html", context)


def confirm_page(request: HttpRequest, study: Study, *, heading: str, what: str, back_url: str) -> HttpResponse:
    """Before something is taken away: `what` is what goes, in words."""
    context = {"study": study, "heading": heading, "what": what, "back_url": back_url}
    return render(request, "needs/confirm.html", context)
