"""A calibration as its page shows it. docs/instruments.md has the form of `parameters` and `statistics`. Pure.

Statistics keep the code that names them exactly; one that has no words here is shown by its code rather than left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jordman.instruments.content import Content, Item
from jordman.ui.words import number

NAMES = {
    "alpha_raw": gettext_lazy("Cronbachs alfa, rå"),
    "omega_total": gettext_lazy("McDonalds omega total, en faktor"),
    "empirical_reliability": gettext_lazy("empirisk reliabilitet för theta"),
    "marginal_reliability": gettext_lazy("marginell reliabilitet för theta"),
    "item_rest": gettext_lazy("korrelation mellan frågan och resten"),
    "s_x2": gettext_lazy("S-X² (Orlando och Thissen)"),
    "infit": gettext_lazy("infit, medelkvadrat"),
    "outfit": gettext_lazy("outfit, medelkvadrat"),
    "ordinal_logistic": gettext_lazy("ordinal logistisk regression"),
    "likelihood_ratio": gettext_lazy("kvottest av likelihood"),
    "nagelkerke_r2_change": gettext_lazy("ökning av Nagelkerkes R²"),
    "pairwise": gettext_lazy("parvis bortfall"),
    "listwise": gettext_lazy("bara de som har svarat på allt"),
    "as_zero": gettext_lazy("”Vet inte” räknas som 0, ej ställda frågor saknas"),
    "missing_at_random": gettext_lazy("ej ställda frågor saknas slumpmässigt"),
    "marginal_maximum_likelihood": gettext_lazy("marginell maximum likelihood (EM)"),
    "sex": gettext_lazy("kön"),
    "role_group": gettext_lazy("yrkesgrupp"),
}


@dataclass(frozen=True, slots=True)
class Statistic:
    """`detail`: interval, degrees of freedom, p, people and missing-data rule, as far as they are known."""

    name: str
    value: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item: guessed and estimated values, these with standard errors, and how it fits. Empty where not known."""

    item: Item
    guessed: str
    slope: str
    thresholds: str
    people: str
    fit: tuple[Statistic, ...]

    @property
    def is_known(self) -> bool:
        return bool(self.slope or self.fit)


@dataclass(frozen=True, slots=True)
class DifRow:
    """A question that works differently for two groups with the same ability, as far as the answers tell."""

    item: Item
    by: str
    test: Statistic
    effect: Statistic | None


@dataclass(frozen=True, slots=True)
class Shown:
    """`dif` is None when nobody has looked for it."""

    methods: tuple[str, ...]
    scales: tuple[tuple[str, tuple[Statistic, ...]], ...]
    items: tuple[ItemRow, ...]
    dif: tuple[DifRow, ...] | None


def show_calibration(content: Content, parameters: Mapping[str, Any], statistics: Mapping[str, Any]) -> Shown:
    """What is known of each scale and item. An item that the calibration does not have keeps its place, empty."""
    scales = statistics.get("scales", {})
    titles = {"": _("Hela formuläret"), **{scale.key: str(scale.title) for scale in content.scales}}
    fits = statistics.get("items", {})
    return Shown(
        methods=tuple(_name(code) for code in statistics.get("methods", ())),
        scales=tuple((titles.get(key, key), _statistics(rows)) for key, rows in scales.items()),
        items=tuple(_item(item, parameters.get(item.key, {}), fits.get(item.key, ())) for item in content.items),
        dif=_all_dif(content, statistics["dif"]) if "dif" in statistics else None,
    )


def _item(item: Item, found: Mapping[str, Any], fit: Sequence[Mapping[str, Any]]) -> ItemRow:
    guess = item.parameters
    return ItemRow(
        item=item,
        guessed=f"{_two(guess.slope)}; {', '.join(map(_two, guess.thresholds))}" if guess else "",
        slope=_with_error(found["a"], found.get("a_se")) if "a" in found else "",
        thresholds=", ".join(
            _with_error(value, error)
            for value, error in zip(found.get("b", ()), found.get("b_se", ()) or [None] * 9, strict=False)
        ),
        people=str(found.get("n", "")),
        fit=_statistics(fit),
    )


def _all_dif(content: Content, rows: Sequence[Mapping[str, Any]]) -> tuple[DifRow, ...]:
    return tuple(row for data in rows if (row := _dif(content, data)))


def _dif(content: Content, data: Mapping[str, Any]) -> DifRow | None:
    item = content.item(str(data["item"]))
    if item is None:
        return None
    effect = data.get("effect")
    return DifRow(item, _name(str(data["by"])), _statistic(data["test"]), _statistic(effect) if effect else None)


def _statistics(rows: Sequence[Mapping[str, Any]]) -> tuple[Statistic, ...]:
    return tuple(_statistic(row) for row in rows)


def _statistic(data: Mapping[str, Any]) -> Statistic:
    value = data.get("value")
    return Statistic(
        _name(str(data["name"])), _two(value) if value is not None else _("går inte att räkna"), _detail(data)
    )


def _detail(data: Mapping[str, Any]) -> str:
    parts = []
    if data.get("low") is not None and data.get("high") is not None:
        parts.append(
            _("95 %% intervall %(low)s till %(high)s") % {"low": _two(data["low"]), "high": _two(data["high"])}
        )
    if data.get("df") is not None:
        parts.append(_("%(df)s frihetsgrader") % {"df": data["df"]})
    if data.get("p") is not None:
        parts.append("p = " + number(float(data["p"]), 3))
    if data.get("people") is not None:
        parts.append(_("%(people)s personer") % {"people": data["people"]})
    if data.get("missing"):
        parts.append(_name(str(data["missing"])))
    return ", ".join(parts)


def _name(code: str) -> str:
    return str(NAMES.get(code, code))


def _two(value: float) -> str:
    return number(float(value), 2)


def _with_error(value: float, error: float | None) -> str:
    return _two(value) if error is None else f"{_two(value)} ({_two(error)})"
