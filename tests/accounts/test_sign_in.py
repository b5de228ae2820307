"""The ways in: a code by mail, and a link."""

import re
from typing import Any

from allauth.core.context import request_context
from allauth.mfa.adapter import get_adapter
from django.core import mail
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.urls import reverse

from jordman.accounts import links
from tests import factories as make
from tests.cast import World


def test_a_code_by_mail_signs_in(world: World) -> None:
    client = Client()
    client.post(reverse("account_login"), {"login": "LEARNER@example.se"})
    code = re.search(r"är (\S+)", str(mail.outbox[0].body))
    assert code is not None
    response = client.post(reverse("account_confirm_login_code"), {"code": code[1]})
    assert response.status_code == 302
    assert client.get(reverse("accounts:me")).status_code == 200


def test_a_stranger_is_not_told_whether_the_address_is_known(world: World) -> None:
    pages = []
    for address in ("learner@example.se", "okand@example.se"):
        client = Client()
        page = client.post(reverse("account_login"), {"login": address}, follow=True).content.decode()
        pages.append(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page).replace(address, ""))
    assert pages[0] == pages[1]


def test_nobody_makes_their_own_account(world: World) -> None:
    page = Client().get(reverse("account_signup"), follow=True)
    assert "Du behöver en inbjudan" in page.content.decode()


def test_a_link_waits_for_a_press_and_is_spent_by_it(world: World) -> None:
    user = world.people["learner"]
    url = links.link_to(user)
    client = Client()
    assert "Hej Malin!" in client.get(url).content.decode()
    assert "_auth_user_id" not in client.session
    client.post(url)
    assert client.session["_auth_user_id"] == str(user.pk)
    again = Client().get(url)
    assert again.status_code == 410
    assert "Länken är förbrukad" in again.content.decode()


def test_a_link_of_a_closed_account_is_spent(world: World) -> None:
    user = make.make_user(is_active=False)
    assert Client().post(links.link_to(user)).status_code == 410


def test_a_link_in_an_old_mail_dies_when_the_address_is_changed(world: World) -> None:
    user = world.people["learner"]
    url = links.link_to(user)
    user.email = "malin.ny@example.se"
    user.save(update_fields=["email"])
    assert Client().post(url).status_code == 410


def test_neither_an_old_link_nor_a_session_outlives_the_person_s_erasure(world: World) -> None:
    user = world.people["learner"]
    url, elsewhere = links.link_to(user), world.client("learner")
    world.client("learner").post(reverse("accounts:erase_me"), {"confirm": "on"})
    assert Client().post(url).status_code == 410
    assert elsewhere.get(reverse("accounts:me")).status_code == 302


def test_a_whole_room_gets_its_codes_at_once(world: World) -> None:
    cache.clear()
    for number in range(45):
        make.make_user(email=f"deltagare{number}@example.se")
        response = Client().post(reverse("account_login"), {"login": f"deltagare{number}@example.se"})
        assert response.status_code == 302
    assert len(mail.outbox) == 45


def test_nobody_is_buried_in_codes(world: World) -> None:
    cache.clear()
    for _time in range(3):
        Client().post(reverse("account_login"), {"login": "learner@example.se"})
    refused = Client().post(reverse("account_login"), {"login": "learner@example.se"})
    assert "Försök igen senare" in refused.content.decode()
    assert len(mail.outbox) == 3
    cache.clear()


def test_who_is_too_fast_is_told_to_wait(world: World, settings: Any) -> None:
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    Client().post(reverse("account_login"), {"login": "learner@example.se"})
    refused = Client().post(reverse("account_login"), {"login": "champion@example.se"})
    assert refused.status_code == 429
    assert "Vänta en minut" in refused.content.decode()
    cache.clear()


def test_three_wrong_codes_end_the_attempt(world: World) -> None:
    cache.clear()
    client = Client()
    client.post(reverse("account_login"), {"login": "learner@example.se"})
    code = re.search(r"är (\S+)", str(mail.outbox[0].body))
    assert code is not None
    for _time in range(3):
        client.post(reverse("account_confirm_login_code"), {"code": "FEL123"})
    client.post(reverse("account_confirm_login_code"), {"code": code[1]})
    assert "_auth_user_id" not in client.session


def test_who_gets_or_loses_a_key_is_told_by_mail(world: World, rf: RequestFactory) -> None:
    with request_context(rf.get("/")):
        for name in ("webauthn_added", "webauthn_removed"):
            get_adapter().send_notification_mail(f"mfa/email/{name}", world.people["learner"])
    assert [message.subject for message in mail.outbox] == [
        "En ny nyckel till din inloggning",
        "En nyckel har tagits bort",
    ]
    assert all(message.to == ["learner@example.se"] for message in mail.outbox)
    assert "Var det inte du?" in str(mail.outbox[0].body)
