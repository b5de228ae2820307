"""Whether a drawing that someone hands in can be shown: shapes and words, and nothing that acts or fetches."""

from __future__ import annotations

import re
from xml.parsers import expat

from django.utils.translation import gettext as _

LARGEST = 1_000_000
DEEPEST = 64
NAMESPACES = {"http://www.w3.org/2000/svg", ""}
ELEMENT_NAMES = """
    svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan
    linearGradient radialGradient stop pattern clipPath mask marker
"""
ATTRIBUTE_NAMES = """
    id class role version viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy d points dx dy
    rotate transform fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color font-family font-size font-weight font-style
    text-anchor dominant-baseline letter-spacing textLength lengthAdjust offset stop-color stop-opacity gradientUnits
    gradientTransform spreadMethod patternUnits patternContentUnits patternTransform clip-path clip-rule clipPathUnits
    mask maskUnits maskContentUnits marker-start marker-mid marker-end markerWidth markerHeight markerUnits refX refY
    orient href shape-rendering text-rendering vector-effect paint-order focusable aria-hidden aria-label
    aria-labelledby aria-describedby
"""
ELEMENTS, ATTRIBUTES = frozenset(ELEMENT_NAMES.split()), frozenset(ATTRIBUTE_NAMES.split())
OWN_PART = re.compile(r"#[\w.-]+\Z")
REFERENCE = re.compile(r"url\s*\(\s*(['\"]?)(?!#[\w.-]+\1\s*\))", re.IGNORECASE)
HIDDEN_SIGN = re.compile(r"\\")


class _UnreadableError(Exception):
    """Nothing more of the file is worth reading."""


def check_svg(data: bytes) -> list[str]:
    """Sentences that say what has to go; none when the drawing is safe."""
    if len(data) > LARGEST:
        return [_("Bilden är för stor. Spara den enklare, under 1 MB.")]
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.ProcessingInstructionHandler = reader.instruction
    try:
        parser.Parse(data, True)
    except _UnreadableError:
        pass
    except (expat.ExpatError, ValueError):
        reader.say(_("Filen går inte att läsa som en SVG-bild. Spara om den i ritprogrammet."))
    return reader.faults


class _Reader:
    """Only what is named above passes; whatever is new to it is refused."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.depth = 0

    def say(self, fault: str) -> None:
        if fault not in self.faults:
            self.faults.append(fault)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _space, name = tag.rpartition(" ")
        self.depth += 1
        if self.depth == 1 and name != "svg":
            self.stop(_("Filen är inte en SVG-bild."))
        if self.depth > DEEPEST:
            self.stop(_("Bilden har för många lager i varandra. Spara den enklare."))
        if namespace not in NAMESPACES or name not in ELEMENTS:
            self.say(_element_fault(name))
        for attribute, value in attributes.items():
            self.attribute(attribute, value)

    def end(self, _tag: str) -> None:
        self.depth -= 1

    def attribute(self, attribute: str, value: str) -> None:
        namespace, _space, name = attribute.rpartition(" ")
        fault = _attribute_fault(name, value)
        if fault:
            self.say(fault)
        elif namespace not in NAMESPACES | {"http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"}:
            self.say(_("Ta bort ”%(name)s”: det är ritprogrammets egen uppgift.") % {"name": name})

    def doctype(self, *_given: object) -> None:
        self.stop(_("Ta bort raden som börjar med <!DOCTYPE. Den kan hämta annat in i bilden."))

    def instruction(self, *_given: object) -> None:
        self.say(_("Ta bort raden som börjar med <?xml-stylesheet. Bilden får inte hämta något utifrån."))

    def stop(self, fault: str) -> None:
        self.say(fault)
        raise _UnreadableError


def _element_fault(name: str) -> str:
    match name.casefold():
        case "script":
            return _("Ta bort skriptet. En bild får inte köra något.")
        case "style":
            return _("Ta bort <style>. Spara med färger direkt på formerna.")
        case "foreignobject":
            return _("Ta bort <foreignObject>. En bild får bara ha former och text.")
        case "image":
            return _("Ta bort den inbäddade bilden. Bilden får inte hämta något utifrån.")
        case _:
            return _("Ta bort <%(name)s>. En bild får bara ha former och text.") % {"name": name[:40]}


def _attribute_fault(name: str, value: str) -> str:
    lower = name.casefold()
    if lower.startswith("on"):
        return _("Ta bort ”%(name)s”. En bild får inte göra något när man klickar på den.") % {"name": name[:40]}
    if lower == "style":
        return _("Ta bort style=. Spara med färger direkt på formerna.")
    if lower == "href" and not OWN_PART.match(value):
        return _("Ta bort länken till ”%(address)s”. Bilden får inte hämta något utifrån.") % {"address": value[:60]}
    if REFERENCE.search(value) or HIDDEN_SIGN.search(value):
        return _("Ta bort hänvisningen i ”%(name)s”. Bilden får inte hämta något utifrån.") % {"name": name[:40]}
    if name not in ATTRIBUTES and lower not in {"lang", "space"} and not lower.startswith("data-"):
        return _("Ta bort ”%(name)s”: den behövs inte för att visa bilden.") % {"name": name[:40]}
    return ""
