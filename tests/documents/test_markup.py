"""HTML from Markdown: only our tags, whatever is written."""

from html.parser import HTMLParser

import pytest

from jordman.documents.blocks import Paragraph, Run
from jordman.documents.markup import markdown_to_html, to_html
from tests.documents.naughty import NAUGHTY

TAGS = set("h2 h3 h4 h5 p ul ol li strong em code a blockquote div table thead tbody tr th td br hr span".split())  # noqa: SIM905
ATTRIBUTES = {
    "a": {"href", "rel"},
    "span": {"class", "aria-hidden", "role", "aria-label"},
    "ol": {"start"},
    "ul": {"class", "role"},
}
ATTRIBUTES |= {
    "div": {"class", "role", "tabindex", "aria-label"},
    "table": {"class"},
    "th": {"scope", "class"},
    "td": {"class"},
    "p": {"class"},
}
CRAFTED = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](<javascript:alert(1)>)",
    "[x]: javascript:alert(1)\n\n[x]",
    '[x](https://exempel.se "><script>alert(1)</script>")',
    '[x](https://exempel.se/"onmouseover="alert(1))',
    "<javascript:alert(1)>",
    "<https://exempel.se/'onclick='alert(1)>",
    '![<script>](https://exempel.se/"onerror=x)',
    "`<script>`",
    "```<script>\n<script>\n```",
    "# <svg/onload=alert(1)>",
    "- [ ] <b onclick=x>",
    '| <script> | "onclick=" |\n|---|---|\n| <img src=x> | " |',
    "> <iframe src=//exempel.se>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!--\n<script>alert(1)</script>\n-->",
    "<![CDATA[<script>]]>",
    "9999999999. <style>",
]


class Reader(HTMLParser):
    """Reads as a browser does, and keeps what it meets."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.others: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.append((tag, dict(attrs)))
        if tag not in {"br", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)


def assert_only_our_tags(html: str) -> None:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    assert reader.others == []
    for tag, attributes in reader.met:
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES.get(tag, set())
        assert (attributes.get("href") or "https:").split(":")[0] in {"http", "https", "mailto"}


@pytest.mark.parametrize("markdown", CRAFTED)
def test_crafted_markdown_gives_only_our_tags(markdown: str) -> None:
    assert_only_our_tags(markdown_to_html(markdown))


def test_every_naughty_string_gives_only_our_tags() -> None:
    for text in NAUGHTY:
        for shape in (
            "{}",
            "- [ ] {}",
            "[{}](https://exempel.se)",
            "[x]({})",
            "| {} |\n|---|\n| {} |",
            "## {}",
            "> {}",
        ):
            assert_only_our_tags(markdown_to_html(shape.replace("{}", text)))


def test_blocks_made_by_hand_are_escaped_and_their_links_checked() -> None:
    html = to_html([Paragraph((Run("<b>", href="javascript:alert(1)"), Run("x", href='https://exempel.se/?a="')))])

    assert html == "<p>&lt;b&gt;x</p>"


def test_links_cannot_reach_the_page_that_opened_them() -> None:
    assert markdown_to_html("[IMY](https://www.imy.se/?a=1&b=2)") == (
        '<p><a href="https://www.imy.se/?a=1&amp;b=2" rel="noopener">IMY</a></p>'
    )


def test_headings_start_where_the_page_asks_and_never_at_the_page_title() -> None:
    assert markdown_to_html("# A\n## B\n### C", top_level=3) == "<h3>A</h3><h3>B</h3><h4>C</h4>"


def test_an_empty_corner_of_a_table_is_no_header() -> None:
    html = markdown_to_html("| | Efter en månad |\n|---|---|\n| Så blev det | |")
    assert '<thead><tr><td></td><th scope="col">Efter en månad</th></tr></thead>' in html


def test_table_has_header_cells_and_a_named_region_that_keyboards_can_scroll() -> None:
    html = markdown_to_html("| Var | Dagar |\n|---|--:|\n| Dagrum | 30 |")

    assert '<div class="table-scroll" role="region" tabindex="0" aria-label="Var, Dagar">' in html
    assert '<th scope="col">Var</th><th scope="col" class="n">Dagar</th>' in html
    assert '<td>Dagrum</td><td class="n">30</td>' in html


def test_point_of_one_paragraph_has_no_paragraph_tag() -> None:
    assert markdown_to_html("1. a\n2. b") == "<ol><li>a</li><li>b</li></ol>"
    assert markdown_to_html("4. a") == '<ol start="4"><li>a</li></ol>'


def test_ticked_box_is_said_aloud_and_an_empty_one_is_paper_only() -> None:
    html = markdown_to_html("- [x] klart\n- [ ] sen")

    assert '<span class="tick tick--on" role="img" aria-label="Ikryssad:"></span>klart' in html
    assert '<span class="tick" aria-hidden="true"></span>sen' in html
