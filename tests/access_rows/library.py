"""Rows of the toolbox, the authors' pages and the reviewers'."""

from jordman.library.models import ModuleComment, ModuleFile
from tests.access_rows.row import Row, only, signed_in
from tests.cast import World
from tests.library.make import make_file, make_tool

WRITERS = ("supplier",)
AUTHORS = ("supplier", "reviewer")


def module(world: World) -> list[object]:
    return [world.module.key]


def tool(world: World) -> list[object]:
    return [world.module.key, make_tool(world.module).key]


def tool_file(world: World) -> list[object]:
    return [world.module.key, make_tool(world.module, file=make_file(world.module, "tools/kalkyl.pdf")).key]


def shown_file(world: World) -> list[object]:
    return [make_file(world.module, "media/bild.svg").address]


def hidden_file(world: World) -> list[object]:
    return [make_file(world.module, "media/bild.svg", is_shown=False).address]


def file(world: World) -> list[object]:
    row: ModuleFile = make_file(world.module, "media/bild.svg", is_shown=False)
    return [world.module.key, row.pk]


def signed(world: World) -> list[object]:
    make_file(world.module, "media/bild.svg")
    return [world.module.key]


def comment(world: World) -> list[object]:
    row = ModuleComment.objects.create(module=world.module, by=world.people["reviewer"], text="Vem är med på bilden?")
    return [world.module.key, row.pk]


LIBRARY_ROWS = [
    Row("library:tools", signed_in(200)),
    Row("library:tool", signed_in(200), tool),
    Row("library:tool_pdf", signed_in(200), tool),
    Row("library:tool_word", signed_in(200), tool),
    Row("library:tool_file", signed_in(200), tool_file),
    Row("library:media", signed_in(200), shown_file),
    Row("library:modules", signed_in(403, supplier=200, reviewer=200)),
    Row("library:new_module", signed_in(403, supplier=200)),
    Row("library:take_in_starter", signed_in(403, supplier=200)),
    Row("library:take_in", signed_in(403, supplier=200)),
    Row("library:reviews", signed_in(403, supplier=200, reviewer=200)),
    Row("library:review", only(200, "reviewer"), module),
    Row("library:module", only(200, *AUTHORS), module),
    Row("library:read_draft", only(200, *AUTHORS), module),
    Row("library:read_edition", only(200, *AUTHORS), lambda world: [world.module.key, 1]),
    Row("library:compare", only(200, *AUTHORS), module),
    Row("library:check", only(200, *WRITERS), module),
    Row("library:share", only(200, *WRITERS), module),
    Row("library:files", only(200, *WRITERS), module),
    Row("library:remove_file", only(302, *WRITERS), file, method="post"),
    Row("library:submit", only(200, *WRITERS), module),
    # There is nothing to take back: the refusal sends back with a message.
    Row("library:withdraw", only(302, *WRITERS), module, method="post"),
    Row("library:comments", only(200, *AUTHORS), module),
    Row("library:resolve", only(302, *AUTHORS), comment, method="post"),
    Row("library:export", only(200, *AUTHORS), signed),
]
