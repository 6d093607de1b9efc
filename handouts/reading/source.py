"""One file of YAML 1.2 as plain values, with the line and column of every key and value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, Protocol

import yaml

from handouts.problem import Place, Problem, quoted
from handouts.reading.scalars import plain_value
from handouts.reading.syntax import FROM_ITS_BEGINNING, QUOTES, explained
from handouts.reading.textfile import TextFile
from handouts.reading.unseen import has_unseen, is_blank, unseen_problem, unseen_problems, without_unseen

Step = str | int
"""One step into the values: the name of a key, or the number of an item, counted from 0."""

DEEPEST = 20
"""How many lists and keys may stand inside each other; a programme needs seven."""

MOST_ITEMS = 200
"""How many items a list may have, or keys a value: a page of more is never read, and a sheet of more never ends."""
AFTER_DIGIT_AND_COMMA = re.compile(r"\d,\s*$")

TEXT_OR_WRITTEN_OUT = f"if it is text, {QUOTES}; else write the value out in full"


class Unread:
    """The type of UNREAD."""


UNREAD = Unread()
"""Stands for a value about which a problem has been told already; nothing more is said about it."""


class Mark(Protocol):
    """A spot in the text: line and column count from 0, and so does the number of the character."""

    line: int
    column: int
    index: int


class Event(Protocol):
    """What the parser tells of a piece of text, and from where to where the piece goes."""

    start_mark: Mark
    end_mark: Mark


class Node(Event, Protocol):
    """The event of a value, or of the beginning of a list or of keys."""

    anchor: str | None
    tag: str | None


class Scalar(Node, Protocol):
    """The event of a single value; `style` is its quote, or the sign of a block, or nothing."""

    value: str
    style: str


class Entry(NamedTuple):
    """The parser's events for a key and its value, and the entries inside the value."""

    key: Event | None
    value: Event
    inner: dict[Step, Entry]


@dataclass(frozen=True)
class Source:
    """The values of one file, where each stands, and what is wrong with its YAML.

    `value` is made of dict, list, str, int, float, bool and None; UNREAD stands where the file gives no value.
    """

    file: TextFile
    value: object
    entries: Mapping[Step, Entry]
    problems: tuple[Problem, ...]

    def place(self, *steps: Step) -> Place:
        """Where the value at `steps` stands; a list, keys or nothing at all is shown by its own key.

        Steps that lead nowhere give the last value on the way; no steps give the file as a whole.
        """
        entry = self.last_entry(steps)
        if entry is None:
            return Place(self.file.path)
        is_empty = entry.value.start_mark.index == entry.value.end_mark.index
        if entry.key is not None and (entry.inner or is_empty):
            return place_of(self.file, entry.key)
        first = next(iter(entry.inner.values()), None)
        return place_of(self.file, entry.value if first is None else first.key or first.value)

    def key_place(self, *steps: Step) -> Place:
        """Where the key of the value at `steps` stands; an item of a list has none and is shown itself."""
        entry = self.last_entry(steps)
        return place_of(self.file, entry.key) if entry is not None and entry.key is not None else self.place(*steps)

    def last_entry(self, steps: tuple[Step, ...]) -> Entry | None:
        """The entry at `steps`, or as far on the way as there is one."""
        found, entries = None, self.entries
        for step in steps:
            if step not in entries:
                break
            found = entries[step]
            entries = found.inner
        return found


def parse(file: TextFile) -> Source:
    """The values of a file of YAML 1.2, and every problem of its YAML that can be known at once."""
    unseen = unseen_problems(file)
    tree = Tree(file)
    try:
        for event in yaml.parse(without_unseen(file.text), Loader=yaml.CSafeLoader):
            tree.take(event)
            if tree.is_done:
                break
    except yaml.MarkedYAMLError as error:
        broken = () if unseen else (syntax_problem(file, error),)
        return Source(file, UNREAD, {}, (*unseen, *tree.problems, *broken))
    problems = (*unseen, *tree.problems)
    value = tree.root.values[0] if tree.root.values else None
    if value is None and not problems:
        problems = (Problem(Place(file.path), "empty-file", "the file holds no content", "fill it, or remove it"),)
    entries = tree.root.entries[0].inner if tree.root.entries else {}
    return Source(file, UNREAD if value is None or len(tree.stack) > 1 else value, entries, problems)


