"""Whether a noun that no list has is a person, by its form: asked for what a number counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.wordlists import words

ANIMALS = (
    "соба", "пес", "пс", "цуцен", "щен", "кін", "кон", "лошад", "тварин", "животн", "птах", "птиц", "папуг", "попуга", "черепа", "мавп",
    "обезьян", "коров", "овец", "вівц", "риб", "рыб", "лемур", "змі", "зме", "дельфін", "дельфин", "робот", "дрон", "безпілотник", "беспилотник", "квадрокоптер",
)  # fmt: skip
"""Beginnings of nouns that grammar takes for living things and that are no people."""
SUFFIXES = {
    "en": ("ers", "ors", "eurs", "ists", "ees", "men", "women", "ants", "ents", "ians", "kids"),
    "de": ("innen", "isten", "linge", "lingen", "leute", "leuten", "ierte", "ierten", "männer", "männern", "frauen", "kundige", "kundigen", "sicherer",
           "sicherern", "lehrer", "lehrern", "fahrer", "fahrern", "schüler", "schülern", "arbeiter", "arbeitern", "führer", "führern", "händler", "händlern",
           "ermittler", "ermittlern", "berater", "beratern", "helfer", "helfern", "abholer", "abholern", "retter", "rettern", "boten", "paten", "späher", "spähern", "beamte", "beamten", "angehörige", "angehörigen", "verdächtige", "verdächtigen", "flüchtige", "flüchtigen"),
    "pl": ("torów", "torzy", "terów", "istów", "iści", "ystów", "yści", "arzy", "arze", "fachowców", "fachowcy", "naukowców", "naukowcy", "związkowców", "ologów", "odzy"),
    "fr": ("criminels", "eurs", "euses", "istes", "iers", "ières", "taires", "iens", "iennes", "ants", "antes"),
}  # fmt: skip
"""Endings of nouns for people in the plural."""
THINGS = {
    "pl": words(
        "motorów monitorów traktorów generatorów detektorów reaktorów sektorów wektorów kolektorów projektorów skanerów komputerów skuterów helikopterów transporterów "
        "kilometrów parametrów metrów listów mostów postów portów tytoniów towarów obszarów pojazdów kontenerów motorowerów rowerów literów charakterów faktorów "
        "silosów zarzutów rozdziałów korytarzy komentarzy kalendarzy cmentarzy egzemplarzy formularzy kwestionariuszy scenariuszy ołtarzy komentarze egzemplarze formularze "
        "kalendarze cmentarze twarzy plaż ciężarzy owoców surowców wieżowców odrzutowców bombowców hotelowców cyfry ładowców"
    ),
    "en": words(
        "numbers orders papers letters posters chambers centers centres meters metres liters litres dollars offers matters covers borders computers containers scanners "
        "trackers trailers servers printers chargers lasers folders rotors motors monitors doors floors errors sectors projectors detectors reactors sensors flyers tenders "
        "quarters headquarters trees degrees fees committees guarantees documents plants grants patents accidents incidents events agreements shipments instruments payments "
        "statements assessments apartments departments elements components segments settlements garments warrants restaurants consignments stickers drawers burners "
        "launchers helicopters choppers boosters registers chapters semesters corridors anchors mirrors counters markers layers towers powers flowers hours colours honours "
        "tours years others carriers tankers freighters trawlers routers speakers posters lockers freezers transmitters generators simulators radiators "
        "transformers tractors investments treatments movements ornaments equipments implements pendants pollutants precursors factors vectors indicators cents percents presents "
        "accents talents contents tents rents continents currents torrents specimen specimens omen"
    ),
    "fr": words(
        "ordinateurs moteurs conteneurs détecteurs secteurs lecteurs serveurs téléviseurs tracteurs récepteurs valeurs fleurs couleurs heures projecteurs capteurs ascenseurs "
        "générateurs scanneurs dossiers papiers fichiers courriers quartiers ateliers chantiers colliers paniers escaliers milliers premiers derniers chiens biens anciens "
        "montants instants diamants restaurants volants courants suivants importants commentaires exemplaires formulaires questionnaires itinéraires entiers sentiers "
        "frontières lettres listes pistes importantes suivantes marchandises inférieurs supérieurs extérieurs intérieurs plusieurs ailleurs"
    ),
}
"""Words with such endings that are no people."""


@lru_cache(maxsize=16384)
def is_person(word: str, language: str) -> bool:
    """Whether a word in lower case is a noun for people; only where its form says so."""
    if language in morphology.LANGUAGES:
        found = morphology.tags(word, language)
        return "anim" in found and "inan" not in found and "NOUN" in found and not word.startswith(ANIMALS)
    endings = SUFFIXES.get(language)
    return endings is not None and len(word) > 4 and word.endswith(endings) and word not in THINGS.get(language, ())


def first_person(following: Sequence[str], language: str) -> int | None:
    """The place of the noun that a number before these words counts, where it is one for people; adjectives may come before it."""
    for place, word in enumerate(following):
        if is_person(word, language):
            return place
        if language in morphology.LANGUAGES:
            found = morphology.tags(word, language)
            if found & {"VERB", "INFN", "PREP"} or "NOUN" in found:
                return None
        elif language != "en" and not (language == "pl" and word.endswith(("ych", "ich", "cy", "scy"))):
            return None
    return None
