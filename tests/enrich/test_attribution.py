"""Who told it: media by the words beside their names, and bodies by the words of telling, in wordings of all six languages."""

from __future__ import annotations

import pytest

from tests.enrich.reading import findings


def chain(language: str, text: str) -> list[str]:
    return [m.value for m in findings(language, text).of("attribution")]


@pytest.mark.parametrize(
    ("language", "text", "sources"),
    [
        ("de", "Kiel/Lübeck/Rostock - Polizisten aus Dänemark und Deutschland haben drei Männer gefasst.", []),
        ("de", "Die Polizei in Zürich meldet einen Erfolg.", []),
        ("de", "Die Zeitung berichtet, dass Polizisten aus Polen und Deutschland zusammen fahren.", []),
        ("de", "Die Täter kamen aus Belgien, wie die Tageszeitung Alpenblick unter Verweis auf die Agentur Nordwind meldet.", ["Alpenblick", "Nordwind"]),
        ("uk", "На церемонії побував кореспондент газети «7-й канал».", ["7-й канал"]),
        ("en", "The suspects landed at the Evening Star terminal, a customs agency said.", []),
        ("en", "Detectives told Coast Radio Newport that two men had been sent back.", ["Coast Radio Newport"]),
        ("de", "Zwei Männer wurden gefasst, wie die Alpenpost am Montag berichtete.", ["Alpenpost"]),
        ("de", "Auf Anfrage der „Neuen Warte“ bestätigte das Hauptzollamt Kiel den Einsatz.", ["Neuen Warte", "Hauptzollamt Kiel"]),
        ("de", "So hart ist die Welt am Grenzzaun, hieß es beim Hauptzollamt Kiel.", ["Hauptzollamt Kiel"]),
        ("fr", "Deux hommes ont été arrêtés, a confié au Figaro un officier.", ["Le Figaro"]),
        ("ru", "Задержаны двое, сообщает «Граница.ру».", ["Граница.ру"]),
        ("en", "Two men were held. Five cars were found.\n\nMedia Relations\nBorder Office", []),
        ("ru", "Патрули ездили вместе, сообщает Rus.Postimees со ссылкой на LETA.", ["Rus.Postimees", "LETA"]),
        ("ru", "В лесу нашли тайник, пишет РИА «Степь».", ["РИА «Степь»"]),
        ("ru", "В Бишкеке прошли учения. Об этом рассказывает «Полдень».", ["Полдень"]),
        ("uk", "Як розповідає портал Kresynews, склад стояв біля Любліна.", ["Kresynews"]),
        ("de", "Das Schreiben, das dem „Standard“ vorliegt, kam aus Bern.", ["Der Standard"]),
        ("de", "Am Abend sitzen alle im Lagezentrum; jede Abordnung meldet, wen sie gesehen hat.", []),
        ("fr", "(Sherbrooke) Des camions volés ont été rendus à leurs propriétaires.", []),
        ("fr", "ALGER (APS avec MAP) - Deux ministres ont parlé de la frontière.", ["APS", "MAP"]),
        ("fr", "La patrouille a duré deux heures.\n\nJeanne Morel (La Voix du Lac)", ["La Voix du Lac"]),
        ("pl", "Nikt nie ucierpiał – opisuje Tygodnik Nadwarciański.", ["Tygodnik Nadwarciański"]),
        ("pl", "„Wrócił samolotem” – powiedziała „Gazecie Wyborczej” prokurator Anna Nowak z Prokuratury Okręgowej w Łodzi.", ["Gazeta Wyborcza", "Prokuratura Okręgowa w Łodzi"]),
    ],
)  # fmt: skip
def test_media_that_no_list_knows(language: str, text: str, sources: list[str]) -> None:
    """A name is a medium where it is the one that tells; places, offices and bare nouns are none."""
    assert chain(language, text) == sources


@pytest.mark.parametrize(
    ("language", "text", "sources"),
    [
        ("en", "Two men were held, the Harbour News Agency reported. They were armed. (HNA)", ["Harbour News Agency"]),
        ("en", "PRESS RELEASE: Boats\n\nThe mission EUBAM gave boats to the police.\n\nwww.eubam.org", ["EUBAM"]),
        ("en", "Two men were held.\n\nFollow Reuters on X and Viber", []),
        ("en", "Two men were held.\n\nPhotograph: Reuters", []),
        ("en", "Referrals come from the Centre for Lost Children in the United States.", []),
        ("en", "Two men were held. They were armed. (NAN) (www.nannews.ng)", ["NAN", "NAN"]),
        ("en", "Officers of the AFP went to Darwin, the Australian Federal Police announced on Monday after three days of searches by the AFP.", ["Australian Federal Police"]),
    ],
)  # fmt: skip
def test_one_source_under_two_names(language: str, text: str, sources: list[str]) -> None:
    """An abbreviation or an address of a source is no further source, nor is a line that asks to follow it."""
    assert chain(language, text) == sources


