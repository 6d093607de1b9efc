"""The round parts that make a body, and their tables.

A part is a ball that is swept from one spot to another and grows or shrinks on its way; its section can be wider than
it is deep. Some fifty of them make a body, without any model from elsewhere. All radii and shapes were set by eye.
Centimetres, in the axes of the part's segment (X forward, Y left, Z up), on a body of 170 cm.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from handouts.figure.anatomy.skeleton import BALL_OF_FOOT, FINGER_CM, KNUCKLES, LUMBAR_LINK_CM, THORACIC_LINK_CM, Floats
from handouts.figure.anatomy.skeleton import Proportions as Lengths

Vector = tuple[float, float, float]

ROUND: Vector = (1.0, 1.0, 1.0)
LIMBS = (
    "spine",
    "flesh",
    "neck",
    "head",
    "bun",
    "arm_left",
    "arm_right",
    "hand_left",
    "hand_right",
    "leg_left",
    "leg_right",
)
"""What parts belong to; the flesh is what is hung round the spine."""

STANDARD = Lengths(stature=170)
THIGH, SHANK, UPPER_ARM, FOREARM = STANDARD.thigh, STANDARD.shank, STANDARD.upper_arm, STANDARD.forearm


@dataclass(frozen=True)
class Part:
    """One round part, from `start` to `end` in the axes of `segment`.

    `radii` are at equal distances along it, joined by a polynomial. `section` and `section_end` stretch it along the
    axes of the segment, and `bow` is how far the middle lies off the straight line.
    """

    name: str
    segment: str
    limb: str
    start: Vector
    end: Vector
    radii: tuple[float, ...]
    section: Vector = ROUND
    section_end: Vector | None = None
    bow: Vector = (0.0, 0.0, 0.0)

    @cached_property
    def polynomial(self) -> Floats:
        """Five coefficients (5,) of the radius along the part, from the constant up, for 0 at its start to 1."""
        count = len(self.radii)
        coefficients = np.zeros(5)
        coefficients[:count] = np.polyfit(np.linspace(0, 1, count), self.radii, count - 1)[::-1]
        return coefficients

    def centres(self, along: Floats) -> Floats:
        """Middles (n, 3) of the part at `along` (n,), 0 at its start to 1 at its end."""
        start, end, bow = np.array(self.start), np.array(self.end), np.array(self.bow)
        middles: Floats = start + along[:, None] * (end - start) + (4 * along * (1 - along))[:, None] * bow
        return middles

    def radius(self, along: Floats) -> Floats:
        """Radii (n,) at `along` (n,), before the section stretches them."""
        return np.asarray(np.polynomial.polynomial.polyval(along, self.polynomial), dtype=float)

    def sections(self, along: Floats) -> Floats:
        """How far the axes are stretched (n, 3) at `along` (n,)."""
        first = np.array(self.section)
        last = first if self.section_end is None else np.array(self.section_end)
        stretched: Floats = first + along[:, None] * (last - first)
        return stretched


@dataclass(frozen=True)
class Looks:
    """How one build differs from another.

    `trunk_depth` scales the trunk from belly to back, `waist_width` its lower part from side to side, `limb_girth`
    arms and legs; `breast_cm` is how far the chest comes forward beyond a flat one, and `hair_width` how much wider the
    hair is than high.
    """

    trunk_depth: float
    waist_width: float
    limb_girth: float
    breast_cm: float
    hair_width: float
    has_bun: bool


# Radius from belly to back and how much wider than deep the trunk is, from the top of the pelvis to the neck.
TRUNK_SECTIONS = (
    (8.0, 1.60), (7.8, 1.57), (7.9, 1.53), (8.3, 1.52), (9.2, 1.53), (9.7, 1.56), (8.2, 1.62),
)  # fmt: skip


def trunk_parts(looks: Looks, lengths: Lengths) -> list[Part]:
    """The tube round the spine, from the pelvis up."""
    waist, chest, hips = looks.waist_width, lengths.shoulder_width, lengths.hip_width
    depth = looks.trunk_depth
    sections = [
        (radius * depth, (1, wide * width / depth, 1))
        for (radius, wide), width in zip(TRUNK_SECTIONS, (hips, waist, waist, waist, *[chest] * 3), strict=True)
    ]
    links = [
        Part(
            f"waist_{n + 1}", f"lumbar_{n + 1}", "spine", (0.9 + 0.2 * n, 0, 0), (1.1 + 0.2 * n, 0, LUMBAR_LINK_CM), ()
        )
        for n in range(3)
    ]
    links += [Part(f"ribs_{n}", f"thoracic_{n}", "spine", (1.5, 0, 0), (1.5, 0, THORACIC_LINK_CM), ()) for n in (1, 2)]
    links += [Part("ribs_3", "thoracic_3", "spine", (1.5, 0, 0), (0.9, 0, THORACIC_LINK_CM - 3), ())]
    tube = [
        replace(link, radii=radii_of_link(link, low[0], high[0]), section=low[1], section_end=high[1])
        for link, (low, high) in zip(links, pairwise(sections), strict=True)
    ]
    pelvis = Part("pelvis", "pelvis", "spine", (0, 0, -1.5), (-0.6, 0, 9), (8.6, 8.8, sections[0][0]))
    return [replace(pelvis, section=(1, 1.66 * hips, 1), section_end=sections[0][1]), *tube]


def radii_of_link(link: Part, low: float, high: float) -> tuple[float, ...]:
    """Radii along a link of the spine: the ribs swell a little between its ends."""
    return (low, (low + high) / 2 + 0.25, high) if link.name.startswith("ribs") else (low, high)


def flesh_parts(looks: Looks, lengths: Lengths) -> list[Part]:
    """What is hung round the spine on the left: buttock, breast, shoulder blade and the slope of the shoulder."""
    hip, wide, breast = lengths.hip_width, lengths.shoulder_width, looks.breast_cm
    bust: Vector = (5.2 + 0.8 * breast, 4.6 * wide, -12.5 - 0.4 * breast)
    return [
        Part("buttock_left", "pelvis", "flesh", (-3.7, 6.7 * hip, -2), (-2.4, 7.4 * hip, 4.5), (7.9, 6.8)),
        Part("breast_left", "chest", "flesh", bust, (4.0, 8.6 * wide, -10), (6.0, 5.2)),
        Part("shoulder_blade_left", "chest", "flesh", (-3.2, 6.5 * wide, -11), (-3, 8.5 * wide, -7), (5.6, 5.2)),
        Part("shoulder_slope_left", "chest", "flesh", (-0.8, 2, 2.6), (-0.2, 14.5 * wide, -4.2), (3.6, 3.9, 4.6)),
    ]


HEAD_PARTS = (
    Part("neck", "neck", "neck", (-0.6, 0, -4), (0.6, 0, 9), (5.5, 5.1, 5.1)),
    Part("skull", "head", "head", (-0.5, 0, 9.3), (1.5, 0, 9.3), (7.5, 7.5), (1.08, 1, 1.12)),
    Part("jaw", "head", "head", (2.6, 0, 6.4), (5.9, 0, -0.9), (6.3, 5.4, 3.1)),
    Part("nose", "head", "head", (9.0, 0, 6.9), (10.7, 0, 3.8), (0.75, 1.2)),
)
HAIR = Part("hair", "head", "head", (-1.6, 0, 10.1), (0.4, 0, 10.3), (7.8, 7.7))
FULL_HAIR = (
    Part("hair_top", "head", "head", (-1.0, 0, 11.6), (2.6, 0, 12.2), (7.4, 6.9), (1.0, 1.24, 1.0)),
    Part("hair_left", "head", "head", (-1.2, 6.6, 9.0), (-1.6, 5.6, 1.6), (3.4, 2.6)),
    Part("hair_right", "head", "head", (-1.2, -6.6, 9.0), (-1.6, -5.6, 1.6), (3.4, 2.6)),
)
"""Hair above the brow and down to the neck, so that a face that is seen from the feet has hair round it."""
BUN = Part("bun", "head", "bun", (-4.6, 0, 17.8), (-5.4, 0, 18.6), (3.4, 3.3))


def arm_parts(looks: Looks) -> list[Part]:
    """The left arm to the tips of the fingers."""
    upper = thicker((5.0, 4.85, 4.35, 3.85, 3.45), looks)
    lower = thicker((3.45, 3.8, 3.55, 2.85, 2.3), looks)
    limb, hand = "arm_left", "hand_left"
    knuckles: Vector = (float(KNUCKLES[0]), 0.0, float(KNUCKLES[2]))
    flat, bent = (2.5, 1.0, 1.0), (-0.2, -0.3, -FINGER_CM)
    return [
        Part("upper_arm_left", "upper_arm_left", limb, (0, 0, 0.4), (0, 0, -UPPER_ARM), upper, bow=(0.3, 0, 0)),
        Part("forearm_left", "forearm_left", limb, (0, 0, 0), (0, 0, -FOREARM), lower, ROUND, (1.2, 1, 1)),
        Part("palm_left", hand, hand, (0, 0, 0.5), knuckles, (1.75, 1.7, 1.45), (1.35, 1, 1), flat),
        Part("fingers_left", "fingers_left", hand, (0, 0, 0), bent, (1.45, 1.25), flat),
        Part(
            "fingertips_left", "fingertips_left", hand, (-0.2, -0.3, 0), FINGER_END, (1.25, 1.1, 0.85), flat, (2, 1, 1)
        ),
        Part("thumb_left", "thumb_left", hand, (0, 0, 0), (2.7, -1.2, -6.8), (1.5, 1.25, 0.95)),
    ]


FINGER_END: Vector = (-0.4, -0.6, -4.0)
"""The tips of the left fingers, from where they bend the second time."""


def leg_parts(looks: Looks) -> list[Part]:
    """The left leg to the tips of the toes; the sole is flat, 6.6 cm below the ankle."""
    thigh = thicker((8.3, 8.15, 7.35, 6.1, 5.0), looks)
    shank = thicker((4.75, 5.3, 4.7, 3.5, 3.0), looks)
    limb, foot = "leg_left", "foot_left"
    ball: Vector = (float(BALL_OF_FOOT[0]), 0.0, float(BALL_OF_FOOT[2]))
    return [
        Part("thigh_left", "thigh_left", limb, (0, 0, 0), (0.3, 0, -THIGH), thigh, bow=(0.7, 0, 0)),
        Part("kneecap_left", "thigh_left", limb, (1.5, 0, 2.5 - THIGH), (1.4, 0, -0.8 - THIGH), (3.9, 3.7)),
        Part("shank_left", "shank_left", limb, (0, 0, 0), (0, 0, -SHANK), shank, bow=(-1.1, 0, 0)),
        Part("heel_left", foot, limb, (-2.9, 0, -3.9), (0, 0, -1), (2.7, 3.0), (1, 1.05, 1)),
        Part("midfoot_left", foot, limb, (-1, 0, -3.7), ball, (2.9, 2.45, 2.0), (1, 1.2, 1), (1, 2.05, 1)),
        Part("instep_left", foot, limb, (0.6, 0, 0.3), (9.5, 0, -4.0), (3.0, 2.5, 2.1), ROUND, (1, 1.5, 1)),
        Part("toes_left", "toes_left", limb, (0, 0, 0), (5.8, -0.6, -0.75), (2, 1.75, 1.25), (1, 2.05, 1), (1, 2.6, 1)),
    ]


def thicker(radii: tuple[float, ...], looks: Looks) -> tuple[float, ...]:
    """Radii of a limb of this build."""
    return tuple(looks.limb_girth * radius for radius in radii)


def mirrored(part: Part) -> Part:
    """The part on the right of one on the left."""
    start, end, bow = ((x, -y, z) for x, y, z in (part.start, part.end, part.bow))
    name, segment, limb = (word.replace("_left", "_right") for word in (part.name, part.segment, part.limb))
    return replace(part, name=name, segment=segment, limb=limb, start=start, end=end, bow=bow)


def enlarged(part: Part, scale: float) -> Part:
    """The same part of a body that is larger by `scale`."""
    start, end, bow = ((scale * x, scale * y, scale * z) for x, y, z in (part.start, part.end, part.bow))
    return replace(part, start=start, end=end, bow=bow, radii=tuple(scale * radius for radius in part.radii))


def body_parts(looks: Looks, lengths: Lengths) -> tuple[Part, ...]:
    """All parts of a body with these looks and lengths, at its own size."""
    left = [*flesh_parts(looks, lengths), *arm_parts(looks), *leg_parts(looks)]
    head = [
        *HEAD_PARTS,
        replace(HAIR, section=(1.05, looks.hair_width, 1.12)),
        *((*FULL_HAIR, BUN) if looks.has_bun else ()),
    ]
    parts = [*trunk_parts(looks, lengths), *head, *left, *(mirrored(part) for part in left)]
    return tuple(enlarged(part, lengths.scale) for part in parts)