class Frame:
    """A list, or keys with their values, that the parser is inside of.

    `key_event` is the key that waits for its value, and `key` its name, or None when the pair is to be left out.
    """

    __slots__ = ("entries", "key", "key_event", "values")

    def __init__(self, values: list[object] | dict[Step, object], entries: dict[Step, Entry]) -> None:
        self.values = values
        self.entries = entries
        self.key: str | None = None
        self.key_event: Event | None = None

    def awaits_key(self) -> bool:
        """Whether what comes next is a key."""
        return self.key_event is None and type(self.values) is dict

    def put(self, value: object, event: Event) -> dict[Step, Entry]:
        """Places the next value; gives the room for the entries inside it."""
        entry = Entry(self.key_event, event, {})
        if isinstance(self.values, list):
            self.entries[len(self.values)] = entry
            self.values.append(value)
        elif self.key is not None:
            self.entries[self.key] = entry
            self.values[self.key] = value
        self.key_event = None
        return entry.inner


class Tree:
    """Values and entries as they grow, event by event.

    The stack is our own and the parser gives one event at a time, so that no nesting can exhaust anything.
    """

    def __init__(self, file: TextFile) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.is_done = False
        self.root = Frame([], {})
        self.stack = [self.root]

    def take(self, event: object) -> None:
        """Takes the next event in."""
        handler = HANDLERS.get(type(event))
        if handler is not None:
            handler(self, event)

    def take_document(self, event: Event) -> None:
        """The beginning of a document: there can be one."""
        if self.root.values:
            hint = 'put each exercise and each programme in a file of its own, without lines of "---"'
            self.tell(event, "several-documents", "a second YAML document begins here", hint)
            self.is_done = True

    def take_scalar(self, event: Scalar) -> None:
        """A single value or key."""
        self.refuse_extras(event)
        value = self.text(event) if event.style else UNREAD if event.tag else plain_value(event.value)
        self.add(event, value)

    def add(self, event: Event, value: object) -> None:
        """Puts a single value where it belongs: in a list, after its key, or as a key itself."""
        frame = self.stack[-1]
        if frame.awaits_key():
            self.take_key(event, value)
        else:
            self.put(frame, value, event)

    def put(self, frame: Frame, value: object, event: Event) -> dict[Step, Entry]:
        """Puts a value after its key or in its list, which ends at MOST_ITEMS; gives the room for what is inside."""
        if len(frame.entries) == MOST_ITEMS:
            self.tell(
                event,
                "too-long",
                f"more than {MOST_ITEMS} items or keys in one place",
                "nobody reads so many; take some out",
            )
            self.is_done = True
        return frame.put(value, event)

    def text(self, event: Scalar) -> str | Unread:
        """The text of a scalar with quotes, or in a block below its key."""
        text: str = event.value
        if has_unseen(text):
            self.problems.append(unseen_problem(text, place_of(self.file, event)))
        elif is_blank(text):
            self.tell(event, "empty-text", "there is nothing to read in this text", "fill it, or leave it out")
        else:
            return text
        return UNREAD

    def take_key(self, event: Event, value: object) -> None:
        """A key: the first of its name, or else its pair is left out."""
        frame = self.stack[-1]
        frame.key_event, frame.key = event, None
        if value is UNREAD:
            return
        if not isinstance(value, str):
            hint = "a key is a plain word, such as title"
            if AFTER_DIGIT_AND_COMMA.search(self.file.lines[event.start_mark.line][: event.start_mark.column]):
                hint = "if this and the number before the comma are one number, write a point between them"
            self.tell(event, "key-not-text", "this stands where the name of a key is wanted", hint)
        elif value in frame.entries:
            first = place_of(self.file, frame.entries[value].key or event).line
            hint = f"the other is on line {first}; take out the one that is not right"
            if self.stack[-2] is not self.root and isinstance(self.stack[-2].values, list):
                hint = f'the other is on line {first}; if another item begins here, put "- " before it'
            self.tell(event, "duplicate-key", f"the key {quoted(value)} occurs twice here", hint)
        else:
            frame.key = value

    def take_keys(self, event: Node) -> None:
        """The beginning of keys with values."""
        self.begin(event, {})

    def take_list(self, event: Node) -> None:
        """The beginning of a list."""
        self.begin(event, [])

    def begin(self, event: Node, values: list[object] | dict[Step, object]) -> None:
        """The beginning of a list or of keys."""
        self.refuse_extras(event)
        frame = self.stack[-1]
        if frame.awaits_key():
            self.take_key(event, values)
            self.stack.append(Frame(values, {}))
        else:
            self.stack.append(Frame(values, self.put(frame, values, event)))
        if len(self.stack) > DEEPEST + 1:
            self.is_done = True
            hint = "is a bracket too many, or are the spaces at the start of the lines wrong?"
            self.tell(event, "nested-too-deep", f"more than {DEEPEST} lists and keys inside each other", hint)

    def take_end(self, _event: Event) -> None:
        """The end of a list or of keys."""
        self.stack.pop()

    def take_alias(self, event: Node) -> None:
        """A reference to another value of the file."""
        message = f'"*{event.anchor}" is an alias of YAML, and handouts have none'
        self.tell(event, "anchor", message, TEXT_OR_WRITTEN_OUT)
        self.add(event, UNREAD)

    def refuse_extras(self, event: Node) -> None:
        """Anchors and tags are for programmers: a value is what it looks like."""
        if event.anchor is not None:
            message = f'"&{event.anchor}" is an anchor of YAML, and handouts have none'
            self.tell(event, "anchor", message, TEXT_OR_WRITTEN_OUT)
        if event.tag is not None:
            message = 'what begins with "!" is a tag of YAML, and handouts have none'
            self.tell(event, "tag", message, f"leave the tag out; if it is text, {QUOTES}")

    def tell(self, event: Event, code: str, message: str, hint: str) -> None:
        """Adds a problem at an event."""
        self.problems.append(Problem(place_of(self.file, event), code, message, hint))


