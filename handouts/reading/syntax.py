"""What a syntax error of the YAML parser means to someone who writes a handout."""

from __future__ import annotations

SPACES = "begin the line with as many spaces as the lines it belongs with"
QUOTES = 'put the whole text between double quotes: "…"'

EXPLANATIONS: dict[str, tuple[str, str]] = {
    "mapping values are not allowed in this context": (
        "a colon here makes this text a key, where no key can stand",
        f'put text that holds a colon between double quotes: "…"; else {SPACES}',
    ),
    "mapping keys are not allowed in this context": ("a key can't stand here", f"{SPACES}, or {QUOTES}"),
    "block sequence entries are not allowed in this context": (
        "a list can't begin here",
        'begin the list on a line of its own, or put text that begins with "-" between quotes',
    ),
    "could not find expected ':'": ("this line is neither `key: value` nor `- text`", f"add the colon, or {SPACES}"),
    "did not find expected key": (
        "this does not go on from the lines above it",
        f'{SPACES}; text after a closing quote belongs inside the quotes, where a quote is written \\"',
    ),
    "did not find expected '-' indicator": ("this is no item of the list above it", SPACES),
    "did not find expected ',' or ']'": ("the list that begins here has no closing bracket", 'add "]"'),
    "did not find expected ',' or '}'": ("what begins here has no closing brace", 'add "}"'),
    "did not find expected node content": ("a value is wanted here", QUOTES),
    "did not find expected <document start>": ("this stands outside the rest of the file", SPACES),
    "found unexpected end of stream": ("the quote that opens here is never closed", "add the closing quote"),
    "found unexpected document indicator": ("the quote that opens here is never closed", "add the closing quote"),
    "found unknown escape character": (
        "a backslash between double quotes begins a code that does not exist",
        "write \\\\ for a backslash, or put the text between single quotes",
    ),
    "found invalid Unicode character escape code": (
        "a backslash between double quotes begins a code of no character",
        "type the character itself",
    ),
    "did not find expected hexdecimal number": (
        "a backslash between double quotes begins a code that is not complete",
        "type the character itself, or write \\\\ for a backslash",
    ),
    "did not find expected alphabetic or numeric character": (
        'text that begins with "*" or "&" means something else to YAML',
        QUOTES,
    ),
    "found a tab character that violates indentation": ("a tab stands where spaces are wanted", "use spaces, not tabs"),
    "found a tab character where an indentation space is expected": (
        "a tab stands where spaces are wanted",
        "use spaces, not tabs",
    ),
}
"""What the parser says, and for it what is wrong and how to mend it."""

FROM_ITS_BEGINNING = frozenset(
    {
        "could not find expected ':'",
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
        "found unexpected end of stream",
        "found unexpected document indicator",
    }
)
"""What the parser notices far from the mistake: shown where the line, quote or bracket begins."""


def explained(complaint: str, character: str) -> tuple[str, str]:
    """A message and a hint for what the parser says at `character`; without an explanation, its own words."""
    if complaint == "found character that cannot start any token":
        if character == "\t":
            return EXPLANATIONS["found a tab character that violates indentation"]
        return f'text that begins with "{character}" means something else to YAML', QUOTES
    return EXPLANATIONS.get(complaint, (f"this can't be read as YAML: {complaint.replace('invalid', 'unknown')}", ""))
