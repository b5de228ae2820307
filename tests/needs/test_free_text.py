"""What points at a person goes no further than the form."""

import pytest
from django.core.exceptions import ValidationError

from jordman.needs.free_text import refuse_identity


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Skriv till anna@example.se om tiden", "e-postadress"),
        ("anna.svensson@vard.kommun.example.se", "e-postadress"),
        ("Hon är 19850312-2383", "personnummer"),
        ("850312-2383 sade så", "personnummer"),
        ("Ring 070-123 45 67", "telefonnummer"),
        ("Ring +46 70 123 45 67", "telefonnummer"),
        ("Växeln är 0510-77 00 00", "telefonnummer"),
    ],
)
def test_an_address_or_a_number_is_refused_with_a_sentence(text: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        refuse_identity(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vi är 300 chefer och 70 procent är kvinnor.",
        "Passet var 13.00-14.30 den 2026-09-10.",
        "Det tog 15+15 minuter, 3 timmar i veckan och 21 000 kronor.",
        "Rapport 2025, sida 14-17, dnr 2018/00185.",
        "Maria har 0 koll @ jobbet",
        "Mål 0-5 av 10, och 0,5 timmar om dagen.",
    ],
)
def test_ordinary_words_and_figures_pass(text: str) -> None:
    refuse_identity(text)
