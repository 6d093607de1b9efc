"""The surface of a body in a pose: each bone turned and moved with its segment, the skin drawn along smoothly.

Plain blending of bones pinches a joint and dual quaternions swell it (Kavan and others, 2007): the skin takes some of
both, hands and forearms nearly only the second.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from handouts.figure.anatomy.hands import FINGERS as FINGER_COUNT
from handouts.figure.anatomy.hands import JOINTS, SPREAD, THUMB
from handouts.figure.anatomy.rotations import Floats, rotation_about, turn_x
from handouts.figure.anatomy.skeleton import Frames
from handouts.figure.body.bones import BONES, HAND, NECK, SIDES, SPINE
from handouts.figure.body.person import Body
from handouts.figure.body.quaternions import (
    part_of_turn,
    product,
    quaternion,
    shortest_turn,
    swing_and_twist,
    turned,
    unit,
)

NECK_SHARES: Mapping[str, float] = dict(zip(NECK, (0.45, 0.85, 1.0), strict=True))
"""How far each part of the neck goes with the head's turn."""

SHOULDER_FOLLOWS, UPPER_TWIST = 0.25, 0.5
"""How far the flesh on the shoulder turns with the arm, and how much of a limb's twist its upper half takes."""

FOREARM_TWISTS = (0.25, 0.75)
THUMB_KEEPS = 0.2
"""How much of the direction that a thumb's bone has at rest it keeps."""


@dataclass(frozen=True)
class Turned:
    """Where a bone goes: the spot at `pivot` (3,) at rest comes to `place` (3,), turned by `rotation` (3, 3)."""

    rotation: Floats
    pivot: Floats
    place: Floats


Bones = dict[str, Turned]


def bones_in_pose(body: Body, frames: Frames, hands: Mapping[str, Floats]) -> Mapping[str, Turned]:
    """Where each bone is in a pose; `hands` are the numbers of a hand's shape by its side."""
    bones: Bones = {name: Turned(frames[name][0], body.rest[name][1], frames[name][1]) for name in SPINE}
    bones |= _neck(body, frames)
    for mark, side in SIDES.items():
        bones |= _arm(body, frames, mark, side)
        bones |= _fingers(body, bones[f"wrist{mark}"], mark, hands[side])
        bones |= _leg(body, frames, mark, side)
    return bones


def _neck(body: Body, frames: Frames) -> Bones:
    chest, origin = frames["chest"]
    start, skull = body.pivot("neck01"), body.pivot("head")
    base = origin + chest @ (start - body.rest["chest"][1])
    head, middle = frames["head"]
    leaning = chest @ shortest_turn(skull - start, chest.T @ (middle - base))
    turning = part_of_turn(leaning, head, 0.35)
    bones = {name: Turned(part_of_turn(chest, turning, share), start, base) for name, share in NECK_SHARES.items()}
    bones[NECK[-1]] = Turned(turning, skull, middle)
    bones["head"] = Turned(head, skull, middle)
    return bones


def _axes(body: Body, bone: str) -> Floats:
    axes: Floats = body.axes[BONES.index(bone)]
    return axes


def _arm(body: Body, frames: Frames, mark: str, side: str) -> Bones:
    chest, top = frames["chest"]
    upper, shoulder = frames[f"upper_arm_{side}"]
    lower, elbow = frames[f"forearm_{side}"]
    hand, wrist = frames[f"hand_{side}"]
    socket, collar, bend = (body.pivot(f"{bone}{mark}") for bone in ("upperarm01", "clavicle", "lowerarm01"))
    base = top + chest @ (collar - body.rest["chest"][1])
    collar_turn = chest @ shortest_turn(socket - collar, chest.T @ (shoulder - base))
    upper_turn = upper @ _axes(body, f"upperarm01{mark}")
    lower_turn = lower @ _axes(body, f"lowerarm01{mark}")
    hand_turn = hand @ _axes(body, f"wrist{mark}")
    down, out = unit(bend - socket), unit(body.pivot(f"wrist{mark}") - bend)
    swing, twist = swing_and_twist(chest.T @ upper_turn, down)
    half_turn = chest @ swing @ rotation_about(UPPER_TWIST * twist * down)
    swing, twist = swing_and_twist(upper_turn.T @ lower_turn, out)
    forearm = [upper_turn @ swing @ rotation_about(share * twist * out) for share in FOREARM_TWISTS]
    bones = {
        "clavicle": Turned(collar_turn, collar, base),
        "shoulder01": Turned(part_of_turn(collar_turn, upper_turn, SHOULDER_FOLLOWS), socket, shoulder),
        "upperarm01": Turned(half_turn, socket, shoulder),
        "upperarm02": Turned(upper_turn, socket, shoulder),
        "lowerarm01": Turned(forearm[0], bend, elbow),
        "lowerarm02": Turned(forearm[1], bend, elbow),
        **{bone: Turned(hand_turn, body.pivot(f"wrist{mark}"), wrist) for bone in HAND},
    }
    return {f"{bone}{mark}": where for bone, where in bones.items()}


