"""Wordings of acts and means in six languages: each sentence must give its term, and none of the other kind."""

from __future__ import annotations

import pytest

from liaison.enrich.grammar.lexicon import Lexicon, find_in, patterns_of
from tests.enrich.reading import VOCABULARY, findings


def terms(name: str, language: str, sentence: str) -> set[str]:
    return {hit.id for hit in find_in(Lexicon(patterns_of(VOCABULARY, name, language)), sentence)}


@pytest.mark.parametrize(
    ("language", "act", "sentence"),
    [
        ("en", "deploy", "The advance party of the Fijian police is expected on Monday."),
        ("en", "sign", "Both prosecutors signed up to a joint team in June."),
        ("en", "ask", "Lisbon applied to Interpol for a red notice."),
        ("en", "visit", "Oslo is to receive three investigators from Tirana."),
        ("en", "hand_over", "Sweden will lend the border guard two drones."),
        ("de", "talks", "Im Mai wollen die Polizeichefs in Graz zusammenkommen."),
        ("de", "talks", "Am Montag setzten sich Zöllner beider Länder in Linz zusammen."),
        ("de", "deploy", "Zwei Ermittler aus Bern waren eigens angereist."),
        ("de", "arrest", "Er wurde in Auslieferungshaft genommen."),
        ("de", "learn", "Der Grundkurs ging am Freitag zu Ende."),
        ("fr", "deploy", "Un contingent de policiers sénégalais a débarqué lundi."),
        ("fr", "inform", "Europol leur avait fourni en mars l'adresse du cartel."),
        ("fr", "learn", "La deuxième promotion est attendue à Lyon en mai."),
        ("pl", "talks", "Grupa zbierze się na posiedzeniu w Brnie."),
        ("pl", "extradite", "Czesi oddali zbiega w ręce polskich policjantów."),
        ("pl", "sign", "Umowa ma już podpisy ministrów."),
        ("ru", "inform", "Таможня переслала в Ригу копии накладных."),
        ("ru", "deploy", "Баку пришлет трёх экспертов."),
        ("uk", "talks", "Міністри сядуть за стіл у травні."),
        ("uk", "deploy", "Слідчі вирушили до Кишинева."),
        ("uk", "hand_over", "До червня надійдуть ще шість катерів."),
        ("en", "deploy", "Danish detectives are helping at the Croatian border."),
        ("en", "hold_conference", "Customs heads from nine countries are meeting in Oslo."),
        ("fr", "inform", "Le renseignement venait de la police danoise."),
        ("fr", "deploy", "Berne envoie dix policiers à Skopje."),
        ("fr", "operation", "L'opération « Vega » a réuni les douanes de six pays."),
        ("pl", "inform", "Europol przygotował analizę przelewów."),
        ("pl", "teach", "Czesi szkolą celników z Armenii."),
        ("ru", "visit", "Начальник таможни прибыл в Тбилиси."),
        ("uk", "inform", "Європол надав аналіз переказів."),
    ],
)
def test_wordings_of_acts(language: str, act: str, sentence: str) -> None:
    assert act in terms("acts", language, sentence)


