"""Fits the shapes that the solver and its checks ask (anatomy/parts) to the surface that is drawn.

Used by bake.py only. Each shape begins where a table puts it, on a body of 170 cm, and then takes its radii, its
section and its middle line from the surface that hangs on its segment: a limb or a link of the spine is cut across at
some places, other shapes are moved until they touch the surface from within on the side on which they carry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from handouts.figure.anatomy.parts import ROUND, Part, Vector
from handouts.figure.anatomy.rotations import Floats
from handouts.figure.anatomy.skeleton import (
    BALL_OF_FOOT,
    FINGER_CM,
    FINGER_END,
    KNUCKLES,
    LUMBAR_LINK_CM,
    THORACIC_LINK_CM,
    Proportions,
)
from handouts.figure.body.bones import BONES
from handouts.figure.body.person import Body

CUTS = 7
CUT_SHARE = 0.09
"""At how many places along it a limb is cut across, and how thick the slices are against its length."""

STRIP_CM = 2.5
"""How wide the strip along the middle is in which the trunk's depth is taken, without breasts and buttocks."""

SOFT_SHARE = 0.02
"""How much of a slice may stick out of its shape on each side: creases and knuckles."""


@dataclass(frozen=True)
class Wanted:
    """A shape before it is fitted: the part, and how it is.

    "across" a limb, in the "strip" of the trunk, or moved along X or Z, backwards or forwards, until it touches; None
    for one that stays. `bones` are those whose skin it follows.
    """

    part: Part
    how: str | None
    bones: tuple[str, ...]


def _limbs(lengths: Proportions) -> Iterator[Wanted]:
    """Arms and legs of the left side, at their own size."""
    scale = lengths.scale
    knuckles: Vector = (float(scale * KNUCKLES[0]), 0.0, float(scale * KNUCKLES[2]))
    tubes = (
        ("upper_arm", "arm_left", (0, 0, 0.4), (0, 0, -lengths.upper_arm), ("upperarm01.L", "upperarm02.L")),
        ("forearm", "arm_left", (0, 0, -1.0), (0, 0, -lengths.forearm), ("lowerarm01.L", "lowerarm02.L")),
        ("thigh", "leg_left", (0, 0, -4.0), (0, 0, -lengths.thigh + 2), ("upperleg01.L", "upperleg02.L")),
        ("shank", "leg_left", (0, 0, -2.0), (0, 0, -lengths.shank + 1), ("lowerleg01.L", "lowerleg02.L")),
    )
    for name, limb, start, end, bones in tubes:
        yield Wanted(Part(f"{name}_left", f"{name}_left", limb, start, end, (3.0, 3.0)), "across", bones)
    palm = Part("palm_left", "hand_left", "hand_left", (0, 0, -1.5), knuckles, (1.5, 1.5))
    hand = ("wrist.L", "metacarpal1.L", "metacarpal2.L", "metacarpal3.L", "metacarpal4.L")
    yield Wanted(palm, "across", hand)


BALL: Vector = (float(BALL_OF_FOOT[0]), 0.0, float(BALL_OF_FOOT[2]))
FLAT: Vector = (2.5, 1.0, 1.0)
SMALL: tuple[Wanted, ...] = (
    Wanted(
        Part("fingers_left", "fingers_left", "hand_left", (0, 0, 0), (-0.2, -0.3, -FINGER_CM), (1.1, 0.95), FLAT),
        None, (),
    ),
    Wanted(
        Part("fingertips_left", "fingertips_left", "hand_left", (-0.2, -0.3, 0), FINGER_END,
             (0.95, 0.85, 0.7), FLAT, (2, 1, 1)),
        None, (),
    ),
    Wanted(
        Part("thumb_left", "thumb_left", "hand_left", (0, 0, 0), (2.7, -1.2, -6.8), (1.4, 1.1, 0.85)),
        None, (),
    ),
    Wanted(
        Part("kneecap_left", "thigh_left", "leg_left", (1.5, 0, 2.5), (1.4, 0, -0.8), (3.9, 3.7)),
        "x+", ("upperleg02.L", "lowerleg01.L"),
    ),
    Wanted(
        Part("heel_left", "foot_left", "leg_left", (-2.9, 0, -3.9), (0, 0, -1), (2.7, 3.0), (1, 1.05, 1)),
        "z-", ("foot.L",),
    ),
    Wanted(
        Part("midfoot_left", "foot_left", "leg_left", (-1, 0, -3.7), BALL, (2.9, 2.45, 2.0), (1, 1.2, 1), (1, 2.05, 1)),
        "z-", ("foot.L",),
    ),
    Wanted(
        Part("instep_left", "foot_left", "leg_left", (0.6, 0, 0.3), (9.5, 0, -4.0), (3.0, 2.5, 2.1), ROUND,
             (1, 1.5, 1)),
        "z+", ("foot.L",),
    ),
    Wanted(
        Part("toes_left", "toes_left", "leg_left", (0, 0, 0), (5.2, -0.6, -0.75), (2, 1.6, 1.1),
             (1, 2.05, 1), (1, 2.6, 1)),
        "z-", ("toes.L",),
    ),
    Wanted(
        Part("buttock_left", "pelvis", "flesh", (-2.0, 6.7, -2), (-1.6, 7.2, 3.5), (7.4, 6.6)),
        "x-", ("pelvis", "upperleg01.L", "lumbar_1"),
    ),
    Wanted(
        Part("breast_left", "chest", "flesh", (3.5, 6.2, -14.5), (3.0, 8.0, -10), (5.4, 5.0)),
        "x+", ("thoracic_1", "thoracic_2", "thoracic_3"),
    ),
    Wanted(
        Part("shoulder_blade_left", "chest", "flesh", (-3.2, 6.2, -12), (-3, 8.0, -7), (5.6, 5.2)),
        "x-", ("thoracic_2", "thoracic_3", "clavicle.L", "shoulder01.L"),
    ),
    Wanted(
        Part("shoulder_slope_left", "chest", "flesh", (-0.8, 3, 1.6), (-0.2, 13.5, -5.2), (3.2, 3.7, 4.2)),
        "z+", ("thoracic_3", "clavicle.L", "shoulder01.L"),
    ),
    Wanted(
        Part("neck", "neck", "neck", (-0.6, 0, -2), (0.6, 0, 8), (5.3, 5.0, 5.0)),
        None, (),
    ),
    Wanted(
        Part("skull", "head", "head", (-0.4, 0, 9.3), (1.2, 0, 9.3), (7.6, 7.6), (1.08, 1, 1.06)),
        "x-", ("head",),
    ),
    Wanted(
        Part("jaw", "head", "head", (2.6, 0, 5.0), (5.6, 0, -2.4), (6.0, 5.2, 3.0)),
        None, (),
    ),
    Wanted(
        Part("nose", "head", "head", (9.0, 0, 5.5), (10.0, 0, 3.2), (0.75, 1.2)),
        "x+", ("head",),
    ),
)  # fmt: skip
"""Of the left side and the middle, on a body of 170 cm. The knee's cap hangs on the end of the thigh."""


