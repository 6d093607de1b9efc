"""The list of pages that search engines read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from xml.sax.saxutils import escape

from handouts.addresses import page_url
from handouts.model import Library

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(library: Library, page_addresses: Iterable[str]) -> str:
    """The sitemap of the pages at these addresses, each with the day its programme was last reviewed, if known."""
    reviewed = {programme.id: programme.last_reviewed for programme in library.programmes}
    entries = "".join(
        entry(page_url(library.clinic.url, address), reviewed.get(address.partition("/")[0]))
        for address in page_addresses
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{NAMESPACE}">\n{entries}</urlset>\n'


def entry(url: str, reviewed: date | None) -> str:
    """One page in the sitemap."""
    changed = f"<lastmod>{reviewed.isoformat()}</lastmod>" if reviewed else ""
    return f"  <url><loc>{escape(url)}</loc>{changed}</url>\n"
