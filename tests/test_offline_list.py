"""Promises about the list of files that a phone keeps, and about the name of the folder of assets."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from handouts.files import file_hashes
from handouts.site.offline import photos_instead, write_offline
from tests.offline_host import PROGRAMMES, files_of, named_folder, site_version


def listed(site: Path) -> dict[str, Any]:
    """The list of a site."""
    found: dict[str, Any] = json.loads((site / "offline.json").read_text(encoding="utf-8"))
    return found


def test_the_list_has_every_file_with_its_hash(built_site: Path) -> None:
    """Everything a page may ask for is listed with its size and the beginning of its hash, and nothing else."""
    files, hashes = listed(built_site)["files"], file_hashes(built_site)
    left_out = set(hashes) - set(files)
    licence = f"{named_folder(built_site)}/fonts/ibm-plex-sans-LICENSE.txt"
    assert left_out == {"offline.json", "worker.js", "sitemap.xml", "404.html", licence}
    assert len(files) > 90
    for path, (beginning, size) in files.items():
        assert hashes[path].startswith(str(beginning))
        assert (built_site / path).stat().st_size == size


def test_a_programme_has_what_its_pages_show(built_site: Path) -> None:
    """Each page of a programme is listed with the pictures it names and its papers; all that is named is listed."""
    found = listed(built_site)
    assert len(found["pages"]) == 7
    for address, page in found["pages"].items():
        text = (built_site / address / "index.html").read_text(encoding="utf-8")
        pictures = {f"pictures/{name}" for name in re.findall(r"pictures/([\w.-]+)", text)}
        assert {path for path in page["shows"] if str(path).startswith("pictures/")} == pictures
        assert page["papers"]
    named = {*found["frame"], *found["search"]}
    for page in found["pages"].values():
        named |= {*page["shows"], *page["papers"]}
    pages = {f"{address}index.html" for address in found["pages"]}
    assert named | pages == set(found["files"])


def test_of_a_photo_one_width_is_kept() -> None:
    """The narrowest WebP stands for every other copy of the photo."""
    page = (
        '<picture><source type="image/webp" srcset="../pictures/a.1-720.webp 720w, ../pictures/a.1-1440.webp 1440w"'
        ' sizes="100vw"><img src="../pictures/a.1-1440.jpg" srcset="../pictures/a.1-720.jpg 720w"></picture>'
    )
    kept = "pictures/a.1-720.webp"
    assert photos_instead([page]) == {
        "pictures/a.1-1440.webp": kept,
        "pictures/a.1-1440.jpg": kept,
        "pictures/a.1-720.jpg": kept,
    }


def test_the_same_site_has_the_same_version(built_site: Path, tmp_path: Path) -> None:
    """Made twice, all files are the same bytes; one changed letter anywhere gives another version."""
    site = site_version(built_site, tmp_path / "again", str)
    assert files_of(site) == files_of(built_site)
    page = site / "core-stability" / "index.html"
    page.write_text(page.read_text(encoding="utf-8") + " ", encoding="utf-8")
    write_offline(site, file_hashes(site), PROGRAMMES, 20)
    assert listed(site)["version"] != listed(built_site)["version"]


def test_assets_are_named_by_what_is_in_them(built_site: Path, tmp_path: Path) -> None:
    """A changed style gives the folder another name, on every page and in the manifest; nothing asks for the old."""
    site = site_version(built_site, tmp_path / "other", str, mark="2")
    assert named_folder(site) != named_folder(built_site)
    asking = [path for path, body in files_of(site).items() if b"assets." in body and path != "offline.json"]
    assert len(asking) > 10
    for path in asking:
        named = set(re.findall(rb"assets\.[0-9a-f]{8}(?=/)", (site / path).read_bytes()))
        assert named == {named_folder(site).encode()}
    assert all(b'"assets/' not in body and b"/assets/" not in body for body in files_of(site).values())
