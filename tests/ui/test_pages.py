"""Pages about the service, the gallery and what is shown when something goes wrong."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import reverse

from jordman.ui import about, views

ABOUT = ("ui:who_sees_what", "ui:personal_data", "ui:accessibility", "ui:help", "ui:gallery")


@pytest.mark.parametrize("name", ABOUT)
@pytest.mark.django_db
def test_anyone_can_read_it_without_signing_in(client: Client, name: str) -> None:
    response = client.get(reverse(name))
    assert response.status_code == 200
    html = response.content.decode()
    assert html.count("<h1") == 1
    assert '<main id="innehall"' in html


@pytest.mark.django_db
def test_it_is_read_not_posted(client: Client) -> None:
    assert client.post(reverse("ui:help")).status_code == 405


@pytest.mark.django_db
def test_the_policy_allows_no_inline_style_or_script(client: Client) -> None:
    policy = client.get(reverse("ui:gallery")).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_answers_and_results_are_for_the_person_alone(client: Client) -> None:
    html = client.get(reverse("ui:who_sees_what")).content.decode()
    assert "Din chef ser aldrig dina svar" in html
    assert html.count("Bara du.") == 4
    for role in about.ROLES:
        assert str(role.name) in html
        assert str(role.never) in html


@pytest.mark.django_db
def test_the_statement_says_what_is_not_accessible_and_where_to_complain(client: Client) -> None:
    html = client.get(reverse("ui:accessibility")).content.decode()
    assert "https://www.digg.se/tdosanmalan" in html
    for shortcoming in about.SHORTCOMINGS:
        assert str(shortcoming.what) in html


@pytest.mark.django_db
def test_a_page_that_is_missing_says_what_may_be_wrong(rf: RequestFactory) -> None:
    response = views.page_not_found(rf.get("/finns-inte/"), Http404())
    assert response.status_code == 404
    assert "Sidan finns inte" in response.content.decode()


@pytest.mark.django_db
def test_a_refusal_shows_its_reason(rf: RequestFactory) -> None:
    reason = "Sidan är för enhetschefer. Fråga din chef."
    response = views.permission_denied(rf.get("/"), PermissionDenied(reason))
    assert response.status_code == 403
    assert reason in response.content.decode()
    assert "annan roll" in views.permission_denied(rf.get("/"), PermissionDenied()).content.decode()


@pytest.mark.django_db
def test_a_reason_is_escaped(rf: RequestFactory) -> None:
    response = views.permission_denied(rf.get("/"), PermissionDenied("<script>"))
    assert "&lt;script&gt;" in response.content.decode()


@pytest.mark.django_db
def test_a_bad_request_says_what_to_do(rf: RequestFactory) -> None:
    response = views.bad_request(rf.get("/"), Exception())
    assert response.status_code == 400
    assert "försök igen" in response.content.decode()


def test_a_stop_is_explained_without_the_database(rf: RequestFactory) -> None:
    """No database mark on this test: a query in the page would fail it."""
    response = views.server_error(rf.get("/"))
    assert response.status_code == 500
    assert "Något gick fel hos oss" in response.content.decode()
