"""The editor under /redaktion/: who comes in, what exists there, and that nothing is published from it."""

import json

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from wagtail.models import Revision

from jordman.accounts.models import User
from jordman.library.actions.review import submit_for_review
from jordman.library.authoring.door import NAMESPACE, OF_A_MODULE, OF_THE_EDITOR
from jordman.library.errors import NotSignedOff
from jordman.library.models import Edition, Module
from jordman.library.versions import draft_of
from jordman.organisations.actions import grant_role
from tests import factories as make
from tests.cast import CAST, World
from tests.library.make import make_draft
from tests.test_urls import walk

BLOCK = "content-0-value-blocks-0-value"


@pytest.fixture
def module(world: World) -> Module:
    return make_draft(world.association, by=world.people["supplier"], key="var-modul")


@pytest.fixture
def stranger(world: World) -> User:
    """Writes modules for another organisation."""
    user = make.make_user("Frida", "Främling")
    grant_role(user, by=None, role="supplier", organisation=world.other_municipality)
    return user


def url(name: str, module: Module, *more: object) -> str:
    return reverse(f"{NAMESPACE}:{name}", args=[module.pk, *more])


def form_data(module: Module, **changes: str) -> dict[str, str]:
    """What the browser posts for a module with one step and one text."""
    return {
        "content-count": "1",
        "content-0-deleted": "",
        "content-0-order": "0",
        "content-0-type": "step",
        "content-0-id": "",
        "content-0-value-key": "",
        "content-0-value-title": "Läs först",
        "content-0-value-minutes": "4",
        "content-0-value-blocks-count": "2",
        "content-0-value-blocks-0-deleted": "",
        "content-0-value-blocks-0-order": "0",
        "content-0-value-blocks-0-type": "text",
        "content-0-value-blocks-0-id": "",
        "content-0-value-blocks-0-value": "Fråga **först**.",
        "content-0-value-blocks-1-deleted": "",
        "content-0-value-blocks-1-order": "1",
        "content-0-value-blocks-1-type": "reflection",
        "content-0-value-blocks-1-id": "",
        "content-0-value-blocks-1-value-key": "",
        "content-0-value-blocks-1-value-text": "När frågade du senast?",
        **{f"{name}-count": "0" for name in ("guide", "recall", "sources")},
        "tools-TOTAL_FORMS": "1",
        "tools-INITIAL_FORMS": "0",
        "tools-MIN_NUM_FORMS": "0",
        "tools-MAX_NUM_FORMS": "1000",
        "tools-0-id": "",
        "tools-0-ORDER": "1",
        "tools-0-DELETE": "",
        "tools-0-title": "Fem frågor",
        "tools-0-title_en": "",
        "tools-0-key": "fem-fragor",
        "tools-0-kind": "checklist",
        "tools-0-summary": "Sätt upp den.",
        "tools-0-body": "- [ ] Vem syns?",
        "tools-0-file": "",
        "title": "Nytt namn",
        "summary": "Öva.",
        "title_en": "",
        "summary_en": "",
        "introduction": "",
        "category": "5",
        "level": "any",
        "audience": "operational",
        "minutes": "4",
        "equality": "Alla får tid.",
        "diversity": "",
        "inclusion": "",
        "guide_teach_minutes": "15",
        "guide_talk_minutes": "15",
        **changes,
    }


def test_an_author_opens_and_saves_a_draft(world: World, module: Module) -> None:
    client = world.client("supplier")
    assert client.get(url("edit", module)).status_code == 200
    assert client.post(url("edit", module), form_data(module)).status_code == 302
    draft = draft_of(Module.objects.get(pk=module.pk)).manuscript
    assert draft.title == "Nytt namn"
    assert draft.audience == ("operational",)
    assert draft.horizontal_principles == {"equality": "Alla får tid."}
    assert [tool.key for tool in draft.tools] == ["fem-fragor"]


def test_steps_and_blocks_are_given_keys_when_saved(world: World, module: Module) -> None:
    world.client("supplier").post(url("edit", module), form_data(module))
    step = draft_of(Module.objects.get(pk=module.pk)).manuscript.steps[0]
    assert step.key == "las-forst"
    assert step.blocks[1].key == "nar-fragade-du-senast"


