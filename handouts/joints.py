"""The joints a drawn figure bends, in degrees, and how far each goes.

Zero is standing upright with the arms beside the body and the thumbs forward. Positive is what the word says, and
the same on both sides: `abduction` away from the middle, `rotation` outward, `pronation` palm down; in the spine
`sidebend` and `rotation` to the left. The angles of a joint are made in the order in which they stand here.

The limits are rounded, generous values around published normal ranges: those of the American Academy of Orthopaedic
Surgeons as quoted on clinical pages, and the joint ranges of Soucie and others, Haemophilia 2011;17:500-507.
How the bending of the trunk is shared by lumbar spine and thorax, and the ranges of all fingers or toes as one,
are estimates without a source. They keep a figure human; they are no clinical reference.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, get_args

from annotated_types import Ge, Le
from pydantic import BaseModel, ConfigDict, Field


class Angles(BaseModel):
    """The angles of one joint in whole degrees; one that is left out stays as the posture has it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class HipAngles(Angles):
    """Thigh against pelvis."""

    flexion: Annotated[int, Field(strict=True, ge=-30, le=130)] | None = None
    abduction: Annotated[int, Field(strict=True, ge=-30, le=50)] | None = None
    rotation: Annotated[int, Field(strict=True, ge=-45, le=60)] | None = None


class KneeAngles(Angles):
    """Shank against thigh."""

    flexion: Annotated[int, Field(strict=True, ge=-5, le=150)] | None = None


class AnkleAngles(Angles):
    """Foot against shank: 0 is a right angle, negative points the toes."""

    dorsiflexion: Annotated[int, Field(strict=True, ge=-55, le=25)] | None = None


class ToeAngles(Angles):
    """All toes as one: positive bends them up, as in standing on the ball of the foot."""

    extension: Annotated[int, Field(strict=True, ge=-30, le=80)] | None = None


class ShoulderAngles(Angles):
    """Upper arm against thorax, shoulder blade included."""

    flexion: Annotated[int, Field(strict=True, ge=-60, le=180)] | None = None
    abduction: Annotated[int, Field(strict=True, ge=-50, le=180)] | None = None
    rotation: Annotated[int, Field(strict=True, ge=-95, le=100)] | None = None


class ElbowAngles(Angles):
    """Forearm against upper arm; pronation turns the hand, 0 with the thumb forward."""

    flexion: Annotated[int, Field(strict=True, ge=-5, le=150)] | None = None
    pronation: Annotated[int, Field(strict=True, ge=-90, le=90)] | None = None


class WristAngles(Angles):
    """Hand against forearm: positive towards the palm."""

    flexion: Annotated[int, Field(strict=True, ge=-85, le=85)] | None = None


class FingerAngles(Angles):
    """All fingers as one: 0 flat, 60 round a limb, 150 a fist; the thumb goes along."""

    flexion: Annotated[int, Field(strict=True, ge=0, le=160)] | None = None


class LumbarAngles(Angles):
    """Thorax against pelvis, in the lower back: spread over its whole length."""

    flexion: Annotated[int, Field(strict=True, ge=-35, le=60)] | None = None
    sidebend: Annotated[int, Field(strict=True, ge=-35, le=35)] | None = None
    rotation: Annotated[int, Field(strict=True, ge=-20, le=20)] | None = None


class ThoraxAngles(Angles):
    """The bend of the upper back, spread over its length."""

    flexion: Annotated[int, Field(strict=True, ge=-25, le=40)] | None = None
    sidebend: Annotated[int, Field(strict=True, ge=-30, le=30)] | None = None
    rotation: Annotated[int, Field(strict=True, ge=-40, le=40)] | None = None


class NeckAngles(Angles):
    """Head against thorax, half in the neck and half below the skull."""

    flexion: Annotated[int, Field(strict=True, ge=-60, le=60)] | None = None
    sidebend: Annotated[int, Field(strict=True, ge=-45, le=45)] | None = None
    rotation: Annotated[int, Field(strict=True, ge=-80, le=80)] | None = None


