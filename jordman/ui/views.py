"""Pages about the service, the gallery, and what is shown when something goes wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from jordman.ui import about, samples


@require_safe
def who_sees_what(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/about/who_sees_what.html", {"things": about.THINGS, "roles": about.ROLES})


@require_safe
def personal_data(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/about/personal_data.html", {"records": about.RECORDS})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(
        request, "ui/about/accessibility.html", {"shortcomings": about.SHORTCOMINGS, "checked_on": about.CHECKED_ON}
    )


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/about/help.html", {"answers": about.ANSWERS})


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery.html", samples.gallery())


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", {"reason": str(exception)}, status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    # No request in the context: who is signed in is in the database, which may be what has stopped.
    return HttpResponse(render_to_string("500.html"), status=500)
