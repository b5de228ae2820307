"""Studies and their parts."""

from datetime import date

from jordman.needs.models import (
    Coding,
    Decision,
    GuideQuestion,
    Hypothesis,
    Interview,
    Note,
    Quote,
    ReviewerComment,
    RoleKind,
    Study,
    Workshop,
)
from tests import factories as make
from tests.cast import World

DAY = date(2026, 9, 1)
SAID = "Vi hinner aldrig öva på det nya."
WORDS = "Jag vill lära mig, men inte på rasten"


def make_study(world: World, **fields: object) -> Study:
    fields.setdefault("organisation", world.association)
    fields.setdefault("name", "Vad behöver chefer?")
    fields.setdefault("aim", "Veta vad chefer behöver för att leda digitalt arbete.")
    return Study.objects.create(**fields)


def make_workshop(study: Study, **fields: object) -> Workshop:
    return Workshop.objects.create(study=study, name="Workshop 1", held_on=DAY, present="Fyra chefer", **fields)


def make_hypothesis(study: Study, statement: str = "Chefer behöver tid.", **fields: object) -> Hypothesis:
    return Hypothesis.objects.create(study=study, statement=statement, **fields)


def make_interview(study: Study, kind: str = RoleKind.OPERATIONAL_MANAGER, **fields: object) -> Interview:
    number = study.interviews.count() + 1
    return Interview.objects.create(study=study, number=number, kind=kind, held_on=DAY, **fields)


def make_note(interview: Interview, text: str = SAID, **fields: object) -> Note:
    fields.setdefault("level", "personal")
    return Note.objects.create(study=interview.study, interview=interview, text=text, **fields)


def make_coded(hypothesis: Hypothesis, note: Note, **fields: object) -> Coding:
    return Coding.objects.create(hypothesis=hypothesis, note=note, **fields)


def make_decided(study: Study, statement: str = "Chefer behöver tid.", verdict: str = "confirmed") -> Hypothesis:
    """A hypothesis with a verdict and one note from an interview as its evidence."""
    hypothesis = make_hypothesis(study, statement, verdict=verdict, reason="Alla sade det.", decided_on=DAY)
    make_coded(hypothesis, make_note(make_interview(study)), is_evidence=True)
    return hypothesis


def make_quotes(study: Study, *kinds: str) -> list[Quote]:
    """An interview of each kind with a quote of its own."""
    return [
        Quote.objects.create(study=study, interview=make_interview(study, kind), words=f"{WORDS} {number}")
        for number, kind in enumerate(kinds, 1)
    ]


def make_question(study: Study, level: str = "system") -> GuideQuestion:
    number = study.questions.count() + 1
    return GuideQuestion.objects.create(study=study, level=level, text=f"Vem äger frågan? {number}", position=number)


def make_comment(study: Study, **fields: object) -> ReviewerComment:
    fields.setdefault("text", "Börja med cheferna.")
    return ReviewerComment.objects.create(study=study, group="hr", **fields)


def make_decision(study: Study, *hypotheses: Hypothesis, **fields: object) -> Decision:
    fields.setdefault("what", "Passen spelas in.")
    fields.setdefault("why", "Alla kan inte vara med.")
    decision = Decision.objects.create(study=study, place="Hela programmet", **fields)
    decision.hypotheses.set(hypotheses)
    return decision


def make_whole(world: World, **fields: object) -> Study:
    """A study with one of everything."""
    study = make_study(world, **fields)
    fill(world, study)
    return study


def fill(world: World, study: Study) -> None:
    """One more of everything in the study."""
    workshop = make_workshop(study)
    make_hypothesis(study, workshop=workshop)
    hypothesis = make_decided(study)
    question = make_question(study)
    interview = make_interview(study)
    make_coded(hypothesis, make_note(interview, question=question))
    Note.objects.create(study=study, workshop=workshop, level="system", text=SAID)
    Note.objects.create(study=study, source="Rapport 2025, sida 4", text="Tiden räcker inte.")
    read = Note.objects.create(study=study, source="Rapport 2025, sida 5", text="Alla frågar.")
    make_coded(hypothesis, read, is_evidence=True)
    Quote.objects.create(study=study, interview=interview, words=f"{WORDS} {interview.number}")
    make_comment(study)
    decision = make_decision(study, hypothesis)
    decision.modules.set([world.module])
    decision.categories.set([make.make_category(4)])


def add_more(world: World) -> None:
    """One more of everything that the room's pages list, in every study there is."""
    make_whole(world)
    for study in Study.objects.all():
        fill(world, study)
    for hypothesis in Hypothesis.objects.all():
        note = hypothesis.study.notes.exclude(codings__hypothesis=hypothesis).first()
        make_coded(hypothesis, note) if note else None
