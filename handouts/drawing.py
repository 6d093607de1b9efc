"""How an exercise is drawn: what an author writes about a posture, as frozen values. Nothing here is computed.

The words are a physiotherapist's: a starting posture, parts of it named in one word ("hands_behind_head"), angles of
joints in degrees, what rests on the floor or on the ball, and what moves. Lengths are whole centimetres. Left and
right are the patient's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from handouts.joints import Joints

Centimetres = Annotated[int, Field(strict=True, ge=-200, le=200)]
Turn = Annotated[int, Field(strict=True, ge=-180, le=180)]
Side = Literal["left", "right"]

Person = Literal["woman_35", "woman_65", "man_35", "man_65"]
"""Who can be drawn: two women and two men, of about 35 and about 65 years."""

Body = Literal["woman", "man", "woman_35", "woman_65", "man_35", "man_65"]
"""Who an author asks for: a person, or only a woman or a man."""

USUAL_PERSON: Mapping[Body, Person] = MappingProxyType({"woman": "woman_35", "man": "man_65"})
"""Who is drawn where only a woman or a man is asked for."""

Posture = Literal[
    "standing", "supine", "hooklying", "prone", "side_lying_left", "side_lying_right", "quadruped", "long_sitting"
]
"""Starting postures. Side-lying is named for the side the patient lies on."""

PartPose = Literal[
    # both arms
    "arms_beside_body", "arms_sideways", "arms_overhead", "arms_crossed_on_chest", "hands_behind_head", "hands_on_hips",
    "hands_on_belly", "hands_under_low_back", "hands_on_shin_left", "hands_on_shin_right", "forearm_plank",
    "straight_arm_plank", "forearms_behind_back", "straight_arms_behind_back",
    # one arm
    "hand_on_hip_left", "hand_on_hip_right", "hand_on_thigh_left", "hand_on_thigh_right", "arm_sideways_left",
    "arm_sideways_right", "arm_overhead_left", "arm_overhead_right", "forearm_prop_left", "forearm_prop_right",
    "straight_arm_prop_left", "straight_arm_prop_right",
    # both legs
    "legs_straight", "knees_bent", "knees_together", "legs_straight_up", "toes_tucked",
    # one leg
    "leg_straight_left", "leg_straight_right", "leg_straight_up_left", "leg_straight_up_right", "knee_to_chest_left",
    "knee_to_chest_right",
]  # fmt: skip
"""Parts of a posture with a name of their own; the one with a side is the mirror image of the other."""

Landmark = Literal[
    "crown", "head", "nose", "sternum", "chest", "navel", "low_back", "pelvis",
    "shoulder_left", "shoulder_right", "elbow_left", "elbow_right", "wrist_left", "wrist_right",
    "hand_left", "hand_right", "fingers_left", "fingers_right",
    "hip_left", "hip_right", "knee_left", "knee_right", "ankle_left", "ankle_right",
    "heel_left", "heel_right", "sole_left", "sole_right", "toe_left", "toe_right",
]  # fmt: skip
"""Spots on the body. Those of joints lie in the middle of the joint."""

Support = Literal[
    "head", "upper_back", "mid_back", "low_back", "shoulders", "chest", "belly", "pelvis",
    "shoulder_left", "shoulder_right", "elbow_left", "elbow_right", "forearm_left", "forearm_right",
    "hand_left", "hand_right", "hip_left", "hip_right", "thigh_left", "thigh_right", "knee_left", "knee_right",
    "shank_left", "shank_right", "heel_left", "heel_right", "sole_left", "sole_right", "toes_left", "toes_right",
    "instep_left", "instep_right", "foot_side_left", "foot_side_right",
]  # fmt: skip
"""What of the body can rest on floor or ball; `foot_side` is its outer edge."""

Region = Literal["head", "trunk", "pelvis", "arm_left", "arm_right", "leg_left", "leg_right", "ball"]
"""What moves between two frames, or stays."""

Segment = Literal[
    "head", "chest", "lumbar_2", "lumbar_3", "pelvis", "upper_arm_left", "upper_arm_right", "forearm_left",
    "forearm_right", "thigh_left", "thigh_right", "shank_left", "shank_right", "foot_left", "foot_right",
]  # fmt: skip
"""What a hand can be placed on; `lumbar_2` is the waist, where the lower back is hollow."""

HandShape = Literal["flat", "relaxed", "grip", "fist", "cradle", "pointing", "on_hip"]
"""What a hand does: lies flat, hangs, holds something round, is clenched, holds the head, points, rests on the hip."""

Angle = Literal[
    "hip.flexion", "hip.abduction", "hip.rotation", "hip_left.flexion", "hip_left.abduction", "hip_left.rotation",
    "hip_right.flexion", "hip_right.abduction", "hip_right.rotation",
    "knee.flexion", "knee_left.flexion", "knee_right.flexion",
    "ankle.dorsiflexion", "ankle_left.dorsiflexion", "ankle_right.dorsiflexion",
    "toes.extension", "toes_left.extension", "toes_right.extension",
    "shoulder.flexion", "shoulder.abduction", "shoulder.rotation", "shoulder_left.flexion", "shoulder_left.abduction",
    "shoulder_left.rotation", "shoulder_right.flexion", "shoulder_right.abduction", "shoulder_right.rotation",
    "elbow.flexion", "elbow.pronation", "elbow_left.flexion", "elbow_left.pronation", "elbow_right.flexion",
    "elbow_right.pronation", "wrist.flexion", "wrist_left.flexion", "wrist_right.flexion",
    "fingers.flexion", "fingers_left.flexion", "fingers_right.flexion",
    "lumbar.flexion", "lumbar.sidebend", "lumbar.rotation", "thorax.flexion", "thorax.sidebend", "thorax.rotation",
    "neck.flexion", "neck.sidebend", "neck.rotation",
]  # fmt: skip
"""An angle of a joint, by both names; without a side it is the angle on both sides."""


class Drawn(BaseModel):
    """Ground of all that is written about a drawing: frozen, and a key it does not know is a problem."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Camera(Drawn):
    """From where the figure is seen.

    `seen_from` names a usual place. `turn_degrees` and `height_degrees` say it exactly: 0 and 0 look from the side,
    90 from the right end of the page (the feet of someone who lies on the back), 90 high straight from above.
    """

    seen_from: Literal["side", "quarter", "feet", "above", "front"] = "side"
    turn_degrees: Turn | None = None
    height_degrees: Annotated[int, Field(strict=True, ge=-10, le=90)] | None = None