def _spine() -> Iterator[Wanted]:
    """The tube round the spine, on a body of 170 cm."""
    yield Wanted(
        Part("pelvis", "pelvis", "spine", (0, 0, 0), (0, 0, 9), (8.0, 8.0)),
        "strip",
        ("pelvis", "upperleg01.L", "upperleg01.R"),
    )
    for number in (1, 2, 3):
        part = Part(f"waist_{number}", f"lumbar_{number}", "spine", (0, 0, 0), (0, 0, LUMBAR_LINK_CM), (8.0, 8.0))
        yield Wanted(part, "strip", ("pelvis", "lumbar_1", "lumbar_2", "lumbar_3", "thoracic_1"))
    for number, top in ((1, THORACIC_LINK_CM), (2, THORACIC_LINK_CM), (3, THORACIC_LINK_CM - 4)):
        part = Part(f"ribs_{number}", f"thoracic_{number}", "spine", (0, 0, 0), (0, 0, top), (8.0, 8.0))
        yield Wanted(part, "strip", ("lumbar_3", "thoracic_1", "thoracic_2", "thoracic_3"))


def fitted_parts(body: Body, hair_cm: float) -> tuple[Part, ...]:
    """All shapes of a person; `hair_cm` is how far hair stands off the skull."""
    scale = body.proportions.scale
    wanted = [replace(one, part=enlarged(one.part, scale)) for one in (*_spine(), *SMALL)]
    wanted = [_on_knee(one, body.proportions) for one in wanted] + list(_limbs(body.proportions))
    parts = [_fitted(body, one) for one in wanted]
    skull = next(part for part in parts if part.name == "skull")
    hair = replace(skull, name="hair", radii=tuple(radius + hair_cm for radius in skull.radii))
    return tuple(part for one in (*parts, hair) for part in both_sides(one))


def _on_knee(one: Wanted, lengths: Proportions) -> Wanted:
    """The kneecap at the end of a thigh of this length; everything else as it is."""
    if not one.part.name.startswith("kneecap"):
        return one
    start, end = ((x, y, z - lengths.thigh) for x, y, z in (one.part.start, one.part.end))
    return replace(one, part=replace(one.part, start=start, end=end))


def enlarged(part: Part, scale: float) -> Part:
    """The same part of a body that is larger by `scale`."""
    start, end, bow = ((scale * x, scale * y, scale * z) for x, y, z in (part.start, part.end, part.bow))
    return replace(part, start=start, end=end, bow=bow, radii=tuple(scale * radius for radius in part.radii))


def both_sides(part: Part) -> tuple[Part, ...]:
    """A part, and the one on the right where it is one on the left."""
    if not part.name.endswith("_left"):
        return (part,)
    start, end, bow = ((x, -y, z) for x, y, z in (part.start, part.end, part.bow))
    name, segment, limb = (word.replace("_left", "_right") for word in (part.name, part.segment, part.limb))
    return part, replace(part, name=name, segment=segment, limb=limb, start=start, end=end, bow=bow)


