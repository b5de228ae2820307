"""The toolbox: what modules leave in the hand, found, shown, printed and taken home."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from jordman.accounts.people import signed_in
from jordman.documents.markup import markdown_to_html
from jordman.documents.papers import Tool as Paper
from jordman.documents.papers import tool_pdf as make_pdf
from jordman.documents.word import markdown_to_docx
from jordman.library.access import get_file_for, get_tool_for, get_tools_for
from jordman.library.checks.files import OFFICE
from jordman.library.media import file_response
from jordman.library.models import Tool
from jordman.library.models.category import CATEGORIES
from jordman.library.models.module import PlaceOfWork
from jordman.library.toolbox import Search

A_PAGE = 30


@login_required
def tools(request: HttpRequest) -> HttpResponse:
    search = Search.read(request.GET.dict())
    found = search.find(get_tools_for(signed_in(request)).defer("module__summary", "body"))
    context = {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("sida")),
        "search": search,
        "categories": CATEGORIES.items(),
        "places": PlaceOfWork.choices,
    }
    return render(request, "library/tools.html", context)


@login_required
def tool(request: HttpRequest, module_key: str, tool_key: str) -> HttpResponse:
    found = get_tool_for(signed_in(request), module_key, tool_key)
    return render(request, "library/tool.html", {"tool": found, "html": markdown_to_html(found.body)})


@login_required
def tool_pdf(request: HttpRequest, module_key: str, tool_key: str) -> HttpResponse:
    found = _text_tool(request, module_key, tool_key)
    paper = Paper(title=found.title, markdown=found.body, module=found.module.title, summary=found.summary)
    return _download(make_pdf(paper), "application/pdf", f"{found.key}.pdf")


@login_required
def tool_word(request: HttpRequest, module_key: str, tool_key: str) -> HttpResponse:
    found = _text_tool(request, module_key, tool_key)
    footer = _("Från modulen ”%(module)s” i Jordmån. Licens: CC BY 4.0.") % {"module": found.module.title}
    document = markdown_to_docx(found.title, found.body, footer=footer)
    return _download(document, OFFICE["docx"], f"{found.key}.docx")


@login_required
def tool_file(request: HttpRequest, module_key: str, tool_key: str) -> HttpResponseBase:
    """The file itself, as it was when the module was published."""
    user = signed_in(request)
    found = get_tool_for(user, module_key, tool_key)
    if not found.address:
        raise Http404
    return file_response(request, get_file_for(user, found.address), download_as=found.file)


def _text_tool(request: HttpRequest, module_key: str, tool_key: str) -> Tool:
    found = get_tool_for(signed_in(request), module_key, tool_key)
    if not found.body:
        raise Http404
    return found


def _download(data: bytes, content_type: str, filename: str) -> HttpResponse:
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=filename) or ""
    response["X-Content-Type-Options"] = "nosniff"
    return response
