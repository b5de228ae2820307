"""Every fault of a module, whether it was written in the editor or by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext as _

from jordman.documents.markdown import safe_href
from jordman.library.checks import texts
from jordman.library.checks.files import DRAWN, FILMS, suffix_of
from jordman.library.faults import Fault
from jordman.library.folder.write import to_texts
from jordman.library.manuscript import (
    CATEGORIES,
    KEY,
    Block,
    Film,
    Manuscript,
    Picture,
    PictureBlock,
    Question,
    Reflection,
    Step,
    Text,
    ToolPlace,
    step_file,
)

LONGEST_ALT = 250
LONGEST_MODULE = 60
GUIDE_PARTS = ("Börja så här", "Det här ska ni minnas", "Öva tillsammans", "Prata om", "Kom överens")


def check_module(module: Manuscript, files: Iterable[str]) -> list[Fault]:
    """`files` are the names of the files that are there: media/x.svg, tools/y.xlsx."""
    files = frozenset(files)
    faults = [
        *_check_front(module),
        *_check_steps(module),
        *_check_keys(module),
        *(fault for file, block in module.blocks() for fault in _check_block(module, file, block, files)),
        *_check_tools(module, files),
        *_check_texts(module),
        *_advice(module, files),
    ]
    return list(dict.fromkeys(faults))


def faults_only(faults: Iterable[Fault]) -> list[Fault]:
    return [fault for fault in faults if not fault.is_advice]


def _check_front(module: Manuscript) -> Iterator[Fault]:
    principles = {key for key, words in module.horizontal_principles.items() if words.strip()}
    wrong = (
        (not module.title or not module.summary, _("Skriv modulens titel och sammanfattning.")),
        (module.category not in CATEGORIES, _("Välj kategori 1 till 6.")),
        (not module.audience, _("Välj minst en målgrupp.")),
        (not 1 <= module.minutes <= LONGEST_MODULE, _("Skriv hur många minuter modulen tar, 1 till 60.")),
        (not principles, _("Skriv för minst en horisontell princip hur modulen tar upp den.")),
        (
            any(not source.text or not source.read_on for source in module.sources),
            _("Varje källa behöver text och den dag den lästes."),
        ),
        (
            any(source.url and not safe_href(source.url) for source in module.sources),
            _("Källans länk ska vara en hel adress, med https."),
        ),
    )
    yield from (Fault("module.md", text) for is_so, text in wrong if is_so)


def _check_steps(module: Manuscript) -> Iterator[Fault]:
    if not module.steps:
        text = _("Modulen saknar steg. Den blir då klar först när någon är med på ett livepass.")
        yield Fault("module.md", text, is_advice=True)
    total = sum(step.minutes for step in module.steps)
    if module.steps and total != module.minutes:
        text = _("Stegen tar %(total)s minuter ihop, men modulen säger %(minutes)s.")
        yield Fault("module.md", text % {"total": total, "minutes": module.minutes})
    for number, step in enumerate(module.steps, 1):
        file = step_file(number, step)
        if not step.title or not step.minutes:
            yield Fault(file, _("Steget behöver titel och minuter."))
        if not step.blocks:
            yield Fault(file, _("Steget är tomt."))


def _check_keys(module: Manuscript) -> Iterator[Fault]:
    seen: set[str] = set()
    for file, block in module.blocks():
        if isinstance(block, Text | ToolPlace):
            continue
        if not KEY.fullmatch(block.key):
            yield Fault(file, _("Nyckeln får ha a-z, 0-9 och bindestreck."), key=block.key)
        if block.key in seen:
            yield Fault(file, _("Nyckeln %(key)s finns redan i modulen.") % {"key": block.key}, key=block.key)
        seen.add(block.key)
    for keys in ([step.key for step in module.steps], [tool.key for tool in module.tools]):
        for key, times in Counter(keys).items():
            if times > 1 or not KEY.fullmatch(key):
                yield Fault("module.md", _("Nyckeln ”%(key)s” ska vara egen och utan å, ä, ö.") % {"key": key})


def _check_block(module: Manuscript, file: str, block: Block, files: frozenset[str]) -> Iterator[Fault]:
    def fault(text: str) -> Fault:
        return Fault(file, text, key=block.key)

    match block:
        case PictureBlock():
            yield from map(fault, _picture_faults(block.picture, files))
        case Film():
            yield from map(fault, _film_faults(block, files))
        case Question():
            yield from map(fault, _question_faults(block, files))
        case Reflection():
            if not block.text:
                yield fault(_("Skriv vad den som läser ska tänka på."))
        case ToolPlace():
            if block.key not in {tool.key for tool in module.tools}:
                yield fault(_("Verktyget %(key)s finns inte i modulen.") % {"key": block.key})
        case _:
            pass


def _picture_faults(picture: Picture, files: frozenset[str]) -> Iterator[str]:
    if not picture.alt.strip():
        yield _("Bilden saknar bildtext (alt). Skriv vad den visar.")
    if picture.file not in files:
        yield _("Filen %(file)s finns inte.") % {"file": picture.file or "?"}
    elif suffix_of(picture.file) not in DRAWN:
        yield _("%(file)s är ingen bild.") % {"file": picture.file}


def _film_faults(film: Film, files: frozenset[str]) -> Iterator[str]:
    if not film.title:
        yield _("Ge filmen en titel.")
    if film.file not in files or suffix_of(film.file) not in FILMS:
        yield _("Filmen %(file)s finns inte som .mp4 eller .webm.") % {"file": film.file or "?"}
    if film.captions not in files or suffix_of(film.captions) != "vtt":
        yield _("Filmen saknar undertexter. Lägg till en fil som slutar på .vtt.")


def _question_faults(question: Question, files: frozenset[str]) -> Iterator[str]:
    right = sum(option.is_right for option in question.options)
    if not question.text:
        yield _("Skriv frågan.")
    if len(question.options) < 2:
        yield _("Skriv minst två svar.")
    if question.kind != "exercise" and right != 1:
        yield _("Precis ett svar ska vara rätt. Nu är det %(right)s.") % {"right": right}
    for option in question.options:
        if not option.feedback.strip():
            yield _("Svaret ”%(answer)s” saknar en rad som lär.") % {"answer": option.text}
    pictures = (question.picture, *(option.picture for option in question.options))
    for picture in filter(None, pictures):
        yield from _picture_faults(picture, files)


def _check_tools(module: Manuscript, files: frozenset[str]) -> Iterator[Fault]:
    if not module.tools:
        yield Fault("module.md", _("Lägg till minst ett verktyg att ta med till enheten."))
    for tool in module.tools:
        name = f"tools/{tool.key}.{'yaml' if tool.file else 'md'}"
        if not tool.title or not tool.summary:
            yield Fault(name, _("Verktyget behöver titel och sammanfattning."))
        if not tool.body and not tool.file:
            yield Fault(name, _("Verktyget är tomt. Skriv texten eller välj en fil."))
        if tool.file and f"tools/{tool.file}" not in files:
            yield Fault(name, _("Filen %(file)s finns inte.") % {"file": tool.file})


def _pieces(block: Block) -> Iterator[str]:
    """Every text of a block that is Markdown."""
    match block:
        case Text():
            yield block.markdown
        case Film():
            yield block.transcript
        case Reflection():
            yield block.text
        case Question():
            yield from (block.text, block.after)
            yield from (words for option in block.options for words in (option.text, option.feedback))
        case _:
            pass


def _markdown(module: Manuscript) -> Iterator[tuple[str, str, str]]:
    """Every Markdown text with its file and its block's key."""
    yield "module.md", "", module.introduction
    for file, block in module.blocks():
        yield from ((file, block.key, piece) for piece in _pieces(block))
    yield from ((f"tools/{tool.key}.md", "", tool.body) for tool in module.tools)