@pytest.mark.parametrize(
    ("language", "means", "sentence"),
    [
        ("en", "information_exchange", "They were held on leads given by the Dutch police."),
        ("en", "joint_investigation", "Detectives of both forces go after the money together."),
        ("de", "information_exchange", "Die Dienststellen wollen einander täglich informieren."),
        ("de", "information_exchange", "Das Amt übermittelte die Rufnummern, ein Datenpaket wird es noch übermitteln."),
        ("de", "joint_patrol", "Gemeinsam mit Kollegen aus Brünn gehen sie auf Streife."),
        ("de", "database_access", "Beamte dürfen künftig im Register des Nachbarn nachschlagen."),
        ("fr", "information_exchange", "Le centre a traité mille demandes de renseignements."),
        ("fr", "joint_patrol", "Les rondes communes reprennent en juin."),
        ("pl", "information_exchange", "Na ślad naprowadzili ich śledczy z Wilna."),
        ("pl", "joint_investigation", "Policjanci z Brna i Opola wspólnie rozpracowali szajkę."),
        ("ru", "joint_patrol", "Начнётся одновременное патрулирование берега."),
        ("ru", "database_access", "Посты получат доступ к единому банку учётов."),
        ("uk", "information_exchange", "Лабораторії звіряють профілі щотижня."),
        ("uk", "database_access", "Дані вносять у спільний портал двох служб."),
        ("en", "mutual_legal_assistance", "Two witnesses were heard at the request of the Maltese court."),
        ("en", "asset_return", "The stolen coins were given back to Cyprus."),
        ("de", "mutual_legal_assistance", "Zwei Zeugen wurden auf Ersuchen der Justiz in Riga vernommen."),
        ("de", "readmission", "Zwölf Männer wurden in ihr Heimatland zurückgebracht."),
        (
            "fr",
            "asset_return",
            "Les manuscrits volés ont été rendus au Mali, les voitures rendues à leurs propriétaires.",
        ),
        ("fr", "joint_investigation", "Une instruction a été menée de front à Gand et à Lille."),
        ("pl", "mutual_legal_assistance", "Przesłuchano go na wniosek łotewskiej prokuratury."),
        ("ru", "readmission", "Минск примет обратно своих граждан."),
        ("ru", "mutual_legal_assistance", "Свидетеля допросили по запросу литовской прокуратуры."),
        ("uk", "joint_investigation", "Слідчі обох країн працюють разом."),
        ("uk", "experience_exchange", "Сторони переймуть одна в одної методики."),
    ],
)
def test_wordings_of_means(language: str, means: str, sentence: str) -> None:
    assert means in terms("instruments", language, sentence)


@pytest.mark.parametrize(
    ("language", "act", "sentence"),
    [
        ("en", "teach", "The men drilled a hole in the wall."),
        ("de", "inform", "Das Lager hat Soldaten und Spezialisten aus drei Staaten."),
        ("fr", "teach", "La deuxième session du comité se tiendra à Rabat."),
        ("uk", "stand", "Співробітники відділу склали іспит."),
        ("uk", "arrest", "Сусіди впізнали хлопця."),
    ],
)
def test_words_that_state_no_such_act(language: str, act: str, sentence: str) -> None:
    assert act not in terms("acts", language, sentence)


@pytest.mark.parametrize(
    ("language", "body", "status"),
    [
        ("en", "The border police of Malta and the border police of Ghana consented to joint patrols of the canal.", "planned"),
        ("en", "The police of Samoa and the police of Fiji were together in a raid. A course run by the Fiji police for the Samoa police opens in Suva on June 9.", "planned"),
        ("fr", "Les polices du Bénin et du Togo demandent à la police du Ghana de former leurs enquêteurs.", "planned"),
        ("pl", "Polska i czeska policja podpisały umowę w Pradze. Czeska policja zaprosi polskich policjantów na szkolenie w Brnie.", "planned"),
        ("uk", "Поліція Данії та поліція Литви провели спільну операцію, пише видання з покликанням на міністерство.", "happened"),
        ("ru", "Министр внутренних дел Литвы встретился с министром внутренних дел Латвии. Накануне полиция Литвы передала полиции Латвии три катера.", "happened"),
    ],
)  # fmt: skip
def test_words_of_intention_and_of_the_day_before(language: str, body: str, status: str) -> None:
    assert findings(language, body).facts[-1].status == status


@pytest.mark.parametrize(
    ("language", "topic", "sentence"),
    [
        ("en", "vehicle_crime", "SUVs that vanish in Turin turn up in Dakar."),
        ("en", "sanctions_evasion", "They seek holes in the sanctions net and dual-use goods in transit."),
        ("en", "fraud", "An investment scheme robbed 900 people."),
        ("de", "public_order", "Beide Einheiten werden das Endspiel absichern."),
        ("fr", "organized_crime", "Les deux clans mafieux tiennent le port."),
        ("pl", "sanctions_evasion", "Spółki omijały unijne restrykcje."),
        ("ru", "firearms_trafficking", "Тем же путём идут наркотики и оружие."),
        ("uk", "vehicle_crime", "Затримано викрадачів автівок."),
    ],
)
def test_wordings_of_topics(language: str, topic: str, sentence: str) -> None:
    assert topic in terms("topics", language, sentence)
