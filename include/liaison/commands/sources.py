"""`liaison sources`: list the catalogue, preview what a source offers, add one, read quarantined items again."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import Any

from liaison import settings
from liaison.commands.files import Parser, complain
from liaison.edges.catalogue import KINDS, Catalogue, read_catalogue
from liaison.errors import ConfigError
from liaison.model.source import Source, SourceType


def run(args: list[str]) -> int:
    """Exit status 1 where the catalogue has a wrong entry or a source offers nothing."""
    parser = Parser(prog="liaison sources", description=__doc__)
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="list|preview|add|replay", parser_class=Parser
    )
    listed = commands.add_parser("list", help="the sources of the catalogue")
    listed.add_argument("--enabled", action="store_true", help="those that are read daily")
    listed.add_argument("--json", action="store_true", help="one JSON object a line")
    shown = commands.add_parser("preview", help="what a source offers now, with nothing written")
    shown.add_argument("source", metavar="SOURCE_ID or URL")
    shown.add_argument("--limit", type=_positive, default=10, help="entries to show (default 10)")
    shown.add_argument("--json", action="store_true", help="one JSON object a line")
    _add_options(commands.add_parser("add", help="add a source to the catalogue, after a look at it"))
    again = commands.add_parser("replay", help="read quarantined items again, from the archive")
    again.add_argument("--source", metavar="SOURCE_ID", help="those of one source")
    options = parser.parse_args(args)
    return {"list": _list, "preview": _preview, "add": _add, "replay": _replay}[options.command](options)


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source_id", help="2 to 64 of a-z, 0-9 and _; becomes the file's name")
    parser.add_argument("location", help="address of a feed or sitemap, or a folder")
    parser.add_argument("--title", help="name of the source (default: its id)")
    parser.add_argument("--publisher", help="who publishes it (default: the title)")
    parser.add_argument("--country", help="ISO 3166 code of the publisher's home; the folder of the file")
    parser.add_argument("--type", choices=[str(kind) for kind in SourceType], default="press")
    parser.add_argument("--language", help="ISO 639-1 code")
    parser.add_argument("--timezone", default="UTC", help="IANA zone of dates that name none (default UTC)")
    parser.add_argument("--kind", choices=KINDS, help="default: feed for an address, else directory")
    parser.add_argument("--enable", action="store_true", help="read it daily from now on")
    parser.add_argument("--unseen", action="store_true", help="add it without looking at it first")


def _list(options: argparse.Namespace) -> int:
    catalogue = _catalogue()
    rows = [source for source in catalogue.sources.values() if source.enabled or not options.enabled]
    if options.json:
        for source in rows:
            sys.stdout.write(json.dumps(asdict(source), ensure_ascii=False) + "\n")
    else:
        width = max((len(source.source_id) for source in rows), default=0)
        for source in rows:
            state = "daily " if source.enabled else "paused"
            about = f"{source.kind:<9} {source.language or '??'} {source.source_type:<13} {source.location}"
            sys.stdout.write(f"{source.source_id:<{width}}  {state}  {about}\n")
    for fault in catalogue.faults.values():
        complain("sources", "list", fault)
    return 1 if catalogue.faults else 0


def _preview(options: argparse.Namespace) -> int:
    from liaison.tasks.polling import preview

    polled = preview(_source(options.source))
    for entry in polled.entries[: options.limit]:
        if options.json:
            sys.stdout.write(json.dumps(asdict(entry), ensure_ascii=False) + "\n")
            continue
        text = entry.title or " ".join((entry.text or entry.summary or "").split())[:100] or "(no title)"
        sys.stdout.write(
            f"{(entry.published_at or 'no date')[:16]:<16}  {text}\n{'':<18}{entry.url or entry.entry_id}\n"
        )
    sys.stderr.write(
        f"{len(polled.entries)} entries" + (f" ({', '.join(polled.flags)})" if polled.flags else "") + "\n"
    )
    return 0 if polled.entries else 1


def _add(options: argparse.Namespace) -> int:
    import yaml

    from liaison.edges.catalogue import parse_source
    from liaison.edges.files import replacing
    from liaison.tasks.polling import preview
    from liaison.tasks.run import stamp

    kind = options.kind or ("feed" if options.location.startswith(("http://", "https://")) else "directory")
    title = options.title or options.source_id
    row: dict[str, Any] = {
        "source_id": options.source_id,
        "kind": kind,
        "location": options.location,
        "title": title,
        "publisher": options.publisher or title,
        "publisher_country": options.country,
        "source_type": options.type,
        "language": options.language,
        "timezone": options.timezone,
        "enabled": options.enable,
        "checked": stamp()[:10],
    }
    text = yaml.safe_dump(row, sort_keys=False, allow_unicode=True)
    try:
        source = parse_source(text, options.source_id)
    except ValueError as error:
        raise ConfigError(str(error)) from error
    folder = settings.load().catalogue
    if source.source_id in _catalogue().sources:
        raise ConfigError(f"there is a source {source.source_id} in the catalogue")
    if not options.unseen:
        sys.stderr.write(f"{len(preview(source).entries)} entries found\n")
    path = folder / (options.country or "international").lower() / f"{source.source_id}.yaml"
    try:
        with replacing(path) as file:
            file.write(text.encode())
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    sys.stdout.write(f"{path}\n")
    return 0


def _replay(options: argparse.Namespace) -> int:
    from liaison.tasks.replay import replay

    counts = replay(options.source)
    told = ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items()))
    sys.stdout.write((told or "nothing in quarantine") + "\n")
    return 0


def _catalogue() -> Catalogue:
    folder = settings.load().catalogue
    if not folder.is_dir():
        raise ConfigError(f"no catalogue at {folder}")
    return read_catalogue(folder)


def _source(name: str) -> Source:
    if name.startswith(("http://", "https://")):
        return Source("preview", "feed", name, name, "")
    catalogue = _catalogue()
    if name in catalogue.faults:
        raise ConfigError(catalogue.faults[name])
    if name not in catalogue.sources:
        raise ConfigError(f"no source {name} in the catalogue; `liaison sources list` shows them")
    return catalogue.sources[name]


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no positive number")
    return int(text)
