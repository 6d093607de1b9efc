"""Every page of the site, one after another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from handouts.pages.overview import exercises_page, home_page
from handouts.pages.page import Page
from handouts.pages.programme import programme_page
from handouts.pages.week import week_page
from handouts.pictures.picture import Pictures
from handouts.views.library import LibraryView
from handouts.wording.catalogue import Catalogue


def pages(
    library: LibraryView, pictures: Pictures, sessions: Mapping[str, Mapping[str, Any]], words: Catalogue
) -> Iterator[Page]:
    """Every page of the site: home, the list of exercises, then each programme with its weeks.

    `sessions` holds what each week page hands to the phone, by the address of the page.
    """
    yield home_page(library, words)
    yield exercises_page(library, pictures, words)
    for programme in library.programmes:
        yield programme_page(programme, library.clinic, pictures, words)
        for block in programme.blocks:
            yield week_page(block, (programme, library.clinic), pictures, sessions[block.address], words)
