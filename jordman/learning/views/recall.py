"""Questions that come back."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jordman.accounts.people import signed_in
from jordman.learning.access import find_waiting_question_for, get_due_cards_for
from jordman.learning.actions.answers import answer_recall
from jordman.learning.forms import AnswerForm
from jordman.learning.models import RecallCard
from jordman.learning.showing import shown_question
from jordman.library.content import Block, recall_from_json


def _question_of(card: RecallCard) -> Block | None:
    """The card's question in the module's newest edition, or None when its author has taken it away."""
    edition = card.module.edition
    if edition is None:
        return None
    return next((block for block in recall_from_json(edition.recall) if block.key == card.question_key), None)


@login_required
@require_http_methods(["GET"])
@never_cache
def show_next(request: HttpRequest) -> HttpResponse:
    """The question that has waited longest, or that none waits."""
    found = find_waiting_question_for(signed_in(request))
    return redirect("learning:recall_card", found.card_id) if found else render(request, "learning/recall_none.html")


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def show_card(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    card = RecallCard.objects.select_related("module", "module__edition").filter(user=user, pk=pk).first()
    question = _question_of(card) if card else None
    if card is None or question is None:
        raise Http404
    form = AnswerForm(request.POST or None, block=question)
    chosen = None
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["answer"][:1]
        answer_recall(card, by=user, is_right=set(chosen) == set(question.right_keys))
    left = get_due_cards_for(user).count()
    context = {"card": card, "shown": shown_question(question, chosen), "form": form, "left": left}
    return render(request, "learning/recall.html", context)
