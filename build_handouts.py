"""Build a clinic's exercise handouts: content in, a searchable and printable site out.

python build_handouts.py            read, check, build, prove and publish the site (the same as `build`)
python build_handouts.py --help     the other commands
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Lock

from handouts.first_run import NotReady, enter_environment, enter_to_draw

ROOT = Path(__file__).resolve().parent
if __name__ == "__main__":
    try:
        enter_environment(ROOT, sys.argv)
    except NotReady as reason:
        sys.exit(str(reason))

import click
from filelock import FileLock, Timeout

from handouts.failure import BuildFailed, DrawingNotReady, FailedAfterPublishing
from handouts.files import write_changed
from handouts.history.keeping import Histories, history_problems, read_histories
from handouts.history.said import PictureMarks, picture_marks
from handouts.model import Library
from handouts.pages.contact_sheet import contact_sheet
from handouts.pages.markdown import PageTemplates
from handouts.pictures.drawings import faults_of, redraw
from handouts.pictures.gallery import current_pictures, examine_pictures, pictures_to_look_at, ready_pictures
from handouts.pictures.guide import GUIDE, read_guide
from handouts.pictures.own import marks_of_own
from handouts.pictures.picture import Pictures
from handouts.pictures.reviews import picture_notes
from handouts.pictures.room import room_notes
from handouts.pictures.stale import DrawingTask, drawing_tasks
from handouts.problem import ContentProblems, nearest, quoted
from handouts.project import Project
from handouts.reading.folder import PICTURES
from handouts.reading.hints import notes
from handouts.reading.library import ReadLibrary, read_library
from handouts.site.content import SiteContent, refuse_unprintable, site_content
from handouts.site.pipeline import Draft, draft_site, make_search, set_pages, set_papers, write_pages
from handouts.site.preview import Preview
from handouts.site.publish import publish, recover, refuse_place
from handouts.site.record import read_record, write_record
from handouts.site.recording import Renewal, renew, write_histories
from handouts.site.serve import serve_forever
from handouts.site.stages import SEARCH, add_offline, lay_out, prove, unproved
from handouts.views.library import library_view
from handouts.wording.catalogue import read_words

PROGRAM = "python3 build_handouts.py"
WORTH_A_PROGRESS_BAR = 200


def build_site(project: Project) -> None:
    """Read, check, write, set, search, prove, publish: a line is printed for each."""
    done = Timeline()
    recover(project.site, project.previous)
    refuse_place(project.site, project.build)
    library, words = read_library(project.content), read_words(project.words)
    done("read", counted(library), "content/")

    content = site_content(project, library, words, current_pictures(library, project, drawing_progress))
    refuse_unrecorded(library, content.histories, content.marks)
    done("draw", drawn(content.pictures), "content/pictures/")

    templates, before = PageTemplates(project.page_templates, words), read_record(project.record, project.site)
    draft = draft_site(project, content, templates, before)
    written = write_pages(project, draft)
    done("write", f"{written.total} pages, {written.changed} changed", "build/docs/")

    if draft.plan.is_empty:
        keep_history(project, content, done)
        done("publish", "nothing has changed since the last build", "site/")
        return
    site = lay_out_pages(project, draft)
    done("set", f"{len(draft.changed_pages)} pages by MkDocs", "build/parts/")
    done("paper", add_papers(project, draft, site), "build/staging/")

    done("search", add_search(draft, site), "build/staging/search/")

    files = add_offline(site, library)
    done("offline", f"a list of {len(files)} files for phones to keep", "build/staging/offline.json")

    proved = prove([site], unproved(site, draft.plan, project.site), library)
    done("prove", f"{proved} files: links, headings, language, policy", "build/staging/")

    keep_history(project, content, done)
    publish(site, project.site, project.previous)
    done("publish", f"{len(files)} files", "site/")
    with after_publishing():
        write_record(project.record, replace(draft.plan.record, site=files))


def lay_out_pages(project: Project, draft: Draft) -> Path:
    """The pages that a build makes anew, in the frame of the site; where the new site is laid out."""
    with bar_for_many("set", len(draft.changed_pages)) as on_page:
        made = set_pages(project, draft, on_page)
    return lay_out(project, draft.plan, made, draft.texts, draft.content.library)


def add_papers(project: Project, draft: Draft, site: Path) -> str:
    """Make the papers that are not there as they must be; how many these are, in words."""
    wanted = draft.plan.papers
    with bar_for_many("paper", len(wanted)) as on_paper:
        set_papers(project, draft, wanted, site, on_paper)
    return f"{len(wanted)} files made, {len(draft.papers.keys) - len(wanted)} kept"


def add_search(draft: Draft, site: Path) -> str:
    """Make the search index where the kept one no longer fits; which of the two it was, in a word."""
    if not draft.plan.makes_search:
        return "kept"
    make_search(draft, site / SEARCH)
    return "made anew"


def keep_history(project: Project, content: SiteContent, done: Timeline) -> None:
    """Keep what every version says, before it can be on paper: a version kept that nobody got does no harm.

    The other way round, a kill in between would let a paper pass for current when its page has changed since.
    """
    written = write_histories(project.content, content.library, content.histories, content.marks)
    if written:
        done("record", f"histories written: {len(written)}; keep them with your content", "content/history/")


@contextmanager
def after_publishing() -> Iterator[None]:
    """Let whoever reads how the build ended know that the new site stands there already."""
    try:
        yield
    except OSError as failure:
        why = f"{failure.strerror or failure}: {failure.filename}"
        message = f"The disk or the system refused: {why}\nThe new site is published; the next build makes all anew."
        raise FailedAfterPublishing(message) from failure


@click.group(invoke_without_command=True)
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=ROOT,
    help="The folder with content/, templates/ and mkdocs.yml; this one unless said.",
)
@click.pass_context
def program(context: click.Context, project: Path) -> None:
    """Build a clinic's exercise handouts: content in, a searchable and printable site out."""
    context.obj = project.resolve()
    if context.invoked_subcommand is None:
        context.invoke(build)


