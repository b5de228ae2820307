"""What the log leaves out."""

import logging

import pytest
from django.test import Client

from jordman.accounts.links import link_to
from jordman.operations.logs import WithoutProofs, without_proofs
from tests.cast import World


def test_a_sign_in_link_that_fails_is_not_in_the_log(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """A mail program's own browser without cookies is refused, and the link still works."""
    url = link_to(world.people["learner"])
    caplog.handler.addFilter(WithoutProofs())
    assert Client(enforce_csrf_checks=True).post(url).status_code == 403
    assert "/in/…" in caplog.text
    assert url not in caplog.text


@pytest.mark.parametrize("start", ["/in/", "/paminnelser/av/", "/livepass/kalender/", "/larande/intyg/kontroll/"])
def test_every_address_that_is_a_proof_is_cut(start: str) -> None:
    assert without_proofs(f"Gone: {start}WzEsIiJd:1abc:def/") == f"Gone: {start}…/"


def test_other_addresses_stay() -> None:
    assert without_proofs("Not Found: /program/3/livepass/") == "Not Found: /program/3/livepass/"


def test_the_site_s_own_log_is_filtered() -> None:
    filters = [type(each) for root in logging.getLogger().handlers for each in root.filters]
    assert WithoutProofs in filters
