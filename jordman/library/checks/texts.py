"""Whether a text can be read by all: links, headings and how hard it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from jordman.documents.blocks import Heading
from jordman.documents.markdown import parse_markdown, safe_href
from jordman.library.readability import lix, prose

HARDEST = 45
SHORTEST_MEASURED = 60  # words; fewer give no figure to trust
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]*)[^)]*\)")
HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
EMPTY_WORDS = re.compile(r"(?:klicka |tryck |läs mer |mer info(?:rmation)? )?(?:här|läs mer|länk|mer)", re.IGNORECASE)


def faults_in(markdown: str) -> Iterator[str]:
    """What must be mended."""
    for mark, words, address in LINK.findall(markdown):
        if mark:
            yield _("Bilder i löpande text saknar bildtext. Lägg bilden i ett eget bildblock.")
        elif not safe_href(address):
            yield _("Länken ”%(words)s” leder ingenstans. Skriv hela adressen, med https.") % {"words": words}
    if HTML.search(markdown):
        yield _("Texten har HTML i sig, som visas som den är skriven. Ta bort den.")


def link_advice(markdown: str) -> Iterator[str]:
    for mark, words, _address in LINK.findall(markdown):
        if not mark and EMPTY_WORDS.fullmatch(words.strip()):
            yield _("Länken ”%(words)s” säger inte vart den leder. Skriv det i länken.") % {"words": words}


def heading_advice(markdown: str) -> Iterator[str]:
    before = 1
    for block in parse_markdown(markdown):
        if not isinstance(block, Heading):
            continue
        if block.level == 1:
            yield _("Börja rubriker med ##. Ett # är sidans egen rubrik.")
        elif block.level > before + 1:
            yield _("En rubrik hoppar över en nivå. Använd ## och därunder ###.")
        before = max(block.level, 2)


def hardness(markdown: str) -> int:
    """LIX of a text, or 0 when it is too short to measure."""
    words = prose(markdown)
    return round(lix(words)) if len(words.split()) >= SHORTEST_MEASURED else 0
