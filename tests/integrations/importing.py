"""Going through the pages of an import as a person does."""

import re
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from jordman.integrations.models import StaffImport
from jordman.organisations.models import Organisation

FILES = Path(__file__).resolve().parent.parent.parent / "jordman" / "demo" / "data"


def start_url(organisation: Organisation) -> str:
    return reverse("integrations:import_staff", args=[organisation.pk])


def url(staff_import: StaffImport, name: str = "show_import", *more: object) -> str:
    return reverse(f"integrations:{name}", args=[staff_import.organisation_id, staff_import.pk, *more])


def send(client: Client, organisation: Organisation, content: bytes, name: str = "lista.csv") -> Any:
    return client.post(start_url(organisation), {"file": SimpleUploadedFile(name, content)})


def send_file(client: Client, organisation: Organisation, name: str) -> Any:
    return send(client, organisation, (FILES / name).read_bytes(), name)


def latest() -> StaffImport:
    return StaffImport.objects.order_by("-pk")[0]


def fields_of(html: str) -> dict[str, str]:
    """What a browser would send back of the selects on a page, as they stand."""
    found = {}
    for name, inner in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', html, re.DOTALL):
        selected = re.search(r'<option value="([^"]*)" selected', inner)
        found[name] = selected[1] if selected else ""
    return found


def go_on(client: Client, staff_import: StaffImport, **changes: object) -> Any:
    """Press the button of the page of columns, with what stands there and the changes."""
    page = client.get(url(staff_import, "import_columns")).content.decode()
    return client.post(url(staff_import, "import_columns"), {**fields_of(page), **changes}, follow=True)


def dry_run(client: Client, organisation: Organisation, content: bytes, **changes: object) -> Any:
    """Send a file and go as far as its dry run. Returns the page."""
    response = send(client, organisation, content)
    assert response.status_code == 302, response.content.decode()
    return go_on(client, latest(), **changes)


def take_in(client: Client, organisation: Organisation, content: bytes, **changes: object) -> Any:
    """All the way. Returns the page of the result."""
    dry_run(client, organisation, content, **changes)
    return client.post(url(latest(), "apply_import"), follow=True)
