"""Proposes what each column means. A person can correct it, and the correction is remembered by the header."""

import hashlib
import json
from collections.abc import Iterator
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from jordman.integrations.staff_files.contents_evidence import Evidence, evidence_of
from jordman.integrations.staff_files.fields import FIELD_LABELS, Contents, Field, plain_words
from jordman.integrations.staff_files.personal_numbers import is_personal_header
from jordman.integrations.staff_files.synonyms import EXACT, PATTERNS
from jordman.integrations.tables.table import Table
from jordman.privacy.personal_numbers import is_personal_number

CERTAIN, LIKELY, BY_CONTENT, DOUBTFUL = 1.0, 0.8, 0.6, 0.4
_CODES = (Field.UNIT_CODE, Field.PARENT_UNIT_CODE, Field.MANAGER_NUMBER, Field.EMPLOYMENT_NUMBER)
_FIELDS = {field.value: field for field in Field}
_PEOPLE = frozenset({Field.NAME, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.EMAIL, Field.EMPLOYMENT_NUMBER})


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What one column is taken to mean, how surely (0-1), and why in a Swedish sentence."""

    index: int
    header: str
    field: Field | None
    confidence: float
    reason: str
    is_dropped: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """What every column of a table means."""

    contents: Contents
    columns: tuple[ColumnGuess, ...]
    signature: str

    def as_dict(self) -> dict[str, str]:
        """Column number -> field, as it is remembered. A column that is not read has an empty string."""
        return {str(guess.index): guess.field or "" for guess in self.columns}

    def corrected(self, choices: MappingABC[str, str]) -> "Mapping":
        """The same with a person's choices, written as in `as_dict`. A dropped column stays dropped.

        A field chosen for one column leaves the column that was only proposed for it. A word that is no field is no
        choice of a field.
        """
        chosen = {int(index): _FIELDS.get(field) for index, field in choices.items()}
        taken = {field for field in chosen.values() if field}
        columns = tuple(_choose(guess, chosen, taken) for guess in self.columns)
        return Mapping(contents_of({guess.field for guess in columns if guess.field}), columns, self.signature)

    def index_of(self, field: Field) -> int | None:
        return next((guess.index for guess in self.columns if guess.field is field), None)

    @property
    def fields(self) -> frozenset[Field]:
        return frozenset(guess.field for guess in self.columns if guess.field)

    def problems(self) -> list[str]:
        """What must be chosen before the rows can be read, in Swedish sentences."""
        return list(_problems(self.contents, self.fields, [guess.field for guess in self.columns if guess.field]))


def header_signature(header: tuple[str, ...]) -> str:
    """The same for every export with these columns in this order."""
    words = json.dumps([plain_words(cell) for cell in header], ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def propose_mapping(table: Table) -> Mapping:
    """What each column most likely means, by its header first and its cells second."""
    evidence = evidence_of(table)
    fields_by_header = {field for header in table.header if (field := EXACT.get(plain_words(header)))}
    guesses = [_guess(at, header, evidence[at], fields_by_header) for at, header in enumerate(table.header)]
    columns = tuple(_once_each(_settle_references(guesses, evidence)))
    contents = contents_of({guess.field for guess in columns if guess.field})
    return Mapping(contents, tuple(_for_contents(columns, contents)), header_signature(table.header))


def contents_of(fields: set[Field]) -> Contents:
    """What a table with these columns is a list of."""
    if Field.EMPLOYMENT_NUMBER in fields or (Field.EMAIL in fields and Field.TITLE in fields):
        return Contents.STAFF
    if Field.EMAIL in fields:
        is_form = fields & {Field.ROLE, Field.WITH_TEAM, Field.SUBMITTED_AT, Field.ORGANISATION_NAME}
        return Contents.SIGN_UPS if is_form else Contents.STAFF
    if fields & {Field.UNIT_CODE, Field.PARENT_UNIT_CODE} and not fields & (_PEOPLE - {Field.NAME}):
        return Contents.UNITS
    return Contents.UNKNOWN


def _guess(at: int, header: str, evidence: Evidence, known: set[Field]) -> ColumnGuess:
    words = plain_words(header)
    holds_numbers = evidence.filled and sum(map(is_personal_number, evidence.values)) >= len(evidence.values) * 0.5
    if is_personal_header(header) or holds_numbers:
        reason = _("Personnummer behövs inte. Kolumnen tas bort och sparas inte.")
        return ColumnGuess(at, header, None, CERTAIN, reason, is_dropped=True)
    field = EXACT.get(words)
    if field:
        return _checked(ColumnGuess(at, header, field, CERTAIN, _("Rubriken känns igen.")), evidence, known)
    field = next((field for pattern, field in PATTERNS if pattern.search(words)), None)
    if field:
        reason = _("Rubriken liknar ”%(label)s”.") % {"label": FIELD_LABELS[field]}
        return _checked(ColumnGuess(at, header, field, LIKELY, reason), evidence, known)
    return _by_content(ColumnGuess(at, header, None, 0.0, _("Känns inte igen. Kolumnen läses inte.")), evidence)


def _checked(guess: ColumnGuess, evidence: Evidence, known: set[Field]) -> ColumnGuess:
    """Lets the cells speak where they contradict the header."""
    if not evidence.filled:
        return guess
    if guess.field is Field.MANAGER_NUMBER and evidence.codes < 0.5:
        return replace(guess, field=None, confidence=0.0, reason=_("Chefens namn används inte. Kolumnen läses inte."))
    if guess.field is Field.UNIT_NAME and evidence.codes > 0.9 and Field.UNIT_CODE not in known:
        return replace(guess, field=Field.UNIT_CODE, confidence=BY_CONTENT, reason=_("Innehållet ser ut som koder."))
    if guess.field is Field.UNIT_CODE and evidence.codes < 0.3 and Field.UNIT_NAME not in known:
        return replace(guess, field=Field.UNIT_NAME, confidence=BY_CONTENT, reason=_("Innehållet ser ut som namn."))
    is_doubtful = (guess.field is Field.EMAIL and evidence.emails < 0.3) or (
        guess.field in (Field.STARTS_ON, Field.ENDS_ON) and evidence.dates + evidence.codes < 0.3
    )
    if is_doubtful:
        return replace(guess, confidence=DOUBTFUL, reason=_("Rubriken känns igen, men inte innehållet. Kontrollera."))
    return guess


def _by_content(guess: ColumnGuess, evidence: Evidence) -> ColumnGuess:
    if evidence.emails > 0.6:
        return replace(guess, field=Field.EMAIL, confidence=BY_CONTENT, reason=_("Innehållet ser ut som e-post."))
    if evidence.names > 0.6:
        return replace(guess, field=Field.NAME, confidence=BY_CONTENT, reason=_("Innehållet ser ut som namn."))
    if evidence.sexes > 0.9:
        return replace(guess, field=Field.SEX, confidence=BY_CONTENT, reason=_("Innehållet ser ut som kön."))
    return guess


def _settle_references(guesses: list[ColumnGuess], evidence: tuple[Evidence, ...]) -> Iterator[ColumnGuess]:
    """A column of codes is a reference to another: "Överordnad" names units in one system and managers in another."""
    index = {guess.field: guess.index for guess in guesses if guess.field}
    units = evidence[index[Field.UNIT_CODE]].values if Field.UNIT_CODE in index else frozenset()
    people = evidence[index[Field.EMPLOYMENT_NUMBER]].values if Field.EMPLOYMENT_NUMBER in index else frozenset()
    for guess in guesses:
        values = evidence[guess.index].values
        in_units, in_people = len(values & units), len(values & people)
        if guess.field is Field.PARENT_UNIT_CODE and Field.MANAGER_NUMBER not in index and in_people > in_units:
            reason = _("Innehållet är anställningsnummer i samma fil.")
            yield replace(guess, field=Field.MANAGER_NUMBER, confidence=BY_CONTENT, reason=reason)
        elif guess.field is Field.MANAGER_NUMBER and Field.PARENT_UNIT_CODE not in index and in_units > in_people:
            reason = _("Innehållet är enhetskoder i samma fil.")
            yield replace(guess, field=Field.PARENT_UNIT_CODE, confidence=BY_CONTENT, reason=reason)
        else:
            yield guess


def _once_each(guesses: Iterator[ColumnGuess]) -> Iterator[ColumnGuess]:
    listed = list(guesses)
    best: dict[Field, ColumnGuess] = {}
    for guess in listed:
        if guess.field and (guess.field not in best or guess.confidence > best[guess.field].confidence):
            best[guess.field] = guess
    for guess in listed:
        if guess.field and best[guess.field] is not guess:
            reason = _("Kolumnen ”%(header)s” används redan för detta.") % {"header": best[guess.field].header}
            yield replace(guess, field=None, confidence=0.0, reason=reason)
        else:
            yield guess


def _for_contents(columns: tuple[ColumnGuess, ...], contents: Contents) -> Iterator[ColumnGuess]:
    """In a list of units "Namn" is the unit's name."""
    has_unit_name = any(guess.field is Field.UNIT_NAME for guess in columns)
    for guess in columns:
        if contents is Contents.UNITS and guess.field is Field.NAME and not has_unit_name:
            yield replace(guess, field=Field.UNIT_NAME, confidence=LIKELY)
        else:
            yield guess