def test_a_copied_block_gets_a_key_of_its_own(world: World, module: Module) -> None:
    data = form_data(module, **{"content-0-value-blocks-count": "3"})
    copied = {key.replace("blocks-1", "blocks-2"): value for key, value in data.items() if "blocks-1" in key}
    data |= copied | {"content-0-value-blocks-2-order": "2"}
    for number in (1, 2):
        data[f"content-0-value-blocks-{number}-value-key"] = "senast"
    world.client("supplier").post(url("edit", module), data)
    keys = [block.key for block in draft_of(Module.objects.get(pk=module.pk)).manuscript.steps[0].blocks]
    assert keys == ["", "senast", "nar-fragade-du-senast"]


def test_text_that_would_be_read_as_a_block_is_refused(world: World, module: Module) -> None:
    data = form_data(module, **{BLOCK: "Hej\n::: quiz a\n:::"})
    response = world.client("supplier").post(url("edit", module), data)
    assert response.status_code == 200
    assert "En rad ser ut som en del av formatet" in response.content.decode()
    assert draft_of(Module.objects.get(pk=module.pk)).manuscript.title == "Ny modul"


def test_the_preview_shows_the_module_as_it_is_written(world: World, module: Module) -> None:
    client = world.client("supplier")
    posted = client.post(url("preview_on_edit", module), form_data(module))
    assert json.loads(posted.content) == {"is_valid": True, "is_available": True}
    page = client.get(url("preview_on_edit", module))
    assert "Fråga <strong>först</strong>." in page.content.decode()
    assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]


def test_scripts_in_the_text_are_shown_and_never_run(world: World, module: Module) -> None:
    client = world.client("supplier")
    client.post(url("preview_on_edit", module), form_data(module, **{BLOCK: "<script>alert(1)</script>"}))
    page = client.get(url("preview_on_edit", module)).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page


@pytest.mark.parametrize("action", ["action-publish", "action-submit", "action-restart-workflow"])
def test_nothing_is_published_from_the_editor(world: World, module: Module, action: str) -> None:
    world.client("supplier").post(url("edit", module), form_data(module, **{action: action}))
    module = Module.objects.get(pk=module.pk)
    assert not module.live
    assert module.edition is None
    assert Edition.objects.filter(module=module).count() == 0


def test_nothing_can_be_scheduled_from_the_editor(world: World, module: Module) -> None:
    data = form_data(module, go_live_at="2020-01-01 00:00", expire_at="2020-01-02 00:00")
    world.client("supplier").post(url("edit", module), data)
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()
    assert Module.objects.get(pk=module.pk).get_latest_revision_as_object().go_live_at is None


def test_what_no_reviewer_approved_is_not_published_by_any_code(module: Module) -> None:
    with pytest.raises(NotSignedOff):
        module.latest_revision.publish(skip_permission_checks=True)
    assert not Module.objects.get(pk=module.pk).live


def test_the_owner_and_the_sharing_cannot_be_changed_from_the_editor(world: World, module: Module) -> None:
    data = form_data(module, organisation=str(world.other_municipality.pk), sharing="all", key="kapad", edition="1")
    world.client("supplier").post(url("edit", module), data)
    kept = Module.objects.get(pk=module.pk).get_latest_revision_as_object()
    assert (kept.organisation, kept.sharing, kept.key, kept.edition) == (world.association, "own", "var-modul", None)


@pytest.mark.parametrize("who", [who for who in CAST if who not in ("supplier", "nobody")])
def test_only_those_who_write_come_in(world: World, module: Module, who: str) -> None:
    assert world.client(who).get("/redaktion/").status_code == 403
    assert world.client(who).get(url("edit", module)).status_code == 403
    assert world.client(who).post(url("edit", module), form_data(module)).status_code == 403


def test_nobody_is_sent_to_sign_in(world: World, module: Module) -> None:
    response = world.client("nobody").get(url("edit", module))
    assert response.headers["Location"].startswith("/konto/login/")


def test_a_role_taken_back_closes_the_door_at_once(world: World, module: Module) -> None:
    client = world.client("supplier")
    world.people["supplier"].role_grants.all().delete()
    assert client.get(url("edit", module)).status_code == 403