def _running_text(module: Manuscript) -> Iterator[tuple[str, str]]:
    """What stands between the blocks, in one text for each file: its headings are one order."""
    running: dict[str, list[str]] = {}
    for file, block in module.blocks():
        if isinstance(block, Text):
            running.setdefault(file, []).append(block.markdown)
    yield from ((file, "\n\n".join(pieces)) for file, pieces in running.items())
    yield from ((f"tools/{tool.key}.md", tool.body) for tool in module.tools)


def _check_texts(module: Manuscript) -> Iterator[Fault]:
    for file, key, markdown in _markdown(module):
        yield from (Fault(file, text, key=key) for text in texts.faults_in(markdown))


def _advice(module: Manuscript, files: frozenset[str]) -> Iterator[Fault]:
    def advise(file: str, text: str, key: str = "") -> Fault:
        return Fault(file, text, key=key, is_advice=True)

    for file, key, markdown in _markdown(module):
        yield from (advise(file, text, key) for text in texts.link_advice(markdown))
    for file, markdown in _running_text(module):
        yield from (advise(file, text) for text in texts.heading_advice(markdown))
    for number, step in enumerate(module.steps, 1):
        yield from (advise(step_file(number, step), text) for text in _step_advice(module, number, step))
    for text in _whole_advice(module):
        yield advise("module.md", text)
    for name in sorted(files - module.files):
        yield advise(name, _("Filen används inte."))


def _step_advice(module: Manuscript, number: int, step: Step) -> Iterator[str]:
    hardness = texts.hardness(to_texts(module)[step_file(number, step)])
    if hardness > texts.HARDEST:
        yield _("Texten är svår: LIX %(lix)s. Sikta på högst 45 med kortare meningar.") % {"lix": hardness}
    for block in step.blocks:
        if isinstance(block, PictureBlock) and len(block.picture.alt) > LONGEST_ALT:
            yield _("Bildtexten är lång. Säg det viktiga i en eller två meningar.")


def _whole_advice(module: Manuscript) -> Iterator[str]:
    checks: tuple[tuple[bool, Callable[[], str]], ...] = (
        (not module.recall, lambda: _("Frågor att minnas saknas. De kommer tillbaka efter dagar och veckor.")),
        (module.guide is None, lambda: _("Guiden för samtal i gruppen saknas.")),
        (not module.introduction, lambda: _("Inledningen saknas. Säg på två meningar vad modulen handlar om.")),
        (not module.sources, lambda: _("Källor saknas.")),
    )
    yield from (say() for is_so, say in checks if is_so)
    if module.guide:
        text = "\n".join(block.markdown for block in module.guide.blocks if isinstance(block, Text))
        for part in GUIDE_PARTS:
            if f"## {part}" not in text:
                yield _("Guiden saknar rubriken ”%(part)s”.") % {"part": part}
    placed = {block.key for _file, block in module.blocks() if isinstance(block, ToolPlace)}
    for tool in module.tools:
        if tool.key not in placed:
            yield _("Verktyget ”%(title)s” lämnas inte ut i något steg.") % {"title": tool.title}