@program.command()
@click.pass_obj
def build(root: Path) -> None:
    """Read, check, build, prove and publish the site; whatever fails, the last good site stays."""
    project = Project.at(root)
    with ending_plainly(), alone(project):
        build_site(project)
        click.echo(f"To look at it, run `{PROGRAM} serve` and open the address it prints.")


@program.command()
@click.pass_obj
def check(root: Path) -> None:
    """Print every problem of the content, then what the clinic may want to know; build nothing."""
    with ending_plainly():
        project = Project.at(root)
        library = read_library(project.content)
        read_words(project.words)
        refuse_unprintable(project, library)
        undrawn = examine_pictures(library, project, drawing_progress)
        own = marks_of_own(library, project.content / PICTURES, project.ready_pictures)
        refuse_unrecorded(library, read_histories(project.content), picture_marks(library, own))
        ready = ready_pictures(library, project)
        remarks = sorted((*notes(library, today()), *picture_notes(library, project), *room_notes(library, ready)))
        for remark in remarks:
            click.echo(remark.in_brief)
        click.echo(f"{counted(library)}: no problems; notes for the clinic: {len(remarks)}")
        if undrawn:
            click.echo(f"The next build draws {undrawn} exercises, whose pose or the way of drawing changed.")


@program.command()
@click.argument("exercises", nargs=-1, metavar="[EXERCISE]...")
@click.option("--guide", is_flag=True, help="Draw the examples of docs/writing-a-pose.md instead, those that changed.")
@click.pass_obj
def draw(root: Path, exercises: tuple[str, ...], *, guide: bool) -> None:
    """Draw these exercises anew, or all, and put every picture on one sheet for whoever must look at them."""
    if guide:
        draw_guide()
        return
    project = Project.at(root)
    with ending_plainly(), alone(project):
        library, words = read_library(project.content), read_words(project.words)
        failed = redraw(chosen(exercises, library), project.content / PICTURES, drawing_progress)
        pictures, faults = pictures_to_look_at(library, project, failed, drawing_progress)
        sheet = contact_sheet(library, library_view(library, words), pictures, faults, today(), words)
        write_changed(project.contact_sheet, PageTemplates(project.tool_templates, words).markdown(sheet).encode())
        click.echo(f"All pictures on one sheet: {project.contact_sheet}")
        if failed:
            raise ContentProblems(faults_of(failed, library))


@program.command()
@click.option("--says", default="", metavar="SENTENCE", help="What changed, as patients read it; else a list of names.")
@click.option("--same-version", is_flag=True, help="Keep the version: papers that patients have stay current.")
@click.pass_obj
def record(root: Path, says: str, same_version: bool) -> None:  # noqa: FBT001 - click's way
    """Record what changed: give each changed programme its next version, or keep its version."""
    project = Project.at(root)
    with ending_plainly(), alone(project):
        library, words = read_library(project.content), read_words(project.words)
        marks = picture_marks(library, current_pictures(library, project, drawing_progress).marks)
        if not same_version:
            for line in renew(project.content, marks, Renewal(today(), says, words)):
                click.echo(line)
        library = read_library(project.content)
        written = write_histories(project.content, library, read_histories(project.content), marks)
        for name in written:
            click.echo(f"content/{name}: written; keep it with your content")
        if not written:
            click.echo("Nothing has changed since it was last recorded.")


@program.command()
@click.option("--port", default=8000, show_default=True, help="Where to listen on this machine; 0 takes any free one.")
@click.pass_obj
def serve(root: Path, port: int) -> None:
    """Show the site on this machine, and show every change of content or templates at once."""
    with ending_plainly():
        preview = Preview(Project.shown_at(root))
        serve_forever(preview, port, click.echo)


@program.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> None:
    """Run every check of the project; arguments go to pytest, which then runs alone."""
    sys.exit(subprocess.call([sys.executable, "-m", "tests", *arguments], cwd=ROOT))


