"""How heavy an exercise is and may feel: load, effort on a named scale, and the limit to pain, as frozen values."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from handouts.dosing.amount import Amount, whole, within
from handouts.dosing.short import SOURCE
from handouts.fields import Content, Name, Words, refusal

Kilograms = Annotated[Amount, within(0.05, 500)]
HOW_HEAVY = (
    "kilograms",
    "women_kilograms",
    "ankle_weight_kilograms",
    "band",
    "repetition_maximum",
    "percent",
    "body_weight",
    "words",
)


class Load(Content):
    """What an exercise is done against: one of these.

    `kilograms` for everybody, or `women_kilograms` with `men_kilograms`; a weight on the ankle; an elastic band by its
    colour or name; a `repetition_maximum` of 15 is the weight that can be moved 15 times and no more; `percent` of the
    heaviest that can be moved once; `body_weight: true` for no more than the body; or the clinic's own words.
    """

    kilograms: Kilograms | None = None
    women_kilograms: Kilograms | None = None
    men_kilograms: Kilograms | None = None
    ankle_weight_kilograms: Kilograms | None = Field(None, description="A weight on the ankle.")
    band: Name | None = Field(None, description="The colour or name of an elastic band.")
    repetition_maximum: Annotated[Amount, within(1, 50), AfterValidator(whole)] | None = None
    percent: Annotated[Amount, within(1, 100)] | None = None
    body_weight: Annotated[bool, Field(strict=True)] = False
    words: Words | None = None

    @model_validator(mode="after")
    def says_one_thing(self) -> Load:
        """Refuse a load that is not said, or said in two ways."""
        if (self.women_kilograms is None) != (self.men_kilograms is None):
            missing = "men_kilograms" if self.men_kilograms is None else "women_kilograms"
            raise refusal("missing-key", f'"{missing}" is missing in this load', "say it for women and for men")
        said = [name for name in HOW_HEAVY if getattr(self, name) not in (None, False)]
        if not said:
            raise refusal("wrong-value", "this load says nothing", f"write one of {', '.join(HOW_HEAVY)}")
        if len(said) > 1:
            message = f'the load is said in two ways, "{said[0]}" and "{said[1]}"'
            raise refusal("contradiction", message, SOURCE, said[1])
        return self


class EffortScale(StrEnum):
    """A scale on which a patient says how hard it is; `heart_rate` is in beats a minute."""

    BORG_10 = "borg_10"
    BORG_20 = "borg_20"
    RPE = "rpe"
    TALK_TEST = "talk_test"
    HEART_RATE = "heart_rate"


SCALE_ENDS = {
    EffortScale.BORG_10: (0, 10),
    EffortScale.BORG_20: (6, 20),
    EffortScale.RPE: (1, 10),
    EffortScale.HEART_RATE: (30, 220),
}
"""The lowest and highest number of each scale: Borg CR10, Borg RPE 6 to 20, repetitions-based RPE 1 to 10."""


class Effort(Content):
    """How hard it may feel: a `level` on a scale, or the clinic's own words, or both."""

    scale: EffortScale | None = Field(None, description="The scale that the level is on.")
    level: Amount | None = None
    words: Words | None = None

    @model_validator(mode="after")
    def fits_its_scale(self) -> Effort:
        """Refuse a level that its scale does not have, and an effort that says nothing."""
        if self.scale is None and self.words is None:
            raise refusal("wrong-value", "this effort says nothing", "name its scale and level, or say it in words")
        ends = SCALE_ENDS.get(self.scale) if self.scale else None
        if self.level is None:
            if ends is not None:
                raise refusal(
                    "missing-key",
                    '"level" is missing in this effort',
                    f"say which number from {ends[0]} to {ends[1]} the source states",
                )
            return self
        if ends is None:
            raise refusal(
                "contradiction", "this effort has a level without a scale of numbers", "name the scale", "level"
            )
        numbers = [one for one in (self.level.low, self.level.high) if one is not None]
        if any(not ends[0] <= one <= ends[1] for one in numbers):
            message = f"the scale {self.scale} goes from {ends[0]} to {ends[1]}"
            raise refusal("out-of-range", message, "look which scale the source means", "level")
        return self


class PainLimit(Content):
    """How much pain may be: at most so much on the scale of 0 to 10, gone again within so many hours."""

    at_most: Annotated[int, Field(strict=True, ge=0, le=10)] | None = Field(
        None, description="The most pain, on the scale of 0 to 10."
    )
    gone_within_hours: Annotated[int, Field(strict=True, ge=1, le=168)] | None = Field(
        None, description="Within how many hours it must be gone."
    )
    words: Words | None = None

    @model_validator(mode="after")
    def says_something(self) -> PainLimit:
        """Refuse a limit that limits nothing."""
        if self.at_most is None and self.gone_within_hours is None and self.words is None:
            raise refusal("wrong-value", "this limit to pain says nothing", "write at_most, gone_within_hours or words")
        return self
