"""Pictures ready for the pages: where each file lies, what it is called in the site, how large it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

MARK_LENGTH = 8
"""Characters of a mark: enough to tell any two versions of a picture apart, few enough to type."""


@dataclass(frozen=True)
class SiteFile:
    """A file of the site's folder of pictures: its name there, which changes with its content, and where it lies."""

    name: str
    file: Path


@dataclass(frozen=True)
class Picture(SiteFile):
    """One picture: a drawing (SVG, its size in tenths of a millimetre on paper) or a photo (JPEG, in pixels).

    `alt` is what the clinic says the photo shows; the words for a drawing are made from its pose. `sizes` are the
    same photo in other widths and formats, the narrowest first.
    """

    width: int
    height: int
    alt: str = ""
    sizes: tuple[SizedPhoto, ...] = ()


@dataclass(frozen=True)
class SizedPhoto(SiteFile):
    """A photo in one width, in pixels, and one format: "image/webp" or "image/jpeg"."""

    width: int
    media_type: str


@dataclass(frozen=True)
class Film(SiteFile):
    """A film (MP4, in pixels as it is shown) and the photo that stands in its place until it is played."""

    width: int
    height: int
    alt: str
    poster: Picture | None = None


@dataclass(frozen=True)
class ExercisePictures:
    """Everything that shows one exercise: its frames in order, the drawing that moves, or a film.

    `mark` changes when any of it does; whoever looked at the pictures writes it down.
    """

    mark: str
    frames: tuple[Picture, ...] = ()
    movement: Picture | None = None
    film: Film | None = None

    @property
    def is_drawn(self) -> bool:
        """Whether these are drawings of ours."""
        return bool(self.frames) and self.frames[0].name.endswith(".svg")

    @property
    def files(self) -> Iterator[SiteFile]:
        """Every file there is."""
        photos = [*self.frames, *([self.film.poster] if self.film and self.film.poster else [])]
        for photo in photos:
            yield photo
            yield from photo.sizes
        yield from (one for one in (self.movement, self.film) if one)

    @property
    def fetched(self) -> Iterator[SiteFile]:
        """The files that a page asks for: of drawings not those that stand in the page itself, but for the last one."""
        inline = self.frames[:-1] if self.is_drawn else ()
        return (one for one in self.files if one not in inline)


@dataclass(frozen=True)
class Pictures:
    """The pictures of every exercise that has any, of how many they had to be drawn anew, and the clinic's logo."""

    of: Mapping[str, ExercisePictures] = field(default_factory=lambda: MappingProxyType({}))
    drawn: int = 0
    logo: Picture | None = None

    @property
    def marks(self) -> dict[str, str]:
        """The mark of each exercise's pictures."""
        return {name: pictures.mark for name, pictures in self.of.items()}

    @property
    def files(self) -> dict[str, Path]:
        """Every file, by its name in the site."""
        return self._with_logo(one for pictures in self.of.values() for one in pictures.files)

    @property
    def fetched(self) -> dict[str, Path]:
        """The files that pages ask for, by their names in the site."""
        return self._with_logo(one for pictures in self.of.values() for one in pictures.fetched)

    def _with_logo(self, files: Iterable[SiteFile]) -> dict[str, Path]:
        """These files and the logo, by name."""
        return {one.name: one.file for one in (*files, *([self.logo] if self.logo else []))}


NO_PICTURES = Pictures()


def mark_of(digests: Iterable[str]) -> str:
    """The mark of pictures with these SHA-256 digests."""
    return hashlib.sha256(" ".join(digests).encode()).hexdigest()[:MARK_LENGTH]
