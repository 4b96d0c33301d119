"""Records scored against labelled reports: precision, recall and F1 per field, by the rules of labelled/README.md."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import matching
from liaison.pipeline import read_file

LABELLED = Path(__file__).parent / "labelled"
TRAPS = LABELLED / "traps"
"""Texts without cooperation that look like it."""
THIRD_SERIES = range(300, 400)
"""Reports of these numbers are kept aside in every language."""
SECOND_SERIES = range(200, 300)
SECOND_KEPT_ASIDE = frozenset({"uk", "ru"})
"""In these languages the second series is kept aside, too; in the others it has been read."""
OPENED = 3
"""Of the first series, numbers divisible by it were kept aside at first; they and the second series in the other languages
have been read since: a second part of the development reports."""
LAST_SERIES = range(501, 700)
"""Written last: odd numbers to develop on and to learn from, even ones kept aside."""
HARD_SERIES = range(701, 800)
"""Written to develop on and to learn from, with parties told across sentences and sides that need reading."""
PARTS = ("development", "opened", "kept aside")
EXACT = (
    "language",
    "published_at",
    "is_cooperation",
    "event_type",
    "person_country",
    "person_role",
    "fact_event_type",
    "fact_status",
    "fact_sides",
)
SETS = (
    "countries",
    "topics",
    "instruments",
    "people",
    "organizations",
    "attribution",
    "quantities",
    "facts",
    "fact_instruments",
)
FIELDS = (*EXACT, *SETS)
"""The eighteen fields of the macro mean."""
Record = dict[str, Any]


@dataclass(slots=True)
class Tally:
    """Counts of one field. For exact fields `hits` of `total` judged; for sets also what was missed and what was extra."""

    hits: int = 0
    missed: int = 0
    extra: int = 0
    confusions: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.extra) if self.hits + self.extra else 0.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 0.0

    @property
    def f1(self) -> float:
        total = 2 * self.hits + self.missed + self.extra
        return 2 * self.hits / total if total else 0.0


Tallies = dict[str, Tally]


def macro(tallies: Tallies) -> float:
    """The mean F1 (accuracy for exact fields) over the fields that occur."""
    seen = [t.f1 for name in FIELDS if (t := tallies[name]).hits + t.missed + t.extra]
    return sum(seen) / len(seen) if seen else 0.0


def labelled(folder: Path = LABELLED) -> Iterator[tuple[str, Record, Path]]:
    """(id, labelled record, path of its text) of each report in `folder`."""
    for path in sorted(folder.glob("*_*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8")), path.with_suffix(".txt")


def false_alarms() -> tuple[list[str], int]:
    """The ids of the traps that are taken for cooperation, and how many traps there are."""
    texts = sorted(TRAPS.glob("*.txt"))
    return [path.stem for path in texts if read(path)["is_cooperation"]], len(texts)


def part_of(name: str) -> str:
    """The part of the labelled reports, one of PARTS, that a report belongs to."""
    language, _, written = name.rpartition("_")
    number = int(written)
    if number in LAST_SERIES:
        return "development" if number % 2 else "kept aside"
    if number in THIRD_SERIES or (number in SECOND_SERIES and language in SECOND_KEPT_ASIDE):
        return "kept aside"
    return "opened" if number in SECOND_SERIES or (number < 200 and number % OPENED == 0) else "development"


def read(path: Path) -> Record:
    """The record that `liaison read` gives for the first report of a file."""
    return read_file(path)[0].to_record()


def score(pairs: Iterable[tuple[Record, Record]]) -> Tallies:
    """Tallies per field over (labelled, read) records."""
    tallies: Tallies = defaultdict(Tally)
    for gold, found in pairs:
        _score_values(gold, found, tallies)
        _score_people(gold, found, tallies)
        _score_organizations(gold, found, tallies)
        _score_attribution(gold, found, tallies)
        _score_quantities(gold, found, tallies)
        _score_facts(gold, found, tallies)
    return tallies


def _exact(tally: Tally, gold: object, found: object) -> None:
    if gold == found:
        tally.hits += 1
    else:
        tally.missed += 1
        tally.extra += 1
        tally.confusions[f"{gold} → {found}"] += 1


def _sets(tally: Tally, gold: Iterable[Any], found: Iterable[Any]) -> None:
    a, b = set(gold), set(found)
    tally.hits += len(a & b)
    tally.missed += len(a - b)
    tally.extra += len(b - a)
    tally.confusions.update(
        [f"missed {x}" for x in sorted(map(str, a - b))] + [f"extra {x}" for x in sorted(map(str, b - a))]
    )


def _score_values(gold: Record, found: Record, tallies: Tallies) -> None:
    for name in ("language", "is_cooperation", "event_type"):
        _exact(tallies[name], gold[name], found[name])
    _exact(tallies["published_at"], gold["published_at"], str(found["published_at"] or "")[:10] or None)
    for name in ("countries", "topics", "instruments"):
        _sets(tallies[name], gold[name], found[name])


def _names(thing: Record) -> list[str]:
    return [thing["name"], *(thing.get("variants") or ()), *(thing.get("aliases") or ())]


def _optional(gold: Record, key: str) -> list[str]:
    return list((gold.get("optional") or {}).get(key) or ())


def _count(
    tally: Tally,
    gold: Sequence[Record],
    found: Sequence[Record],
    chosen: Sequence[tuple[int, int]],
    neutral: Sequence[int],
) -> None:
    matched = {j for _, j in chosen}
    tally.hits += len(chosen)
    tally.missed += len(gold) - len(chosen)
    tally.extra += sum(j not in matched and j not in neutral for j in range(len(found)))


def _score_people(gold: Record, found: Record, tallies: Tallies) -> None:
    a, b = gold["people"], list(found["people"])
    chosen = matching.pairs(a, b, lambda x, y: matching.best(matching.person, _names(x), _names(y)))
    spared = [j for j, p in enumerate(b) if matching.best(matching.person, _names(p), _optional(gold, "people"))]
    _count(tallies["people"], a, b, chosen, spared)
    for i, j in chosen:
        _exact(tallies["person_country"], a[i].get("country"), b[j].get("country"))
        if a[i].get("role"):
            agrees = matching.role_agrees(a[i]["role"], b[j].get("role") or "")
            _exact(tallies["person_role"], a[i]["role"], a[i]["role"] if agrees else b[j].get("role"))


def _score_organizations(gold: Record, found: Record, tallies: Tallies) -> None:
    a, b = gold["organizations"], list(found["organizations"])

    def similarity(x: Record, y: Record) -> float:
        alike = matching.best(matching.body, _names(x), _names(y))
        same_country = x.get("country") and x.get("country") == y.get("country")
        return alike + (0.3 if same_country else 0.0) if alike else 0.0

    chosen = matching.pairs(a, b, similarity)
    in_titles = [p["organization"] for p in gold["people"] if p.get("organization")]
    neutral = [*_optional(gold, "organizations"), *in_titles]
    spared = [j for j, o in enumerate(b) if matching.best(matching.body, _names(o), neutral)]
    _count(tallies["organizations"], a, b, chosen, spared)


def _score_attribution(gold: Record, found: Record, tallies: Tallies) -> None:
    known = [_names(o) for o in gold["organizations"]]

    def spellings(name: str) -> list[str]:
        return [name, *(n for names in known if matching.best(matching.body, [name], names) >= 0.95 for n in names)]

    a, b = [spellings(n) for n in gold["attribution"]], list(found["attribution"])
    chosen = matching.pairs(
        a, b, lambda x, y: max(matching.best(matching.body, x, [y]), matching.best(matching.person, x, [y]))
    )
    spared = [j for j, n in enumerate(b) if matching.best(matching.body, [n], _optional(gold, "attribution"))]
    _count(tallies["attribution"], a, b, chosen, spared)


def _score_quantities(gold: Record, found: Record, tallies: Tallies) -> None:
    a, b = (Counter((round(float(q["value"]), 6), q["unit"]) for q in record["quantities"]) for record in (gold, found))
    tally = tallies["quantities"]
    tally.hits += (a & b).total()
    tally.missed += (a - b).total()
    tally.extra += (b - a).total()


def _states(fact: Record) -> set[str]:
    return {p["country"] or "INT" for p in fact["parties"]}


def _sides(fact: Record) -> set[tuple[str, str]]:
    return {(p["country"] or "INT", p["side"]) for p in fact["parties"]}


def _evidence(record: Record, fact: Record) -> str:
    return fact["evidence"] if "evidence" in fact else (record[fact["where"]] or "")[fact["start"] : fact["end"]]


def _score_facts(gold: Record, found: Record, tallies: Tallies) -> None:
    a, b = gold["facts"], list(found["facts"])

    def similarity(x: Record, y: Record) -> float:
        states = _states(x), _states(y)
        parties = 2 * len(states[0] & states[1]) / max(1, len(states[0]) + len(states[1]))
        one, two = set(matching.words(_evidence(gold, x))), set(matching.words(_evidence(found, y)))
        text = len(one & two) / max(1, min(len(one), len(two)))
        same = x["event_type"] == y["event_type"]
        return parties + 0.5 * same + text if parties >= 0.66 and (same or text >= 0.5) else 0.0

    chosen = matching.pairs(a, b, similarity)
    _count(tallies["facts"], a, b, chosen, ())
    for i, j in chosen:
        _exact(tallies["fact_event_type"], a[i]["event_type"], b[j]["event_type"])
        _exact(tallies["fact_status"], a[i]["status"], b[j]["status"])
        sides = _sides(a[i]), _sides(b[j])
        _exact(tallies["fact_sides"], sorted(sides[0]), sorted(sides[1]))
        _sets(tallies["fact_instruments"], a[i]["instruments"], b[j]["instruments"])
