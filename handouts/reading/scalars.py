"""What a word without quotes means in YAML 1.2, core schema: nothing, true or false, a number, or text."""

from __future__ import annotations

import re

MOST_DIGITS = 400
"""A longer row of digits is text: no author means it as a number, and Python refuses to read very long ones."""

WORDS: dict[str, bool | float | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((f"{sign}{word}" for sign in ("", "+") for word in (".inf", ".Inf", ".INF")), float("inf")),
    **dict.fromkeys((f"-{word}" for word in (".inf", ".Inf", ".INF")), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
NUMBER_START = frozenset("+-.0123456789")
DECIMAL = re.compile(r"[-+]?[0-9]+")
OCTAL = re.compile(r"0o[0-7]+")
HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def plain_value(text: str) -> str | int | float | bool | None:
    """The value of a scalar without quotes; dates, `no`, `on` and `3:1:3` are text, as YAML 1.2 says."""
    if text in WORDS:
        return WORDS[text]
    if text[0] not in NUMBER_START or len(text) > MOST_DIGITS:
        return text
    if DECIMAL.fullmatch(text):
        return int(text)
    if FLOAT.fullmatch(text):
        return float(text)
    if OCTAL.fullmatch(text):
        return int(text[2:], 8)
    return int(text[2:], 16) if HEXADECIMAL.fullmatch(text) else text
