"""Where each exercise is shown, so that one can lead to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handouts.addresses import exercise_address
from handouts.block import Block
from handouts.model import Library, Programme


@dataclass(frozen=True)
class Home:
    """One place where an exercise is shown: its programme and block by id, and the address of the exercise there."""

    programme: str
    block: str
    address: str


@dataclass(frozen=True)
class Homes:
    """The places of every exercise that is shown anywhere, in the order of the site."""

    of: Mapping[str, tuple[Home, ...]]

    def nearest(self, exercise: str, programme: Programme, block: Block) -> str:
        """The address of an exercise, nearest to a block: in it, else in its programme, else anywhere; or nothing."""
        homes = self.of.get(exercise, ())
        here = [home for home in homes if home.programme == programme.id]
        in_block = [home for home in here if home.block == block.id]
        return next((home.address for home in (*in_block, *here, *homes)), "")


def homes_of(library: Library) -> Homes:
    """Where each exercise of a library is shown."""
    found: dict[str, list[Home]] = {}
    for programme in library.programmes:
        for block in programme.blocks:
            for item in block.all_items:
                home = Home(programme.id, block.id, exercise_address(programme, block, item.exercise))
                found.setdefault(item.exercise, []).append(home)
    return Homes({exercise: tuple(homes) for exercise, homes in found.items()})
