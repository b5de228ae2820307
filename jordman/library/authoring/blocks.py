"""The fields that an author fills in: the same parts as in the folder format, with Swedish labels and help."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

FILE_LIST = "modulens-filer"
TOOL_LIST = "modulens-verktyg"
MARKDOWN_HELP = _("**fet**, *kursiv*, ## rubrik, - punkt, [ord](https://adress). Tom rad ger nytt stycke.")


class KeyBlock(blocks.CharBlock):
    """Answers hang on the key, so it is given once and never changed by hand."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(
            required=False,
            max_length=80,
            label=_("Nyckel"),
            help_text=_("Fylls i när du sparar. Ändras aldrig."),
            **kwargs,
        )
        self.field.widget.attrs["readonly"] = "readonly"


class FileNameBlock(blocks.CharBlock):
    """A name among the module's files; the browser proposes those that are there."""

    def __init__(self, **kwargs: object) -> None:
        help_text = _("Välj bland modulens filer. Du lägger upp dem på modulens sida.")
        super().__init__(required=False, max_length=120, help_text=help_text, **kwargs)
        self.field.widget.attrs["list"] = FILE_LIST


class ToolKeyBlock(blocks.CharBlock):
    def __init__(self, **kwargs: object) -> None:
        help_text = _("Välj bland verktygen längre ned.")
        super().__init__(required=False, max_length=80, label=_("Verktyg"), help_text=help_text, **kwargs)
        self.field.widget.attrs["list"] = TOOL_LIST


class MarkdownBlock(blocks.TextBlock):
    def __init__(self, *, rows: int = 8, **kwargs: object) -> None:
        kwargs.setdefault("help_text", MARKDOWN_HELP)
        kwargs.setdefault("required", False)
        super().__init__(rows=rows, **kwargs)


def alt_block() -> blocks.TextBlock:
    return blocks.TextBlock(
        required=False,
        rows=2,
        label=_("Bildtext (alt)"),
        help_text=_("Säg vad bilden visar, för den som inte ser den."),
    )


class PictureBlock(blocks.StructBlock):
    file = FileNameBlock(label=_("Fil"))
    alt = alt_block()
    key = KeyBlock()

    class Meta:
        label = _("Bild")
        icon = "image"


class FilmBlock(blocks.StructBlock):
    title = blocks.CharBlock(required=False, max_length=200, label=_("Titel"))
    file = FileNameBlock(label=_("Film (.mp4 eller .webm)"))
    captions = FileNameBlock(label=_("Undertexter (.vtt)"))
    transcript = MarkdownBlock(label=_("Filmen som text"))
    key = KeyBlock()

    class Meta:
        label = _("Film")
        icon = "media"


class OptionBlock(blocks.StructBlock):
    text = blocks.CharBlock(required=False, max_length=300, label=_("Svar"))
    is_right = blocks.BooleanBlock(required=False, label=_("Rätt svar"))
    feedback = MarkdownBlock(rows=2, label=_("En rad som lär"), help_text=_("Visas när någon har valt svaret."))
    file = FileNameBlock(label=_("Bild i svaret"))
    alt = alt_block()

    class Meta:
        label = _("Svar")
        icon = "list-ul"


class QuestionBlock(blocks.StructBlock):
    text = MarkdownBlock(rows=3, label=pgettext_lazy("i en modul", "Fråga"))
    options = blocks.ListBlock(OptionBlock(), label=_("Svar"))
    after = MarkdownBlock(rows=3, label=_("Visas efteråt"), help_text=_("Till exempel hur en kollega tänker."))
    file = FileNameBlock(label=_("Bild till frågan"))
    alt = alt_block()
    key = KeyBlock()

    class Meta:
        label = pgettext_lazy("i en modul", "Fråga")
        icon = "help"


class ReflectionBlock(blocks.StructBlock):
    text = MarkdownBlock(rows=3, label=_("Att tänka på"), help_text=_("Det som skrivs här ser bara den som skrev."))
    key = KeyBlock()

    class Meta:
        label = _("Tänk efter")
        icon = "edit"


class ToolPlaceBlock(blocks.StructBlock):
    key = ToolKeyBlock()

    class Meta:
        label = _("Verktyg att ta med")
        icon = "doc-full"


class StepContentBlock(blocks.StreamBlock):
    text = MarkdownBlock(label=_("Text"), icon="pilcrow")
    picture = PictureBlock()
    film = FilmBlock()
    exercise = QuestionBlock(label=_("Övning"), icon="group")
    quiz = QuestionBlock(label=_("Quiz"), icon="tick-inverse")
    reflection = ReflectionBlock()
    tool = ToolPlaceBlock()

    class Meta:
        required = False


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=200, label=_("Titel"))
    minutes = blocks.IntegerBlock(min_value=1, max_value=60, default=3, label=_("Minuter"))
    blocks = StepContentBlock(label=_("Innehåll"))
    key = KeyBlock()

    class Meta:
        label = _("Steg")
        icon = "list-ol"


class StepsBlock(blocks.StreamBlock):
    step = StepBlock()

    class Meta:
        required = False


class GuideBlock(blocks.StreamBlock):
    text = MarkdownBlock(rows=16, label=_("Text"), icon="pilcrow")
    picture = PictureBlock()

    class Meta:
        required = False


class RecallBlock(blocks.StreamBlock):
    recall = QuestionBlock(label=_("Fråga att minnas"))

    class Meta:
        required = False


class SourceBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=400, label=_("Källa"))
    url = blocks.URLBlock(required=False, label=_("Länk"))
    read_on = blocks.DateBlock(label=_("Läst den"))

    class Meta:
        label = _("Källa")
        icon = "openquote"


class SourcesBlock(blocks.StreamBlock):
    source = SourceBlock()

    class Meta:
        required = False
