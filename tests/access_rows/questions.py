"""Rows of questions: the asker's own, the champions', articles, and sums.

A question that does not reach a person is not there for them, so that trying numbers tells nobody anything: 404 and not
403, also for those who belong to the organisation and for the manager of the unit.
"""

from tests.access_rows.row import LOGIN, Row, only, signed_in
from tests.cast import CAST, World
from tests.questions.making import answered, ask_as, proposed, published

EMPLOYED = ("learner", "colleague", "champion", "unit_manager")


def alone(status: int, *who: str) -> dict[str, int | str]:
    """`who` gets `status`, and it is there for nobody else."""
    return {**dict.fromkeys(CAST, 404), **dict.fromkeys(who, status), "nobody": LOGIN}


def asker(status: int) -> dict[str, int | str]:
    return alone(status, "colleague")


def champion(status: int) -> dict[str, int | str]:
    return alone(status, "champion")


def question(world: World) -> list[object]:
    return [ask_as(world).pk]


def with_answer(world: World) -> list[object]:
    return [answered(world).pk]


def with_proposal(world: World) -> list[object]:
    return [proposed(world).question_id]


def waiting_article(world: World) -> list[object]:
    return [proposed(world).pk]


def article(world: World) -> list[object]:
    return [published(world).pk]


def unit(world: World) -> list[object]:
    return [world.unit.pk]


def municipality(world: World) -> list[object]:
    return [world.municipality.pk]


def role(status: int, *who: str) -> dict[str, int | str]:
    """A page that begins a role's work: 403 for everybody without the role, wherever they are."""
    return only(status, *who, outside=403)


QUESTION_ROWS = [
    Row("questions:list", signed_in(200)),
    Row("questions:ask", role(200, *EMPLOYED)),
    Row("questions:show", asker(200), question),
    Row("questions:helped", asker(302), with_answer, method="post"),
    Row("questions:take_back", asker(200), question),
    Row("questions:judge_article", asker(200), with_proposal),
    Row("questions:articles", signed_in(200)),
    Row("questions:article", alone(200, *EMPLOYED), article),
    # The champion's
    Row("champion_questions:list", role(200, "champion")),
    Row("champion_questions:show", champion(200), question),
    Row("champion_questions:take", champion(302), question, method="post"),
    Row("champion_questions:make_article", champion(200), with_answer),
    Row("champion_questions:articles", role(200, "champion")),
    Row("champion_questions:write_article", role(200, "champion")),
    Row("champion_questions:change_article", champion(200), waiting_article),
    Row("champion_questions:hide_article", champion(302), article, method="post"),
    Row("champion_questions:show_article", champion(302), waiting_article, method="post"),
    Row("champion_questions:confirm_article", champion(302), article, method="post"),
    # Sums. Who leads one unit is sent straight on to it.
    Row("unit_themes:choose", role(302, "unit_manager")),
    Row("unit_themes:show", only(200, "unit_manager"), unit),
    Row("themes:choose", {**role(302, "project_leader"), "strategist": 200}),
    Row("themes:show", only(200, "project_leader", "strategist"), municipality),
]
