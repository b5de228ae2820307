"""Plain makers with defaults: each gives one row that is whole, and the test says what matters to it."""

from datetime import date
from itertools import count

from jordman.accounts.models import User
from jordman.library.models import Category, Edition, Module
from jordman.organisations import tree
from jordman.organisations.models import Employment, Organisation
from jordman.programmes.models import Block, Enrolment, ModuleRule, Programme

_numbers = count(1)

CATEGORIES = {
    1: "Basutbildningar",
    2: "Vad är digitalisering och varför är digitalisering viktigt",
    3: "Grundläggande kompetens inom digital teknik",
    4: "Främja en innovationskultur; ledarskap och styrning i en föränderlig värld",
    5: "Lagstiftning, etik, riskbedömning och säkerhet",
    6: "Implementering; verksamhets-, processutveckling och ekonomi kopplat till digitalisering",
}


def make_user(given_name: str = "Vera", family_name: str = "Ek", **fields: object) -> User:
    number = next(_numbers)
    fields.setdefault("email", f"person{number}@example.se")
    return User.objects.create_user(given_name=given_name, family_name=family_name, **fields)  # type: ignore[arg-type]


def make_organisation(
    kind: str = "municipality", name: str = "Sjöby", parent: Organisation | None = None, **fields: object
) -> Organisation:
    if parent is not None and kind in ("department", "unit"):
        fields.setdefault("employer", parent if parent.is_employer else parent.employer)
    organisation = Organisation.objects.create(kind=kind, name=name, parent=parent, **fields)
    tree.link_new(organisation)
    return organisation


def make_employment(user: User, unit: Organisation, **fields: object) -> Employment:
    fields.setdefault("employer", unit.employer or unit)
    fields.setdefault("employment_number", str(next(_numbers)))
    return Employment.objects.create(user=user, unit=unit, **fields)


def make_category(number: int = 5) -> Category:
    return Category.objects.get_or_create(number=number, defaults={"name": CATEGORIES[number]})[0]


def make_module(organisation: Organisation, key: str = "", *, published: bool = True, **fields: object) -> Module:
    """A module with one step of text and one quiz, published in one edition unless said otherwise."""
    key = key or f"modul-{next(_numbers)}"
    category = fields.pop("category", None) or make_category()
    fields.setdefault("title", key.replace("-", " ").capitalize())
    fields.setdefault("summary", "Öva på det som händer i vardagen.")
    fields.setdefault("sharing", Module.Sharing.ALL)
    made = Module.objects.create(organisation=organisation, key=key, category=category, live=published, **fields)
    module: Module = made
    if published:
        make_edition(module)
    return module


STEPS = [
    {
        "key": "las",
        "title": "Läs",
        "minutes": 5,
        "blocks": [
            {"kind": "text", "html": "<p>Fråga personen först.</p>"},
            {
                "kind": "quiz",
                "key": "vem",
                "html": "<p>Vem kan säga ja?</p>",
                "options": [
                    {"key": "a", "html": "Chefen", "right": False, "feedback": "<p>Chefen kan inte säga ja.</p>"},
                    {"key": "b", "html": "Personen på bilden", "right": True, "feedback": "<p>Ja.</p>"},
                ],
                "after": "",
            },
        ],
    },
    {
        "key": "tank",
        "title": "Tänk efter",
        "minutes": 5,
        "blocks": [{"kind": "reflection", "key": "senast", "html": "<p>När delades det senast en bild?</p>"}],
    },
]
RECALL = [
    {
        "key": "minns-vem",
        "html": "<p>Vem frågar du först?</p>",
        "options": [
            {"key": "a", "html": "Personen på bilden", "right": True, "feedback": "<p>Ja.</p>"},
            {"key": "b", "html": "Ingen", "right": False, "feedback": "<p>Fråga alltid.</p>"},
        ],
    }
]


def make_edition(module: Module, **fields: object) -> Edition:
    fields.setdefault("steps", STEPS)
    fields.setdefault("recall", RECALL)
    fields.setdefault("minutes", 10)
    edition = Edition.objects.create(
        module=module, number=module.editions.count() + 1, title=module.title, summary=module.summary, **fields
    )
    module.edition = edition
    module.save(update_fields=["edition"])
    return edition


def make_programme(organisation: Organisation, **fields: object) -> Programme:
    fields.setdefault("name", "Level Up 2026")
    fields.setdefault("status", Programme.Status.OPEN)
    fields.setdefault("starts_on", date(2026, 5, 4))
    fields.setdefault("ends_on", date(2026, 12, 18))
    return Programme.objects.create(organisation=organisation, **fields)


def make_block(programme: Programme, **fields: object) -> Block:
    fields.setdefault("name", "Basblock")
    fields.setdefault("position", programme.blocks.count() + 1)
    fields.setdefault("opens_on", date(2026, 5, 4))
    return Block.objects.create(programme=programme, **fields)


def make_rule(block: Block, module: Module, **fields: object) -> ModuleRule:
    fields.setdefault("requirement", ModuleRule.Requirement.ALL)
    fields.setdefault("position", block.rules.count() + 1)
    return ModuleRule.objects.create(block=block, module=module, **fields)


def make_enrolment(programme: Programme, user: User, organisation: Organisation, **fields: object) -> Enrolment:
    return Enrolment.objects.create(programme=programme, user=user, organisation=organisation, **fields)
