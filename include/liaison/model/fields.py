"""Every field of the indices, declared once. Mappings, facets, options, CSV columns, Kibana labels and docs/fields.md
come from this list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Index(StrEnum):
    """The derived indices; the name behind the prefix."""

    ARTICLES = "articles"
    FACTS = "facts"
    OUTCOMES = "outcomes"
    SOURCES = "sources"


class Kind(StrEnum):
    """What a field holds. `name` is text that is also a keyword (`<name>.keyword`); `hidden` is kept and not searchable."""

    KEYWORD = "keyword"
    TEXT = "text"
    NAME = "name"
    DATE = "date"
    DAY = "day"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    LOCATION = "location"
    OBJECT = "object"
    HIDDEN = "hidden"
    ALIAS = "alias"


@dataclass(frozen=True, slots=True)
class Field:
    """`facet` is the field's name in URLs, JSON and as a command-line option; `vocabulary` the list of its readable labels.

    `boost` marks what full-text search looks at. `stem`: the field is also kept as `<stem>_<language>`, analysed in the
    article's language and left out of `_source`. `exported`: a column of the CSV. `target`: the field an alias stands for.
    """

    name: str
    kind: Kind
    label: str
    meaning: str
    indices: tuple[Index, ...] = (Index.ARTICLES,)
    facet: str | None = None
    vocabulary: str | None = None
    exported: bool = False
    boost: float | None = None
    stem: str | None = None
    target: str | None = None
    parts: tuple[Field, ...] = ()

    @property
    def path(self) -> str:
        """The name under which the exact value can be filtered, sorted and counted."""
        return f"{self.name}.keyword" if self.kind is Kind.NAME else self.name

    @property
    def option(self) -> str | None:
        """The command-line option that filters by this field."""
        return f"--{self.facet.replace('_', '-')}" if self.facet else None


LANGUAGES = ("en", "de", "fr", "ru", "uk")
"""Languages with an analyser of their own; reports in others are searched in the neutral fields."""

_A, _F, _O, _S = Index.ARTICLES, Index.FACTS, Index.OUTCOMES, Index.SOURCES
_AF = (_A, _F)
_ALL = (_A, _F, _O, _S)
_K, _T, _N, _D = Kind.KEYWORD, Kind.TEXT, Kind.NAME, Kind.DATE


def _part(name: str, kind: Kind, label: str, meaning: str, **more: object) -> Field:
    return Field(name, kind, label, meaning, indices=(), **more)  # type: ignore[arg-type]


_QUANTITY = (
    _part("value", Kind.NUMBER, "Amount", "The number in full units (12 million is 12000000)."),
    _part(
        "unit", _K, "Unit", "persons, vehicles, countries, kilograms, litres, percent, an ISO 4217 currency, items …"
    ),
    _part("what", _T, "What", "What was counted, in the report's words."),
    _part("qualifier", _K, "Qualifier", "about, over, up to …"),
)

FIELDS: tuple[Field, ...] = (
    # What it is and where it came from
    Field(
        "article_id", _K, "Article", "Hash of the article's address as the feed gave it.", (_A, _F, _O), exported=True
    ),
    Field("fact_id", _K, "Fact", "The article's id and the position of the fact in it.", (_F,)),
    Field("content_hash", _K, "Content hash", "Hash over headline and body; changes with what a reader sees."),
    Field("revision", Kind.INTEGER, "Revision", "1 when first read, one more with each change of the content.", _AF),
    Field(
        "@timestamp",
        _D,
        "Date",
        "Time of publication, else of the first sight; noon UTC where only the day is known. On outcomes and sources the "
        "time of the event.",
        _ALL,
        facet="month",
    ),
    Field(
        "source_id",
        _K,
        "Source",
        "The catalogue entry that gave the article.",
        _ALL,
        facet="source",
        vocabulary="sources",
        exported=True,
    ),
    Field(
        "source_type",
        _K,
        "Source type",
        "Who speaks: official, agency, press, international.",
        (_A, _F, _S),
        facet="source_type",
        vocabulary="source_types",
        exported=True,
    ),
    Field("source_url", _K, "Link", "The address as the feed gave it.", (_A, _F, _O), exported=True),
    Field("canonical_url", _K, "Canonical link", "The address that the page names as its own.", _AF, exported=True),
    Field("url_domain", _K, "Domain", "Host of the page."),
    Field("publisher", _N, "Publisher", "Who published the page.", (_A, _F, _S), exported=True, boost=1.0),
    Field(
        "publisher_country",
        _K,
        "Publisher's country",
        "ISO 3166 code of the publisher's home.",
        _AF,
        vocabulary="countries",
    ),
    Field(
        "capture",
        Kind.OBJECT,
        "Capture",
        "Where the archived input lies.",
        (_A, _O),
        parts=(
            _part("path", _K, "Archive file", "WARC file."),
            _part("offset", Kind.INTEGER, "Offset", "Byte at which the record begins."),
            _part("digest", _K, "Digest", "Hash of the archived bytes."),
        ),
    ),
    # When
    Field("published_at", _D, "Published", "Time of publication, as stated.", _AF, exported=True),
    Field("published_precision", _K, "Precision of the date", "minute, day, month or year.", _AF, exported=True),
    Field(
        "published_from", _K, "Origin of the date", "The signal that gave the date: JSON-LD, meta, date line, feed …"
    ),
    Field("modified_at", _D, "Modified", "Time of the last change, as stated by the page."),
    Field("retrieved_at", _D, "Retrieved", "When the input was fetched; orders the writes of one article."),
    Field("first_seen_at", _D, "First seen", "When Liaison met the article for the first time."),
    Field("indexed_at", _D, "Indexed", "When this document was written.", _AF),
    # What it says
    Field("headline", _N, "Headline", "The headline.", _AF, exported=True, boost=3.0, stem="headline"),
    Field("lead", _T, "Lead", "The standfirst or first paragraph.", exported=True, boost=2.0, stem="lead"),
    Field("byline", _T, "Byline", "The author line as printed."),
    Field("authors", _N, "Authors", "Authors named on the page."),
    Field(
        "body_text",
        _T,
        "Text",
        "The report without its frame; paragraphs are separated by an empty line.",
        boost=1.0,
        stem="body",
    ),
    Field("body_source", _K, "Text taken by", "Which extractor won."),
    Field("body_length", Kind.INTEGER, "Length", "Characters of the text."),
    Field(
        "language",
        _K,
        "Language",
        "ISO 639-1 code of the text, `und` where it is not known.",
        _AF,
        facet="language",
        vocabulary="languages",
        exported=True,
    ),
    Field("language_confidence", Kind.NUMBER, "Language confidence", "Chance that the language is right, 0 to 1."),
    Field("declared_language", _K, "Declared language", "What page or feed say."),
    Field("flags", _K, "Flags", "What was odd about the input."),
    # Who cooperates with whom, on what
    Field(
        "is_cooperation",
        Kind.BOOLEAN,
        "Cooperation",
        "The main event is police or justice cooperation across borders.",
        facet="cooperation",
        vocabulary="booleans",
        exported=True,
    ),
    Field(
        "countries",
        _K,
        "Country",
        "States whose bodies act in the event (ISO 3166).",
        _AF,
        facet="country",
        vocabulary="countries",
        exported=True,
    ),
    Field(
        "countries_mentioned",
        _K,
        "Country mentioned",
        "All states named in the report.",
        vocabulary="countries",
        exported=True,
    ),
    Field(
        "country_pairs",
        _K,
        "Country pair",
        "Pairs of acting states, as `DE|UA`; none where more than six act.",
        _AF,
        facet="country_pair",
        vocabulary="country_pairs",
        exported=True,
    ),
    Field("party_count", Kind.INTEGER, "Parties", "Number of parties of the main event."),
    Field(
        "topics", _K, "Topic", "What the cooperation is about.", _AF, facet="topic", vocabulary="topics", exported=True
    ),
    Field(
        "instruments",
        _K,
        "Instrument",
        "The means: agreement, liaison officer, joint team …",
        _AF,
        facet="instrument",
        vocabulary="instruments",
        exported=True,
    ),
    Field(
        "event_type",
        _K,
        "Event type",
        "What kind of event it is.",
        _AF,
        facet="event_type",
        vocabulary="event_types",
        exported=True,
    ),
    Field(
        "people",
        Kind.OBJECT,
        "People",
        "People with role, organisation and country.",
        parts=(
            _part(
                "name", _N, "Person", "The fullest form, in the nominative.", facet="person", boost=2.0, exported=True
            ),
            _part("variants", _N, "Other spellings", "Other forms in the report.", boost=2.0),
            _part("role", _T, "Role", "The role as written."),
            _part("role_id", _K, "Role", "The role's id in the vocabulary.", vocabulary="roles"),
            _part("organization", _N, "Organisation", "The body the person works for."),
            _part("country", _K, "Country", "The employer's country.", vocabulary="countries"),
        ),
    ),
    Field("people_roles", _K, "Role and country", "Role and country together, as `DE liaison_officer`."),
    Field(
        "organizations",
        Kind.OBJECT,
        "Organisations",
        "Bodies named in the report.",
        parts=(
            _part("name", _N, "Organisation", "The fullest form.", facet="organization", boost=1.5, exported=True),
            _part("aliases", _N, "Other names", "Abbreviations and other names.", boost=1.5),
            _part("kind", _K, "Kind", "police, ministry, embassy, prosecutor, international, customs …"),
            _part("country", _K, "Country", "ISO 3166 code.", vocabulary="countries"),
            _part("parent", _N, "Part of", "The body it belongs to."),
        ),
    ),
    Field(
        "places",
        Kind.OBJECT,
        "Places",
        "Places named in the report.",
        parts=(
            _part("name", _N, "Place", "Name."),
            _part("country", _K, "Country", "ISO 3166 code.", vocabulary="countries"),
            _part("location", Kind.LOCATION, "Location", "Latitude and longitude."),
        ),
    ),
    Field(
        "parties",
        Kind.OBJECT,
        "Parties",
        "Who takes part: of the main event, or of the fact.",
        _AF,
        parts=(
            _part("country", _K, "Country", "ISO 3166 code, null for an international body.", vocabulary="countries"),
            _part("organization", _N, "Organisation", "The acting body."),
            _part("people", _N, "People", "Who acts for it."),
            _part("side", _K, "Side", "initiator, recipient or both."),
        ),
    ),
    Field("attribution", _N, "Attribution", "Publisher, agency, original source, in this order."),
    Field("quantities", Kind.OBJECT, "Quantities", "People, things, money, mass.", parts=_QUANTITY),
    Field(
        "vehicles",
        Kind.OBJECT,
        "Vehicles",
        "Vehicles with what identifies them.",
        parts=(
            _part("make", _K, "Make", "Maker."),
            _part("model", _K, "Model", "Model."),
            _part("vin", _K, "VIN", "Vehicle identification number."),
            _part("plate", _K, "Plate", "Registration plate."),
        ),
    ),
    Field(
        "quotes",
        Kind.OBJECT,
        "Quotes",
        "What was said, and by whom.",
        parts=(
            _part("text", _T, "Quote", "The words."),
            _part("speaker", _N, "Speaker", "Who said it."),
        ),
    ),
    Field("evidence", Kind.HIDDEN, "Evidence", "The spans and facts behind each value, for display."),
    # One fact
    Field("status", _K, "Status", "happened, planned or background.", (_F,)),
    Field("plover", _K, "PLOVER category", "The event-data category that follows from the event type.", (_F,)),
    Field("initiators", _K, "Initiator", "Countries that give, send, train or ask.", (_F,), vocabulary="countries"),
    Field("recipients", _K, "Recipient", "Countries that receive.", (_F,), vocabulary="countries"),
    Field("date", Kind.DAY, "Date of the act", "Day, month or year of the act where stated.", (_F,)),
    Field("place", _N, "Place", "Where it happened.", (_F,)),
    Field("quantity", Kind.OBJECT, "Quantity", "Result of the act.", (_F,), parts=_QUANTITY),
    Field("sentence", _T, "Sentence", "The sentence that states the fact.", (_F,), boost=1.0),
    Field("where", _K, "Where", "headline, lead or body_text.", (_F,)),
    Field("start", Kind.INTEGER, "Start", "First code point of the sentence.", (_F,)),
    Field("end", Kind.INTEGER, "End", "Code point after the sentence.", (_F,)),
    Field("rule", _K, "Rule", "The rule that found the fact.", (_F,)),
    Field("confidence", Kind.NUMBER, "Confidence", "Chance that the sentence states an act, 0 to 1.", (_F,)),
    # Runs
    Field("pipeline_version", _K, "Pipeline version", "Version of the stages that made the document.", (_A, _F, _O)),
    Field("run_id", _K, "Run", "The run that wrote the document.", (_A, _F, _O, _S)),
    # Outcomes: one document per item that was not indexed (ECS names)
    Field("disposition", _K, "Outcome", "discarded, quarantined or failed.", (_O,)),
    Field("stage", _K, "Stage", "The stage that ended the item.", (_O,)),
    Field("event.kind", _K, "Event kind", "Always `event`.", (_O, _S)),
    Field("event.outcome", _K, "Event outcome", "success or failure.", (_O, _S)),
    Field("event.reason", _K, "Reason", "The reason's code.", (_O, _S)),
    Field("error.message", _T, "Detail", "What went wrong, in words.", (_O, _S)),
    # Sources: one document per source, its health
    Field("title", _N, "Title", "Name of the source.", (_S,)),
    Field("kind", _K, "Kind", "How it is read: feed, directory …", (_S,)),
    Field("enabled", Kind.BOOLEAN, "Enabled", "Whether the source is read.", (_S,)),
    Field("state", _K, "Health", "healthy, failing, alert, paused or new.", (_S,)),
    Field("failures_in_row", Kind.INTEGER, "Failures in a row", "Polls that failed since the last good one.", (_S,)),
    Field("last_polled_at", _D, "Last polled", "Time of the last poll.", (_S,)),
    Field("last_success_at", _D, "Last success", "Time of the last poll that worked.", (_S,)),
    Field(
        "counts",
        Kind.OBJECT,
        "Counts",
        "Items of the last run by outcome.",
        (_S,),
        parts=(
            _part("seen", Kind.INTEGER, "Seen", "Items that entered the run."),
            _part("indexed", Kind.INTEGER, "Indexed", "New articles."),
            _part("updated", Kind.INTEGER, "Updated", "Changed articles."),
            _part("duplicate", Kind.INTEGER, "Duplicate", "Known and unchanged."),
            _part("discarded", Kind.INTEGER, "Discarded", "No articles."),
            _part("quarantined", Kind.INTEGER, "Quarantined", "Kept for replay."),
            _part("failed", Kind.INTEGER, "Failed", "Not to be had now."),
        ),
    ),
    # ECS names for those who look for them
    Field("event.ingested", Kind.ALIAS, "Ingested", "ECS name of indexed_at.", _AF, target="indexed_at"),
    Field("event.dataset", Kind.ALIAS, "Dataset", "ECS name of source_id.", _ALL, target="source_id"),
    Field("url.full", Kind.ALIAS, "URL", "ECS name of source_url.", (_A, _F, _O), target="source_url"),
    Field("url.domain", Kind.ALIAS, "URL domain", "ECS name of url_domain.", target="url_domain"),
)


def fields_of(index: Index) -> tuple[Field, ...]:
    """The fields of one index, top level."""
    return tuple(field for field in FIELDS if index in field.indices)


def leaves(index: Index) -> Iterator[Field]:
    """The searchable fields of one index, with those of objects under their dotted names."""
    for field in fields_of(index):
        if field.kind is Kind.OBJECT:
            yield from (_dotted(field, part) for part in field.parts)
        else:
            yield field


def _dotted(parent: Field, part: Field) -> Field:
    return Field(
        name=f"{parent.name}.{part.name}",
        kind=part.kind,
        label=part.label if part.facet else f"{parent.label}: {part.label}",
        meaning=part.meaning,
        indices=parent.indices,
        facet=part.facet,
        vocabulary=part.vocabulary,
        exported=part.exported,
        boost=part.boost,
    )


def facet_fields(index: Index = Index.ARTICLES) -> dict[str, Field]:
    """The facets of one index by their name in URLs and options, in the order of the list."""
    return {field.facet: field for field in leaves(index) if field.facet}
