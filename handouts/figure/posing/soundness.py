"""Whether a solved pose can be: joints within their range, nothing through the floor, every wish met, nobody falling.

All is told at once, with where the author said it and how far off it is. Whether it is the right exercise, and whether
a reader knows it, no check sees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from handouts.drawing import Drawing
from handouts.figure.anatomy.build import SUPPORTS
from handouts.figure.anatomy.skeleton import ANGLES, LEAST_DEGREES, MOST_DEGREES, Floats
from handouts.figure.posing.arms import target
from handouts.figure.posing.asked import Asked, Path, all_asked
from handouts.figure.posing.balance import centimetres_outside
from handouts.figure.posing.gaps import gaps_to_parts, part_spots
from handouts.figure.posing.pose import SolvedPose
from handouts.figure.posing.stays import staying
from handouts.figure.posing.terms import FACE_UP, FLOATS_HAIR, contact_heights, looks_up, off_line
from handouts.joints import has_a_side

MOST_DEGREES_OVER = 1.0
MOST_SUNK_CM, GIVES_CM = 1.3, 0.7
MOST_FLOATING_CM = 1.4
MOST_INTO_BALL_CM = 3.5
MOST_OFF_BALL_CM = 1.5
MOST_INSIDE_CM, WAIST_GIVES_CM = 1.5, 1.5
MOST_REACH_CM = 5.0
MOST_SLIP_CM = 2.0
MOST_OFF_CM = 3.0
MOST_OUTSIDE_SUPPORT_CM = 2.0
"""What is let pass, below what a reader sees at the size of a picture; all of them set while looking at pictures.

Buttocks and breasts give on the floor, and the waist gives where a hand lies on it or under it.
"""


@dataclass(frozen=True)
class Finding:
    """One way in which a pose can't be: where in the drawing it was asked for, what is wrong, and what may help."""

    path: Path
    what: str
    hint: str = ""

    def said_of(self, frame: int) -> Finding:
        """The same, with the frame it is seen in (counted from 0) where its place does not show that."""
        if self.path[0] == "frames":
            return self
        return Finding(self.path, f"in frame {frame + 1}, {self.what}", self.hint)


def findings_of(drawing: Drawing, poses: Sequence[SolvedPose]) -> tuple[Finding, ...]:
    """What is wrong with the solved frames of a drawing, in their order.

    Whether something slipped is told of frames that can be by themselves: in others it follows from what is wrong.
    """
    asked = all_asked(drawing)
    found: list[Finding] = []
    for number, (one, pose) in enumerate(zip(asked, poses, strict=True)):
        own = list(frame_findings(one, pose))
        if number and not own:
            own = list(slips(one, asked[number - 1], pose, poses[number - 1]))
        found += [finding.said_of(number) for finding in own]
    return tuple(dict.fromkeys(found))


def frame_findings(asked: Asked, pose: SolvedPose) -> Iterator[Finding]:
    """What is wrong with one frame by itself."""
    yield from beyond_motion(asked, pose)
    yield from sunk(asked, pose)
    yield from floating(asked, pose)
    yield from off_ball(asked, pose)
    yield from through_body(asked, pose)
    yield from missed_reaches(asked, pose)
    yield from missed_measures(asked, pose)
    yield from missed_directions(asked, pose)
    yield from falling(asked, pose)


def beyond_motion(asked: Asked, pose: SolvedPose) -> Iterator[Finding]:
    """Joints that were bent beyond what they can."""
    for name, bent, least, most in zip(ANGLES, pose.angles, LEAST_DEGREES, MOST_DEGREES, strict=True):
        if not least - MOST_DEGREES_OVER <= bent <= most + MOST_DEGREES_OVER:
            joint, _, angle = name.partition(".")
            over = bent - most if bent > most else least - bent
            more = "1 degree" if round(over) == 1 else f"{over:.0f} degrees"
            what = f"{subject(joint, 'has')} {bent:.0f} degrees of {angle}, {more} beyond what it can"
            yield Finding(asked.path, what, f"its range is {least:.0f} to {most:.0f}; let another joint give way too")


def sunk(asked: Asked, pose: SolvedPose) -> Iterator[Finding]:
    """Parts of the body that are below the floor or in the ball."""
    soft = {part.name for part in pose.build.parts if part.limb == "flesh"}
    for surface, gaps, most in (
        ("floor", pose.tried.floor[0], MOST_SUNK_CM),
        ("ball", pose.tried.ball_gaps[0], MOST_INTO_BALL_CM),
    ):
        deep = {part.name: -gap for part, gap in zip(pose.build.parts, gaps, strict=True)}
        gives = {name: most + (GIVES_CM if name in soft else 0.0) for name in deep}
        deep = {name: by for name, by in deep.items() if by > gives[name] and name not in FLOATS_HAIR}
        if deep:
            worst = max(deep, key=lambda name: deep[name])
            hint = "let an angle near it adapt, or name it as a support"
            yield Finding(asked.path, f"{subject(worst, 'is')} {deep[worst]:.1f} cm inside the {surface}", hint)


