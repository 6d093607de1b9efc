"""How much of an exercise, exactly as the source states it, or plainly not stated."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Count = Annotated[int, Field(strict=True, ge=1, le=100)]
Seconds = Annotated[int, Field(strict=True, ge=1, le=3600)]
SourceText = Annotated[str, Field(min_length=1, max_length=2000)]


class Side(StrEnum):
    """On which side of the body a movement is done."""

    BOTH_TOGETHER = "both_together"
    EACH_SIDE = "each_side"
    ALTERNATING = "alternating"


class SideOf(StrEnum):
    """What the source counts for each side: "voor elk been" (leg), "elke arm" (arm), or the side as such."""

    SIDE = "side"
    LEG = "leg"
    ARM = "arm"


class Unit(StrEnum):
    """What one repetition is called."""

    REPETITION = "repetition"
    ROTATION = "rotation"


class StatedDose(BaseModel):
    """A dose the source states.

    `repetitions` with `hold_seconds` means: hold that long in each repetition. `sets` with `hold_seconds` and no
    repetitions means that many holds. `rest_seconds` is the rest between sets. With `each_side` all of it is
    done for each side; with `alternating` the sides take turns within the count; a one-sided movement without
    `side` has none stated. `source_text` is the sentence or sentences the numbers came from, letter for letter.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    status: Literal["stated"]
    sets: Count | None = None
    repetitions: Count | None = None
    unit: Unit = Unit.REPETITION
    hold_seconds: Seconds | None = None
    rest_seconds: Seconds | None = None
    side: Side | None = None
    side_of: SideOf = SideOf.SIDE
    source_text: SourceText

    @model_validator(mode="after")
    def has_an_amount(self) -> StatedDose:
        """A stated dose without sets, repetitions or a hold says nothing: refused."""
        if self.sets is None and self.repetitions is None and self.hold_seconds is None:
            raise ValueError("a stated dose needs sets, repetitions or hold_seconds")
        return self


class NotStatedDose(BaseModel):
    """A dose the source does not state: shown as such, agreed between patient and clinic, never invented."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    status: Literal["not_stated"]


Dose = Annotated[StatedDose | NotStatedDose, Field(discriminator="status")]
