"""The starter library: every step of every module on a phone, as a learner reads it."""

import pytest

from jordman.library.models import Module
from jordman.programmes.level_up import STARTER
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, fits, go, is_accessible

KEYS = sorted(folder.parent.name for folder in STARTER.glob("*/module.md"))


def test_there_is_a_whole_module_in_each_of_the_six_categories(visit: Visiting, site: Site) -> None:
    modules = Module.objects.filter(key__in=KEYS, live=True).prefetch_related("tools")
    assert len(modules) == len(KEYS) >= 6
    assert {module.category_id for module in modules} == {1, 2, 3, 4, 5, 6}
    page = visit(site.person("malin"))
    go(page, "/larande/verktyg/")
    for module in modules:
        tools = [tool.title for tool in module.tools.all()]
        assert tools, module.key
        assert page.get_by_text(tools[0]).count(), tools[0]


@pytest.mark.parametrize("key", KEYS)
def test_every_step_fits_a_phone_and_is_accessible(visit: Visiting, site: Site, key: str) -> None:
    """From the module's first page through every step to its tools. Pictures are there, and the console is silent."""
    page = visit(site.person("administrator"))
    module = site.module(key)
    assert module.edition is not None
    steps = [f"steg/{step['key']}/" for step in module.edition.steps]
    tools = [f"/larande/verktyg/{key}/{tool.key}/" for tool in module.tools.all()]
    for path in [f"/larande/modul/{key}/{step}" for step in ("", *steps)] + tools:
        go(page, path)
        fits(page)
        is_accessible(page)
        broken = page.evaluate(
            """async () => {
                const pictures = [...document.querySelectorAll("main img")];
                for (const picture of pictures) { picture.loading = "eager"; await picture.decode().catch(() => {}); }
                return pictures.filter(picture => !picture.naturalWidth).map(picture => picture.src);
            }"""
        )
        assert not broken, (path, broken)