HANDLERS: dict[type, Callable[[Tree, Any], None]] = {
    yaml.ScalarEvent: Tree.take_scalar,
    yaml.MappingStartEvent: Tree.take_keys,
    yaml.SequenceStartEvent: Tree.take_list,
    yaml.MappingEndEvent: Tree.take_end,
    yaml.SequenceEndEvent: Tree.take_end,
    yaml.AliasEvent: Tree.take_alias,
    yaml.DocumentStartEvent: Tree.take_document,
}
"""Who takes in which event of the parser."""


def place_of(file: TextFile, event: Event) -> Place:
    """Where a key or value stands; of more lines, the first."""
    start, end = event.start_mark, event.end_mark
    place = file.place(start.line + 1, start.column + 1)
    width = end.column - start.column if end.line == start.line else len(place.text.rstrip()) - start.column
    return replace(place, width=max(1, width))


def syntax_problem(file: TextFile, error: yaml.MarkedYAMLError) -> Problem:
    """What an author must do about text that is not YAML."""
    complaint = str(error.problem)
    mark = error.context_mark if complaint in FROM_ITS_BEGINNING and error.context_mark else error.problem_mark
    place = file.place(mark.line + 1, mark.column + 1) if mark else Place(file.path)
    message, hint = explained(complaint, place.text[place.column - 1 : place.column])
    return Problem(place, "broken-yaml", message, hint)
