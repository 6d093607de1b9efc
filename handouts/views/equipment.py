"""Equipment as a reader meets it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handouts.model import Equipment
from handouts.wording.catalogue import Catalogue
from handouts.wording.sentences import sentence_start
from handouts.wording.sizes import height_phrase, size_phrase


@dataclass(frozen=True)
class EquipmentView:
    """Something the patient needs, with what to do without it and which size fits which body height.

    `name` is as it stands within a sentence, `title` as it begins one; `also_known_as` tells the other names in a
    line, empty where there are none.
    """

    name: str
    title: str
    other_names: tuple[str, ...]
    also_known_as: str
    advice: tuple[str, ...]
    without_heading: str
    without: str
    fitting_lead: str
    sizes: tuple[tuple[str, str], ...]

    @property
    def has_more(self) -> bool:
        """Whether there is more to know before it is used: how to do without it, or which size fits."""
        return bool(self.without or self.sizes)


def equipment_views(equipment: Iterable[Equipment], words: Catalogue) -> tuple[EquipmentView, ...]:
    """These things as a reader meets them."""
    return tuple(
        EquipmentView(
            name=thing.name,
            title=sentence_start(thing.name),
            other_names=thing.also_known_as,
            also_known_as=also_known_as(thing.also_known_as, words),
            advice=thing.advice,
            without_heading=words.phrase("programme.without", name=thing.name),
            without=thing.without or "",
            fitting_lead=thing.fitting_lead or "",
            sizes=tuple((height_phrase(row, words), size_phrase(row, words)) for row in thing.fitting_table),
        )
        for thing in equipment
    )


def also_known_as(names: tuple[str, ...], words: Catalogue) -> str:
    """Other names in a line of their own; empty when there are none."""
    return words.phrase("programme.also_known_as", names=", ".join(names)) if names else ""
