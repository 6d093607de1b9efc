"""The record of kept drawings, content/pictures/kept.json: what was drawn for each exercise, and from what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from handouts.files import ordinary_bytes

FILE = "kept.json"

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Units = Annotated[int, Field(strict=True, ge=1, le=10_000)]


class KeptFile(BaseModel):
    """One drawing: its file in content/pictures/, its size in tenths of a millimetre on paper, its SHA-256."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    # Also what may be removed when it is drawn no more: never a path that leads elsewhere.
    file: Annotated[str, Field(pattern=r"^[a-z0-9-]+\.svg$")]
    width: Units
    height: Units
    sha256: Digest


class KeptDrawing(BaseModel):
    """The drawings of one exercise; `key` changes when they must be drawn anew."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Digest
    frames: tuple[KeptFile, ...]
    movement: KeptFile | None = None

    @property
    def files(self) -> Iterator[KeptFile]:
        """Every file, frames first."""
        yield from self.frames
        if self.movement:
            yield self.movement


RECORD = TypeAdapter(dict[str, KeptDrawing])
NOTHING_KEPT: Mapping[str, KeptDrawing] = MappingProxyType({})


def read_kept(pictures: Path) -> Mapping[str, KeptDrawing]:
    """What the record in the folder of pictures says, by exercise.

    Nothing when it is missing or can't be read: it holds only what can be drawn again.
    """
    try:
        return MappingProxyType(RECORD.validate_json(ordinary_bytes(pictures / FILE)))
    except (OSError, ValidationError):
        return NOTHING_KEPT


def kept_text(kept: Mapping[str, KeptDrawing]) -> bytes:
    """The record as its file holds it: exercises in the order of their ids, the same bytes on every machine."""
    return RECORD.dump_json({name: kept[name] for name in sorted(kept)}, indent=1, exclude_none=True) + b"\n"
