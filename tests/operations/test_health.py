"""The health page."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from jordman.operations.models import Heartbeat
from jordman.operations.tasks import clear_out

URL = "/halsa/"
pytestmark = pytest.mark.django_db


def wait_in_queue(seconds: int) -> None:
    task = DBTaskResult.objects.create(
        task_path=clear_out.module_path,
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        run_after=get_date_max(),
    )
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=timezone.now() - timedelta(seconds=seconds))


def test_it_is_ok_when_a_worker_was_seen_and_nothing_waits(client: Client) -> None:
    Heartbeat.objects.create(worker="one", seen_at=timezone.now() - timedelta(seconds=5))
    response = client.get(URL)
    assert response.status_code == 200
    assert response.json()["status"] == "ok"
    assert response.json()["queue_seconds"] is None
    assert 5 <= response.json()["worker_seconds"] <= 30


def test_it_is_degraded_but_up_without_a_worker(client: Client) -> None:
    response = client.get(URL)
    assert (response.status_code, response.json()["status"]) == (200, "degraded")
    assert response.json()["worker_seconds"] is None


def test_it_is_degraded_when_the_worker_has_gone_silent(client: Client) -> None:
    Heartbeat.objects.create(worker="one", seen_at=timezone.now() - timedelta(minutes=10))
    assert client.get(URL).json()["status"] == "degraded"


def test_it_is_degraded_when_a_task_has_waited_long(client: Client) -> None:
    Heartbeat.objects.create(worker="one")
    wait_in_queue(seconds=3600)
    answer = client.get(URL).json()
    assert answer["status"] == "degraded"
    assert answer["queue_seconds"] >= 3600


def test_a_task_for_later_does_not_count_as_waiting(client: Client) -> None:
    Heartbeat.objects.create(worker="one")
    wait_in_queue(seconds=3600)
    DBTaskResult.objects.update(run_after=timezone.now() + timedelta(hours=2))
    assert client.get(URL).json()["queue_seconds"] is None


@pytest.mark.logs_errors
def test_it_answers_503_when_the_database_fails(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OperationalError("no connection to the server with password hunter2")

    monkeypatch.setattr(connection, "cursor", fail)
    response = client.get(URL)
    assert response.status_code == 503
    assert response.json() == {"status": "down", "database": "down", "queue_seconds": None, "worker_seconds": None}


def test_it_speaks_plain_text_to_those_who_ask_for_it(client: Client) -> None:
    response = client.get(URL, headers={"accept": "text/plain"})
    assert response["Content-Type"].startswith("text/plain")
    assert "status: degraded\n" in response.text


def test_it_is_never_kept_by_a_cache(client: Client) -> None:
    assert "no-store" in client.get(URL)["Cache-Control"]


def test_it_cannot_be_posted_to(client: Client) -> None:
    assert client.post(URL).status_code == 405