class Ball(Drawn):
    """The exercise ball. It rolls to where the body needs it, in the first frame only unless `moves` names it."""

    diameter_cm: Annotated[int, Field(strict=True, ge=20, le=100)]


class Towel(Drawn):
    """A rolled towel under the hollow of the lower back or the knees."""

    under: Literal["low_back", "knees"]
    thickness_cm: Annotated[int, Field(strict=True, ge=2, le=25)] = 8


class Reach(Drawn):
    """A spot of an arm that is brought to a place on the body, measured from where that segment begins.

    Forward and up are those of someone standing upright; `outward_cm` is away from the middle of the body on the
    side of the arm. A thigh begins at the hip, a shank at the knee, the head below the skull, the chest at the neck.
    """

    spot: Literal[
        "hand_left", "hand_right", "fingers_left", "fingers_right", "wrist_left", "wrist_right",
        "elbow_left", "elbow_right",
    ]  # fmt: skip
    to: Segment
    forward_cm: Centimetres = 0
    outward_cm: Centimetres = 0
    up_cm: Centimetres = 0


class Height(Drawn):
    """How high a landmark is above the floor."""

    of: Landmark
    cm: Centimetres


class Distance(Drawn):
    """How far two landmarks are apart."""

    between: tuple[Landmark, ...]
    cm: Centimetres

    @field_validator("between")
    @classmethod
    def is_a_pair(cls, between: tuple[Landmark, ...]) -> tuple[Landmark, ...]:
        """A distance is between two landmarks: another number of them is refused."""
        if len(between) != len(("one", "other")):
            raise ValueError(f"a distance is between two landmarks, not {len(between)}")
        return between


class OverBall(Drawn):
    """Landmarks whose middle is above the middle of the ball, or that many centimetres to the right or away."""

    middle_of: Annotated[tuple[Landmark, ...], Field(min_length=1)]
    right_cm: Centimetres = 0
    away_cm: Centimetres = 0


class Above(Drawn):
    """A landmark straight above another, seen from the side, or that many centimetres to the right of it."""

    upper: Landmark
    lower: Landmark
    right_cm: Centimetres = 0


class BodyTurn(Drawn):
    """How the whole body is turned from its posture, in degrees.

    `head_up` raises the head end, `roll_left` turns towards the left about the body's length, `turn_left` turns it on
    the floor. The body settles a little from there on its supports; `held` keeps it, `loose` lets it turn freely.
    """

    head_up: Turn = 0
    roll_left: Turn = 0
    turn_left: Turn = 0
    settles: Literal["held", "little", "loose"] = "little"


class Mark(Drawn):
    """A line or sign in the picture that shows what the words ask, at a landmark where it needs one.

    `body_line` dots the line of `in_line`, or else from shoulder to ankle; `touch` ticks where the floor is tapped;
    `gap` brackets what is off it.
    """

    kind: Literal["body_line", "right_angle", "plumb_line", "spine", "sight_line", "touch", "gap"]
    at: Landmark | None = None


class Hands(Drawn):
    """The shapes of the hands; one that is left out goes by how far its fingers are bent."""

    left: HandShape | None = None
    right: HandShape | None = None