def _fitted(body: Body, one: Wanted) -> Part:
    """One shape as the surface has it."""
    if one.how is None:
        return rounded_numbers(one.part)
    skin = _skin(body, one)
    part = _cut(skin, one) if one.how in ("across", "strip") else _touching(skin, one)
    return rounded_numbers(part)


AXES_OF: Mapping[str, str] = {
    "upper_arm_left": "upperarm01.L",
    "forearm_left": "lowerarm01.L",
    "hand_left": "wrist.L",
    "thigh_left": "upperleg01.L",
    "shank_left": "lowerleg01.L",
    "foot_left": "foot.L",
    "toes_left": "toes.L",
    "head": "head",
}
"""The bone in whose axes each segment of a limb lies at rest; those of the trunk lie as the body does."""


def _skin(body: Body, one: Wanted) -> Floats:
    """The skin that hangs on some bones (place, 3), in the axes of the shape's segment."""
    chosen = [BONES.index(bone) for bone in one.bones]
    on = body.weights[: body.skin_count, chosen].sum(axis=1) > (0.5 if one.how != "strip" else 0.35)
    places = body.places[: body.skin_count][on]
    bone = AXES_OF.get(one.part.segment)
    if bone is None:
        on_trunk: Floats = places - body.rest[one.part.segment][1]
        return on_trunk
    number = BONES.index(bone)
    local: Floats = (places - body.pivots[number]) @ body.axes[number].T
    return local


def _cut(skin: Floats, one: Wanted) -> Part:
    """A limb or a link of the spine, with its radii and its middle line from slices of the skin."""
    start, end = np.array(one.part.start), np.array(one.part.end)
    length = end[2] - start[2]
    shares = np.linspace(0, 1, CUTS)
    height = (skin[:, 2] - start[2]) / length
    rows = []
    for share in shares:
        thick = CUT_SHARE * (2.5 if one.how == "strip" else 1)
        slice_ = skin[np.abs(height - share) < thick]
        strip = slice_[np.abs(slice_[:, 1]) < STRIP_CM] if one.how == "strip" else slice_
        (back, front), (right, left) = (
            np.quantile(values, (SOFT_SHARE, 1 - SOFT_SHARE)) for values in (strip[:, 0], slice_[:, 1])
        )
        rows.append(((back + front) / 2, (right + left) / 2, (front - back) / 2, (left - right) / 2))
    forward, left, deep, wide = np.array(rows).T
    if one.how == "strip":
        left = np.zeros_like(left)
    middles = np.stack([forward, left, start[2] + shares * length], axis=1)
    straight = middles[0] + shares[:, None] * (middles[-1] - middles[0])
    bow = (middles - straight)[1:-1].mean(axis=0) * 1.5 * np.array([1, 1, 0])
    round_ = np.sqrt(deep * wide)
    sections = np.stack([deep / round_, wide / round_, np.minimum(deep, wide) / round_], axis=1)
    first, last = ((float(forth), float(aside), float(up)) for forth, aside, up in sections[[0, -1]])
    fit = np.polynomial.polynomial.polyfit(shares, round_, 4)
    radii = tuple(float(radius) for radius in np.polynomial.polynomial.polyval(np.linspace(0, 1, 5), fit))
    return replace(
        one.part,
        start=tuple(middles[0].tolist()),
        end=tuple(middles[-1].tolist()),
        bow=tuple(bow.tolist()),
        radii=radii,
        section=first,
        section_end=last,
    )


def _touching(skin: Floats, one: Wanted) -> Part:
    """A shape moved along one axis until it touches the skin from within."""
    axis, sign = "xyz".index((one.how or "x-")[0]), 1 if (one.how or "").endswith("+") else -1
    part = one.part
    middles, radii = part.centres(np.linspace(0, 1, CUTS)), part.radius(np.linspace(0, 1, CUTS))
    sections = part.sections(np.linspace(0, 1, CUTS))
    others = [other for other in range(3) if other != axis]
    apart = []
    for middle, radius, section in zip(middles, radii, sections, strict=True):
        near = skin[np.linalg.norm((skin - middle)[:, others] / section[others], axis=1) < 0.5 * radius]
        if len(near):
            apart.append(float((sign * near[:, axis]).max()) - (sign * middle[axis] + radius * section[axis]))
    move = np.zeros(3)
    move[axis] = sign * float(np.median(apart)) if apart else 0.0
    return replace(part, start=tuple((part.start + move).tolist()), end=tuple((part.end + move).tolist()))


def rounded_numbers(part: Part) -> Part:
    """A part in tenths of millimetres, for a file that can be read."""

    def whole(numbers: tuple[float, ...]) -> tuple[float, ...]:
        return tuple(round(float(number), 2) for number in numbers)

    end = None if part.section_end is None else whole(part.section_end)
    return replace(
        part,
        start=whole(part.start),  # type: ignore[arg-type]  # as many as there were
        end=whole(part.end),  # type: ignore[arg-type]
        bow=whole(part.bow),  # type: ignore[arg-type]
        radii=whole(part.radii),
        section=whole(part.section),  # type: ignore[arg-type]
        section_end=end,  # type: ignore[arg-type]
    )
