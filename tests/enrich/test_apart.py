"""Sentences with police bodies of two states that tell something other than their cooperation."""

from __future__ import annotations

import pytest

from tests.enrich.test_main_event import news


@pytest.mark.parametrize(
    ("language", "body"),
    [
        # teams at play
        ("en", "The Zambia Police Service beat the Malawi Police Service 4-2 in the final of the regional tournament in Lusaka."),
        ("de", "Das Team der sächsischen Polizei hat beim Turnier in Brünn die tschechische Polizei im Endspiel geschlagen."),
        ("fr", "La police de Genève a remporté le tournoi face à l'équipe de la police italienne, samedi à Turin."),
        ("pl", "Policjanci z Lublina wygrali turniej, pokonując w finale drużynę słowackiej policji z Preszowa."),
        ("ru", "В турнире в Астане команда полиции Казахстана обыграла милиционеров Беларуси со счётом 3:1."),
        ("uk", "Команда Національної поліції України виграла турнір, обігравши поліцейських Молдови."),
        # what was asked for and refused, or did not come about
        ("en", "A court in Lisbon has refused Brazil's request to extradite a former senator, the prosecutor's office said."),
        ("de", "Das Oberlandesgericht Dresden hat die Auslieferung des Unternehmers an Moldau abgelehnt."),
        ("fr", "Le ministre de la Justice du Pérou a refusé d'extrader l'ancien juge vers le Chili."),
        ("pl", "Sąd w Wiedniu odmówił wydania Polsce byłego komendanta policji."),
        ("ru", "Суд в Таллине отказал в выдаче предпринимателя прокуратуре Грузии."),
        ("uk", "Переговори міністрів внутрішніх справ Молдови та Румунії не відбулися."),
        # consuls with their citizens
        ("en", "The consul of Ghana in Casablanca met on Monday with nine citizens in the custody of Moroccan police."),
        ("pl", "Konsul RP w Lyonie odwiedził dwóch kierowców zatrzymanych przez francuską żandarmerię."),
        ("uk", "Консул України в Измірі зустрівся з моряками, яких затримала турецька берегова охорона."),
        # swindlers who pose as officers
        ("en", "The Cyprus Police have warned of scam e-mails in which the head of Europol demands money from the reader."),
        ("de", "Die Polizei Graz warnt vor Betrügern, die sich am Telefon als Beamte von Interpol ausgeben."),
        # contracts and gifts of companies
        ("en", "The interior ministry of Georgia signed a contract with an Italian manufacturer for 40 patrol boats."),
        ("uk", "Виробник із Гданська подарував поліції Львова десять дронів."),
        # trade between states, arms for an army
        ("en", "VADUZ. Bilateral trade between Chile and Peru will grow, their prime ministers agreed. Police closed the road to the airport."),
        ("ru", "МИНСК. Товарооборот Беларуси и Вьетнама вырастет, договорились премьеры. Подписан меморандум таможен и торговых палат."),
        ("de", "WIEN. Der Verteidigungsminister zählte auf, welche Panzer und Haubitzen Estland erhält. Übergeben wird die Fracht in Polen."),
        # nationals of two states, held by the police of a third
        ("en", "Seven Chilean and Peruvian nationals were held by Kent Police in raids on three houses in Dover."),
        # bodies of one state
        ("pl", "Policjanci CBŚP wspólnie z Nadodrzańskim Oddziałem Straży Granicznej zatrzymali ośmiu obywateli Gruzji."),
    ],
)  # fmt: skip
def test_tells_no_cooperation(language: str, body: str) -> None:
    assert not news(language, body)


@pytest.mark.parametrize(
    ("language", "body", "kind"),
    [
        ("en", "Ten officers of the Danish police will help the Swedish police to keep order at the football match in Malmö.", "deployment"),
        ("de", "Die Polizeichefs von Serbien und Ungarn trafen sich in Szeged und berieten über Betrüger am Telefon.", "meeting"),
        ("en", "Fiji extradited a banker to New Zealand on Friday after the Supreme Court rejected his last appeal, police said.", "extradition"),
        ("pl", "Policjanci z Polski wspólnie z niemieckimi celnikami zatrzymali ośmiu obywateli Gruzji.", "operation"),
    ],
)  # fmt: skip
def test_still_tells_cooperation(language: str, body: str, kind: str) -> None:
    assert kind in [event_type for event_type, _ in news(language, body)]