def refuse_unrecorded(library: ReadLibrary, histories: Histories, marks: PictureMarks) -> None:
    """Raise ContentProblems when a programme says something else than the papers of its version."""
    problems = tuple(history_problems(library, histories, marks))
    if problems:
        raise ContentProblems(problems)


def counted(library: Library) -> str:
    """How much content there is, in words."""
    return f"{len(library.exercises)} exercises, {len(library.programmes)} programmes"


def drawn(pictures: Pictures) -> str:
    """How many exercises have pictures, and how many of these had to be drawn, in words."""
    shown = len(pictures.of)
    anew = f"{pictures.drawn} drawn anew" if pictures.drawn else "nothing to draw"
    return f"{shown} exercises with pictures, {anew}" if shown else "no exercise has pictures"


def draw_guide() -> None:
    """Draw the examples of the guide to writing a pose that are not drawn as they are now."""
    with ending_plainly():
        guide = read_guide(ROOT / "docs")
        stale = guide.stale()
        failed = redraw(stale, guide.pictures, drawing_progress)
        for task, drawn_wrongly in failed:
            for finding in drawn_wrongly.findings:
                click.echo(f"docs/{GUIDE}: {task.exercise_id}: {finding.what}", err=True)
        click.echo(f"{len(stale) - len(failed)} of {len(guide.tasks)} examples drawn anew: docs/")
        if failed:
            sys.exit(1)


def chosen(exercises: tuple[str, ...], library: Library) -> list[DrawingTask]:
    """The exercises named in a command, or all that are drawn; a name of none is a wrong command."""
    tasks = {task.exercise_id: task for task in drawing_tasks(library)}
    for name in exercises:
        if name not in tasks:
            near = nearest(name, tasks)
            raise click.BadParameter(f'no exercise "{name}" is drawn' + (f'; did you mean "{near}"?' if near else ""))
    return [tasks[name] for name in exercises] if exercises else list(tasks.values())


def today() -> date:
    """The day reviews are held against: SOURCE_DATE_EPOCH where it is set, so that a check can be repeated.

    Raises BuildFailed when that is no moment.
    """
    written = os.environ.get("SOURCE_DATE_EPOCH") or str(int(time.time()))
    try:
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(written))).date()
    except (ValueError, OverflowError) as error:
        message = f"SOURCE_DATE_EPOCH is {quoted(written)}; set it to a number of seconds since 1970, or leave it out"
        raise BuildFailed(message) from error


class Timeline:
    """Prints a line for each finished stage: its name, what came of it, how long it took, where it lies."""

    def __init__(self) -> None:
        self._since = time.monotonic()

    def __call__(self, stage: str, what: str, where: str) -> None:
        """A stage is done: print its line; the next stage's time begins."""
        now = time.monotonic()
        click.echo(f"{stage:<8} {what:<52} {now - self._since:6.2f} s  {where}")
        self._since = now


@contextmanager
def progress(count: int, stage: str) -> Iterator[Callable[[], None]]:
    """Something to call for each of that many things that is done; shows a bar on the error stream, but for none."""
    if not count:
        yield lambda: None
        return
    lock = Lock()
    with click.progressbar(length=count, label=f"{stage:<8}", file=sys.stderr) as bar:

        def on_done() -> None:
            with lock:
                bar.update(1)

        yield on_done


def bar_for_many(stage: str, count: int) -> AbstractContextManager[Callable[[], None]]:
    """The bar for what takes long only where there is much of it."""
    return progress(count if count >= WORTH_A_PROGRESS_BAR else 0, stage)


def drawing_progress(count: int) -> AbstractContextManager[Callable[[], None]]:
    """The bar for pictures: even one takes seconds."""
    return progress(count, "draw")


@contextmanager
def alone(project: Project) -> Iterator[None]:
    """Hold the build's lock; raises BuildFailed when another build has it."""
    project.build.mkdir(exist_ok=True)
    try:
        with FileLock(project.lock, timeout=0):
            yield
    except Timeout as error:
        raise BuildFailed("another build is running in this folder; wait for it to end") from error


@contextmanager
def ending_plainly() -> Iterator[None]:
    """Turn whatever an author or a disk can do into words and an exit code of 1."""
    try:
        yield
    except ContentProblems as found:
        for problem in found.problems:
            click.echo(str(problem), err=True)
        count = len(found.problems)
        click.echo(f"{count} problem{'s' if count != 1 else ''} in the content; nothing was published", err=True)
        sys.exit(1)
    except FailedAfterPublishing as failure:
        click.echo(str(failure), err=True)
        sys.exit(1)
    except DrawingNotReady:
        try:
            enter_to_draw(ROOT, sys.argv, click.echo)
        except NotReady as reason:
            sys.exit(str(reason))
    except BuildFailed as failure:
        click.echo(f"{failure}\nNothing was published.", err=True)
        sys.exit(1)
    except OSError as failure:
        where = f": {failure.filename}" if failure.filename else ""
        click.echo(
            f"The disk or the system refused: {failure.strerror or failure}{where}\nNothing was published.", err=True
        )
        sys.exit(1)


if __name__ == "__main__":
    program()
