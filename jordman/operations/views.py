"""The health page, for machines."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jordman.operations.health import examine


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    state = examine()
    status = 200 if state.database else 503
    if request.get_preferred_type(["application/json", "text/plain"]) == "text/plain":
        return HttpResponse(state.as_text(), content_type="text/plain; charset=utf-8", status=status)
    return JsonResponse(state.as_dict(), status=status)
