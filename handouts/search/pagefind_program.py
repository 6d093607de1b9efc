"""The program Pagefind as a function: documents in, the files of a search index out."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import tempfile
import threading
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Any

from pagefind.service import get_executable

from handouts.failure import BuildFailed

FRAGMENTS = "fragment"
FRAGMENT_SIGNATURE = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
# What the browser asks for, with the engine of its language; the rest is Pagefind's own user interfaces.
NEEDED = ("pagefind.js", ENTRY, "*.pf_meta", "index/*.pf_index")
ENGINE = "wasm.{language}.pagefind"
ENGINE_OF_OTHERS = "unknown"
# Pagefind leaves out what has no running text, and results tell only of fields; so all have the same word.
CONTENT = "x"
LONGEST_SAYING = 2000
LARGEST_PIECE = 65536


class SearchFailed(BuildFailed):
    """The search index could not be made: the message ends with what Pagefind said."""


@dataclass(frozen=True)
class Index:
    """A search index: the files the browser fetches, by path, and for each document the id its result has."""

    files: Mapping[str, bytes]
    ids: tuple[str, ...]


def make_index(documents: Iterable[Mapping[str, str]], language: str) -> Index:
    """The index of these documents: the same bytes for the same documents in the same order.

    A document is words in named fields; a result tells which of its fields hold what was looked for. `language` is
    the code of the language whose endings the search sees through ("nl": spier, spieren). Raises SearchFailed when
    Pagefind is not there, stops early or refuses a document.
    """
    requests: list[dict[str, Any]] = [{"type": "NewIndex", "config": {"force_language": language}}]
    requests += [add_request(number, document, language) for number, document in enumerate(documents)]
    answers = ask_pagefind([*requests, {"type": "GetFiles", "index_id": 0}])
    contents = {file["path"].replace("\\", "/"): b64decode(file["content"]) for file in answers[-1]["files"]}
    needed = (*NEEDED, engine_for(json.loads(contents[ENTRY]), language))
    fragments = [fragment(path, content) for path, content in contents.items() if path.startswith(FRAGMENTS)]
    return Index(
        files={path: content for path, content in contents.items() if any(map(PurePosixPath(path).match, needed))},
        ids=tuple(id_ for _, id_ in sorted(fragments)),
    )


def add_request(number: int, document: Mapping[str, str], language: str) -> dict[str, Any]:
    """What is said to Pagefind to add a document; its address there is its number among the documents."""
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": str(number),
        "language": language,
        "content": CONTENT,
        "meta": dict(document),
    }


def engine_for(entry: Mapping[str, Any], language: str) -> str:
    """The file of the engine that knows the endings of a language, or that of all languages Pagefind doesn't know."""
    told = entry["languages"].get(language, {})
    return ENGINE.format(language=told.get("wasm") or ENGINE_OF_OTHERS)


def fragment(path: str, content: bytes) -> tuple[int, str]:
    """The number of a document and the id its result has."""
    told = json.loads(gzip.decompress(content).removeprefix(FRAGMENT_SIGNATURE))
    return int(told["url"]), PurePosixPath(path).stem


def ask_pagefind(requests: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The answer to each request, in order, from one run of the program; raises SearchFailed.

    Pagefind's own Python library waits a tenth of a second before each answer: too long for thousands.
    """
    with tempfile.TemporaryFile() as sayings:
        with started(sayings) as pagefind:
            answers = list(conversation(*pipes(pagefind), requests))
        if len(answers) == len(requests):
            return answers
        sayings.seek(0)
        said = sayings.read().decode(errors="replace").strip()
        raise SearchFailed(f"Pagefind stopped before the search index was made: {said[-LONGEST_SAYING:]}")


def started(sayings: IO[bytes]) -> subprocess.Popen[bytes]:
    """Pagefind, waiting for requests; what it says besides its answers goes into a file."""
    program = get_executable()
    if program is None:
        raise SearchFailed("the program Pagefind is not there; the Python package pagefind[bin] brings it")
    try:
        return subprocess.Popen([program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=sayings)
    except OSError as error:
        raise SearchFailed(f"the program Pagefind can't be started: {error}") from error


def pipes(program: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    """The way to a program and the way back."""
    if program.stdin is None or program.stdout is None:
        raise ValueError("the program was started without pipes")
    return program.stdin, program.stdout


def conversation(
    asking: IO[bytes], answering: IO[bytes], requests: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The answers as they come; fewer than the requests when the program stops early."""
    # Written beside the reading: neither side may wait for the other with its pipe full.
    writing = threading.Thread(target=write_messages, args=(asking, requests))
    writing.start()
    try:
        # In this order: after the last request no further message is waited for.
        for _, message in zip(requests, read_messages(answering), strict=False):
            yield payload(message)
    finally:
        answering.close()
        writing.join()


def write_messages(pipe: IO[bytes], requests: Sequence[Mapping[str, Any]]) -> None:
    """Send the requests in Pagefind's form: base64 of JSON, and a comma after each."""
    try:
        for number, request in enumerate(requests):
            message = json.dumps({"message_id": number, "payload": request})
            pipe.write(b64encode(message.encode()) + b",")
        pipe.flush()
    except BrokenPipeError:
        # The program has stopped; the answers that are missing tell of it.
        with suppress(BrokenPipeError):
            pipe.close()


def read_messages(pipe: IO[bytes]) -> Iterator[dict[str, Any]]:
    """The messages that come, in the same form, until the program closes its end."""
    pieces: list[bytes] = []
    while piece := os.read(pipe.fileno(), LARGEST_PIECE):
        *ends, rest = piece.split(b",")
        for end in ends:
            yield json.loads(b64decode(b"".join([*pieces, end])))
            pieces = []
        pieces.append(rest)


def payload(message: Mapping[str, Any]) -> dict[str, Any]:
    """What an answer says; raises SearchFailed for a refusal."""
    said: dict[str, Any] = message["payload"]
    if said["type"] == "Error":
        raise SearchFailed(f"Pagefind refused: {said['message'][-LONGEST_SAYING:]}")
    return said