def floating(asked: Asked, pose: SolvedPose) -> Iterator[Finding]:
    """Supports that don't reach the floor."""
    for support in asked.on_floor:
        parts = [pose.build.part_index[name] for name in SUPPORTS[support.what]]
        above = float(contact_heights(pose.tried, support.what, parts)[0].max())
        if above > MOST_FLOATING_CM:
            what = f"{subject(support.what, 'floats')} {above:.1f} cm above the floor"
            hint = "change the angles that lead there, name them in adapts, or leave it out of on_floor"
            yield Finding(support.path, what, hint)


def off_ball(asked: Asked, pose: SolvedPose) -> Iterator[Finding]:
    """Supports that don't reach the ball."""
    for support in asked.on_ball:
        parts = [pose.build.part_index[name] for name in SUPPORTS[support.what]]
        gap = float(pose.tried.ball_gaps[0, parts].min())
        if pose.ball is None:
            yield Finding(support.path, "there is no ball to rest on", "add ball: {diameter_cm: 65} to the drawing")
        elif gap > MOST_OFF_BALL_CM:
            what = f"{subject(support.what, 'is')} {gap:.1f} cm off the ball"
            yield Finding(support.path, what, "change the angles that lead there, or name them in adapts")


LIMBS_THROUGH = ("forearm", "palm", "fingers", "fingertips", "shank")
SOLID = ("spine", "head")


def through_body(asked: Asked, pose: SolvedPose) -> Iterator[Finding]:
    """Forearms, hands and shanks whose middle runs inside another part of the body."""
    build = pose.build
    for side in ("left", "right"):
        for name in LIMBS_THROUGH:
            around = [
                number
                for number, part in enumerate(build.parts)
                if part.limb in SOLID or (part.name.startswith("thigh") and name != "shank")
            ]
            spots = part_spots(pose.placed, build, [build.part_index[f"{name}_{side}"]], (2, 4, 6))
            gives = np.array([WAIST_GIVES_CM * build.parts[number].name.startswith("waist") for number in around])
            gaps = gaps_to_parts(pose.placed, build, around, spots).min(axis=0) + gives
            if -gaps.min() > MOST_INSIDE_CM:
                inside = spoken(build.parts[around[int(gaps.argmin())]].name)
                what = f"{subject(f'{name}_{side}', 'is')} {-gaps.min():.1f} cm inside the {inside}"
                yield Finding(asked.path, what, "bend a joint of the limb, or choose another named part")


def missed_reaches(asked: Asked, pose: SolvedPose) -> Iterator[Finding]:
    """Hands that don't come where they should hold."""
    for reach in asked.reaches:
        if reach.what.spot.startswith("hand"):
            off = float(np.linalg.norm(pose.tried.places([reach.what.spot])[0, 0] - target(pose, reach.what)))
            if off > MOST_REACH_CM:
                what = f"the {spoken(reach.what.spot)} misses its place on the {spoken(reach.what.to)} by {off:.0f} cm"
                yield Finding(reach.path, what, "bring the two nearer to each other")


def missed_measures(asked: Asked, pose: SolvedPose) -> Iterator[Finding]:
    """Heights and distances that are not as asked."""
    for height in asked.heights:
        high = float(pose.tried.places([height.what.of])[0, 0, 2])
        if abs(high - height.what.cm) > MOST_OFF_CM:
            what = f"the {spoken(height.what.of)} is {high:.0f} cm high, and {height.what.cm} was asked"
            yield Finding(height.path, what, "let more angles adapt, or ask for a height nearer to this one")
    for distance in asked.distances:
        one, other = pose.tried.places(distance.what.between)[0]
        apart = float(np.linalg.norm(one - other))
        if abs(apart - distance.what.cm) > MOST_OFF_CM:
            names = " and ".join(spoken(name) for name in distance.what.between)
            what = f"the {names} are {apart:.0f} cm apart, and {distance.what.cm} was asked"
            yield Finding(distance.path, what, "let more angles adapt, or ask for a distance nearer to this one")


