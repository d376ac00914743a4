"""The words of the frame around every page, in each language. Words of Material are its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the frame says in one language; every field is needed, so none is forgotten.

    `untranslated` has the hole `{language}` for the entry of `languages` it is shown in.
    """

    own_name: str
    languages: dict[str, str]
    switch: str
    menu: str
    main_nav: str
    footer_nav: str
    footer_registry: str
    in_section: str
    home: str
    syotteet: str
    ryhmat: str
    linjaukset: str
    lainvalmistelu: str
    kehittaminen: str
    lautakunta: str
    tilastot: str
    tilannekuva: str
    ryhmat_verkko: str
    kokoukset: str
    toimintamalli: str
    ohjeet: str
    elinkaari: str
    saannot: str
    saavutettavuus: str
    tietosuoja: str
    yhteys: str
    avoin_data: str
    kehitys: str
    source: str
    not_official: str
    licence: str
    untranslated: str
    stale: str
    unchecked: str
    lost_title: str
    lost_text: str
    lost_help: str
    lost_link: str
    lost_search: str
    search: str
    search_label: str
    search_button: str


WORDS = {
    "fi": Words(
        own_name="Suomi",
        languages={"fi": "suomeksi", "sv": "ruotsiksi", "en": "englanniksi"},
        switch="Kieli",
        menu="Valikko",
        main_nav="Päävalikko",
        footer_nav="Tietoa palvelusta",
        footer_registry="Rekisterissä",
        in_section="Tässä osiossa",
        home="Etusivu",
        syotteet="Syötteet",
        ryhmat="Ryhmät",
        linjaukset="Linjaukset",
        lainvalmistelu="Seurattava lainvalmistelu",
        kehittaminen="Suunniteltu ja käynnissä oleva kehittäminen",
        lautakunta="Lautakunnalle viedyt tarpeet",
        tilastot="Tilastot",
        tilannekuva="Yhteinen tilannekuva",
        ryhmat_verkko="Ryhmien verkosto",
        kokoukset="Kokoukset",
        toimintamalli="Toimintamalli",
        ohjeet="Ohjeet",
        elinkaari="Elinkaaret",
        saannot="Tarkistussäännöt",
        saavutettavuus="Saavutettavuusseloste",
        tietosuoja="Tietosuoja",
        yhteys="Yhteys",
        avoin_data="Avoin data ja lisenssit",
        kehitys="Kehittäjille",
        source="Lähdekoodi",
        not_official=(
            "Tämä rekisteri ei ole viranomaisen asiarekisteri eikä virallinen palvelu. "
            "Merkintä rekisterissä ei ole päätös."
        ),
        licence="Sisältö CC BY 4.0. Ohjelma on avointa lähdekoodia, EUPL-1.2.",
        stale=(
            "Tämä sivu on käännetty alkukielisen tekstin aiemmasta versiosta. Osa tiedoista on voinut muuttua."
        ),
        unchecked="Tämän sivun käännöstä ei ole vielä tarkistettu.",
        untranslated="Tätä sivua ei ole suomeksi. Sisältö näytetään {language}.",
        lost_title="Sivua ei löytynyt",
        lost_text="Osoite on voinut muuttua, tai siinä on kirjoitusvirhe.",
        lost_help=(
            "Tietueen tunnus ja osoite eivät muutu. "
            "Etsi asiaa luettelosta tunnuksella, esimerkiksi SYO-2026-0001, tai kysy meiltä."
        ),
        lost_link="Siirry etusivulle",
        lost_search="Hae kadonnutta sivua",
        search="Haku",
        search_label="Hae rekisteristä",
        search_button="Hae",
    ),
    "sv": Words(
        own_name="Svenska",
        languages={"fi": "på finska", "sv": "på svenska", "en": "på engelska"},
        switch="Språk",
        menu="Meny",
        main_nav="Huvudmeny",
        footer_nav="Om tjänsten",
        footer_registry="I registret",
        in_section="I den här delen",
        home="Startsida",
        syotteet="Inspel",
        ryhmat="Grupper",
        linjaukset="Riktlinjer",
        lainvalmistelu="Lagberedning som följs",
        kehittaminen="Planerad och pågående utveckling",
        lautakunta="Behov som förts till nämnden",
        tilastot="Statistik",
        tilannekuva="Gemensam lägesbild",
        ryhmat_verkko="Gruppernas nätverk",
        kokoukset="Möten",
        toimintamalli="Verksamhetsmodell",
        ohjeet="Anvisningar",
        elinkaari="Livscykler",
        saannot="Kontrollregler",
        saavutettavuus="Tillgänglighetsutlåtande",
        tietosuoja="Dataskydd",
        yhteys="Kontakt",
        avoin_data="Öppna data och licenser",
        kehitys="För utvecklare",
        source="Källkod",
        not_official=(
            "Detta register är varken en myndighets ärenderegister eller en officiell tjänst. "
            "En anteckning i registret är inte ett beslut."
        ),
        licence="Innehåll CC BY 4.0. Programmet har öppen källkod, EUPL-1.2.",
        stale=(
            "Den här sidan är översatt från en tidigare version av den finska texten. En del uppgifter kan ha ändrats."
        ),
        unchecked="Översättningen av den här sidan har ännu inte granskats.",
        untranslated="Den här sidan finns inte på svenska. Innehållet visas {language}.",
        lost_title="Sidan hittades inte",
        lost_text="Adressen kan ha ändrats eller innehålla ett skrivfel.",
        lost_help=(
            "En posts beteckning och adress ändras inte. "
            "Sök ärendet i förteckningen med beteckningen, till exempel SYO-2026-0001, eller fråga oss."
        ),
        lost_link="Gå till startsidan",
        lost_search="Sök den försvunna sidan",
        search="Sökning",
        search_label="Sök i registret",
        search_button="Sök",
    ),
    "en": Words(
        own_name="English",
        languages={"fi": "in Finnish", "sv": "in Swedish", "en": "in English"},
        switch="Language",
        menu="Menu",
        main_nav="Main menu",
        footer_nav="About the service",
        footer_registry="In the registry",
        in_section="In this section",
        home="Home",
        syotteet="Inputs",
        ryhmat="Groups",
        linjaukset="Guidelines",
        lainvalmistelu="Legislation followed",
        kehittaminen="Development planned and under way",
        lautakunta="Needs taken to the Board",
        tilastot="Statistics",
        tilannekuva="Shared overall picture",
        ryhmat_verkko="Network of groups",
        kokoukset="Meetings",
        toimintamalli="Operating model",
        ohjeet="Instructions",
        elinkaari="Lifecycles",
        saannot="Checking rules",
        saavutettavuus="Accessibility statement",
        tietosuoja="Privacy",
        yhteys="Contact",
        avoin_data="Open data and licences",
        kehitys="For developers",
        source="Source code",
        not_official=(
            "This registry is neither an authority's case register nor an official service. "
            "An entry in the registry is not a decision."
        ),
        licence="Content CC BY 4.0. The software is open source, EUPL-1.2.",
        stale=(
            "This page is a translation of an earlier version of the Finnish text. Some of it may have changed."
        ),
        unchecked="The translation of this page has not been checked yet.",
        untranslated="This page is not available in English. The content is shown {language}.",
        lost_title="Page not found",
        lost_text="The address may have changed, or it may contain a typing error.",
        lost_help=(
            "The identifier and the address of a record never change. "
            "Look for the matter in the list by its identifier, such as SYO-2026-0001, or ask us."
        ),
        lost_link="Go to the front page",
        lost_search="Search for the lost page",
        search="Search",
        search_label="Search the registry",
        search_button="Search",
    ),
}
