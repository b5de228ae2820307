"""Four eyes: what is handed in, who may sign it, and that nothing else is published."""

from dataclasses import replace
from typing import Any

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.urls import reverse

from jordman.accounts.models import User
from jordman.audit.models import AuditEvent
from jordman.library.actions.files import add_file
from jordman.library.actions.modules import save_draft
from jordman.library.actions.review import approve, send_back, submit_for_review, withdraw_from_review
from jordman.library.errors import (
    ChangedSinceSubmission,
    ChecklistNotDone,
    NothingNew,
    NotReady,
    NotWaiting,
    OwnWork,
)
from jordman.library.manuscript import Picture, PictureBlock, Step, Text
from jordman.library.models import Edition, Module, SignOff, Tool
from jordman.organisations.actions import grant_role
from tests import factories as make
from tests.cast import World
from tests.library.make import CHECKED, SVG, again, body_of, make_draft, make_manuscript, publish


@pytest.fixture
def author(world: World) -> User:
    return world.people["supplier"]


@pytest.fixture
def reviewer(world: World) -> User:
    return world.people["reviewer"]


@pytest.fixture
def module(world: World, author: User) -> Module:
    return make_draft(world.association, by=author, key="var-modul")


def sign(sign_off: SignOff, by: User) -> Edition:
    return approve(sign_off, by=by, checklist=CHECKED, seen=sign_off.fingerprint)


def test_a_signed_module_becomes_an_edition_that_learners_read(module: Module, author: User, reviewer: User) -> None:
    edition = publish(module, by=author, reviewer=reviewer)
    module = again(module)
    assert (module.edition, module.live, edition.number) == (edition, True, 1)
    assert not module.has_unpublished_changes
    assert [block.kind for block in edition.read_steps()[0].blocks] == ["text", "quiz"]
    assert edition.read_steps()[0].blocks[1].right_keys == {"b"}
    assert list(module.tools.values_list("key", flat=True)) == ["fem-fragor"]
    assert edition.sign_off.reviewer == reviewer


def test_each_step_of_the_review_is_in_the_log(module: Module, author: User, reviewer: User) -> None:
    publish(module, by=author, reviewer=reviewer)
    actions = AuditEvent.objects.filter(target_id=str(module.pk), target_type="library.module")
    assert list(actions.values_list("action", "by_id")) == [
        ("module.created", author.pk),
        ("module.drafted", author.pk),
        ("module.submitted", author.pk),
        ("module.approved", reviewer.pk),
    ]


def test_a_module_without_a_tool_is_not_taken_in(world: World, author: User) -> None:
    module = make_draft(world.association, by=author, key="utan", tools=())
    with pytest.raises(NotReady, match="minst ett verktyg"):
        submit_for_review(module, by=author)
    assert SignOff.objects.count() == 0


def test_an_author_does_not_sign_their_own(world: World, module: Module, author: User) -> None:
    grant_role(author, by=None, role="reviewer", organisation=world.association)
    sign_off = submit_for_review(module, by=author)
    with pytest.raises(OwnWork):
        sign(sign_off, by=author)
    assert again(module).edition is None


def test_nor_does_a_reviewer_who_wrote_a_part_and_let_another_hand_it_in(
    module: Module, author: User, reviewer: User
) -> None:
    save_draft(module, by=reviewer, manuscript=make_manuscript("var-modul", title="Mitt namn"))
    save_draft(again(module), by=author, manuscript=make_manuscript("var-modul", title="Ditt namn"))
    with pytest.raises(OwnWork):
        sign(submit_for_review(again(module), by=author), by=reviewer)


def test_nor_a_reviewer_who_only_put_in_a_file(module: Module, author: User, reviewer: User) -> None:
    add_file(module, by=reviewer, name="media/a.svg", file=ContentFile(SVG), size=len(SVG))
    with pytest.raises(OwnWork):
        sign(submit_for_review(again(module), by=author), by=reviewer)


def test_whoever_wrote_the_edition_before_may_sign_the_next(
    world: World, module: Module, author: User, reviewer: User
) -> None:
    publish(module, by=author, reviewer=reviewer)
    other = make.make_user("Nils", "Ny")
    grant_role(author, by=None, role="reviewer", organisation=world.association)
    save_draft(again(module), by=other, manuscript=make_manuscript("var-modul", title="Nästa"))
    assert sign(submit_for_review(again(module), by=other), by=author).number == 2


def test_what_was_changed_after_it_was_handed_in_is_not_signed(module: Module, author: User, reviewer: User) -> None:
    sign_off = submit_for_review(module, by=author)
    save_draft(again(module), by=author, manuscript=make_manuscript("var-modul", title="Smyg"))
    with pytest.raises(ChangedSinceSubmission):
        sign(sign_off, by=reviewer)