@pytest.mark.parametrize(
    ("language", "text", "sources"),
    [
        ("de", "Der Mann sitzt in Haft, berichtet der Kurier unter Berufung auf APA und Landespolizeidirektion Tirol.", ["Kurier", "APA", "Landespolizeidirektion Tirol"]),
        ("de", "Das teilten die Staatsanwaltschaft Kiel mit ihrer Zentralstelle für Cybercrime und das Bundeskriminalamt mit.", ["Staatsanwaltschaft Kiel", "Bundeskriminalamt"]),
        ("de", "Am Freitag gab es in der Polizeischule Basel Diplome.", []),
        ("en", "Peel Regional Police say they have found the trailer.", ["Peel Regional Police"]),
        ("fr", "Dans un communiqué, la Garde civile espagnole a remercié ses collègues.", ["Garde civile espagnole"]),
        ("fr", "Le parquet fédéral estime que cinq suspects vivent à Dubaï.", ["parquet fédéral"]),
        ("ru", "Рейды шли под началом Интерпола, помогала Полиция Ганы. Об этом сообщила пресс-служба международной полицейской организации.", ["Интерпол"]),
        ("fr", "Deux hommes ont été arrêtés, a précisé à l'AFP le parquet de Lille.", ["AFP", "Parquet de Lille"]),
        ("de", "Das Hauptzollamt Kiel fand 20 Kilo Kokain, wie es am Montag mitteilte.", ["Hauptzollamt Kiel"]),
        ("pl", "Zatrzymano dwóch Czechów, wynika z informacji przekazanych przez Prokuraturę Krajową.", ["Prokuratura Krajowa"]),
        ("pl", "Zdaniem hiszpańskiej Gwardii Cywilnej gang działał od lat.", ["Gwardia Cywilna"]),
        ("uk", "Затримано двох контрабандистів, – Львівська митниця.", ["Львівська митниця"]),
        ("en", "Arrests were made, Europol said. According to the Guardia Civil, four men fled.", ["Europol", "Guardia Civil"]),
        ("uk", "Прикордонники навчалися.\n\nТекст і фото: Державна прикордонна служба України", ["Державна прикордонна служба України"]),
        ("uk", "Прикордонники навчалися.\n\nФото: Державна прикордонна служба України", []),
    ],
)  # fmt: skip
def test_bodies_that_tell(language: str, text: str, sources: list[str]) -> None:
    """Bodies joined to a source tell with it; who took the photographs has told nothing."""
    assert chain(language, text) == sources


@pytest.mark.parametrize(
    ("language", "text", "sources"),
    [
        ("en", "Two men were held, the Border Force said.\n\nENDS", ["Border Force"]),
        ("en", "The port has new dogs.\n\nFor the latest news, follow The Harbour Chronicle on our channel.", []),
        ("pl", "„Umowa jest dobra” – powiedział dziennikarzom Nowak.", []),
        ("uk", "Ізмаїл (Одеська обл.) – Прикордонники затримали двох осіб.", []),
        ("de", "Zwei Männer wurden gefasst, sagte er dem Unterländer Volksblatt.\n\n© volksblatt.de", ["Unterländer Volksblatt"]),
        ("ru", "Границу закроют, передает агентство BNS.", ["BNS"]),
        ("uk", "Затримано двох, повідомляє агентство УНІАН.", ["УНІАН"]),
    ],
)  # fmt: skip
def test_marks_and_addresses_are_no_media(language: str, text: str, sources: list[str]) -> None:
    """A closing mark, a region in a dateline and a line for followers tell nothing; an address is the paper's that is named."""
    assert chain(language, text) == sources


