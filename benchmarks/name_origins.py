"""Names by the culture they come from, to learn from: those of Faker's locales, and some of our own where it has none."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

LOCALES = {
    "az": ("az_AZ",), "bg": ("bg_BG",), "cs": ("cs_CZ",), "sk": ("sk_SK",), "da": ("da_DK",), "de": ("de_DE", "de_AT"),
    "alemannic": ("de_CH", "de_LI", "de_LU"), "el": ("el_GR",), "en": ("en_GB", "en_US", "en_NZ"), "ga": ("en_IE", "ga_IE"),
    "in": ("en_IN",), "ke": ("en_KE", "sw"), "ng": ("en_NG", "ha_NG", "ig_NG", "yo_NG"), "pk": ("en_PK",), "th": ("en_TH",),
    "es": ("es_ES", "es_MX", "es_CO", "es_CL", "es_AR"), "et": ("et_EE",), "fi": ("fi_FI",), "fr": ("fr_FR", "fr_BE", "fr_QC"),
    "maghreb": ("fr_DZ",), "hr": ("hr_HR",), "hu": ("hu_HU",), "hy": ("hy_AM",), "id": ("id_ID",), "is": ("is_IS",),
    "it": ("it_IT",), "ja": ("ja_JP",), "ka": ("ka_GE",), "lt": ("lt_LT",), "lv": ("lv_LV",), "mk": ("mk_MK",),
    "nl": ("nl_NL", "nl_BE"), "no": ("no_NO",), "pl": ("pl_PL",), "pt": ("pt_PT", "pt_BR"), "ro": ("ro_RO",), "ru": ("ru_RU",),
    "sl": ("sl_SI",), "sv": ("sv_SE",), "tr": ("tr_TR",), "gh": ("tw_GH",), "uk": ("uk_UA",), "uz": ("uz_UZ",), "vi": ("vi_VN",),
    "zh": ("zh_CN", "zh_TW"), "za": ("zu_ZA",),
}  # fmt: skip
"""Culture: the locales that it is learned from. Scripts without vowels are left out."""

OWN = {
    "sahel": "Mamadou Moussa Amadou Ousmane Ibrahima Abdoulaye Cheikh Fatou Aminata Mariama Bakary Seydou Boubacar Souleymane Issa Adama Salif Modibo Oumar Idrissa "
    "Diop Ndiaye Fall Sow Diallo Barry Camara Traoré Coulibaly Keita Konaté Sissoko Touré Cissé Diarra Sanogo Dembélé Maïga Ouédraogo Kaboré Sawadogo Compaoré Zongo "
    "Koné Ouattara Kouassi Kouamé Koffi Yao Bamba Gbagbo Mbaye Gueye Sarr Faye Sy Thiam Wade Seck Bâ Kane Dia Sané Mahamat Idriss Déby Issoufou Bazoum Tchiani Agbéyomé Gnassingbé Talon Houngbédji Diomandé Vagondo Bictogo",
    "congo": "Tshisekedi Kabila Mukwege Kabund Mbusa Lumumba Mwamba Ilunga Kalonji Mulumba Ngoy Kasongo Katumbi Ngouabi Sassou Nguesso Ondimba Bongo Oligui Nguema Biya Atangana Nji Mbarga Ngute Fotso Essomba Ndayishimiye Nkurunziza Habimana Uwimana Kagame Mukantabana Nduhungirehe Tuyisenge",
    "al": "Agim Arben Besnik Blerim Dritan Edi Fatmir Gent Ilir Kastriot Lulzim Sali Taulant Valon Xhelal Bledar Bledi Ermal Albin Vjosa Hashim Ramush Agron Skënder Gjergj Luan "
    "Rama Berisha Hoxha Krasniqi Gashi Shala Thaçi Haradinaj Kurti Osmani Sveçla Hajdari Bushati Çuçi Hoxhaj Lleshaj Balla Lleshi Rizvanolli Cuka Gjonaj Manja Dumani Kraja Meta Basha Ahmetaj Veliaj Xhafaj Mustafaj Hysi Muça",
    "kz": "Nursultan Kassym-Jomart Tokayev Nazarbayev Yerlan Marat Askar Serik Bauyrzhan Daniyar Kanat Arman Aidos Nurlan Talgat Zhandos Dauren Yerzhan Bakhytzhan Aliya Aigul Dinara Saltanat "
    "Turgumbayev Sadenov Akhmetzhanov Kasymov Zhumabayev Abdrakhmanov Iskakov Mukhamedzhanov Tasmagambetov Smailov Mamin Sultanbayev Kudaibergenov Omarov Bektenov Nurtleu Aitenov Nurdauletov Asylov Suleimenov Orazbayev",
    "kg": "Kamchybek Sadyr Zhaparov Tashiev Ulan Niyazbekov Almazbek Atambayev Sooronbay Jeenbekov Kursan Asanov Azamat Bakyt Ruslanbek Davletov Aibek Akylbek Nurlanbek Melis Turganbaev Emil Mirlan Bekmurza Omurbek Tekebayev Toktogul Taalaibek "
    "Mamytov Zhumakadyrov Abdyldaev Kerimbekov Asanbekov Osmonaliev Sydykov Isakov Dzhunushaliev Suvanaliev Ryskulov Turdubaev Bekbolotov Uulu Kyzy Nurbek Kubanychbek Zheenbek",
    "tj": "Emomali Rahmon Rustam Ramazon Rahimzoda Hamro Saimumin Yatimov Sherali Mirzo Abdurahmon Alamshozoda Rahimzoda Hamid Saidzoda Jamoliddin Mahmadali Vatanov Sharif Nazarzoda Sirojiddin Muhriddin Firdavs Dilshod Farrukh Zafar Daler Parviz Khurshed Bakhtiyor "
    "Mahmadzoda Abdullozoda Sattorzoda Kholiqzoda Gulmahmadzoda Karimzoda Ibrohimzoda Nazriev Rahmonov Qodiri Azimov Hakimzoda Safarzoda Sharipov",
    "tm": "Gurbanguly Serdar Berdimuhamedov Rashid Meredov Muhammet Hydyrov Mammethan Chakyev Isgender Mulikov Ovezdurdy Batyr Atdayev Myrat Ovezgeldy Atamyrat Amanmyrat Charymyrat Purli Annamyrat Dovletgeldi Orazgeldi Nurmuhammedov Gurbanmyrat Hojamyradov Atayev Orazov Annaniyazov Gurbanov",
    "by": "Aliaksandr Lukashenko Ivan Kubrakov Yuri Karaev Andrei Shved Viktor Khrenin Aleh Siarhei Uladzimir Mikalai Karpenkov Vakulchik Shunevich Tertel Naumenko Sergeenko Makei Aleinik Golovchenko Karanik Zhuk Shchetko Mozol Kazakevich Bedunkevich Lappo Kochanov Kovalchuk Hanchar Lukashevich Yurkevich Kiselevich Misevich",
    "arab": "Ahmed Mohammed Mohamed Abdullah Abdel Abdul Rahman Khalid Khaled Hassan Hussein Ali Omar Saleh Salim Saeed Tariq Tarek Yasser Nasser Faisal Fahd Sultan Majid Hamad Jassim Thani Rashid Saif Zayed Mansour Youssef Mustafa Mahmoud Ibrahim Ismail Kamel Kamal Samir Walid Ziad Bassam Imad Hisham Hamid Jamal Karim Laith Mazen Adel Ayman Ashraf Maher "
    "Maqdashi Shammari Sudani Kadhimi Yassiri Ghanmi Araji Saud Nayef Otaibi Ghamdi Qahtani Maktoum Nahyan Khalifa Sabah Hashimi Zoubi Farhan Hiari Fraya Mazin Mawlawi Osman Fahmi Tawfik Sisi Madbouly Dbeibah Trabelsi Bashagha Mazen Haftar Menfi Huwaish Khatib Masri Baghdadi Najjar Haddad Khoury Assad Sharaa Jolani",
    "il": "Benjamin Netanyahu Itamar Ben-Gvir Omer Bar-Lev Yaakov Kobi Shabtai Danny Levy Eli Cohen Moshe Yossi Avi Gideon Yair Naftali Shlomo Ehud Amir Ohana Gilad Erdan Mizrahi Peretz Biton Katz Friedman Shapiro Goldberg Rosenberg Levi Azoulay Dahan Malka Gabay",
    "ir": "Mohammad Ali Reza Hossein Mehdi Ahmad Hassan Eskandar Momeni Ahmad-Reza Radan Rahmani Fazli Vahidi Ebrahim Raisi Masoud Pezeshkian Javad Zarif Abbas Araghchi Esmail Baghaei Ghasem Rezaei Ashtari Jalali Karimi Moradi Hosseini Ahmadi Rezaei Mousavi Sadeghi Jafari Rahimi Akbari Ghorbani Bagheri Kazemi Farahani Tehrani Shirazi",
    "af": "Sirajuddin Haqqani Hamid Karzai Ashraf Ghani Abdullah Abdullah Massoud Andarabi Wais Barmak Gul Agha Sherzai Noor Jalal Taj Mohammad Jahid Khalilzad Atmar Nabi Omar Zia Mujahid Muttaqi Stanekzai Noorzai Popal Wardak Zadran Mangal Ahmadzai Hotak Rahimi Nazari",
    "mn": "Batbold Enkhbayar Khurelsukh Ukhnaa Oyun-Erdene Tserenpil Davaadorj Munkhbat Nyambaatar Ganbold Ganzorig Batsukh Bat-Erdene Dorj Tsend Gantulga Erdenebat Enkhtuvshin Altankhuyag Bayarsaikhan Munkhjargal Otgonbayar Sukhbaatar Tumurbaatar Ochirbat Zandanshatar Damdin Tsogtbaatar",
    "kr": "Kim Lee Park Choi Jung Jeong Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Yoo Hong Min-su Jae-myung Seok-yeol Hee-geun Ji-ho Sang-min Kyung-soo Sung-ho Dong-hun Chang-yong Ji-hoon Hyun-woo Joon-ho Young-sam Dae-jung Woo-sik Chul-soo Ji-yong Seung-min",
    "kh": "Hun Sen Manet Sar Kheng Sokha Neth Savoeun Chhay Sothea Chea Sophara Heng Samrin Sok Phal Rath Sreang Mak Chito Keo Vannthan Touch Nhek Bun Chay Kim Hong Pich Sovann Chantha Dara Rithy Vuthy Samnang Sambath Visal",
    "mm": "Aung San Suu Kyi Min Hlaing Soe Htut Yar Pyae Win Myint Thein Zaw Ko Kyaw Htay Tun Thant Maung Ne Than Shwe Khin Nyunt Hla Moe Naing Lwin Ye Htoo Zin Ohn Ba Tin Oo",
    "lk": "Tiran Alles Rajapaksa Wickremesinghe Dissanayake Bandaranaike Jayawardena Perera Fernando de Silva Weerasekera Gunawardena Wickramaratne Tennakoon Weerasooriya Herath Ranasinghe Amarasinghe Senanayake Kumara Gunaratne Karunaratne Ratnayake Samaraweera Wijesekera Vijepala Ananda",
    "ph": "Rodrigo Duterte Ferdinand Bongbong Marcos Benjamin Abalos Benhur Jonvic Remulla Rommel Marbil Nicolas Torre Benjamin Acorda Rodolfo Azurin Guillermo Eleazar Camilo Cascolan Archie Gamboa dela Rosa Reyes Santos Cruz Bautista Ocampo Villanueva Aquino Dizon Macapagal Pangilinan Lacson Tolentino Sotto Galvez Catapang Tansingco Viado Morente",
    "my": "Anwar Ibrahim Saifuddin Nasution Ismail Hamzah Zainudin Muhyiddin Yassin Razarudin Husain Acryl Sani Abdul Hamid Bador Khalid Abu Bakar Ayob Khan Mydin Pitchay Mohd Shuhaily Zain Zahid Hamidi Najib Razak Mahathir Mohamad Azmin Hishammuddin Noor Rashid Nik Wan Datuk Seri Norsiah Hazani Ghazali Syed Mohamad",
    "et_ho": "Abiy Ahmed Demeke Mekonnen Demelash Gebremichael Endeshaw Tassew Demissie Taye Atske Selassie Hailemariam Desalegn Tedros Adhanom Gebreyesus Workneh Gebeyehu Getachew Reda Debretsion Tesfaye Haile Bekele Alemu Girma Tadesse Kebede Worku Abebe Gebre Berhane Isaias Afwerki",
    "so": "Hassan Sheikh Mohamud Abdirahman Abdi Warsame Farmaajo Abdullahi Odowaa Mohamed Hussein Roble Ahmed Moalim Fiqi Sulub Firin Asad Osman Diyaano Hijaar Ismail Omar Guelleh Djama Elmi Said Nouh Daher Abdillahi Barre Jama Farah Guled Yusuf Duale Nur Adde Ugas",
    "zw": "Emmerson Mnangagwa Kazembe Godwin Matanga Mutamba Hakainde Hichilema Jack Mwiimbu Lemmy Kajoba Graphel Musamba Lazarus Chakwera Ken Zikhale Merlyne Yolamu Mutharika Chilima Banda Phiri Mwale Tembo Zulu Mulenga Chanda Sata Lungu Moyo Ncube Dube Sibanda Ndlovu Chiwenga Nyusi Samora Machel Chissano Guebuza Bernardino Rafael",
}
"""Names of public life and common ones, written down by us."""


def names_of_cultures() -> Iterator[tuple[str, str]]:
    """(culture, one part of a name), each once."""
    from anyascii import anyascii

    for culture, locales in LOCALES.items():
        found: set[str] = set()
        for locale in locales:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
            for kind in dir(provider):
                if ("first_" not in kind and "last_name" not in kind and "romanized" not in kind) or kind.startswith(
                    "_"
                ):
                    continue
                listed = getattr(provider, kind)
                if isinstance(listed, (tuple, list, dict)):
                    found |= {n for n in listed if isinstance(n, str) and "{" not in n}
        for name in sorted(found):
            yield from ((culture, anyascii(part) if culture in ("el", "hy", "ka") else part) for part in name.split())
    for culture, names in OWN.items():
        yield from ((culture, part) for part in sorted(set(names.split())))
