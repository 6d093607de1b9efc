"""The list of pages that search engines read."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(site_address: str, page_addresses: Iterable[str]) -> str:
    """The sitemap of the pages at these addresses below the site's own."""
    top = site_address.rstrip("/")
    entries = "".join(f"  <url><loc>{escape(f'{top}/{address}')}</loc></url>\n" for address in page_addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{NAMESPACE}">\n{entries}</urlset>\n'
