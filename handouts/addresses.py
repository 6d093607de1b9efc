"""One identity for every page: where its Markdown lies and at which address it is read."""

from __future__ import annotations

from handouts.block import Block
from handouts.model import Programme

EXERCISES = "oefeningen/"
# Where the site's pictures lie, each under a name that changes with the picture.
PICTURES = "pictures/"
# First parts of an address that are not a programme's.
RESERVED = frozenset(
    {"oefeningen", "assets", "pictures", "search", "pagefind", "index", "404", "sitemap", "print"}
    | {"offline", "manifest", "worker"}
)

# Places on a week page that are not an exercise's; those that go on with a number have two hyphens, as no id has.
RESERVED_ANCHORS = frozenset(
    {"titel", "inhoud", "pijn", "pijn-kort", "zoekvraag", "zoekhulp", "dagboek", "sessie", "sessie-uitleg"}
    | {"belangrijk", "niet-voor", "keuzes", "doel", "mag", "mag-nog-niet", "opbouw"}
)


def page_url(site_url: str, address: str) -> str:
    """The address at which a page is published, in full, on a site published at `site_url`."""
    return f"{site_url.rstrip('/')}/{address}"


def typed_url(url: str) -> str:
    """An address as it is read and typed."""
    return url.partition("://")[2].rstrip("/")


def programme_address(programme: Programme) -> str:
    """The address of a programme's page, from the top of the site."""
    return f"{programme.id}/"


def block_address(programme: Programme, block: Block) -> str:
    """The address of a week page, from the top of the site."""
    return f"{programme.id}/{block.id}/"


def exercise_address(programme: Programme, block: Block, anchor: str) -> str:
    """Where an exercise stands on a week page, from the top of the site; its anchor is its id, as a rule."""
    return f"{block_address(programme, block)}#{anchor}"


def markdown_path(address: str) -> str:
    """Where the Markdown of a page lies under `build/docs`: "a/" is a/index.md, "a/b/" is a/b.md."""
    parts = address.strip("/").split("/")
    if parts == [""]:
        return "index.md"
    if parts == ["oefeningen"]:
        return "oefeningen.md"
    return f"{parts[0]}/index.md" if len(parts) == 1 else "/".join(parts) + ".md"


def picture_link(page_address: str, name: str) -> str:
    """How the Markdown of a page refers to a picture: seen from the file, as MkDocs wants it."""
    return "../" * markdown_path(page_address).count("/") + PICTURES + name


def seen_from(page_address: str, address: str) -> str:
    """An address from the top of the site as a page links to it; a place on the page itself by its anchor alone."""
    page, mark, anchor = address.partition("#")
    return mark + anchor if anchor and page == page_address else "../" * page_address.count("/") + address


def picture_address(page_address: str, name: str) -> str:
    """The address of a picture, seen from the published page."""
    return "../" * page_address.count("/") + PICTURES + name
