"""Amounts as an author writes them in short, such as 10-15 or "at least 5", as the keys they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pydantic_core import PydanticCustomError

from handouts.dosing.english import in_english
from handouts.fields import refusal
from handouts.problem import quoted

NUMBER = r"(\d{1,9}(?:\.\d{1,9})?)"
RANGE = re.compile(rf"{NUMBER}\s*(?:-|–|to)\s*{NUMBER}")
LIMIT = re.compile(rf"(at least|at most|about|exactly) {NUMBER}")
PLAIN = re.compile(NUMBER)
AS_MANY = re.compile(r"as (?:many|long|much|far|often) as (?:you can|possible)")
DECIMAL_COMMA = re.compile(r"(\d+),(\d+)")
FORMS = '10, 10-15, "at least 5", "at most 10", "about 10", "as many as you can, at most 10", "fill in" or "not stated"'
SOURCE = "keep what the source states"
LIMITS_HINT = "look at the source: the smaller number comes first, and is the `at_least` of the two"
TIME_FORMS = (
    '"30 seconds", "2-3 minutes", "at least 5 counts", "as long as you can, at most 10 seconds" or "fill in seconds"'
)


def same_in_english(written: str, parts: Callable[[str], object]) -> str:
    """A hint that gives the very same amount in the words that content has; nothing where that is no amount."""
    english = in_english(written)
    if english == written:
        return ""
    try:
        parts(english)
    except PydanticCustomError:
        return ""
    return f"here that is written {english if english.isdecimal() else quoted(english)}"


def parts_of(written: str, forms: str = FORMS) -> dict[str, Any]:
    """The keys of an amount written in short. Raises for what is none of the forms."""
    if found := DECIMAL_COMMA.search(written):
        hint = f"if these are decimals, write a point: {found[1]}.{found[2]}"
        raise refusal("wrong-amount", f"{quoted(written)} has a comma between digits", hint)
    said: dict[str, Any] = {}
    for part in (" ".join(one.split()) for one in written.split(",")):
        keys = part_of(part, written, forms)
        if said.keys() & keys.keys():
            raise refusal("contradiction", f"{quoted(written)} says the same thing twice", SOURCE)
        said |= keys
    return said


def part_of(part: str, written: str, forms: str) -> dict[str, Any]:
    """One part of an amount written in short, as its keys."""
    plain = part.lower()
    if plain in ("fill in", "not stated"):
        return {plain.replace(" ", "_"): True}
    if AS_MANY.fullmatch(plain):
        return {"as_many_as_you_can": True}
    if found := PLAIN.fullmatch(plain):
        return {"exactly": number_of(found[1])}
    if found := RANGE.fullmatch(plain):
        return {"at_least": number_of(found[1]), "at_most": number_of(found[2])}
    if found := LIMIT.fullmatch(plain):
        return {found[1].replace(" ", "_"): number_of(found[2])}
    hint = same_in_english(" ".join(written.split()), parts_of) or f"write {forms}"
    raise refusal("wrong-amount", f"{quoted(written)} is not an amount", hint)


def number_of(digits: str) -> int | float:
    """A number written in digits, with a point before its decimals."""
    return float(digits) if "." in digits else int(digits)
