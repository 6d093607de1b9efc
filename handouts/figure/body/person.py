"""The people who can be drawn: their bodies in a resting pose, and the bones the surface hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from handouts.drawing import Person
from handouts.figure.anatomy.rotations import Floats
from handouts.figure.anatomy.skeleton import ANGLES, PEOPLE, Frames, Proportions, place_segments
from handouts.figure.body.bones import BONE_INDEX, BONES, piece_of
from handouts.figure.body.subdivision import Numbers, Subdivision, subdivision_of

FILE = Path(__file__).with_name("people.npz")
HUNDREDTHS = 100
FULL_SHARE = 255

PIECES: tuple[str, ...] = ("nothing", *dict.fromkeys(piece_of(bone) for bone in BONES), "bun", "towel", "ball")
"""What a spot of a picture can belong to, by its number."""

PIECE_INDEX: Mapping[str, int] = {piece: number for number, piece in enumerate(PIECES)}


@dataclass(frozen=True, eq=False)
class Body:
    """One person's body at rest: arms held out halfway, feet apart, on the bones of `proportions`.

    `places` (place, 3) are centimetres from the middle between the hips: first those of the skin, then those of the
    suit from which clothes are cut, then the eyes. Each hangs on four of BONES (place, 4) with `shares` (place, 4).
    """

    name: Person
    proportions: Proportions
    places: Floats
    bones: NDArray[np.intp]
    shares: Floats
    digits: NDArray[np.uint8]
    pivots: Floats
    ends: Floats
    axes: Floats
    skin_quads: Numbers
    suit_quads: Numbers
    eye_quads: Numbers

    @cached_property
    def rest(self) -> Frames:
        """The segments of someone who stands with all angles zero."""
        return place_segments(np.zeros(len(ANGLES)), np.zeros(3), np.eye(3), self.proportions).frames

    @cached_property
    def skin_count(self) -> int:
        """How many places are of the skin: the first ones."""
        return int(self.skin_quads.max()) + 1

    @cached_property
    def suit_places(self) -> Numbers:
        """The places of the suit."""
        return np.unique(self.suit_quads)

    @cached_property
    def skin(self) -> Subdivision:
        """The skin made finer."""
        return subdivision_of(self.skin_quads, self.skin_count)

    @cached_property
    def suit(self) -> Subdivision:
        """The suit made finer; its corners are in the order of `suit_places`."""
        return subdivision_of(np.searchsorted(self.suit_places, self.suit_quads), len(self.suit_places))

    @cached_property
    def weights(self) -> Floats:
        """How much each place hangs on each bone (place, bone)."""
        weights = np.zeros((len(self.places), len(BONES)))
        np.add.at(weights, (np.arange(len(self.places))[:, None], self.bones), self.shares)
        return weights

    @cached_property
    def piece_weights(self) -> Floats:
        """How much each place belongs to each of PIECES (place, piece)."""
        membership = np.zeros((len(BONES), len(PIECES)))
        membership[np.arange(len(BONES)), [PIECE_INDEX[piece_of(bone)] for bone in BONES]] = 1
        return self.weights @ membership

    def pivot(self, bone: str) -> Floats:
        """Where a bone turns (3,), at rest."""
        pivot: Floats = self.pivots[BONE_INDEX[bone]]
        return pivot

    def weight_on(self, *starts: str) -> Floats:
        """How much each place hangs on the bones whose names start so (place,)."""
        chosen = [number for number, bone in enumerate(BONES) if bone.startswith(starts)]
        total: Floats = self.weights[:, chosen].sum(axis=1)
        return total


@cache
def _file() -> Mapping[str, NDArray[Any]]:
    """What the baked file holds."""
    with np.load(FILE, allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}


def _quads(layer: str) -> Numbers:
    """The quads (quad, 4) of a layer: they are kept as steps from each corner to the next."""
    steps = _file()[f"faces {layer}"].astype(np.intp)
    return np.cumsum(steps).reshape(-1, 4)


@cache
def body_of(name: Person) -> Body:
    """The body of a person."""
    arrays = _file()
    shares = arrays["shares"].astype(float) / FULL_SHARE
    return Body(
        name,
        PEOPLE[name],
        arrays[f"places {name}"].astype(float) / HUNDREDTHS,
        arrays["bones"].astype(np.intp),
        shares / shares.sum(axis=1, keepdims=True),
        arrays["digits"],
        arrays[f"pivots {name}"].astype(float),
        arrays[f"ends {name}"].astype(float),
        arrays[f"axes {name}"].astype(float),
        _quads("body"),
        _quads("helper-tights"),
        np.concatenate([_quads("helper-l-eye"), _quads("helper-r-eye")]),
    )