def test_nor_when_the_revision_itself_was_overwritten(module: Module, author: User, reviewer: User) -> None:
    sign_off = submit_for_review(module, by=author)
    revision = sign_off.revision
    assert revision is not None
    revision.content = {**revision.content, "title": "Smyg"}
    revision.save()
    with pytest.raises(ChangedSinceSubmission):
        sign(sign_off, by=reviewer)


def test_nor_when_a_picture_was_exchanged_under_the_same_name(world: World, author: User, reviewer: User) -> None:
    step = Step("ova", "Öva", 4, (Text("Se."), PictureBlock("bild", Picture("media/a.svg", "En ruta."))))
    module = make_draft(world.association, by=author, key="med-bild", steps=(step,))
    add_file(module, by=author, name="media/a.svg", file=ContentFile(SVG), size=len(SVG))
    sign_off = submit_for_review(module, by=author)
    other = SVG.replace(b"Ruta", b"Annan")
    add_file(module, by=author, name="media/a.svg", file=ContentFile(other), size=len(other))
    with pytest.raises(ChangedSinceSubmission):
        sign(sign_off, by=reviewer)


def test_an_edition_keeps_its_picture_when_the_draft_gets_another(world: World, author: User, reviewer: User) -> None:
    step = Step("ova", "Öva", 4, (PictureBlock("bild", Picture("media/a.svg", "En ruta.")),))
    module = make_draft(world.association, by=author, key="med-bild", steps=(step,))
    first = add_file(module, by=author, name="media/a.svg", file=ContentFile(SVG), size=len(SVG))
    edition = publish(again(module), by=author, reviewer=reviewer)
    other = SVG.replace(b"Ruta", b"Annan")
    add_file(module, by=author, name="media/a.svg", file=ContentFile(other), size=len(other))
    assert edition.read_steps()[0].blocks[0].file == first.address
    got = world.client("learner").get(reverse("library:media", args=[first.address]))
    assert body_of(got) == SVG


def test_what_the_reviewer_had_on_the_page_is_what_is_signed(module: Module, author: User, reviewer: User) -> None:
    seen = submit_for_review(module, by=author).fingerprint
    save_draft(again(module), by=author, manuscript=make_manuscript("var-modul", title="Nytt"))
    sign_off = submit_for_review(again(module), by=author)
    with pytest.raises(ChangedSinceSubmission):
        approve(sign_off, by=reviewer, checklist=CHECKED, seen=seen)


def test_every_point_of_the_checklist_is_needed(module: Module, author: User, reviewer: User) -> None:
    sign_off = submit_for_review(module, by=author)
    checklist = {**CHECKED, "power": {"ok": False, "note": ""}}
    with pytest.raises(ChecklistNotDone):
        approve(sign_off, by=reviewer, checklist=checklist, seen=sign_off.fingerprint)


def test_a_module_is_signed_once(module: Module, author: User, reviewer: User) -> None:
    sign_off = submit_for_review(module, by=author)
    sign(sign_off, by=reviewer)
    with pytest.raises(NotWaiting):
        sign(sign_off, by=reviewer)
    assert Edition.objects.filter(module=module).count() == 1


def test_what_is_published_already_is_not_handed_in_again(module: Module, author: User, reviewer: User) -> None:
    publish(module, by=author, reviewer=reviewer)
    with pytest.raises(NothingNew):
        submit_for_review(again(module), by=author)


def test_handing_in_twice_leaves_one_round_waiting(module: Module, author: User) -> None:
    submit_for_review(module, by=author)
    submit_for_review(module, by=author)
    assert SignOff.objects.waiting().count() == 1
    withdraw_from_review(module, by=author)
    assert SignOff.objects.waiting().count() == 0


def test_sending_back_needs_a_reason(module: Module, author: User, reviewer: User) -> None:
    sign_off = submit_for_review(module, by=author)
    with pytest.raises(ChecklistNotDone):
        send_back(sign_off, by=reviewer, checklist={}, note=" ")
    send_back(sign_off, by=reviewer, checklist={}, note="Vem är med på bilderna?")
    assert SignOff.objects.get().verdict == "sent_back"


def test_a_draft_changes_no_tool_in_the_toolbox(module: Module, author: User, reviewer: User) -> None:
    publish(module, by=author, reviewer=reviewer)
    tools = (replace(make_manuscript().tools[0], title="Sex frågor"),)
    changed = make_manuscript("var-modul", tools=tools)
    save_draft(again(module), by=author, manuscript=changed)
    assert Tool.objects.get(module=module).title == "Fem frågor"


# Mail