class Joints(BaseModel):
    """Angles by joint: a paired joint without a side is both of them, and one with a side goes before that."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hip: HipAngles | None = None
    hip_left: HipAngles | None = None
    hip_right: HipAngles | None = None
    knee: KneeAngles | None = None
    knee_left: KneeAngles | None = None
    knee_right: KneeAngles | None = None
    ankle: AnkleAngles | None = None
    ankle_left: AnkleAngles | None = None
    ankle_right: AnkleAngles | None = None
    toes: ToeAngles | None = None
    toes_left: ToeAngles | None = None
    toes_right: ToeAngles | None = None
    shoulder: ShoulderAngles | None = None
    shoulder_left: ShoulderAngles | None = None
    shoulder_right: ShoulderAngles | None = None
    elbow: ElbowAngles | None = None
    elbow_left: ElbowAngles | None = None
    elbow_right: ElbowAngles | None = None
    wrist: WristAngles | None = None
    wrist_left: WristAngles | None = None
    wrist_right: WristAngles | None = None
    fingers: FingerAngles | None = None
    fingers_left: FingerAngles | None = None
    fingers_right: FingerAngles | None = None
    lumbar: LumbarAngles | None = None
    thorax: ThoraxAngles | None = None
    neck: NeckAngles | None = None

    @property
    def by_angle(self) -> Mapping[str, int]:
        """Degrees by angle of one side, such as "hip_left.flexion"; what names a side goes before what doesn't."""
        told: dict[str, int] = {}
        for joint in sorted(type(self).model_fields, key=has_a_side):
            angles = getattr(self, joint)
            for angle, degrees in angles.model_dump(exclude_none=True).items() if angles else ():
                told.update({f"{one}.{angle}": degrees for one in one_sided(joint)})
        return told


def has_a_side(name: str) -> bool:
    """Whether a name says on which side of the body it is."""
    return name.endswith(("_left", "_right"))


def other_side(name: str) -> str:
    """The name of the same thing on the other side of the body; unchanged where it has no side."""
    if name in ("left", "right"):
        return "right" if name == "left" else "left"
    base, dot, rest = name.partition(".")
    if base.endswith("_left"):
        base = base.removesuffix("_left") + "_right"
    elif base.endswith("_right"):
        base = base.removesuffix("_right") + "_left"
    return base + dot + rest


def one_sided(joint: str) -> tuple[str, ...]:
    """The joints that a name stands for: left and right where it is a paired joint without a side."""
    pair = (f"{joint}_left", f"{joint}_right")
    return pair if pair[0] in Joints.model_fields else (joint,)


def angles_of(joint: str) -> tuple[str, ...]:
    """The names of a joint's angles, in the order in which they are made."""
    return tuple(model_of(joint).model_fields)


def model_of(joint: str) -> type[Angles]:
    """The model of a joint's angles."""
    wanted = get_args(Joints.model_fields[joint].annotation)[0]
    assert isinstance(wanted, type)  # noqa: S101 — every field of Joints is a model of angles or nothing
    assert issubclass(wanted, Angles)  # noqa: S101
    return wanted


def bounds(angles: type[Angles], angle: str) -> tuple[int, int]:
    """How far one of a joint's angles goes, least and most, in degrees."""
    field = get_args(get_args(angles.model_fields[angle].annotation)[0])[1]
    least = next(bound.ge for bound in field.metadata if isinstance(bound, Ge))
    most = next(bound.le for bound in field.metadata if isinstance(bound, Le))
    return least, most  # type: ignore[return-value]  # the bounds above are all whole numbers


RANGE_OF_MOTION: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        f"{joint}.{angle}": bounds(model_of(joint), angle)
        for joint in Joints.model_fields
        if one_sided(joint) == (joint,)
        for angle in angles_of(joint)
    }
)
"""Least and most degrees by angle of one side, such as "hip_left.flexion", in the order the skeleton keeps."""
