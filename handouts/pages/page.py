"""A page: its address, its template, and the finished words its template sets in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Page:
    """One page: its address from the top of the site, its template, and everything the template shows."""

    address: str
    template: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Link:
    """Words that lead to an address; `relation` says whether the page there comes before ("prev") or after this one."""

    title: str
    address: str
    relation: str = ""
