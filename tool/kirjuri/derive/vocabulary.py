"""The words of the field in Finnish, Swedish and English: what is one thing under several names.

One row a thing: `fi | sv | en`, synonyms parted by commas; the first Finnish, Swedish or English
word names it to people. The rows serve two ends: a text in Swedish is found from one in Finnish,
and compounds are split where both parts, or the last, are words that stand here.
Sources: the terms of the Act on Information Management (906/2019) in both languages, and the plain
words of public administration.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kirjuri.derive.stems import folded, stem
from kirjuri.locale import LANGUAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A thing: its key and its words by language, none where a language has no row for it."""

    key: str
    words: Mapping[str, tuple[str, ...]]

    def name(self, language: str) -> str:
        """Return the word that names it to a reader of a language."""
        for candidate in (language, *LANGUAGES):
            if found := self.words.get(candidate):
                return found[0]
        return ""


@cache
def concepts() -> Mapping[tuple[str, str], Concept]:
    """Return the concepts by (language, stem of a word); of two rows with one stem, the first."""
    found: dict[tuple[str, str], Concept] = {}
    for concept in _rows():
        for language, names in concept.words.items():
            for name in names:
                found.setdefault((language, stem(folded(name), language)), concept)
    return found


@cache
def by_key() -> Mapping[str, Concept]:
    """Return the concepts by their keys."""
    return {concept.key: concept for concept in _rows()}


def _rows() -> Iterator[Concept]:
    for line in _TABLE.strip().splitlines():
        cells = [tuple(w.strip() for w in cell.split(",") if w.strip()) for cell in line.split("|")]
        by_language = dict(zip(("fi", "sv", "en"), cells, strict=True))
        yield Concept(key=f"#{folded(cells[0][0])}", words=by_language)


