"""What in a text tells who somebody is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jordman.evaluations.identity import holds_address, looks_like_name, tells_who


@pytest.mark.parametrize(
    "text",
    [
        "Skriv till lena.strid@example.se om det.",
        "Skriv till lena@ex-ample.co.uk.",
        "Ring 070-123 45 67.",
        "Ring 0701234567",
        "Ring +46 70 123 45 67.",
    ],
)
def test_an_address_or_a_number_is_found(text: str) -> None:
    assert tells_who(text) == "address"


def test_a_personal_number_is_found() -> None:
    assert tells_who("Hon, 19121212-1212, sa det.") == "personal_number"


@pytest.mark.parametrize(
    "text", ["17 intervjuer 2021", "Se s. 070 i rapporten", "Kostade 1 070 123 kronor", "@ är ett tecken", "2020-12-07"]
)
def test_ordinary_words_and_figures_go_through(text: str) -> None:
    assert tells_who(text) == ""


WORD = st.text("abcdeåäö019", min_size=1, max_size=8)


@given(WORD, WORD, st.sampled_from(["se", "com", "nu"]), st.sampled_from(["", " ", ".", "(", "Hej: ", "\n"]))
def test_an_address_is_found_wherever_it_stands(name: str, domain: str, ending: str, before: str) -> None:
    assert holds_address(f"{before}{name}@{domain}.{ending} sa hen.")


def test_two_words_with_capitals_look_like_a_name_but_not_first_in_a_sentence() -> None:
    assert looks_like_name("Då sa Lena Strid till mig.") == "Lena Strid"
    assert looks_like_name("Det var Ann-Marie Öberg som kom.") == "Ann-Marie Öberg"
    assert looks_like_name("Vi gick. Sedan kom vi hem.") == ""
    assert looks_like_name("Lidköping är fint.") == ""
