"""Addresses of this room: the toolbox among the learner's pages, the rest among the authors' and reviewers'."""

from django.urls import path

from jordman.library.views import files, media, modules, reviewing, toolbox

app_name = "library"

urlpatterns = [
    path("larande/verktyg/", toolbox.tools, name="tools"),
    path("larande/verktyg/<slug:module_key>/<slug:tool_key>/", toolbox.tool, name="tool"),
    path("larande/verktyg/<slug:module_key>/<slug:tool_key>/pdf/", toolbox.tool_pdf, name="tool_pdf"),
    path("larande/verktyg/<slug:module_key>/<slug:tool_key>/word/", toolbox.tool_word, name="tool_word"),
    path("larande/verktyg/<slug:module_key>/<slug:tool_key>/fil/", toolbox.tool_file, name="tool_file"),
    path("bibliotek/", modules.modules, name="modules"),
    path("bibliotek/ny/", modules.new_module, name="new_module"),
    path("bibliotek/startbibliotek/", modules.take_in_starter, name="take_in_starter"),
    path("bibliotek/hamta-in/", files.take_in, name="take_in"),
    path("bibliotek/granskning/", reviewing.reviews, name="reviews"),
    path("bibliotek/granskning/<slug:key>/", reviewing.review, name="review"),
    path("bibliotek/filer/<path:address>", media.media, name="media"),
    path("bibliotek/<slug:key>/", modules.module, name="module"),
    path("bibliotek/<slug:key>/utkast/", modules.read_draft, name="read_draft"),
    path("bibliotek/<slug:key>/upplaga/<int:number>/", modules.read_edition, name="read_edition"),
    path("bibliotek/<slug:key>/jamfor/", modules.compare, name="compare"),
    path("bibliotek/<slug:key>/kontroll/", modules.check, name="check"),
    path("bibliotek/<slug:key>/delning/", modules.share, name="share"),
    path("bibliotek/<slug:key>/filer/", files.files, name="files"),
    path("bibliotek/<slug:key>/filer/<int:pk>/ta-bort/", files.remove_file, name="remove_file"),
    path("bibliotek/<slug:key>/mapp/", files.export, name="export"),
    path("bibliotek/<slug:key>/skicka/", reviewing.submit, name="submit"),
    path("bibliotek/<slug:key>/aterta/", reviewing.withdraw, name="withdraw"),
    path("bibliotek/<slug:key>/kommentarer/", reviewing.comments, name="comments"),
    path("bibliotek/<slug:key>/kommentarer/<int:pk>/klar/", reviewing.resolve, name="resolve"),
]
