"""The frame around the pages: what MkDocs must know of the clinic, and when that frame has changed."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any

from handouts.addresses import PICTURES
from handouts.files import files_below, hash_of, write_changed
from handouts.model import Library
from handouts.pictures.picture import Picture
from handouts.project import Project
from handouts.site import scripts, shown
from handouts.wording.catalogue import Catalogue
from handouts.wording.telephone import phone_link

# A new release of any of these may set the same page differently.
SETTERS = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "rjsmin")

NAMED_FROM = 2
"""A logo wider than so many times its height is taken to hold the name, which then is not written beside it."""

# Every page carries it; "wasm-unsafe-eval" lets the search engine run and nothing else.
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "object-src 'none'",
        "frame-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
)


def site_settings(library: Library, words: Catalogue, logo: Picture | None) -> str:
    """The part of MkDocs' settings that comes from the clinic and the words catalogue, as YAML (JSON is YAML)."""
    clinic = library.clinic
    settings = {
        "site_name": clinic.name,
        "site_url": clinic.url.rstrip("/") + "/",
        "site_description": clinic.summary,
        "extra": {
            "content_security_policy": CONTENT_SECURITY_POLICY,
            "words": words.entry("theme"),
            "phone": words.entry("phone"),
            "offline": {
                "outdated_after_days": clinic.outdated_after_days,
                "megabytes": clinic.offline_megabytes,
            },
            "clinic": {
                "name": clinic.name,
                "logo": logo_settings(logo),
                "discipline": clinic.discipline,
                "phone": clinic.phone,
                "phone_link": phone_link(clinic.phone),
                "hours": clinic.hours,
                "address": list(clinic.address),
                "is_sample": clinic.is_sample,
            },
        },
    }
    return json.dumps(settings, ensure_ascii=False, indent=2) + "\n"


def logo_settings(logo: Picture | None) -> dict[str, Any] | None:
    """Where the logo lies in the site, and how large it is. A wide one holds the clinic's name, as a rule."""
    if logo is None:
        return None
    size = {"width": logo.width, "height": logo.height}
    return {"address": f"{PICTURES}{logo.name}", **size, "is_wide": logo.width > NAMED_FROM * logo.height}


def write_site_settings(project: Project, library: Library, words: Catalogue, logo: Picture | None) -> None:
    """Put the settings where mkdocs.yml looks for them."""
    write_changed(project.site_settings, site_settings(library, words, logo).encode())


def frame_key(project: Project) -> str:
    """Equal for two builds whose pages stand in the same frame: settings, theme, and what sets pages in it."""
    files = [project.mkdocs_settings, project.site_settings, *files_below(project.theme)]
    parts = [part for path in files for part in (path.name.encode(), path.read_bytes())]
    return hash_of(
        [*parts, shown.FORM.encode(), scripts.FORM.encode(), *(f"{name} {version(name)}".encode() for name in SETTERS)]
    )
