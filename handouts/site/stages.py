"""The site as a whole: what a build must make anew, what it may keep, and the new site laid out and proved."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from handouts.addresses import EXERCISES, PICTURES, markdown_path
from handouts.failure import BuildFailed
from handouts.files import Written, copy_files, file_hashes, write_folder
from handouts.model import Library
from handouts.pages.every import pages
from handouts.pages.markdown import PageTemplates
from handouts.phone.session import phone_sessions
from handouts.pictures.picture import Pictures
from handouts.project import Project
from handouts.site.audit import PageFile, SiteAudit, pages_of
from handouts.site.frame import CONTENT_SECURITY_POLICY
from handouts.site.offline import write_offline
from handouts.site.papers import Papers
from handouts.site.publish import stage
from handouts.site.record import BuildRecord, changed_parts, part_of
from handouts.site.sitemap import sitemap
from handouts.views.library import LibraryView
from handouts.wording.catalogue import Catalogue

SEARCH = "search"
MOST_FINDINGS_SHOWN = 50


@dataclass(frozen=True)
class Inputs:
    """What a site is made of: keys of its frame and of its search, the Markdown of its pages by path, its pictures."""

    frame: str
    search: str
    texts: Mapping[str, str]
    pictures: Pictures


@dataclass(frozen=True)
class Plan:
    """What a build makes: the new record but for its files, the parts to set, what to keep, pictures, papers."""

    record: BuildRecord
    parts: tuple[str, ...]
    kept: tuple[str, ...]
    makes_search: bool
    pictures: Mapping[str, Path]
    papers: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the site stands already as this build would make it."""
        before = {path for path in self.record.site if path.startswith(PICTURES)}
        is_kept = len(self.kept) + len(before) == len(self.record.site) and before == self.pictures.keys()
        return is_kept and not self.parts and not self.papers and not self.makes_search


def page_texts(library: LibraryView, pictures: Pictures, words: Catalogue, templates: PageTemplates) -> dict[str, str]:
    """Every page's Markdown, by its path below `build/docs`."""
    every = pages(library, pictures, phone_sessions(library, words), words)
    return {markdown_path(page.address): templates.markdown(page) for page in every}


def write_docs(project: Project, texts: Mapping[str, str], pictures: Pictures) -> Written:
    """Put pages and pictures where MkDocs by hand reads them; how many pages these are, and how many changed."""
    files = {f"{PICTURES}{name}": file for name, file in pictures.files.items()}
    copy_files(files, project.docs)
    return write_folder(project.docs, texts, beside=files.keys())


def plan_build(inputs: Inputs, before: BuildRecord) -> Plan:
    """What must be made of these, given what the last build left."""
    keys = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in inputs.texts.items()}
    record = BuildRecord(inputs.frame, inputs.search, keys, before.site)
    parts = changed_parts(keys, record.frame, before)
    unchanged = {part_of(path) for path in keys} - set(parts)
    makes_search = record.search != before.search
    kept = tuple(
        path
        for path in before.site
        if not path.startswith(PICTURES)
        and (not makes_search if path.startswith(f"{SEARCH}/") else part_of_site(path, before) in unchanged | {None})
    )
    if record.frame != before.frame:
        kept = tuple(path for path in kept if path.startswith(f"{SEARCH}/"))
    return Plan(record, parts, kept, makes_search, site_pictures(inputs.pictures))


def with_papers(plan: Plan, papers: Papers, before: BuildRecord) -> Plan:
    """The plan with the papers: what is kept of them, whatever frame the pages stand in, and what must be made."""
    kept = [path for path, key in papers.keys.items() if path in before.site and before.papers.get(path) == key]
    others = [path for path in plan.kept if path not in before.papers]
    wanted = tuple(path for path in papers.keys if path not in set(kept))
    return replace(plan, record=replace(plan.record, papers=papers.keys), kept=(*others, *kept), papers=wanted)


def site_pictures(pictures: Pictures) -> dict[str, Path]:
    """The pictures that pages ask for, by their path below the site."""
    return {f"{PICTURES}{name}": file for name, file in pictures.fetched.items()}


def part_of_site(path: str, built: BuildRecord) -> str | None:
    """The part that a file of the site that was built belongs to; None for the frame's own files, shared by all.

    Whatever lies in no folder of a page is of the frame, be it a file of the clinic's own in the theme.
    """
    top = path.split("/", maxsplit=1)[0]
    if path == "index.html" or path.startswith(EXERCISES):
        return markdown_path(path.removesuffix("index.html"))
    return top if "/" in path and top in {part_of(page) for page in built.pages} else None


def lay_out(project: Project, plan: Plan, made: Sequence[Path], texts: Mapping[str, str], library: Library) -> Path:
    """The new site, whole but for its papers and its search index, beside the published one."""
    stage(project.staging, plan.kept, project.site, made)
    copy_files(plan.pictures, project.staging)
    addresses = [page_address(path) for path in texts]
    (project.staging / "sitemap.xml").write_text(sitemap(library, addresses), encoding="utf-8")
    return project.staging


def page_address(markdown: str) -> str:
    """The address of a page, from the path of its Markdown."""
    plain = markdown.removesuffix(".md")
    plain = "" if plain == "index" else plain.removesuffix("/index")
    return f"{plain}/" if plain else ""


def add_offline(site: Path, library: Library) -> dict[str, str]:
    """What lets a phone keep the new site, which must be finished; the SHA-256 of every file of the site by path."""
    programmes = [programme.id for programme in library.programmes]
    return write_offline(site, file_hashes(site), programmes, library.clinic.offline_megabytes)


def unproved(site: Path, plan: Plan, before: Path) -> list[str]:
    """The files of a new site that must be audited: those not kept from the last one, which was proved.

    When a file or an anchor that something may link to is no more, that is all of them.
    """
    files = pages_of(site)
    kept = set(plan.kept)
    fresh = [path for path in files if path not in kept and not is_proved_picture(path, before)]
    replaced = [path for path in pages_of(before) if path not in kept] if plan.kept else []
    is_whole = all(anchors_of(before / path) <= anchors_of(site / path) for path in replaced)
    return fresh if is_whole else files


def is_proved_picture(path: str, before: Path) -> bool:
    """Whether a file is a picture that the last site has too: the name of a picture changes with what is in it."""
    return path.startswith(PICTURES) and (before / path).is_file()


def anchors_of(file: Path) -> frozenset[str]:
    """The places on a page that links can lead to, itself included; none for a file that is not there."""
    if not file.is_file():
        return frozenset()
    return frozenset({""}) | (PageFile(file).anchors if file.suffix == ".html" else frozenset())


def prove(folders: Sequence[Path], files: Sequence[str], library: Library, promised: Collection[str] = ()) -> int:
    """Audit these files; how many were read. Links may also lead to the files `promised`, which are yet to be made.

    Links are followed into `folders`, which together are the site, the first that has a file counting.
    Raises BuildFailed with everything found wrong.
    """
    findings = SiteAudit(folders, library.clinic.url, CONTENT_SECURITY_POLICY, promised).findings(files)
    if findings:
        shown = [f"  {finding}" for finding in findings[:MOST_FINDINGS_SHOWN]]
        more = len(findings) - len(shown)
        rest = [f"  and {more} more"] if more else []
        raise BuildFailed("\n".join(["the built site breaks what we promise of it:", *shown, *rest]))
    return len(files)
