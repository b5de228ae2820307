"""The maths behind the drawings."""

from datetime import date

from django.template import engines

from jordman.ui import drawings
from jordman.ui.drawings import Bar, ColumnChart, DotRow, DotScale, Estimate, Layer, Occasion, Stratum


def render(text: str, **context: object) -> str:
    return engines["django"].from_string(text).render(context)


def test_a_share_is_never_outside_the_drawing() -> None:
    assert drawings.share(110, 180) == "61.11%"
    assert drawings.share(200, 180) == "100%"
    assert drawings.share(-1, 180) == "0%"
    assert drawings.share(1, 0) == "0%"


def test_lengths_have_decimal_points_in_swedish_too() -> None:
    html = render('{% meter 110 180 "1 timme 50 minuter av 3" goal=170 parts=3 unit="tim" %}')
    assert 'width="61.11%"' in html
    assert 'aria-label="1 timme 50 minuter av 3"' in html
    assert "3 tim" in html
    assert 'x="94.44%"' in html


def test_a_goal_of_zero_is_drawn_but_no_goal_is_not() -> None:
    assert 'class="meter__goal"' not in render('{% meter 1 2 "hälften" %}')
    assert 'class="meter__goal"' in render('{% meter 1 2 "hälften" goal=0 %}')


def test_the_bar_fills_its_part_of_the_whole() -> None:
    html = render("{% bar 11 15 24 %}")
    assert 'width="62.5%"' in html
    assert 'width="45.83%"' in html


def test_the_layer_with_most_time_is_thickest() -> None:
    layers = [Layer(1, "a", minutes=60), Layer(2, "b", minutes=480), Layer(3, "c")]
    assert [row.thickness for row in drawings.sized(layers)] == [2, 8, 3]


def test_the_root_goes_through_what_is_done_and_stops_where_you_are() -> None:
    layers = [
        Layer(1, "Basutbildningar", "done", "Klart"),
        Layer(5, "Lag och etik", "part", "Pågår", depth=42),
        Layer(6, "Implementering", "locked", "Öppnar 2 november"),
    ]
    html = render("{% profile layers %}", layers=layers)
    assert html.count('class="layer__root"') == 2
    assert 'height="100%"' in html
    assert 'height="42%"' in html
    assert "Öppnar 2 november" in html
    assert html.count("data-fill") == 2


def test_strata_go_from_loose_to_deep_in_their_proportions() -> None:
    rows = [Stratum(5, "inget"), Stratum(15, "några")]
    assert [(depth, height) for depth, height, _row in drawings.strata(rows, 200)] == [(1, 50), (4, 150)]
    assert [height for _depth, height, _row in drawings.strata([Stratum(0, "inget")], 200)] == [0]


def test_a_row_without_estimates_says_too_few() -> None:
    html = render("{% dots rows 1 5 %}", rows=[DotRow("Signera läkemedel digitalt")])
    assert "För få svar för att visas" in html
    assert "<circle" not in html


def test_estimates_keep_inside_their_scale() -> None:
    scale = DotScale(1, 5)
    assert scale.at(1) == "4%"
    assert scale.at(5) == "96%"
    assert scale.at(9) == "96%"
    assert [mark.text for mark in scale.steps()] == ["1", "2", "3", "4", "5"]
    assert scale.dot(Estimate(3, 2, 4)).x == "50%"


def test_columns_stand_on_the_floor_below_the_ceiling() -> None:
    chart = ColumnChart([Bar("aug", 14), Bar("sep", 28)], ceiling=28)
    first, second = chart.columns()
    assert (second.y, second.height) == (chart.top, 222.0)
    assert first.y + first.height == chart.floor
    assert first.height == second.height / 2


def test_a_chart_without_any_figures_is_drawn() -> None:
    assert [column.height for column in ColumnChart([Bar("aug", 0)]).columns()] == [0.0]
    assert "<svg" in render('{% chart bars "inget än" %}', bars=[])


def test_two_series_stand_beside_each_other() -> None:
    columns = list(ColumnChart([Bar("aug", 120, 48)]).columns())
    assert [column.is_second for column in columns] == [False, True]
    html = render('{% chart bars "timmar" first="Kvinnor" second="Män" %}', bars=[Bar("aug", 120, 48)])
    assert "Kvinnor" in html


def test_a_month_has_its_weeks_and_links_what_happens() -> None:
    weeks = drawings.month(2026, 10, [Occasion(date(2026, 10, 7), "Vem äger frågan?", "/livepass/1/")])
    assert [week.number for week in weeks] == [40, 41, 42, 43, 44]
    html = render("{% month day occasions %}", day=date(2026, 10, 1), occasions=weeks[1].days[2].occasions)
    assert 'href="/livepass/1/"' in html
    assert "Vem äger frågan?" in html
    assert "Oktober 2026" in html
