"""Writes examples/site from articles/, outlets.yaml and templates/: `python examples/build_site.py`.

The site is committed, so that `make run` only has to serve it; a test builds it again and compares.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import yaml
from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup

HERE = Path(__file__).resolve().parent
DOMAIN = "liaison.example"
"""Reserved for documentation: no such host exists, the examples server answers for it on loopback."""


def articles() -> dict[str, list[dict[str, Any]]]:
    """The articles of each outlet, newest first, copies filled in from their originals."""
    rows = [
        row for path in sorted((HERE / "articles").glob("*.yaml")) for row in yaml.safe_load(path.read_text("utf-8"))
    ]
    by_id = {row["id"]: row for row in rows}
    outlets: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if "copy_of" in row:
            row["paragraphs"] = copied(by_id[row["copy_of"]]["paragraphs"], row)
        outlets.setdefault(row["outlet"], []).append(row)
    for own in outlets.values():
        own.sort(key=lambda row: str(row["date"]), reverse=True)
    return outlets


def copied(paragraphs: list[str], row: dict[str, Any]) -> list[str]:
    """An agency's paragraphs as another outlet prints them: words replaced, the last paragraph often cut."""
    paragraphs = paragraphs[:-1] if row.get("drop_last") else list(paragraphs)
    for old, new in row.get("replace", {}).items():
        paragraphs = [p.replace(old, new) for p in paragraphs]
    return paragraphs


def address(outlet: str, row: dict[str, Any]) -> str:
    return f"http://{outlet}.{DOMAIN}/2026/11/{row['id']}.html"


def instant(row: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(row["date"]) if isinstance(row["date"], str) else row["date"]


def json_ld(outlet: dict[str, Any], row: dict[str, Any], url: str) -> str:
    node = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": row["headline"],
        "datePublished": instant(row).isoformat(),
        "mainEntityOfPage": url,
        "author": [{"@type": "Person", "name": name} for name in row["authors"]],
        "publisher": {"@type": "NewsMediaOrganization", "name": outlet["title"]},
    }
    return json.dumps(node, ensure_ascii=False, indent=1).replace("</", "<\\/")


def page(env: Environment, name: str, outlet: dict[str, Any], words: dict[str, str], row: dict[str, Any]) -> bytes:
    charset = row.get("charset", "utf-8")
    text = env.get_template(f"{outlet['template']}.html").render(context(name, outlet, words, row, charset))
    return text.encode(charset)


def context(
    name: str, outlet: dict[str, Any], words: dict[str, str], row: dict[str, Any], charset: str
) -> dict[str, Any]:
    return {
        **outlet,
        **row,
        "related": row.get("related", []),
        "credit": row.get("credit"),
        "charset": charset,
        "url": address(name, row),
        "date": instant(row).isoformat(),
        "shown_date": instant(row).strftime("%d.%m.%Y, %H:%M"),
        "json_ld": Markup(json_ld(outlet, row, address(name, row))),
        "w": words,
    }


def rss(name: str, outlet: dict[str, Any], rows: list[dict[str, Any]]) -> str:
    items = "".join(
        f"<item><title>{escape(row['headline'])}</title><link>{address(name, row)}</link>"
        f'<guid isPermaLink="true">{address(name, row)}</guid>'
        f"<pubDate>{format_datetime(instant(row))}</pubDate>"
        f"<description>{escape('<p>' + escape(row['paragraphs'][0]) + '</p>')}</description></item>\n"
        for row in rows
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
        f"<title>{escape(outlet['title'])}</title><link>http://{name}.{DOMAIN}/</link>"
        f"<description>{escape(outlet['tagline'])}</description><language>{outlet['language']}</language>\n"
        f"{items}</channel></rss>\n"
    )


def atom(name: str, outlet: dict[str, Any], rows: list[dict[str, Any]]) -> str:
    entries = "".join(
        f'<entry><title>{escape(row["headline"])}</title><link rel="alternate" href="{address(name, row)}"/>'
        f"<id>{address(name, row)}</id><updated>{instant(row).isoformat()}</updated>"
        f"<published>{instant(row).isoformat()}</published>"
        f'<summary type="text">{escape(row["paragraphs"][0])}</summary></entry>\n'
        for row in rows
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{outlet["language"]}">'
        f"<title>{escape(outlet['title'])}</title><id>http://{name}.{DOMAIN}/</id>"
        f"<updated>{instant(rows[0]).isoformat()}</updated>\n{entries}</feed>\n"
    )


def build(target: Path) -> int:
    """Write the whole site below `target`; returns the number of pages."""
    outlets = yaml.safe_load((HERE / "outlets.yaml").read_text("utf-8"))
    words = outlets.pop("words")
    env = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=select_autoescape(["html"]))
    pages = 0
    for name, rows in sorted(articles().items()):
        outlet = outlets[name]
        folder = target / name / "2026" / "11"
        folder.mkdir(parents=True, exist_ok=True)
        for row in rows:
            (folder / f"{row['id']}.html").write_bytes(page(env, name, outlet, words[outlet["language"]], row))
            pages += 1
        feed = rss(name, outlet, rows) if outlet["feed"] == "rss" else atom(name, outlet, rows)
        (target / name / f"{outlet['feed']}.xml").write_text(feed, encoding="utf-8")
    return pages


if __name__ == "__main__":
    print(f"{build(HERE / 'site')} pages", file=sys.stderr)
