"""Markdown to blocks, as docs/module-format.md has it."""

from jordman.documents.blocks import Checklist, Divider, Heading, Line, List, Paragraph, Quote, Run, Table, plain_text
from jordman.documents.markdown import parse_markdown, safe_href


def test_paragraph_has_runs_with_their_look() -> None:
    (paragraph,) = parse_markdown("Fråga **först** och *sen*.\nSamma rad")

    assert paragraph == Paragraph(
        (Run("Fråga "), Run("först", strong=True), Run(" och "), Run("sen", emphasis=True), Run(". Samma rad"))
    )


def test_headings_keep_their_level() -> None:
    blocks = parse_markdown("## Två\n### Tre")

    assert [(block.level, plain_text(block.runs)) for block in blocks if isinstance(block, Heading)] == [
        (2, "Två"),
        (3, "Tre"),
    ]


def test_list_in_a_list_stays_inside_its_point() -> None:
    (numbered,) = parse_markdown("3. a\n   - b\n4. c")

    assert isinstance(numbered, List)
    assert (numbered.ordered, numbered.start, len(numbered.items)) == (True, 3, 2)
    assert isinstance(numbered.items[0][1], List)


def test_points_with_brackets_are_boxes_to_tick() -> None:
    (checklist,) = parse_markdown("- [ ] **Fråga** alla\n- [x] Spara")

    assert isinstance(checklist, Checklist)
    assert [item.checked for item in checklist.items] == [False, True]
    assert checklist.items[0].blocks == (Paragraph((Run("Fråga", strong=True), Run(" alla"))),)


def test_underscores_on_a_row_are_a_line_and_hyphens_a_divider() -> None:
    assert parse_markdown("Namn:\n____\n____\n\n---")[1:] == (Line(), Line(), Divider())


def test_underscores_in_a_sentence_are_a_blank_to_fill_in() -> None:
    (paragraph,) = parse_markdown("Enhet: ____ Datum: ____")

    assert isinstance(paragraph, Paragraph)
    assert [run.blank for run in paragraph.runs] == [False, True, False, True]


def test_table_rows_are_as_wide_as_the_header() -> None:
    (table,) = parse_markdown("| Var | Vem |\n|---|--:|\n| Dagrum |\n| a | b | c |")

    assert isinstance(table, Table)
    assert table.aligns == ("start", "end")
    assert [len(row) for row in table.rows] == [2, 2]
    assert 98 <= sum(table.widths) <= 102


def test_quote_holds_blocks() -> None:
    assert parse_markdown("> Fråga först.") == (Quote((Paragraph((Run("Fråga först."),)),)),)


def test_picture_is_its_alternative_text() -> None:
    assert parse_markdown("![En fotoram](https://exempel.se/a.png)") == (Paragraph((Run("En fotoram"),)),)


def test_only_pages_and_mailboxes_are_linked() -> None:
    assert safe_href("https://exempel.se/å?a=1&b=2")
    assert safe_href("mailto:lotta@exempel.se")
    bad = [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//exempel.se",
        "/sida",
        "https:",
        "mailto:",
    ]
    bad += [
        "https://exempel.se/\nx",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "https://[",
        'https://exempel.se/"x',
        "file:///etc",
    ]
    assert [href for href in bad if safe_href(href)] == []


def test_text_that_is_nested_a_thousand_times_is_read_without_falling_over() -> None:
    for deep in (">" * 1000 + " x", "- " * 1000 + "x", "*" * 1000 + "x", "[" * 1000 + "x"):
        assert isinstance(parse_markdown(deep), tuple)
