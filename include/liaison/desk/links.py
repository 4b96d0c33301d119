"""Addresses within the desk. All are relative, so that it can hang below any path of any server."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import quote, urlencode

from liaison.search.request import SearchRequest


def search_link(request: SearchRequest, root: str = "./") -> str:
    """The permalink of a search."""
    params = urlencode(request.to_params())
    return f"{root}?{params}" if params else root


def page_link(request: SearchRequest, page: int) -> str:
    """The same search on another page."""
    return search_link(replace(request, page=page))


def sort_link(request: SearchRequest, sort: str) -> str:
    """The same search in another order, on its first page."""
    return search_link(replace(request, sort=sort, page=1))


def toggle_link(request: SearchRequest, facet: str, value: str) -> str:
    """The search with this value chosen, or no longer chosen."""
    chosen = value in request.filters.get(facet, ())
    changed = request.without_value(facet, value) if chosen else request.with_value(facet, value)
    return search_link(changed)


def article_link(article_id: str, request: SearchRequest) -> str:
    """The page of one article; the search travels along for the way back."""
    params = urlencode(request.to_params())
    return f"./article/{quote(article_id, safe='')}" + (f"?{params}" if params else "")


def since_link(request: SearchRequest, days: int, today: date) -> str:
    """The search over the last `days` days."""
    return search_link(replace(request, since=today - timedelta(days=days), until=None, page=1))


def export_link(request: SearchRequest) -> str:
    """All hits of the search as CSV."""
    params = urlencode(replace(request, page=1).to_params())
    return "./export.csv" + (f"?{params}" if params else "")
