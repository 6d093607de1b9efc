"""Why a photo or film of the clinic's own can't be used."""

from __future__ import annotations


class PictureRefused(Exception):
    """A picture that can't be used: a code of the problem, what is wrong, and how to mend it."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint
