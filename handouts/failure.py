"""What stops a build apart from the content itself."""

from __future__ import annotations


class BuildFailed(Exception):
    """A build that could not be finished: the message says what happened and what to do; nothing was published."""


class FailedAfterPublishing(BuildFailed):
    """A build whose site was published, while something after that could not be done."""


class DrawingNotReady(BuildFailed):
    """A build that must draw where the packages for it are not installed."""