def _choose(guess: ColumnGuess, chosen: dict[int, Field | None], taken: set[Field]) -> ColumnGuess:
    if guess.is_dropped:
        return guess
    if guess.index in chosen:
        field = chosen[guess.index]
        return (
            guess if field is guess.field else replace(guess, field=field, confidence=CERTAIN, reason=_("Du har valt."))
        )
    return (
        replace(guess, field=None, confidence=0.0, reason=_("Du har valt en annan kolumn."))
        if guess.field in taken
        else guess
    )


def _problems(contents: Contents, fields: frozenset[Field], listed: list[Field]) -> Iterator[str]:
    for field in dict.fromkeys(field for field in listed if listed.count(field) > 1):
        yield _("Två kolumner är valda som ”%(label)s”. Välj en.") % {"label": FIELD_LABELS[field]}
    if contents is Contents.UNKNOWN:
        yield _("Vi ser inte vad filen är. Välj vilken kolumn som är anställningsnummer eller e-post.")
    if contents is Contents.UNITS and not {Field.UNIT_CODE, Field.UNIT_NAME} <= fields:
        yield _("Välj vilka kolumner som är enhetens kod och namn.")
    if contents in (Contents.STAFF, Contents.SIGN_UPS) and not fields & {Field.NAME, Field.FAMILY_NAME}:
        yield _("Välj vilken kolumn som är namnet.")
    if contents is Contents.STAFF and not fields & {Field.UNIT_CODE, Field.UNIT_NAME}:
        yield _("Välj vilken kolumn som är enheten.")
