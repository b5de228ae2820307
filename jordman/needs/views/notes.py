"""Notes: from a workshop, from a written source, and one note with what it concerns."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jordman.accounts.people import signed_in
from jordman.needs.access import get_part_for, get_study_for
from jordman.needs.actions.gathering import add_note, change_note, remove_note
from jordman.needs.forms.gathering import CodingForm, NewNoteForm, SourceNoteForm
from jordman.needs.models import Note, Workshop
from jordman.needs.overview import words_of
from jordman.needs.views.pages import confirm_page, says_why_not


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
@says_why_not("needs:workshop_notes")
def at_workshop(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    workshop = get_part_for(user, Workshop, pk)
    study = workshop.study
    questions, hypotheses = list(study.questions.all()), list(study.hypotheses.all())
    initial = {"asked": request.GET.get("fraga", "")}
    form = NewNoteForm(request.POST or None, questions=questions, hypotheses=hypotheses, initial=initial)
    if request.method == "POST" and form.is_valid():
        add_note(study, by=user, workshop=workshop, codings=form.codings(), **form.facts())
        return redirect(f"{request.path}?fraga={form.cleaned_data['asked']}#ny")
    context = {
        "study": study,
        "form": form,
        "heading": workshop.name,
        "lead": _("Skriv vad som sades i workshoppen."),
        "back_url": reverse("needs:workshop", args=[pk]),
        "notes": workshop.notes.select_related("question").prefetch_related("hypotheses"),
        "hidden": True,
    }
    return render(request, "needs/notes.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
@says_why_not("needs:sources")
def from_sources(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    study = get_study_for(user, pk)
    form = SourceNoteForm(
        request.POST or None, hypotheses=list(study.hypotheses.all()), initial={"source": request.GET.get("kalla", "")}
    )
    if request.method == "POST" and form.is_valid():
        add_note(study, by=user, codings=form.codings(), **form.facts())
        return redirect(f"{request.path}#ny")
    context = {
        "study": study,
        "form": form,
        "heading": _("Skriftliga källor"),
        "lead": _("Rapporter, beslut och andra texter som säger något om behoven."),
        "back_url": reverse("needs:show", args=[pk]),
        "notes": study.notes.exclude(source="").select_related("question").prefetch_related("hypotheses"),
        "hidden": False,
    }
    return render(request, "needs/notes.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
@says_why_not("needs:note")
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """What it says, and for each hypothesis whether it speaks for it or against it."""
    user = signed_in(request)
    note = get_part_for(user, Note, pk)
    form = CodingForm(request.POST or None, note=note, hypotheses=list(note.study.hypotheses.all()))
    if request.method == "POST" and form.is_valid():
        change_note(note, by=user, codings=form.codings(), **form.facts())
        messages.success(request, _("Sparat."))
        return redirect(origin_of(note))
    return render(
        request, "needs/note.html", {"study": note.study, "note": note, "form": form, "back": origin_of(note)}
    )


def origin_of(note: Note) -> str:
    """The page of where the note comes from."""
    if note.interview_id:
        return reverse("needs:interview", args=[note.interview_id])
    if note.workshop_id:
        return reverse("needs:workshop_notes", args=[note.workshop_id])
    return reverse("needs:sources", args=[note.study_id])


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not("needs:note")
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    note = get_part_for(user, Note, pk)
    back = origin_of(note)
    if request.method == "POST":
        remove_note(note, by=user)
        return redirect(back)
    return confirm_page(request, note.study, heading=_("Ta bort anteckningen?"), what=words_of(note), back_url=back)