def addresses(module: Module, other: Module) -> dict[str, str]:
    """Every address that the editor has for a module."""
    revision = module.latest_revision_id
    arguments = {
        "revisions_view": (revision,),
        "revisions_revert": (revision,),
        "revisions_unschedule": (revision,),
        "revisions_compare": ("earliest", "latest"),
        "workflow_preview": (1,),
        "workflow_action": ("approve", 1),
        "collect_workflow_action_data": ("approve", 1),
        "workflow_history_detail": (1,),
    }
    names = [name.partition(":")[2] for _route, name in walk(get_resolver()) if name.startswith(f"{NAMESPACE}:")]
    found = {}
    for name in names:
        if name in ("list", "list_results", "add", "preview_on_add"):
            found[name] = reverse(f"{NAMESPACE}:{name}")
        else:
            found[name] = url(name, module, *arguments.get(name, ()))
    return found


def test_another_organisations_author_finds_no_page_of_the_module(world: World, module: Module, stranger: User) -> None:
    client = Client()
    client.force_login(stranger)
    pages = addresses(module, module)
    assert len(pages) > 15
    for name, address in pages.items():
        if name == "list":
            continue
        assert client.get(address).status_code == 404, name
        assert client.post(address, form_data(module)).status_code == 404, name
    assert draft_of(Module.objects.get(pk=module.pk)).manuscript.title == "Ny modul"


def test_sharing_a_module_opens_it_to_read_and_not_to_edit(world: World, module: Module, stranger: User) -> None:
    Module.objects.filter(pk=module.pk).update(sharing="all")
    client = Client()
    client.force_login(stranger)
    assert client.get(url("edit", module)).status_code == 404


def test_an_author_reaches_only_the_pages_that_are_named(world: World, module: Module) -> None:
    client = world.client("supplier")
    for name, address in addresses(module, module).items():
        got = client.get(address).status_code
        expected = {200, 302, 405} if f"{NAMESPACE}:{name}" in OF_A_MODULE or name == "list" else {404}
        assert got in expected, name


def test_every_other_page_of_wagtail_is_closed(world: World) -> None:
    """Pages, images, documents, users, groups, reports, settings, choosers, bulk actions: whatever has an address."""
    client = world.client("supplier")
    fill = {"<int:": "1", "<str:": "library", "<slug:": "library", "<path:": "x", "<uuid:": "x"}
    tried = 0
    for route, name in walk(get_resolver()):
        if not route.startswith("redaktion/") or name.startswith(f"{NAMESPACE}:"):
            continue
        if (
            name in OF_THE_EDITOR
            or name in ("wagtailadmin_home", "wagtailadmin_account")
            or "(" in route
            or "^" in route
        ):
            continue
        parts = [
            next((value for key, value in fill.items() if part.startswith(key)), part) for part in route.split("/")
        ]
        address = "/" + "/".join(parts)
        tried += 1
        assert client.get(address).status_code in (404, 405), address
        assert client.post(address).status_code == 404, address
    assert tried > 80


def test_the_first_page_of_wagtail_leads_to_our_own(world: World) -> None:
    assert world.client("supplier").get("/redaktion/").headers["Location"] == "/bibliotek/"


def test_a_revision_of_another_module_is_not_shown_under_ones_own(world: World, module: Module) -> None:
    theirs = make_draft(world.other_municipality, key="deras-modul", title="Hemlig")
    client = world.client("supplier")
    address = url("revisions_view", module, theirs.latest_revision_id)
    assert client.get(address).status_code == 404
    compare = url("revisions_compare", module, str(theirs.latest_revision_id), "latest")
    assert client.get(compare).status_code == 404


def test_saving_does_not_write_over_what_was_handed_in(world: World, module: Module) -> None:
    sign_off = submit_for_review(module, by=world.people["supplier"])
    handed_in = sign_off.revision_id
    version = Module.objects.get(pk=module.pk).get_latest_revision_as_object()
    version.title = "Smygändrad"
    saved = version.save_revision(user=world.people["supplier"], overwrite_revision=version.latest_revision)
    assert saved.pk != handed_in
    assert Revision.objects.get(pk=handed_in).content["title"] == "Ny modul"