class Frame(Drawn):
    """One picture of an exercise. What is left out is as in `both`, or else as in the posture.

    `adapts` names the angles that give way until the supports touch; an angle said in `joints` is then where it
    begins. `moves` names what may move since the frame before: all else, and every support, stays in its place.
    `ghost` says whether a pale outline shows where the body was in the frame before, or in that of `ghost_of`.
    """

    posture: Posture | None = None
    parts: tuple[PartPose, ...] = ()
    joints: Joints = Joints()
    hands: Hands = Hands()
    on_floor: tuple[Support, ...] | None = None
    on_ball: tuple[Support, ...] | None = None
    moves: tuple[Region, ...] | None = None
    slides: tuple[Support, ...] = ()
    gaze: Literal["up"] | None = None
    body_turn: BodyTurn | None = None
    adapts: tuple[Angle, ...] | None = None
    reaches: tuple[Reach, ...] = ()
    in_line: tuple[Landmark, ...] | None = None
    heights: tuple[Height, ...] = ()
    distances: tuple[Distance, ...] = ()
    over_ball: OverBall | None = None
    above: tuple[Above, ...] = ()
    balanced_on: tuple[Landmark, ...] = ()
    marks: tuple[Mark, ...] = ()
    ghost: Annotated[bool, Field(strict=True)] | None = None
    ghost_of: Annotated[int, Field(strict=True, ge=1, le=6)] | None = None

    @field_validator("in_line")
    @classmethod
    def is_a_line(cls, in_line: tuple[Landmark, ...] | None) -> tuple[Landmark, ...] | None:
        """A line is drawn through three landmarks at least: two always lie on one, and are refused."""
        if in_line is not None and len(in_line) <= len(("one", "other")):
            raise ValueError(f"a line needs three landmarks or more, not {len(in_line)}")
        return in_line


class PathArrow(Drawn):
    """An arrow along the way a landmark goes to its place in `frame`, from the frame before or from `from_frame`.

    Frames count from 1; without `frame` it is the last. `both_ways` has a head at both ends: to and fro.
    """

    kind: Literal["follows"]
    landmark: Landmark
    frame: Annotated[int, Field(strict=True, ge=1, le=6)] | None = None
    from_frame: Annotated[int, Field(strict=True, ge=1, le=6)] | None = None
    both_ways: Annotated[bool, Field(strict=True)] = False


class PushArrow(Drawn):
    """A straight arrow at a landmark, for a push or pull; with `against_bar` it ends at a bar that does not give way.

    The direction is that of the page: to the right, away from the viewer, up; only how they compare counts. It begins
    where the body ends, or with `over_body` beside the landmark itself, where the way goes across the body. With
    `onto_body` it ends there instead, as what presses on the body does.
    """

    kind: Literal["pushes"]
    landmark: Landmark
    frame: Annotated[int, Field(strict=True, ge=1, le=6)] | None = None
    right: Centimetres = 0
    away: Centimetres = 0
    up: Centimetres = 0
    length_cm: Annotated[int, Field(strict=True, ge=5, le=60)] = 16
    against_bar: Annotated[bool, Field(strict=True)] = False
    over_body: Annotated[bool, Field(strict=True)] = False
    onto_body: Annotated[bool, Field(strict=True)] = False


class TurnArrow(Drawn):
    """A curved arrow round the length of the body, for turning as a whole; seen from the head, to the left."""

    kind: Literal["turns"]
    frame: Annotated[int, Field(strict=True, ge=1, le=6)] | None = None
    from_degrees: Annotated[int, Field(strict=True, ge=-360, le=360)]
    to_degrees: Annotated[int, Field(strict=True, ge=-360, le=360)]
    radius_cm: Annotated[int, Field(strict=True, ge=10, le=60)] = 30


Arrow = Annotated[PathArrow | PushArrow | TurnArrow, Field(discriminator="kind")]


class Drawing(Drawn):
    """How one exercise is drawn: who, from where, with what, and its frames in order.

    `side` says on which side the movement is drawn, for the words beside the picture. `both` holds in every frame.
    """

    body: Body
    posture: Posture
    camera: Camera = Camera()
    side: Side | None = None
    ball: Ball | None = None
    towel: Towel | None = None
    both: Frame = Frame()
    frames: Annotated[tuple[Frame, ...], Field(min_length=1, max_length=6)]
    arrows: Annotated[tuple[Arrow, ...], Field(max_length=6)] = ()

    @property
    def person(self) -> Person:
        """Who is drawn."""
        return USUAL_PERSON.get(self.body) or self.body  # type: ignore[return-value]  # what is no kind is a person

    @property
    def kind(self) -> Literal["woman", "man"]:
        """Whether who is drawn is a woman or a man, for the words beside a picture."""
        return "woman" if self.body.startswith("woman") else "man"