@pytest.mark.parametrize(
    ("language", "text", "sources"),
    [
        ("de", "Deutsche Botschaft Oslo, Pressereferat – Der Botschafter hat am Montag fünf Wagen übergeben.", ["Deutsche Botschaft Oslo"]),
        ("pl", "Policjanci pojechali do Pragi.\n\nWydział Komunikacji Społecznej Komendy Wojewódzkiej Policji w Opolu", ["Komenda Wojewódzka Policji w Opolu"]),
        ("uk", "Затримано двох, повідомляє відділ комунікації Головного управління Національної поліції у Львівській області.", ["Головне управління Національної поліції у Львівській області"]),
        ("ru", "Прокуратура Армении направила запрос. Об этом сообщили в надзорном ведомстве.", ["Прокуратура Армении"]),
        ("en", "At the request of Europol the Guardia Civil issued a Red Notice.", []),
        ("en", "Detectives of Kent Police had told their Spanish colleagues where he was.", []),
    ],
)  # fmt: skip
def test_bodies_behind_their_press_office(language: str, text: str, sources: list[str]) -> None:
    """The office for the press is none by itself; a tip to a colleague and a wanted notice are no news."""
    assert chain(language, text) == sources


@pytest.mark.parametrize(
    ("language", "text", "sources"),
    [
        ("fr", "« Nous avons fouillé cent voitures », confie à L'essentiel le commissaire Jean Weber.", ["L'essentiel", "Jean Weber"]),
        ("pl", "„Sprawdziliśmy wszystko” – relacjonuje w rozmowie z CyberDefence24 podkom. Jan Zając, rzecznik Centralnego Biura Zwalczania Cyberprzestępczości.", ["CyberDefence24", "Centralne Biuro Zwalczania Cyberprzestępczości"]),
        ("pl", "Kom. Ewa Lis, oficer prasowa Komendy Miejskiej Policji w Gdyni, podkreśla wagę wspólnych patroli.", ["Komenda Miejska Policji w Gdyni"]),
        ("pl", "„Lot był spokojny” – relacjonowała na konferencji insp. Ewa Lis, rzeczniczka Komendanta Głównego Policji.", ["Komenda Główna Policji"]),
        ("fr", "Europol a coordonné l'opération, a annoncé l'agence. Trois hommes sont visés, précise à Keystone-ATS Anne Frey, porte-parole de fedpol.", ["Keystone-ATS", "Europol", "fedpol"]),
        ("en", "Deputy Attorney Dr Silas Agbe-Tetteh wrote on Facebook that the loot would be returned.", []),
        ("ru", "На брифинге в Агентстве информации и печати (АИП) заявил начальник Управления уголовного розыска МВД Узбекистана Рустам Каримов.", ["Управление уголовного розыска МВД Узбекистана"]),
        ("de", "„Wir liefern nichts mehr“, sagte Verteidigungsminister Franz Busch dem Tageblatt.", ["Tageblatt"]),
    ],
)  # fmt: skip
def test_who_told_a_medium(language: str, text: str, sources: list[str]) -> None:
    """The name of the medium may stand between the word of telling and who tells; a minister is heard on others' work."""
    assert chain(language, text) == sources


@pytest.mark.parametrize(
    ("language", "text", "sources"),
    [
        ("de", "Zwölf Richter aus Tirana besuchten Kassel.\n\nRückfragehinweis: Landespolizeidirektion Kärnten, Büro Öffentlichkeitsarbeit", ["Landespolizeidirektion Kärnten"]),
        ("de", "Zwölf Richter aus Tirana besuchten Kassel.\n\nHerausgeber: Die Generalstaatsanwaltschaft Kassel", ["Generalstaatsanwaltschaft Kassel"]),
        ("de", "Kiel (ots) - Die Leitung hatte das Hauptzollamt. „Alles lief gut“, sagte Eva Kühn, Sprecherin des Hauptzollamts.\n\nRückfragen bitte an:\nHauptzollamt Kiel, Pressestelle", ["Hauptzollamt Kiel"]),
        ("en", "Twelve judges came from Tirana.\n\nMedia contact: Anna Baker", []),
        ("fr", "Interpol avait préparé l'opération, a fait savoir l'organisation mardi.", ["Interpol"]),
        ("en", "He sat in the command post of the Border Bureau, as he had done for years.", []),
        ("pl", "Informacją o naradzie podzieliła się Komenda Miejska Policji w Gdyni.", ["Komenda Miejska Policji w Gdyni"]),
        ("uk", "Генеральна прокуратура Литви веде справу. Про це пише «Ранок» із посиланням на вільнюське відомство.", ["Ранок", "Генеральна прокуратура Литви"]),
    ],
)  # fmt: skip
def test_bodies_that_put_it_out(language: str, text: str, sources: list[str]) -> None:
    """A line that says who issued a report or whom to ask names its source, as do looser words of telling."""
    assert chain(language, text) == sources
