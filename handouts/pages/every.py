"""Every page of the site, one after another."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.model import Library
from handouts.pages.overview import exercises_page, home_page
from handouts.pages.page import Page
from handouts.pages.programme import programme_page
from handouts.pages.week import week_page
from handouts.pages.words import Catalogue
from handouts.pictures.picture import Pictures


def pages(library: Library, pictures: Pictures, words: Catalogue) -> Iterator[Page]:
    """Every page of the site: home, the list of exercises, then each programme with its weeks."""
    yield home_page(library, words)
    yield exercises_page(library, pictures, words)
    for programme in library.programmes:
        yield programme_page(programme, library, pictures, words)
        for block in programme.blocks:
            yield week_page(programme, block, library, pictures, words)
