"""A place's picture as sheets: what the page shows, and no more. The same figures every time it is taken."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from jordman.assessments.measures import Measure
from jordman.assessments.measuring_words import group_name, level_in_words
from jordman.assessments.models import Wave
from jordman.assessments.reading import Mean, Shown
from jordman.assessments.showing import Said, shown_value
from jordman.documents import sheets
from jordman.ui.words import day_long


def picture_workbook(wave: Wave, said: Said) -> bytes:
    made = [_places(wave, said)]
    groups = [*said.place.roles.items(), *said.place.sexes.items()]
    if groups:
        header = [_("Grupp"), *_heads(said.columns)]
        rows = [[group_name(column), *_means(said.columns, values)] for column, values in groups]
        made.append(sheets.Sheet(_("Grupper"), header, rows))
    return sheets.workbook(made, title=wave.measurement.name)


def _places(wave: Wave, said: Said) -> sheets.Sheet:
    header = [_("Plats"), _("Har svarat"), _("Har fått frågan"), *_heads(said.measures), _("På nivån")]
    places = (said.place, *said.picture.below(said.place.key))
    return sheets.Sheet(_("Bilden"), header, [_row(said, place) for place in places], notes=_notes(wave, said))


def _heads(measures: Sequence[Measure]) -> list[str]:
    words = (_("medelvärde"), _("från"), _("till"))
    return [f"{measure.title}, {word}" for measure in measures for word in words]


def _row(said: Said, place: Shown) -> list[sheets.Cell]:
    hidden = _("För få svar")
    answered: sheets.Cell = hidden if place.answered is None else place.answered
    level = level_in_words(place.levels.get(said.main.key))
    return [place.name, answered, place.asked, *_means(said.measures, place.values), level]


def _means(measures: Sequence[Measure], values: Mapping[str, Mean]) -> list[sheets.Cell]:
    cells: list[sheets.Cell] = []
    for measure in measures:
        mean = values.get(measure.key)
        if mean is None:
            cells += [_("För få svar"), None, None]
        else:
            cells += [shown_value(measure, each) for each in (mean.middle, mean.low, mean.high)]
    return cells


def _notes(wave: Wave, said: Said) -> tuple[str, ...]:
    words = {"threshold": said.picture.threshold}
    return (
        f"{wave.measurement.name}, {said.place.name}, {day_long(wave.closes_on)}.",
        _("Bilden räknades en gång och ändras aldrig. Varje hämtning är likadan."),
        _("En grupp visas när minst %(threshold)s har svarat, och när ingen mindre grupp går att räkna ut.") % words,
        _("Från och till är ett 95-procentigt konfidensintervall för medelvärdet (Students t)."),
        _("Förmåga: 5 är mitten som frågornas svårighet är satt efter. Ett steg är en standardavvikelse (EAP)."),
    )