def _fingers(body: Body, hand: Turned, mark: str, shape: Floats) -> Bones:
    """Fingers and thumb on a hand: each bone on the end of the one before it."""
    outward = 1 if mark == ".L" else -1
    axes = _axes(body, f"wrist{mark}")
    turn = hand.rotation @ axes.T
    bends = shape[:SPREAD].reshape(FINGER_COUNT, JOINTS).cumsum(axis=1)
    thumb = shape[THUMB:].reshape(JOINTS, 3) * [1, -outward, -1]
    bones: Bones = {}
    for finger in range(1, FINGER_COUNT + 2):
        place = None
        for joint in range(1, JOINTS + 1):
            name = f"finger{finger}-{joint}{mark}"
            start, end = body.pivot(name), body.ends[BONES.index(name)]
            place = hand.place + hand.rotation @ (start - hand.pivot) if place is None else place
            rest = axes @ unit(end - start)
            if finger == 1:
                direction = THUMB_KEEPS * rest + (1 - THUMB_KEEPS) * unit(thumb[joint - 1])
                bent = np.eye(3)
            else:
                direction = np.array([shape[SPREAD] * rest[0], 0.1 * rest[1], rest[2]])
                bent = turn_x(-outward * float(bends[finger - 2, joint - 1]))
            rotation = turn @ bent @ shortest_turn(rest, direction) @ axes
            bones[name] = Turned(rotation, start, place)
            place = place + rotation @ (end - start)
    return bones


def _leg(body: Body, frames: Frames, mark: str, side: str) -> Bones:
    thigh, hip = frames[f"thigh_{side}"]
    shank, knee = frames[f"shank_{side}"]
    thigh_turn = thigh @ _axes(body, f"upperleg01{mark}")
    shank_turn = shank @ _axes(body, f"lowerleg01{mark}")
    joint, bend = body.pivot(f"upperleg01{mark}"), body.pivot(f"lowerleg01{mark}")
    down = unit(bend - joint)
    pelvis = frames["pelvis"][0]
    swing, twist = swing_and_twist(pelvis.T @ thigh_turn, down)
    bones = {
        "upperleg01": Turned(pelvis @ swing @ rotation_about(UPPER_TWIST * twist * down), joint, hip),
        "upperleg02": Turned(thigh_turn, joint, hip),
        "lowerleg01": Turned(shank_turn, bend, knee),
        "lowerleg02": Turned(shank_turn, bend, knee),
    }
    for bone in ("foot", "toes"):
        rotation, place = frames[f"{bone}_{side}"]
        bones[bone] = Turned(rotation @ _axes(body, f"foot{mark}"), body.pivot(f"{bone}{mark}"), place)
    return {f"{bone}{mark}": where for bone, where in bones.items()}


def skinned(body: Body, bones: Mapping[str, Turned]) -> Floats:
    """All places of a body in a pose (place, 3)."""
    rotations, pivots, places = (
        np.stack([getattr(bones[name], part) for name in BONES]) for part in ("rotation", "pivot", "place")
    )
    shifts = places - np.einsum("bij,bj->bi", rotations, pivots)
    on, shares = body.bones, body.shares
    matrices = np.einsum("pk,pkij->pij", shares, rotations[on], optimize=True)
    blended = np.einsum("pij,pj->pi", matrices, body.places) + np.einsum("pk,pki->pi", shares, shifts[on])
    real = quaternion(rotations)
    dual = 0.5 * product(np.concatenate([np.zeros((len(shifts), 1)), shifts], axis=1), real)
    first = real[on[:, 0]]
    signs = np.where(np.einsum("pki,pi->pk", real[on], first) < 0, -1.0, 1.0) * shares
    turn, move = (np.einsum("pk,pki->pi", signs, parts[on]) for parts in (real, dual))
    length = np.linalg.norm(turn, axis=1, keepdims=True)
    turn, move = turn / length, move / length
    shifted = 2 * product(move, turn * [1, -1, -1, -1])[:, 1:]
    rounded = turned(turn, body.places) + shifted
    share = _roundness(body)[:, None]
    result: Floats = (1 - share) * blended + share * rounded
    return result


def _roundness(body: Body) -> Floats:
    """How much of the dual quaternions each place takes (place,)."""
    arms = body.weight_on("lowerarm", "wrist", "metacarpal", "finger") + 0.6 * body.weight_on("upperarm")
    roundness: Floats = 0.5 + 0.45 * np.clip(arms, 0, 1)
    return roundness