_TABLE = """
aihe, teema, asiasanat | ämne, tema | topic, theme
aika, kesto | tid | time
aikataulu | tidtabell, tidsplan | timetable, schedule
aineisto | material | dataset, material
ajanvaraus, varaus | tidsbokning, bokning | booking, appointment
alaikäinen, nuori | minderårig, ung, ungdom | minor, youth
allekirjoitus | underskrift, signatur | signature
allergia | allergi | allergy
alusta | plattform | platform
ammatti | yrke | profession
anturi, mittaus | sensor, mätning, mäta | sensor, measurement
apuväline | hjälpmedel | aid
arkisto, arkistointi | arkiv, arkivering | archive, archiving
arkistolaitos | arkivverk |
arkkitehtuuri | arkitektur | architecture
arviointi, arvio | bedömning, utvärdering | assessment, evaluation
asetus | förordning | decree, regulation
asia | ärende | matter, case
asiakas | kund, klient | customer, client
asiakirja | handling, dokument | document
asianhallinta | ärendehantering |
asiantuntija | sakkunnig, expert | expert
asiointi | ärenden | transaction
asukas | invånare | resident
asuminen, asunto | boende, bostad | housing
auto, ajoneuvo | bil, fordon | car, vehicle
automaatio, automaattinen | automation, automatisk, automatiserad | automation, automatic, automated
avoin, avaaminen | öppen, öppna | open
avustaminen, apu | hjälp, bistånd | help, assistance
tieto, data | data, uppgift, information | data, information
digitaalinen, sähköinen | digital, elektronisk | digital, electronic
edellytys | förutsättning | precondition
ehdotus, esitys | förslag, proposition | proposal
ehto, lauseke | villkor, klausul | condition, term
ekosysteemi | ekosystem | ecosystem
elinkeino | näring | livelihood
eläin | djur | animal
eläke | pension | pension
energia | energi | energy
erilainen, eri | olika | different
esimies, johtaja | chef, direktör | manager, director
este | hinder | obstacle, barrier
esteettömyys | tillgänglig | accessible
etuus, tuki | förmån, stöd | benefit
haaste, ongelma | utmaning, problem | challenge, problem
hakemus | ansökan | application
hakija | sökande | applicant
haku | sökning | search
hallinnonala | förvaltningsområde | branch
hallinta | hantering | management
hallinto | förvaltning | administration
hallitus | regering | government
hallitusohjelma | regeringsprogram | programme
halpa, säästö | billig, besparing | cheap, saving
hanke, projekti | projekt | project
hankinta, kilpailutus, tarjouspyyntö | upphandling, anbud, konkurrensutsättning | procurement, tender
henkilö | person | person
henkilöstö, työntekijä | personal, anställd | staff, personnel
henkilötieto, tietosuoja | personuppgift, dataskydd | privacy
hidas, viive, viivästys | långsam, dröjsmål, försening | slow, delay
hinta, maksu | pris, avgift | price, fee
hoito, hoitaja | vård, vårdare | care, carer
huoltaja, vanhempi | vårdnadshavare, förälder | guardian, parent
hylkääminen | avslag, avslå | rejection
hyvinvointialue | välfärdsområde |
hyväksyminen | godkännande, godkänna | approval
häiriö, katko | störning, avbrott | disruption, outage
hätä, onnettomuus | nöd, olycka | emergency, accident
identiteetti, tunnistus, tunnistautuminen | identitet, identifiering, identifiera | identity, identification
ikääntynyt, iäkäs | äldre | elderly
ilma, päästö | luft, utsläpp | air, emission
ilmasto | klimat | climate
ilmoitus, ilmoittaminen | anmälan, anmäla, rapportering | notification, reporting
itsepalvelu | självbetjäning | self-service
jakelu, jakaminen | distribution, delning, dela | distribution, sharing
johto | ledning | leadership
jono | kö | queue
julkaiseminen, julkaisu | publicering, publicera | publishing, publication
julkinen | offentlig | public
järjestelmä | system | system
jäsen | medlem | member
jäte, kierrätys | avfall, återvinning | waste, recycling
kaappaus, hyökkäys | attack, angrepp | attack
kaava, kaavoitus | plan, planläggning | zoning
kaksikielinen, kaksikielisyys | tvåspråkig, tvåspråkighet | bilingual
kansainvälinen | internationell | international
kansalainen | medborgare | citizen
kartta | karta | map
kauppa | handel, affär | trade, shop
kehittäminen | utveckling | development
kertaus, harjoitus | övning | exercise
keskus | central, centrum | centre
kieli | språk, modersmål | language
kiinteistö, maanmittaus | fastighet, lantmäteri | property
kirjaaminen | registrering | registration
kirjain, merkki, merkistö | bokstav, tecken, teckenuppsättning | letter, character
kirjasto | bibliotek | library
kirje, posti | brev, post | letter, mail
kokemus | erfarenhet | experience
kokous | möte | meeting
kone, laite | apparat, maskin, utrustning | device, equipment
koneluettava, rakenteinen | maskinläsbar, strukturerad | machine-readable, structured
koordinaatio, yhteensovittaminen | samordning, koordinering | coordination
korjaus, oikaisu | rättelse, korrigering | correction
koti | hem | home
kotipaikka, kotikunta | hemort, hemkommun | domicile
koulu, oppilas | skola, elev | school, pupil
koulutus, osaaminen | utbildning, kompetens, kunskaper | training, skills
kulttuuri | kultur | culture
kunta | kommun | municipality
kuntalainen | kommuninvånare |
kuntayhtymä | samkommun |
kuolema, kuollut | död, dödsfall | death
kustannus, raha, meno | kostnad, pengar, utgift | cost, money
kuulovamma, kuulo | hörselnedsättning, hörsel | hearing
kuulutus | kungörelse | notice
kuva | bild | image
kuvaus, dokumentointi, dokumentaatio | beskrivning, dokumentation | description, documentation
kyberturvallisuus | cybersäkerhet | cybersecurity
kysely, tiedonkeruu | enkät, datainsamling, insamling | survey, collection
käsite, määritelmä | begrepp, definition | concept, definition
käsittely | behandling | handling, processing
käyttäjä | användare | user
käyttäjätunnus, tili | konto, användarkonto | account
käyttö | användning | use
käyttöoikeus, tunnus | behörighet, åtkomst | access
käyttöönotto | ibruktagande, införande | deployment, introduction
käytäntö | praxis | practice
käännös | översättning | translation
laatu | kvalitet | quality
lainvalmistelu | lagberedning | drafting
laitos | anstalt, inrättning, verk | institution
laki, säännös, sääntely | lag, bestämmelse, reglering | act, law, provision, legislation
lasku, verkkolasku | faktura, nätfaktura | invoice
laskutus, talous | fakturering, ekonomi | billing, finance
latauspiste, lataus | laddstation, laddning, ladda | charging
lausunto, lausuntopyyntö | utlåtande, remiss | opinion, statement
lentokenttä, satama | flygplats, hamn | airport, port
liikenne | trafik | traffic, transport
liite | bilaga | attachment
linjaus | riktlinje | guideline
lisenssi | licens | licence
lomake, blanketti | blankett, formulär | form
lompakko | plånbok | wallet
luettelo, lista | förteckning, lista | list, directory
lukeminen | läsning, läsa | reading
luokitus, luokka | klassificering, klass | classification, class
luovutus, luovuttaminen | utlämnande, utlämning | disclosure
lupa | tillstånd | permission, permit
lähde | källa | source
lääke, resepti | läkemedel, recept | medicine, prescription
lääkäri | läkare | doctor
maa, maaseutu | land, landsbygd | country, rural
maahanmuuttaja | invandrare | immigrant
maahanmuutto | invandring | immigration
maakunta, alue | landskap, region, område | region, area
maatalous | jordbruk | agriculture
maksaminen | betalning, betala | payment
malli, pohja | modell, mall | model, template
mandaatti, toimivalta | mandat, behörighet | mandate
matka, matkustaminen | resa | travel
menetelmä, tapa | metod, sätt | method, way
menettely, prosessi | förfarande, process | procedure, process
metatieto | metadata | metadata
metsä | skog | forest
mielenterveys | mental |
mielipide, palaute | åsikt, respons | opinion, feedback
ministeriö | ministerium | ministry
mittari, indikaattori | mätare, indikator | indicator
moni, useampi, usea | många, flera | many, several
muistutus | påminnelse, påminna | reminder
muoto, formaatti | form, format | format
muutos | ändring, förändring | change
muutto, muuttaminen | flyttning, flytta | moving
määräaika, siirtymäaika | tidsfrist, övergångstid | deadline, transition
naapuri | granne | neighbour
neuvonta | rådgivning | counselling
nimi | namn | name
nuorisotyö | ungdomsarbete |
näyttö, todiste | bevis | evidence
ohjaus | styrning | steering
ohje, neuvo | anvisning, råd, instruktion | instruction, guidance
ohjelma | program | program
ohjelmisto, sovellus | programvara, applikation | software, application
oikeusturva | rättsskydd |
omainen, läheinen | anhörig, närstående | relative
omistaja, omistaminen | ägare | owner
opas | guide, handbok | guide
opettaja | lärare | teacher
opetus, oppiminen | undervisning, lärande | teaching, learning
opiskelija, opiskelu | studerande, studier | student, study
organisaatio | organisation | organisation
osallistuminen, osallisuus | deltagande, delaktighet | participation
osoite | adress | address
osoittaminen | påvisande |
osto, ostaminen | köp, köpa | purchase
ottelu, liikunta | idrott | sport
paikka | plats, ställe | place
paikkatieto, sijainti | geodata, läge, lokalisering | location, spatial
palautus | återställning, retur | restore, return
palkka | lön | salary, pay
palo, tulipalo | brand | fire
palvelin | server | server
palvelu, verkkopalvelu | tjänst, service, webbtjänst | service
pankki | bank | bank
paperi | papper | paper
parannus, parantaminen | förbättring, förbättra | improvement
pelastustoimi | räddningsväsende | rescue
perhe, lapsi | familj, barn | family, child
perintö, kuolinpesä | arv, dödsbo | inheritance, estate
peruste | grund | basis, ground
pieni | liten, små | small
pilvi, pilvipalvelu | moln, molntjänst | cloud
pituus, koko | längd, storlek | length, size
poikkeama | incident, avvikelse | incident, deviation
poistaminen, hävittäminen | radering, gallring | deletion, disposal
poliisi | polis | police
potilas | patient | patient
puhelin, kännykkä | telefon, mobil | phone, mobile
puute, puuttuminen | brist, sakna | lack
pysyvä | bestående, varaktig | permanent
pysäköinti | parkering | parking
pyyntö, tietopyyntö | begäran | request
päivitys, päivittäminen | uppdatering, uppdatera | update
päätöksenteko | beslutsfattande | decision-making
päätös, ratkaisu | beslut, avgörande | decision
pöytäkirja | protokoll | minutes
rahoitus | finansiering | funding
raja | gräns | border, boundary
rajapinta | gränssnitt | interface, api
rakennus | byggnad | building
rakentaminen | byggande | construction
raportti, raportointi | rapport, rapportering | report, reporting
rekisteri | register | register, registry
rekrytointi, työnhaku | rekrytering, jobbsökning | recruitment
resurssi | resurs | resource
rikos | brott | crime
riski | risk | risk
robotti, robotiikka | robot, robotik | robot
ruoka, ruokavalio | mat, kost | food, diet
ruotsi, ruotsinkielinen | svenska, svenskspråkig | swedish
ruuhka, kuormitus | rusning, belastning | congestion, load
saame, saamenkielinen | samiska, samisk | sami
saavutettavuus | tillgänglighet | accessibility
saavutettavuusseloste, seloste | tillgänglighetsutlåtande | statement
sairaala | sjukhus | hospital
sairaus, sairas | sjukdom, sjuk | illness
salassapito, salainen | sekretess, hemlig | secrecy, secret
salaus, salattu | kryptering, krypterad | encryption, encrypted
sama, yhtenäinen, yhdenmukainen | samma, enhetlig | same, uniform
sanasto | ordlista, vokabulär | vocabulary, glossary
sektori | sektor | sector
selkokieli | lättläst | plain
seuranta | uppföljning | follow-up, monitoring
sihteeristö | sekretariat | secretariat
siirto, siirtäminen, siirtyminen | överföring, överföra, flytt | transfer
sijainen | vikarie | substitute
sijoitus, investointi | investering | investment
sisältö | innehåll | content
sivu | sida | page
sopeutuminen, kotoutuminen | integration | integration
sopimus | avtal | contract, agreement
sosiaali | social | social
sosiaalihuolto | socialvård | welfare
standardi | standard | standard
strategia | strategi | strategy
suomi, suomenkielinen | finska, finskspråkig | finnish
suositus | rekommendation | recommendation
suostumus | samtycke | consent
suunnitelma | plan | plan
suunnittelu | planering | planning
syöte | inspel | input
sähkö | el, elektricitet | electricity
sähköauto | elbil |
sähköposti | e-post, epost | email
säilytys | förvaring, lagring | storage, retention
taito | färdighet | skill
tallenne, tallennus | inspelning, lagring, spara | recording, storing
tarjoaja, tarjous | anbudsgivare | bidder, bid
tarkastus, tarkistus | kontroll, granskning | inspection, check
tarve | behov | need
tauti, tartunta | smitta | disease
tavoite | mål | goal, objective
tehtävä | uppgift | task
teknologia, tekniikka | teknologi, teknik | technology
tekoäly, kielimalli | ai, språkmodell | ai
teksti | text | text
tekstitys | textning | subtitles, captions
terveydenhuolto | hälsovård | healthcare
terveys | hälsa | health
testaus | testning, test | testing, test
tie, katu | väg, gata | road, street
tiede | vetenskap | science
tiedonhallinta | informationshantering |
tiedonhallintalautakunta | informationshanteringsnämnden |
tiedonsiirto | dataöverföring |
tiedosto | fil | file
tiedote, tiedotus | meddelande, information | announcement
tietokone | dator | computer
tietomalli | datamodell |
tietoturva, tietoturvallisuus | informationssäkerhet, datasäkerhet |
tietovaranto, tietokanta | informationslager, databas | database
tilanne | situation, läge | situation
tilannekuva | lägesbild | picture
tilasto | statistik | statistics
tilaus | beställning | order
todistus | intyg, betyg | certificate
toimeenpano | verkställande, genomförande | implementation
toimiala | bransch | industry
toimija | aktör | actor
toiminta | verksamhet | activity, operation
toimintamalli | verksamhetsmodell |
toimisto, virasto | ämbetsverk, byrå | agency, office
toimittaja | leverantör | supplier, vendor
toistuva, toisto | upprepad, återkommande | repeated, recurring
toteutus | genomförande | implementation
tuki | stöd | support
tulevaisuus, ennakointi | framtid, prognos | future, foresight
tulkinta | tolkning | interpretation
tulkki, tulkkaus | tolk, tolkning | interpreter
tulo | inkomst | income
tulos | resultat | result, outcome
tunniste, rakennustunnus | beteckning, identifikator | identifier
tuomioistuin | domstol | court
tuotanto | produktion | production
tuote | produkt | product
turvakielto | spärrmarkering |
turvallisuus | säkerhet | security, safety
tutkimus | forskning, undersökning | research
tutkinto | examen | degree
työ | arbete | work
työaika | arbetstid | hours
työttömyys, työtön | arbetslöshet, arbetslös | unemployment
työväline, väline | verktyg | tool
uhka | hot | threat
ulkomaa, ulkomaalainen | utland, utlänning | foreign, foreigner
uudistus, uusiminen | reform, förnyelse, förnya | reform, renewal
vaali, äänestys | val, röstning | election, voting
vaatimus, velvoite | krav, skyldighet | requirement, obligation
vaihe, vaiheistus | fas, skede | phase
vaihto, vaihtaminen | byte, byta | exchange
vaihtoehto | alternativ | alternative
vaikutus | konsekvens, effekt, verkan | impact, effect
vaikutusarviointi, vaikutustenarviointi | konsekvensbedömning |
vakuutus | försäkring | insurance
valitus, muutoksenhaku | besvär, överklagande, ändringssökande | appeal
valmistelu | beredning | preparation
valmius, varautuminen | beredskap | preparedness
valtio | stat, statlig | state
valtuusto | fullmäktige | council
valvonta, valvoja | tillsyn, övervakning, tillsynsmyndighet | supervision
vammainen, vammaisuus | funktionsnedsättning | disability
vanhus | åldring | elderly
varasto | lager | storage
varhaiskasvatus, päiväkoti | småbarnspedagogik, daghem | daycare
varmenne | certifikat | certificate
varmuuskopio | säkerhetskopia | backup
vastuu, vastuutaho, vastaaminen | ansvar, ansvara | responsibility
velka | skuld | debt
verkko | nät, nätet | network, web
verkkosivu, sivusto | webbplats, webbsida | website
verkosto | nätverk | network
vero, verottaja | skatteförvaltning |
vero, verotus | skatt, beskattning | tax
vertailu | jämförelse, jämföra, jämföras | comparison
vesi | vatten | water
video | video | video
viesti | meddelande | message
viestintä | kommunikation | communication
viikko | vecka | week
viite | referens | reference
viranhaltija, virkamies | tjänsteinnehavare, tjänsteman | official, officer
viranomainen | myndighet | authority
virhe | fel | error
vuokra | hyra | rent
vuosi | år | year
väestötieto | befolkningsdata | population
yhdistys, järjestö | förening | association
yhdistäminen, kokoaminen | sammanslagning, sammanställning, samla | merging, compilation
yhteentoimivuus | interoperabilitet | interoperability
yhteinen, yhteistyö | gemensam, samarbete | joint, shared, common, cooperation
yhteys | kontakt, förbindelse | contact, connection
yksityisyys | integritet | privacy
yleinen | allmän | general
yliopisto | universitet | university
ylläpito | underhåll | maintenance
ympäristö | miljö | environment
yrittäjä | företagare | entrepreneur
yritys | företag | company, business
äly, älykäs | smart, intelligent | smart
"""