def test_reviewers_are_told_and_the_author_hears_back(
    module: Module, author: User, reviewer: User, django_capture_on_commit_callbacks: Any
) -> None:
    stranger = make.make_user(email="annan@example.se")
    grant_role(stranger, by=None, role="reviewer", organisation=make.make_organisation())
    with django_capture_on_commit_callbacks(execute=True):
        sign_off = submit_for_review(module, by=author, message="Bilderna är nya & fina.")
    with django_capture_on_commit_callbacks(execute=True):
        send_back(sign_off, by=reviewer, checklist={}, note="Lägg till LSS.")
    told, heard = mail.outbox
    assert (told.to, told.subject) == (["reviewer@example.se"], "Att granska: Ny modul")
    assert "Bilderna är nya & fina." in told.body
    assert "/bibliotek/granskning/var-modul/" in told.body
    assert (heard.to, heard.subject) == (["supplier@example.se"], "Att ändra: Ny modul")
    assert "Lägg till LSS." in heard.body


# Pages


def test_the_reviewer_sees_what_waits_and_signs_it(world: World, module: Module, author: User) -> None:
    sign_off = submit_for_review(module, by=author, message="Bilderna är nya.")
    client = world.client("reviewer")
    assert "1 modul väntar på granskning" in client.get(reverse("library:reviews")).content.decode()
    page = client.get(reverse("library:review", args=[module.key])).content.decode()
    assert "Bilderna är nya." in page
    assert "Vem kan säga ja?" in page
    data = {f"{item}_ok": "on" for item in CHECKED} | {"seen": sign_off.fingerprint, "approve": "1"}
    response = client.post(reverse("library:review", args=[module.key]), data)
    assert response.headers["Location"] == reverse("library:reviews")
    assert again(module).edition is not None


def test_the_second_review_shows_what_has_changed(world: World, module: Module, author: User, reviewer: User) -> None:
    publish(module, by=author, reviewer=reviewer)
    step = Step("ova", "Öva", 4, (Text("Läs noga det här."), *make_manuscript().steps[0].blocks[1:]))
    save_draft(again(module), by=author, manuscript=make_manuscript("var-modul", steps=(step,)))
    submit_for_review(again(module), by=author)
    page = world.client("reviewer").get(reverse("library:review", args=[module.key])).content.decode()
    assert "Läs noga det här.</ins>" in page
    assert "Läs det här.</del>" in page


def test_a_double_click_publishes_once(world: World, module: Module, author: User) -> None:
    sign_off = submit_for_review(module, by=author)
    data = {f"{item}_ok": "on" for item in CHECKED} | {"seen": sign_off.fingerprint, "approve": "1"}
    client = world.client("reviewer")
    for _click in range(2):
        client.post(reverse("library:review", args=[module.key]), data)
    assert Edition.objects.filter(module=module).count() == 1


def test_a_refusal_stands_in_the_form_with_what_was_written(world: World, module: Module, author: User) -> None:
    sign_off = submit_for_review(module, by=author)
    data = {"seen": sign_off.fingerprint, "approve": "1", "note": "Fin övning."}
    page = world.client("reviewer").post(reverse("library:review", args=[module.key]), data).content.decode()
    assert "Kryssa i alla punkter" in page
    assert "Fin övning." in page
    assert again(module).edition is None


def test_the_author_reads_why_it_came_back_and_answers(world: World, module: Module, author: User) -> None:
    submit_for_review(module, by=author)
    reviewing = world.client("reviewer")
    reviewing.post(
        reverse("library:review", args=[module.key]), {"seen": "-", "send_back": "1", "note": "Lägg till LSS."}
    )
    said = {"text": "Vem bestämmer i exemplet?", "step": "ova"}
    reviewing.post(reverse("library:comments", args=[module.key]), said)
    writing = world.client("supplier")
    page = writing.get(reverse("library:module", args=[module.key])).content.decode()
    assert "Lägg till LSS." in page
    assert "Vem bestämmer i exemplet?" in page
    comment = module.comments.get()
    writing.post(reverse("library:comments", args=[module.key]), {"text": "Rune.", "answer_to": comment.pk})
    writing.post(reverse("library:resolve", args=[module.key, comment.pk]))
    comment.refresh_from_db()
    assert comment.is_resolved
    assert comment.answers.get().text == "Rune."


def test_an_author_hands_in_on_a_page_that_says_what_is_missing(world: World, author: User) -> None:
    module = make_draft(world.association, by=author, key="utan", tools=())
    page = world.client("supplier").post(reverse("library:submit", args=[module.key])).content.decode()
    assert "Lägg till minst ett verktyg att ta med till enheten." in page
    assert SignOff.objects.count() == 0


def test_a_reviewer_of_another_organisation_finds_nothing(world: World, module: Module, author: User) -> None:
    submit_for_review(module, by=author)
    user = make.make_user()
    grant_role(user, by=None, role="reviewer", organisation=world.other_municipality)
    world.people["stranger"] = user
    client = world.client("stranger")
    assert client.get(reverse("library:review", args=[module.key])).status_code == 404
    assert "0 moduler väntar" in client.get(reverse("library:reviews")).content.decode()
