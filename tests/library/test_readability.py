"""The measure of how hard a module is to read."""

import pytest

from jordman.library.readability import lix, prose, split_sentences


def test_lix_is_words_per_sentence_plus_the_percentage_of_long_words() -> None:
    # Ten words in two sentences, three of them longer than six letters.
    text = "Personen på bilden bestämmer själv. Chefen kan aldrig bestämma det."

    assert lix(text) == pytest.approx(10 / 2 + 100 * 3 / 10)


@pytest.mark.parametrize("text", ["", "   \n\n", "...", "– !"])
def test_a_text_without_words_has_no_lix(text: str) -> None:
    assert lix(text) == 0.0


def test_a_word_of_six_letters_is_short_and_of_seven_is_long() -> None:
    assert lix("åäöåäö") == 1
    assert lix("åäöåäöå") == 101


def test_figures_are_words_but_never_long() -> None:
    assert lix("Ring 0515-000000 nu.") == 3


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Ring. Fråga! Varför? Vänta…", 4),
        ("Klockan är 08.30 i dag.", 1),
        ("Hon kom 12.40. Mötet hade börjat.", 2),
        ("Det gäller bl.a. i hemtjänst.", 1),
        ("”Ser chefen det?” Nej.", 2),
        ("En rad\nsom går vidare.", 1),
        ("Ett stycke utan punkt\n\nEtt till", 2),
        ("## En rubrik\nEn mening.", 2),
        ("- en sak\n- två saker\n1. tre saker", 3),
        ("- en sak som\n  går vidare", 1),
        ("- ( ) Chefen\n  Chefen kan inte säga ja.", 2),
        ("| Dag | Tid |\n| Måndag | 30 minuter |", 4),
    ],
)
def test_sentences_are_what_a_reader_takes_in_one_breath(text: str, sentences: int) -> None:
    assert len(split_sentences(text)) == sentences


def test_marks_of_a_list_are_not_words() -> None:
    assert split_sentences("1. Ring först\n- [x] Skriv sedan\n> Sagt") == [
        ["Ring", "först"],
        ["Skriv", "sedan"],
        ["Sagt"],
    ]


def test_a_figure_that_ends_a_sentence_is_no_list_mark() -> None:
    assert split_sentences("Hon kom 12.40. Mötet hade börjat.")[0] == ["Hon", "kom", "12.40"]


def test_prose_keeps_what_is_read_and_drops_what_only_the_file_needs() -> None:
    step = """---
title: Öva
minutes: 4
---
Läs **först** [hos myndigheten](https://example.org/lang-adress).

::: film malin
file: media/malin.webm
captions: media/malin.vtt
title: Malins tio minuter
---
Malin ringer.
:::

::: quiz vem
Vem ser svaret?

- (x) Du
  file: media/du.svg
  alt: En person.
  Bara du.
:::

| Dag | Tid |
| --- | --- |
Enhet: ____
____
"""

    assert split_sentences(prose(step)) == [
        ["Läs", "först", "hos", "myndigheten"],
        ["Malins", "tio", "minuter"],
        ["Malin", "ringer"],
        ["Vem", "ser", "svaret"],
        ["Du"],
        ["Bara", "du"],
        ["Dag"],
        ["Tid"],
        ["Enhet"],
    ]
