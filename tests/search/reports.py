"""Invented reports as records: the text, and for each value the words that are its evidence. No stage runs, no server is needed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from liaison.model.article import Article
from liaison.model.fact import Fact, Party
from liaison.model.ids import content_hash, digest
from liaison.model.mention import Mention
from liaison.model.summarise import summarise

RETRIEVED = "2026-11-20T06:00:00+00:00"
Values = dict[str, str]


def report(
    *,
    source_id: str,
    publisher: str,
    language: str,
    published_at: str,
    headline: str,
    body: str,
    source_type: str = "press",
    precision: str = "minute",
    url: str | None = None,
    event: tuple[str, str] | None = None,
    countries: Values | None = None,
    topics: Values | None = None,
    instruments: Values | None = None,
    people: tuple[dict[str, Any], ...] = (),
    organizations: tuple[dict[str, Any], ...] = (),
    facts: tuple[dict[str, Any], ...] = (),
    lead: str | None = None,
) -> dict[str, Any]:
    """The record of one report. Evidence is found in headline, lead or body by its words."""
    texts = {"headline": headline, "lead": lead or "", "body_text": body}
    mentions: list[Mention] = []

    def add(schema: str, field: str, value: str, words: str, rule: str, **properties: Any) -> None:
        where, start = _find(texts, words)
        mentions.append(Mention(schema, field, value, where, start, start + len(words), rule, properties=properties))

    for schema, field, values in (
        ("Address", "countries", countries or {}),
        ("Topic", "topics", topics or {}),
        ("Topic", "instruments", instruments or {}),
    ):
        for value, words in values.items():
            add(schema, field, value, words, f"vocabulary:{field}")
    if event:
        add("Event", "event_type", *event, "event:verb")
        add("Event", "is_cooperation", "true", event[1], "cooperation:two-states")
    for person in people:
        add("Person", "people", person["name"], person.pop("words", person["name"]), "person:title-and-name", **person)
    for body_ in organizations:
        add(
            "PublicBody",
            "organizations",
            body_["name"],
            body_.pop("words", body_["name"]),
            "vocabulary:agencies",
            **body_,
        )
    stated = tuple(_fact(texts, **fact) for fact in facts)
    article = Article(
        article_id=digest("test", source_id, headline),
        source_id=source_id,
        headline=headline,
        lead=lead,
        body_text=body,
        body_length=len(body),
        language=language,
        language_confidence=0.99,
        content_hash=content_hash(headline, body),
        pipeline_version="1",
        source_url=url,
        publisher=publisher,
        source_type=source_type,
        published_at=published_at,
        published_precision=precision,
        retrieved_at=RETRIEVED,
        first_seen_at=RETRIEVED,
        indexed_at=RETRIEVED,
        mentions=tuple(mentions),
        facts=stated,
        **summarise(mentions, stated),
    )
    return replace(article).to_record()


def _find(texts: dict[str, str], words: str) -> tuple[str, int]:
    for where, text in texts.items():
        if words in text:
            return where, text.index(words)
    raise ValueError(f"not in the report: {words}")


def _fact(texts: dict[str, str], sentence: str, parties: tuple[Party, ...], **more: Any) -> Fact:
    where, start = _find(texts, sentence)
    return Fact(
        parties=parties, where=where, start=start, end=start + len(sentence), rule="fact:act-between-bodies", **more
    )


def reports() -> list[dict[str, Any]]:
    """Twelve reports in five languages, and thirty short notices for paging."""
    return [*_written(), *(_notice(number) for number in range(30))]


def _notice(number: int) -> dict[str, Any]:
    country = ("PL", "CZ", "AT")[number % 3]
    name = {"PL": "Poland", "CZ": "Czechia", "AT": "Austria"}[country]
    return report(
        source_id="border_bulletin",
        publisher="Border Bulletin",
        language="en",
        published_at=f"2026-{1 + number % 10:02d}-{1 + number % 27:02d}T09:30:00+00:00",
        headline=f"Joint patrol number {number + 1} with {name}",
        body=f"Police of Germany and {name} patrolled the border together on tour {number + 1}. Nobody was held.",
        url=f"https://bulletin.example/patrol/{number + 1}",
        event=("operation", "patrolled the border together"),
        countries={"DE": "Germany", country: name},
        instruments={"joint_patrol": "patrolled the border together"},
    )


def _written() -> list[dict[str, Any]]:
    return [
        report(
            source_id="northgate",
            publisher="Northgate Wire",
            source_type="agency",
            language="en",
            published_at="2026-11-18T14:05:00+00:00",
            url="https://northgate.example/2026/11/18/stolen-cars-plan",
            headline="German liaison officer and Ukrainian police agree plan against stolen cars",
            lead="Investigators in Kyiv and Wiesbaden will share records of stolen vehicles from January.",
            body=(
                "KYIV. The liaison officer of Germany's Federal Criminal Police Office, Jonas Merkl, and the National Police of "
                "Ukraine signed an action plan against vehicle theft on Tuesday.\n\n"
                "Under the plan both sides exchange information on stolen vehicles within two days and train examiners together. "
                "Ukraine will send six officers to Wiesbaden in March for a course on forged registration papers.\n\n"
                "“We stop the cars before they reach the second border,” said Oksana Dovhan, head of the vehicle crime unit of the "
                "National Police.\n\nIn September the Federal Criminal Police Office handed over forty vehicle scanners to Ukraine."
            ),
            event=("agreement", "signed an action plan"),
            countries={"DE": "Germany", "UA": "Ukraine"},
            topics={"vehicle_crime": "vehicle theft"},
            instruments={
                "liaison_officer": "liaison officer",
                "action_plan": "action plan",
                "information_exchange": "exchange information",
                "training": "train examiners together",
            },
            people=(
                {
                    "name": "Jonas Merkl",
                    "role": "liaison officer",
                    "role_id": "liaison_officer",
                    "organization": "Federal Criminal Police Office",
                    "country": "DE",
                },
                {
                    "name": "Oksana Dovhan",
                    "role": "head of the vehicle crime unit",
                    "role_id": "head_of_unit",
                    "organization": "National Police of Ukraine",
                    "country": "UA",
                },
            ),
            organizations=(
                {"name": "Federal Criminal Police Office", "kind": "police", "country": "DE", "aliases": ("BKA",)},
                {
                    "name": "National Police of Ukraine",
                    "words": "National Police of Ukraine",
                    "kind": "police",
                    "country": "UA",
                },
            ),
            facts=(
                {
                    "event_type": "agreement",
                    "status": "happened",
                    "sentence": (
                        "The liaison officer of Germany's Federal Criminal Police Office, Jonas Merkl, and the National Police of "
                        "Ukraine signed an action plan against vehicle theft on Tuesday."
                    ),
                    "parties": (
                        Party("DE", "Federal Criminal Police Office", ("Jonas Merkl",), "both"),
                        Party("UA", "National Police of Ukraine", (), "both"),
                    ),
                    "instruments": ("action_plan", "liaison_officer"),
                    "topics": ("vehicle_crime",),
                    "date": "2026-11-17",
                },
                {
                    "event_type": "training",
                    "status": "planned",
                    "sentence": (
                        "Ukraine will send six officers to Wiesbaden in March for a course on forged registration papers."
                    ),
                    "parties": (
                        Party("DE", None, (), "initiator"),
                        Party("UA", "National Police of Ukraine", (), "recipient"),
                    ),
                    "instruments": ("training",),
                    "date": "2027-03",
                    "quantity": {"value": 6, "unit": "persons", "what": "officers"},
                },
                {
                    "event_type": "handover",
                    "status": "background",
                    "sentence": (
                        "In September the Federal Criminal Police Office handed over forty vehicle scanners to Ukraine."
                    ),
                    "parties": (
                        Party("DE", "Federal Criminal Police Office", (), "initiator"),
                        Party("UA", None, (), "recipient"),
                    ),
                    "instruments": ("equipment_handover",),
                    "date": "2026-09",
                    "quantity": {"value": 40, "unit": "items", "what": "vehicle scanners"},
                },
            ),
        ),
        report(
            source_id="rheinblick",
            publisher="Rheinblick",
            language="de",
            published_at="2026-11-17T08:20:00+00:00",
            url="https://rheinblick.example/polizei/razzia-aachen",
            headline="Polizei aus Deutschland und den Niederlanden sprengt Ring von Geldautomatensprengern",
            body=(
                "Aachen. Ermittler aus Deutschland und den Niederlanden haben am Montag bei einer gemeinsamen Aktion neun Verdächtige "
                "festgenommen. Die Gruppe soll mindestens vierzehn Geldautomaten gesprengt haben.\n\n"
                "Landeskriminaldirektorin Petra Lindhoff sprach von einem wichtigen Erfolg der gemeinsamen Ermittlungsgruppe, die seit "
                "dem Frühjahr besteht. Vermögenswerte von rund 300.000 Euro wurden gesichert."
            ),
            event=("operation", "gemeinsamen Aktion"),
            countries={"DE": "Deutschland", "NL": "Niederlanden"},
            topics={"property_crime": "Geldautomatensprengern", "organized_crime": "Ring"},
            instruments={
                "joint_operation": "gemeinsamen Aktion",
                "joint_investigation": "gemeinsamen Ermittlungsgruppe",
            },
            people=({"name": "Petra Lindhoff", "role": "Landeskriminaldirektorin", "country": "DE"},),
            facts=(
                {
                    "event_type": "operation",
                    "status": "happened",
                    "sentence": (
                        "Ermittler aus Deutschland und den Niederlanden haben am Montag bei einer gemeinsamen Aktion neun "
                        "Verdächtige festgenommen."
                    ),
                    "parties": (Party("DE"), Party("NL")),
                    "instruments": ("joint_operation",),
                    "date": "2026-11-16",
                    "quantity": {"value": 9, "unit": "persons", "what": "Verdächtige"},
                },
            ),
        ),
        report(
            source_id="mvs_portal",
            publisher="Портал МВС",
            source_type="official",
            language="uk",
            published_at="2026-11-16T00:00:00+00:00",
            precision="day",
            url="https://mvs.example/news/obmin-dosvidom",
            headline="Поліцейські України та Молдови обмінялися досвідом протидії кіберзлочинам",
            body=(
                "У Кишиневі відбулася зустріч керівників кіберполіції України та Генерального інспекторату поліції Молдови. "
                "Сторони домовилися про створення спільної робочої групи.\n\nНачальник департаменту Андрій Вигівський подякував "
                "колегам за підтримку. За його словами, обмін інформацією вже допоміг викрити дві групи шахраїв."
            ),
            event=("meeting", "відбулася зустріч"),
            countries={"UA": "України", "MD": "Молдови"},
            topics={"cybercrime": "кіберзлочинам", "fraud": "шахраїв"},
            instruments={"experience_exchange": "обмінялися досвідом", "working_group": "робочої групи"},
            people=(
                {
                    "name": "Андрій Вигівський",
                    "variants": ("Вигівського",),
                    "role": "начальник департаменту",
                    "country": "UA",
                },
            ),
            organizations=(
                {
                    "name": "Генеральний інспекторат поліції Молдови",
                    "words": "Генерального інспекторату поліції Молдови",
                    "country": "MD",
                },
            ),
        ),
        report(
            source_id="quai_est",
            publisher="Quai Est",
            language="fr",
            published_at="2026-11-12T17:45:00+00:00",
            url="https://quaiest.example/justice/avoirs-monaco",
            headline="La France et Monaco renforcent la saisie des avoirs criminels",
            body=(
                "Le parquet de Nice et la Sûreté publique de Monaco ont signé jeudi une convention sur la restitution des avoirs issus "
                "du blanchiment d'argent. Selon le commissaire Laurent Vasseur, douze biens immobiliers sont concernés.\n\n"
                "La convention prévoit aussi l'échange d'informations bancaires dans un délai de dix jours."
            ),
            event=("agreement", "ont signé jeudi une convention"),
            countries={"FR": "France", "MC": "Monaco"},
            topics={"money_laundering": "blanchiment d'argent", "asset_recovery": "avoirs criminels"},
            instruments={"agreement": "convention", "asset_return": "restitution des avoirs"},
            people=({"name": "Laurent Vasseur", "role": "commissaire", "country": "FR"},),
        ),
        report(
            source_id="stepnaya_gazeta",
            publisher="Степная газета",
            language="ru",
            published_at="2026-10-30T06:10:00+00:00",
            url="https://gazeta.example/2026/10/30/ekstradiciya",
            headline="Казахстан выдал Узбекистану подозреваемого в торговле людьми",
            body=(
                "Генеральная прокуратура Казахстана передала узбекской стороне гражданина, которого разыскивали с 2024 года. "
                "Подозреваемого задержали в Шымкенте по запросу Интерпола.\n\nПолковник Тимур Ахметов сообщил, что стороны "
                "готовят совместное расследование в отношении ещё трёх человек."
            ),
            event=("extradition", "выдал Узбекистану подозреваемого"),
            countries={"KZ": "Казахстан", "UZ": "Узбекистану"},
            topics={"human_trafficking": "торговле людьми"},
            instruments={"extradition": "выдал", "joint_investigation": "совместное расследование"},
            people=({"name": "Тимур Ахметов", "role": "полковник", "country": "KZ"},),
        ),
        report(
            source_id="harbour_times",
            publisher="Harbour Times",
            language="en",
            published_at="2026-10-21T11:00:00+00:00",
            url="https://harbour.example/news/container-cocaine",
            headline="Two tonnes of cocaine found after tip from Spanish police",
            body=(
                "Customs officers in the port of Antwerp seized 2.1 tonnes of cocaine in a container of bananas. The Belgian Federal "
                "Police acted on information from Spain's Guardia Civil.\n\nSuperintendent Eva Claes said a joint team of "
                "both forces had followed the route for eleven months."
            ),
            event=("seizure", "seized 2.1 tonnes of cocaine"),
            countries={"BE": "Belgian", "ES": "Spain"},
            topics={"drug_trafficking": "cocaine"},
            instruments={"information_exchange": "acted on information", "joint_investigation": "joint team"},
            people=({"name": "Eva Claes", "role": "Superintendent", "country": "BE"},),
            organizations=(
                {
                    "name": "Belgian Federal Police",
                    "words": "Belgian Federal Police",
                    "kind": "police",
                    "country": "BE",
                },
                {"name": "Guardia Civil", "kind": "police", "country": "ES"},
            ),
        ),
        report(
            source_id="northgate",
            publisher="Northgate Wire",
            source_type="agency",
            language="en",
            published_at="2026-09-09T10:00:00+00:00",
            url="https://northgate.example/2026/09/09/town-festival",
            headline="Town festival draws record crowd <b>despite rain</b> & wind",
            body="Some 20,000 people came to the harbour festival. Local police counted three lost children, all found.",
        ),
        report(
            source_id="liaison_files",
            publisher="Archive",
            language="en",
            published_at="2025-12-03T00:00:00+00:00",
            precision="day",
            url="javascript:alert(document.cookie)",
            headline='=HYPERLINK("https://evil.example") and other old tricks against border guards',
            body=(
                "Border guards of Romania and Moldova warned of <script>alert('forged')</script> documents. They agreed to compare "
                "records of forged passports each week."
            ),
            event=("agreement", "agreed to compare records"),
            countries={"RO": "Romania", "MD": "Moldova"},
            topics={"smuggling": "forged passports"},
            instruments={"information_exchange": "compare records"},
        ),
        report(
            source_id="nadwislanska",
            publisher="Gazeta Nadwiślańska",
            language="pl",
            published_at="2026-08-14T12:00:00+00:00",
            url="https://nadwislanska.example/a/wspolne-patrole",
            headline="Wspólne patrole polskiej i litewskiej policji na granicy",
            body="Funkcjonariusze z Polski i Litwy będą wspólnie patrolować drogi przygraniczne. Umowę podpisano w Suwałkach.",
            event=("agreement", "Umowę podpisano"),
            countries={"PL": "Polski", "LT": "Litwy"},
            instruments={"joint_patrol": "Wspólne patrole", "agreement": "Umowę"},
        ),
    ]