def missed_directions(asked: Asked, pose: SolvedPose) -> Iterator[Finding]:
    """Lines, plumb lines and a gaze that are not as asked."""
    if asked.in_line:
        off = float(np.abs(off_line(pose.tried, asked.in_line.what)).max())
        if off > MOST_OFF_CM:
            names = ", ".join(spoken(name) for name in asked.in_line.what)
            yield Finding(asked.in_line.path, f"{names} are {off:.0f} cm off a straight line", "let more angles adapt")
    for above in asked.above:
        upper, lower = pose.tried.places([above.what.upper, above.what.lower])[0]
        off = float(upper[0] - lower[0] - above.what.right_cm)
        if abs(off) > MOST_OFF_CM:
            what = f"the {spoken(above.what.upper)} is {abs(off):.0f} cm beside where it is asked"
            yield Finding(above.path, what, "let more angles adapt")
    if asked.gaze and float(looks_up(pose.tried)[0, 0]) < 30 * (GAZE_UP - FACE_UP):
        yield Finding(asked.gaze.path, "the face is not turned to the ceiling", "let neck.flexion adapt")


GAZE_UP = 0.9
"""How far up the nose points at least where the gaze is to the ceiling, for a reader to see it: the cosine of 26°."""


def falling(asked: Asked, pose: SolvedPose) -> Iterator[Finding]:
    """A body whose weight is not above what carries it."""
    outside = centimetres_outside(pose, on_ball=bool(asked.on_ball))
    if outside is None:
        yield Finding(asked.path, "nothing carries the body", "name what rests on the floor in on_floor")
    elif outside > MOST_OUTSIDE_SUPPORT_CM:
        what = f"the body tips over: its weight is {outside:.0f} cm outside of what carries it"
        yield Finding(asked.path, what, "name balanced_on, or bring the supports under the body")


def findings_on_the_way(
    shared: Asked, pose: SolvedPose, earlier: SolvedPose, later: SolvedPose
) -> Iterator[tuple[str, Finding]]:
    """What is wrong with a pose between two frames, each with its kind; `shared` is what both frames ask for.

    Whether it would fall is not asked: a body in motion may. What is no worse than in one of the frames is told there.
    """
    for check in (beyond_motion, sunk, floating, off_ball, through_body):
        known = {kind_of(finding) for end in (earlier, later) for finding in check(shared, end)}
        for finding in check(shared, pose):
            if kind_of(finding) not in known:
                what = f"on the way to frame {shared.number + 1}, {finding.what}"
                yield check.__name__, Finding(finding.path, what, finding.hint)


def kind_of(finding: Finding) -> str:
    """What a finding says, without how far off it is."""
    return "".join(mark for mark in finding.what if not mark.isdigit())


def slips(asked: Asked, before: Asked, pose: SolvedPose, earlier: SolvedPose) -> Iterator[Finding]:
    """Landmarks and a ball that should have stayed where they were."""
    kept = staying(asked, before)
    names = tuple(kept)
    if names:
        ways = np.linalg.norm(pose.tried.places(names)[0] - earlier.tried.places(names)[0], axis=-1)
        far: dict[Path, tuple[float, str]] = {}
        for name, way in zip(names, ways, strict=True):
            if way > MOST_SLIP_CM:
                far[kept[name]] = max(far.get(kept[name], (0.0, "")), (float(way), name))
        for path, (way, name) in far.items():
            what = f"{subject(name, 'slips')} {way:.1f} cm since the frame before"
            yield Finding(path, what, "it must stay: let more angles adapt, or name its part of the body in moves")
    if pose.ball and earlier.ball and "ball" not in (asked.moves or ()):
        yield from _rolled(asked, pose.ball.centre - earlier.ball.centre)


def _rolled(asked: Asked, way: Floats) -> Iterator[Finding]:
    """A ball that is elsewhere without being said to move."""
    far = float(np.linalg.norm(way))
    if far > MOST_SLIP_CM:
        yield Finding(asked.path, f"the ball rolls {far:.1f} cm", "name the ball in moves if it should")


PLURAL_VERBS = {"is": "are", "has": "have", "floats": "float", "slips": "slip"}
MANY = frozenset({"toes", "fingers", "fingertips", "ribs", "shoulders"})
SAID = {"lumbar": "lower back", "thorax": "upper back"}


def subject(name: str, verb: str) -> str:
    """The beginning of a sentence about a part of the body, such as "the left toes are" for toes_left."""
    words = spoken(name)
    return f"the {words} {PLURAL_VERBS[verb] if words.rpartition(' ')[2] in MANY else verb}"


def spoken(name: str) -> str:
    """A name as one says it: left hand for hand_left, ribs for ribs_2."""
    base, side = name.rsplit("_", 1) if has_a_side(name) else (name, "")
    base = SAID.get(base, base).rstrip("_0123456789")
    return f"{side} {base}".replace("_", " ").strip()
