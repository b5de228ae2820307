"""Taking fields out of a mapping one by one, so that what is missing, odd or left over is said with its path."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from jordman.instruments.errors import BrokenContent
from jordman.instruments.words import Words

_MISSING: Any = object()
Choosable = TypeVar("Choosable", bound=StrEnum)


class Fields:
    """The fields of one mapping. Each is taken once; `end` refuses those that nobody asked for.

    Every method raises BrokenContent with the path of the field.
    """

    def __init__(self, data: object, path: str = "") -> None:
        if not isinstance(data, Mapping):
            raise BrokenContent(path, _("%(path)s ska bestå av fält med namn.") % {"path": path or _("Filen")})
        self._left: dict[object, Any] = dict(data)
        self.path = path

    def at(self, name: str) -> str:
        return f"{self.path}/{name}" if self.path else name

    def has(self, name: str) -> bool:
        return name in self._left

    def take(self, name: str, default: Any = _MISSING) -> Any:
        value = self._left.pop(name, default)
        if value is _MISSING:
            raise BrokenContent(self.at(name), _("Fältet %(path)s saknas.") % {"path": self.at(name)})
        return value

    def text(self, name: str, default: Any = _MISSING) -> str:
        value = self.take(name, default)
        return str(self._is(isinstance(value, str), name, value, _("en text")))

    def whole(self, name: str, default: Any = _MISSING) -> int:
        value = self.take(name, default)
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        return int(self._is(is_whole, name, value, _("ett heltal")))

    def maybe_whole(self, name: str) -> int | None:
        return self.whole(name) if self.has(name) else None

    def number(self, name: str) -> float:
        value = self.take(name)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return float(self._is(is_number, name, value, _("ett tal")))

    def maybe_number(self, name: str) -> float | None:
        return self.number(name) if self.has(name) else None

    def truth(self, name: str, default: Any = _MISSING) -> bool:
        value = self.take(name, default)
        return bool(self._is(isinstance(value, bool), name, value, _("ja eller nej")))

    def rows(self, name: str, default: Any = _MISSING) -> Sequence[Any]:
        value = self.take(name, default)
        rows: Sequence[Any] = self._is(isinstance(value, list | tuple), name, value, _("en lista"))
        return rows

    def one_of(self, name: str, kind: type[Choosable]) -> Choosable:
        value = self.text(name)
        try:
            return kind(value)
        except ValueError:
            words = {"path": self.at(name), "value": value}
            raise BrokenContent(self.at(name), _("”%(value)s” går inte att välja i %(path)s.") % words) from None

    def words(self, name: str) -> Words:
        """`title` and `title_en`."""
        return Words(self.text(name), self.text(f"{name}_en"))

    def pair(self, name: str) -> Words:
        """A mapping with `sv` and `en`."""
        inner = self.inside(name)
        found = inner.languages()
        inner.end()
        return found

    def languages(self) -> Words:
        return Words(self.text("sv"), self.text("en"))

    def inside(self, name: str) -> "Fields":
        return Fields(self.take(name), self.at(name))

    def end(self) -> None:
        for name in self._left:
            raise BrokenContent(
                self.at(str(name)),
                _("Fältet %(path)s är okänt. Rätta stavningen eller ta bort det.") % {"path": self.at(str(name))},
            )

    def _is(self, holds: bool, name: str, value: Any, what: str) -> Any:
        if not holds:
            words = {"path": self.at(name), "what": what}
            raise BrokenContent(self.at(name), _("Fältet %(path)s ska vara %(what)s.") % words)
        return value
