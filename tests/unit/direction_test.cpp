// What words tell of an indicator: which way is better, and in what it is measured.
#include <catch2/catch.hpp>

#include "model/activity.h"
#include "model/direction.h"
#include "model/measure_unit.h"
#include "text/utf8.h"

using namespace malkoll;

namespace {

Direction of_title(std::string_view title) { return model::direction_in_title(fold(title)).way; }
Direction of_goal(std::string_view text) { return model::direction_in_goal(fold(text)).way; }

}  // namespace

TEST_CASE("a title tells which way is better", "[direction]") {
  for (const char* title : {"Nöjda brukare, andel (%)", "Nöjd-kund-index", "Elever som är behöriga till yrkesprogram",
                            "Andel bygglov som beslutas inom 10 veckor", "Andel bygglov med beslut inom tio veckor",
                            "Fler än fem besök hos nöjda brukare", "Sjukfrånvaron ska öka"}) {
    CAPTURE(title);
    CHECK(of_title(title) == Direction::up);
  }
  for (const char* title :
       {"Sjukfrånvaro, totalt", "Utsläpp av växthusgaser, ton", "Anmälda våldsbrott", "Väntetid, dagar", "Färre fallolyckor"}) {
    CAPTURE(title);
    CHECK(of_title(title) == Direction::down);
  }
  for (const char* title : {"Elever per lärare", "Andel arbetslösa som går till arbete", "Åter i arbete efter sjukfrånvaro",
                            "Grupper med färre än 15 barn", "Missnöjda kunder", "Obehöriga lärare", "Utsläppsfria bilar",
                            "Elever utan godkända betyg", "Nöjda med väntetiden", "Kostnad per nöjd elev, kostnaden", ""}) {
    CAPTURE(title);
    CHECK(of_title(title) == Direction::none);
  }
  CHECK(model::direction_in_title(fold("Elever utan godkända betyg")).turned);
  CHECK_FALSE(model::direction_in_title(fold("Elever per lärare")).turned);
}

// Titles as municipalities and Kolada write them, each judged: the first kind is told up, the second down, the third not at all.
TEST_CASE("titles that are better high", "[direction]") {
  for (const char* title : {"Andel olyckor där räddningstjänsten är på plats inom 10 minuter",
                            "Elever i åk 9 som är behöriga till yrkesprogram, hemkommun, andel (%)",
                            "Elever i åk 9, meritvärde kommunala skolor, genomsnitt (17 ämnen)",
                            "Gymnasieelever med examen inom 3 år, kommunala skolor, andel (%)",
                            "Lärare (heltidstjänster) med lärarlegitimation och behörighet i minst ett ämne i grundskola åk 1-9, andel (%)",
                            "Brukarbedömning hemtjänst äldreomsorg - helhetssyn, andel nöjda (%)",
                            "Brukarbedömning särskilt boende äldreomsorg - bemötande, förtroende och trygghet, andel (%)",
                            "Medellivslängd kvinnor, år",
                            "Miljöbilar och fossilbränslefria bilar i kommunorganisationen, andel (%)",
                            "Ekologiska livsmedel i kommunens verksamhet, andel (%)",
                            "Nystartade företag, antal per 1000 invånare",
                            "Valdeltagande i senaste kommunvalet, andel (%)",
                            "Nöjd Medborgar-Index - Bemötande och tillgänglighet",
                            "Tillgång till bredband om minst 1 Gbit/s, andel (%)",
                            "Soliditet inkl. pensionsåtaganden kommun, andel (%)",
                            "Andel bygglov som beslutats inom 10 veckor",
                            "Andel som får svar på e-post inom en dag, (%)",
                            "Andel ärenden med handläggningstid under 10 veckor",
                            "Företagsklimat enligt Insikt, NKI",
                            "Elever som känner sig trygga i skolan, andel (%)",
                            "Invånare som är trygga utomhus när det är mörkt, andel (%)",
                            "Elever i kulturskola, andel (%)",
                            "Antal färdigställda trygghetsbostäder",
                            "Antal nya arbetstillfällen",
                            "Nyproducerade lägenheter, antal",
                            "Högre andel behöriga elever",
                            "Andel medarbetare som är nöjda med sin chef",
                            "Nöjdhet med gator och vägar, index",
                            "Hållbart medarbetarengagemang, delaktighet",
                            "Fyllningsfria tänder 6-åringar, kariesfria",
                            "Andel invånare som upplever att de har inflytande",
                            "Gästnätter, antal",
                            "Befolkning, antal invånare",
                            "Förvärvsarbetande invånare 20-64 år, andel (%)",
                            "Invånare i kommunen som rekommenderar andra att flytta hit",
                            "Föräldrar som är nöjda med förskolan",
                            "Andel larm där räddningstjänsten är framme inom 10 minuter",
                            "Andel utryckningar på plats inom 20 minuter",
                            "Gästnätter på hotell",
                            "Andel förnybar energi",
                            "Andel förnybart bränsle",
                            "Solenergi, installerad effekt",
                            "Bemötande i hemtjänsten, andel nöjda",
                            "Delaktighet och inflytande för barn",
                            "Andel åter i egenförsörjning",
                            "Elever som fullföljer gymnasiet inom 4 år",
                            "Andel elever med godkänt i alla ämnen",
                            "Andel elever med lägst betyget E i matematik",
                            "Hushåll med tillgång till bredband",
                            "Nöjda kunder per månad",
                            "NKI per verksamhet",
                            "Marknadsandel av gästnätter",
                            "Trygghet i äldreomsorgen",
                            "Andel soliditet",
                            "Resultat i procent av skatteintäkter",
                            "Antal cyklister, ökat",
                            "Nöjda elever på gymnasiet",
                            "Andel elever på yrkesprogram med examen",
                            "Trygghet på kvällen",
                            "Andel hushåll med tillgång till fiber",
                            "Antal elever i kommunens kulturskola",
                            "Betyg för bemötande",
                            "Helhetsomdöme, nöjda föräldrar",
                            "Årets resultat, mnkr",
                            "Andel ekologiska livsmedel",
                            "Måluppfyllelse i grundskolan",
                            "Andel behöriga lärare",
                            "Självförsörjning, egenförsörjning efter etablering",
                            "Företagsklimat NKI",
                            "Antal nystartade företag per 1000 invånare",
                            "Andel elever som är nöjda med undervisningen",
                            "Andel tomtkunder nöjda med bemötande",
                            "Andel lärare med behörighet",
                            "Valdeltagande i riksdagsvalet",
                            "Kariesfria 6-åringar",
                            "Andel klagomål besvarade inom 10 dagar",
                            "Andel inköpta livsmedel som är ekologiska",
                            "Andel trygga äldre i hemtjänsten",
                            "Andel ansökningar med beslut inom två månader",
                            "Föreningar nöjda med bemötandet",
                            "Andel lärare som är behöriga",
                            "Företagens helhetsbetyg NKI",
                            "Elever i årskurs 6 som uppnår minst betyg E",
                            "Brukare som är nöjda med hemtjänsten",
                            "Andel förnybara drivmedel"}) {
    CAPTURE(title);
    CHECK(of_title(title) == Direction::up);
  }
}

TEST_CASE("titles that are better low", "[direction]") {
  for (const char* title : {"Personalkontinuitet, antal personal som en hemtjänsttagare möter under 14 dagar, medelvärde",
                            "Väntetid i antal dagar från ansökan till beslut om ekonomiskt bistånd, medelvärde",
                            "Sjukfrånvaro kommunalt anställda totalt, andel (%)",
                            "Långtidsarbetslöshet 25-64 år, andel (%) av bef.",
                            "Arbetslöshet 18-64 år, årsmedelvärde, andel (%) av arbetskraften",
                            "Ohälsotal, dagar",
                            "Invånare 16-84 år med fetma, andel (%)",
                            "Elever i åk 4 med övervikt, andel (%)",
                            "Utsläpp av växthusgaser totalt, ton CO2-ekv per invånare",
                            "Anmälda våldsbrott i kommunen, antal per 100 000 inv",
                            "Hemlösa och våldsbrott, antal",
                            "Barn i befolkningen som ingår i familjer med långvarigt ekonomiskt bistånd, andel (%)",
                            "Självmord, antal per 100 000 invånare",
                            "Genomsnittlig handläggningstid för bygglov, dagar",
                            "Andel ärenden med handläggningstid över 10 veckor",
                            "Andel elever med frånvaro över 20 %",
                            "Låg arbetslöshet",
                            "Placering i Svenskt Näringslivs ranking",
                            "Företagsklimat, ranking",
                            "Antal klagomål",
                            "Antal omkomna i trafiken",
                            "Antal fallolyckor",
                            "Antal olyckor i hemmet",
                            "Elever som känner sig otrygga i skolan, andel (%)",
                            "Sjukfrånvaro bland behöriga lärare",
                            "Antal personer i åldern 18–24 år som är arbetslösa",
                            "Andel arbetslösa i åldern 18–24 år",
                            "Energianvändning i kommunens lokaler, kWh/kvm",
                            "Restavfall, kg/invånare",
                            "Anmälda cykelstölder och inbrott, minskade brott",
                            "Återinskrivningar inom 30 dagar, andel",
                            "Kötid till särskilt boende",
                            "Antal invånare med skuldsättning hos Kronofogden",
                            "Skuldsättningsgrad",
                            "Väntetid till förskola, dagar",
                            "Andel väntande äldre",
                            "Andel elever med hög frånvaro",
                            "Ogiltig frånvaro i grundskolan, andel",
                            "Korttidssjukfrånvaro",
                            "Sjukfrånvaro längre än 60 dagar",
                            "Sjukfrånvaro kortare än 14 dagar",
                            "Självmordstal",
                            "Restavfall per invånare",
                            "Gini-koefficient",
                            "Barn i ekonomiskt utsatta hushåll, andel (%)",
                            "Överbeläggning i flerbostadshus",
                            "Utskrivningsklara, väntande på sjukhus",
                            "Antal brott per 1000 invånare",
                            "Antal arbetslösa ungdomar",
                            "Koldioxidutsläpp från tjänsteresor",
                            "Utsläpp av koldioxid från transporter",
                            "Utsläpp till luft av växthusgaser",
                            "Andel barn utsatta för brott",
                            "Oro för brott",
                            "Antal anmälda brott",
                            "Antal personer med fetma",
                            "Mängd restavfall per hushåll",
                            "Kommunens nettoskuld",
                            "Långfristig skuld per invånare",
                            "Sjukfrånvaro i kommunen",
                            "Sjukfrånvaro för kvinnor",
                            "Frånvaro för elever i åk 9",
                            "Arbetslöshet för utrikes födda",
                            "Andel invånare med långvarigt försörjningsstöd",
                            "Antal hushåll med långvarigt ekonomiskt bistånd",
                            "Överbeläggningar på sjukhus",
                            "Fallolyckor bland äldre per 1000",
                            "Elsparkcykelolyckor",
                            "Trafikolyckor med personskada",
                            "Antal döda och skadade i trafiken",
                            "Väntetid för plats på särskilt boende",
                            "Handläggningstid bygglov, median",
                            "Energiförbrukning i lokaler",
                            "Andel kassationer färre",
                            "Ungdomsarbetslöshet",
                            "Ohälsotalet",
                            "Suicid per 100 000",
                            "Antal otrygga platser",
                            "Genomsnittlig kötid till förskola",
                            "Andel unga som begår brott",
                            "Antal dödsfall i suicid",
                            "Sjukfrånvaron, procent",
                            "Total sjukfrånvaro bland månadsavlönade",
                            "Kväveutsläpp",
                            "Antal bränder, skadade",
                            "Barnfetma",
                            "Klimatpåverkan från kommunens måltider, ton",
                            "Måltidernas klimatavtryck",
                            "CO2 från tjänsteresor, ton",
                            "Restavfall i kg per person och år"}) {
    CAPTURE(title);
    CHECK(of_title(title) == Direction::down);
  }
}

TEST_CASE("titles that tell nothing, though a word in them does", "[direction]") {
  for (const char* title : {"Andel medarbetare som vet hur man anmäler olyckor",
                            "Antal elever per behörig lärare",
                            "Antal vakanta trygghetsbostäder",
                            "Antal störningar i fibernätet",
                            "Personalomsättning bland behöriga lärare",
                            "Andel skolor med program för suicidprevention",
                            "Andel upphandlingar där mindre företag lämnat anbud",
                            "Elever i kö till kulturskola",
                            "Pris för fiberanslutning",
                            "Avgift för bredband",
                            "Spridning i meritvärde mellan skolor",
                            "Antal kortare besök",
                            "Antal större vattenläckor",
                            "Andel arbetslösa i arbetsmarknadsinsatser",
                            "Andel klagomål där den enskilde fått återkoppling",
                            "Andel verksamheter med handlingsplan för att minska klimatpåverkan",
                            "Antal åtgärder mot våldsbrott",
                            "Andel utsläppsrätter sålda",
                            "Antal synpunkter på bemötande",
                            "Kostnad grundskola åk 1-9 hemkommun, kr/elev",
                            "Andel ärenden inom handläggningstiden",
                            "Andel elever med frånvaro under 10 %",
                            "Medarbetare med sjukfrånvaro under 5 dagar",
                            "Andel elever med låg måluppfyllelse",
                            "Deltagare som gått från arbetslöshet till arbete, andel",
                            "Andel hushåll som lämnat långvarigt försörjningsstöd",
                            "Andel utredda brott",
                            "Fångad koldioxid, ton",
                            "Genomsnittlig tid till godkänt bygglov, dagar",
                            "Poäng i Aktuell Hållbarhets miljöranking",
                            "Andel hanterade klagomål",
                            "Andel omkomna med bälte",
                            "Andel personal utbildad i suicidprevention",
                            "Andel skolor som arbetar med trygghet",
                            "Avhopp från kulturskola",
                            "Antal sökande till trygghetsbostäder",
                            "Antal varslade",
                            "Förlorade arbetstillfällen",
                            "Andel tomma trygghetsbostäder",
                            "Hyra i nyproducerade lägenheter",
                            "Personer med flera diagnoser",
                            "Andel mindre företag",
                            "Lån till större investeringar",
                            "Andel kortare sjukskrivningar",
                            "Skillnad i betyg mellan flickor och pojkar",
                            "Könsskillnad i sjukfrånvaro",
                            "Variation i måluppfyllelse",
                            "Avvikelse mot budget",
                            "Elever i åk 9, meritvärde, avvikelse från modellberäknat värde",
                            "Driftstopp i bredbandsnätet",
                            "Antal avgångar bland nöjda medarbetare",
                            "Antal utbildningar om brott",
                            "Rådgivning om skuldsättning, antal samtal",
                            "Antal elever per nyproducerad lokal",
                            "Andel arbetslösa med kontaktperson",
                            "Andel kommuninvånare med skuldrådgivning",
                            "Antal kampanjer mot nedskräpning och brott",
                            "Andel verksamheter fria från frånvaro",
                            "Antal anmälda olyckor per chef som rapporterats",
                            "Antal insatser för ökad trygghet",
                            "Antal dagar till plats i trygghetsboende",
                            "Bedömning av risk för övervikt utan uppföljning",
                            "Uppsägningar av bredband",
                            "Antal nätverk om brott",
                            "Avgiftsfri kulturskola",
                            "Antal elever per legitimerad och behörig förskollärare",
                            "Antal invånare per nystartat företag",
                            "Andel lediga platser i kulturskola",
                            "Outhyrda lokaler i nyproducerade fastigheter",
                            "Antal strömavbrott i fibernätet",
                            "Andel rektorer med plan mot frånvaro",
                            "Andel chefer utbildade i att förebygga sjukfrånvaro",
                            "Andel anställda som kan rapportera olyckor",
                            "Andel medborgare som vet var de lämnar klagomål",
                            "Antal ansökningar till kulturskolan",
                            "Prisnivå för trygghetsbostäder",
                            "Fiberanslutning, anslutningsavgift",
                            "Löneskillnad mellan behöriga och obehöriga lärare",
                            "Spridning i nöjdhet mellan enheter",
                            "Skillnader i trygghet mellan stadsdelar",
                            "Antal större investeringar",
                            "Mindre reparationer",
                            "Andel kortare tidsbegränsade anställningar",
                            "Andel lägre tjänstemän",
                            "Andel upphandlingar med klimatkrav för att minska utsläpp",
                            "Antal åtgärder för att minska restavfall",
                            "Andel skolor som mäter matsvinn och restavfall",
                            "Antal informationsmöten om brott",
                            "Antal brottsförebyggande möten",
                            "Andel arbetslösa som deltar i program",
                            "Andel arbetslösa inskrivna i program",
                            "Andel arbetslösa hos jobbtorg",
                            "Andel överviktiga barn som erbjuds stöd",
                            "Andel barn med övervikt som erbjuds behandling",
                            "Andel barn med fetma som får behandling",
                            "Andel klagomål besvarade i tid",
                            "Andel klagomål som lett till förbättring",
                            "Andel brott som klaras upp",
                            "Uppklarningsgrad för våldsbrott",
                            "Andel olyckor där kommunen lärt sig",
                            "Andel skadade som får hjälp i tid",
                            "Responstid vid olyckor",
                            "Tid från larm till första enhet på plats vid olyckor",
                            "Antal deltagare i utbildning om suicid",
                            "Antal samtal till skuldrådgivningen",
                            "Andel budgetrådgivningsärenden med skuldsättning",
                            "Antal ärenden hos skuldrådgivare",
                            "Personalomsättning i särskilt boende",
                            "Extern avgång bland sjuksköterskor, trygghet",
                            "Andel vakanta tjänster som behörig lärare",
                            "Andel nöjda med väntetiden",
                            "Kostnad per godkänd elev",
                            "Antal överklagade bygglov godkända",
                            "Intäkter från gästnätter per gäst",
                            "Andel utsläppsfria bussar",
                            "Andel klimatkompenserade utsläpp",
                            "Utsläppsrätter, antal",
                            "Energianvändning från förnybara källor",
                            "Antal trygghetsvandringar utan åtgärd",
                            "Antal inställda turer för nöjda resenärer",
                            "Antal anmälningar om bristande bemötande",
                            "Antal lex Sarah om bemötande",
                            "Antal synpunkter om inflytande",
                            "Arbetade timmar för behöriga lärare",
                            "Antal elever i skolor med låg trygghet",
                            "Andel elever med sämre betyg",
                            "Andel elever i uppföljning efter frånvaro",
                            "Sjukfrånvarokostnad",
                            "Kostnader för sjukfrånvaro",
                            "Andel sjukfrånvaro med plan för återgång",
                            "Andel familjer i program mot övervikt",
                            "Avbrott på gymnasiet bland behöriga",
                            "Andel elever med underkända betyg",
                            "Hushåll med tillgång till bredband till lägre pris",
                            "Felanmälningar på bredband",
                            "Andel fiberavbrott",
                            "Bredband, kostnad per hushåll",
                            "Avtal om bredband som sagts upp",
                            "Återvunnet restavfall",
                            "Andel restavfall till energiåtervinning",
                            "Antal kontroller av restavfall",
                            "Antal kurser i kulturskola",
                            "Antal bostäder tillgängliga för ekonomiskt utsatta",
                            "Antal platser för ekonomiskt utsatta barn på läger",
                            "Andel barn i ekonomiskt utsatta hushåll som går i förskola",
                            "Ersättning till omkomna",
                            "Andel ungdomar som avstår från brott",
                            "Andel brottsoffer som får stöd efter brott",
                            "Antal medlingar vid brott",
                            "Antal ungdomar i medling efter brott",
                            "Antal kameror mot brott",
                            "Antal medarbetare med kunskap om suicid",
                            "Larmoperatörer med kunskap i suicid",
                            "Antal självmordsförsök som avvärjts",
                            "Trygghetslarm, antal",
                            "Antal installerade trygghetskameror",
                            "Lärartäthet, elever per lärare med behörighet",
                            "Andel energirådgivning om energianvändning",
                            "Ökat behov av stöd",
                            "Ökade kostnader för placeringar",
                            "Antal arbetslösa till studier",
                            "Koldioxid lagrad i skog",
                            "Koldioxidbudget, återstår",
                            "Andel fordon med koldioxidmätare",
                            "Antal barn per utbildad och behörig förskollärare",
                            "Andel personal med kunskap i första hjälpen vid olyckor",
                            "Andel trygghetsboenden med ledig lägenhet",
                            "Antal lediga platser i kulturskolan",
                            "Antal avbrott i bredbandsnätet",
                            "Andel slutade behöriga lärare",
                            "Andel elever i kö till gymnasieexamen",
                            "Månadsavgift för bredband i kommunala bostäder",
                            "Medelpris på nyproducerade bostadsrätter",
                            "Spridning av nöjdhet mellan avdelningar",
                            "Standardavvikelse i meritvärde",
                            "Antal längre besök",
                            "Andel högre chefer som är kvinnor",
                            "Andel arbetslösa i praktik",
                            "Antal arbetslösa i praktik",
                            "Antal arbetslösa med anställningsstöd",
                            "Arbetslösa ungdomar i praktik, andel",
                            "Andel överklagade beslut om ekonomiskt bistånd",
                            "Andel olycksfall där utredning gjorts",
                            "Andel skolor med trygghetsteam",
                            "Antal kommuner med självmordsregister",
                            "Andel medarbetare som har gått utbildning i bemötande",
                            "Andel chefer med utbildning om sjukfrånvaro",
                            "Samtalsstöd efter självmord, antal familjer",
                            "Antal anhöriga som fått stöd efter suicid",
                            "Andel förslag för att öka tryggheten",
                            "Antal förslag om fler trygghetsbostäder",
                            "Antal stöldskyddsmärkta cyklar mot brott",
                            "Andel tjänsteresor med låga utsläpp",
                            "Andel upphandlingar med krav på låga utsläpp",
                            "Andel fordon med låga koldioxidutsläpp",
                            "Andel fordon med utsläpp under 50 g/km",
                            "Andel inköp av utsläppsfria maskiner",
                            "Antal laddstolpar som minskar utsläpp",
                            "Underskott i bredbandsbolaget",
                            "Driftsstörningar i fibernät",
                            "Personalomsättning, nöjda medarbetare",
                            "Andel tillsvidareanställda behöriga som slutat",
                            "Återbetald skuld",
                            "Amortering av skuld",
                            "Avskriven skuld",
                            "Andel hushåll med avskriven skuld",
                            "Skuldsanering, antal",
                            "Antal beviljade skuldsaneringar",
                            "Rehabilitering vid sjukfrånvaro",
                            "Andel rehabplaner vid sjukfrånvaro",
                            "Andel uppföljningssamtal vid frånvaro",
                            "Frånvaroregistrering, andel skolor",
                            "Polisanmälda brott som klarats upp",
                            "Andel anmälda brott som leder till åtal",
                            "Andel våldsbrott som anmäls",
                            "Anmälningsgrad för brott",
                            "Antal vittnen till brott som får stöd",
                            "Brottsofferjouren, antal stödsamtal om våldsbrott",
                            "Ungdomar dömda för brott med ungdomstjänst",
                            "Klagomål, handläggningstid i nöjda dagar",
                            "Medianålder vid gymnasieexamen",
                            "Ålder på nyproducerade fordon",
                            "Antal sökande till nyproducerade bostäder",
                            "Andel ansökningar om trygghetsbostad som får avslag",
                            "Bidrag till kulturskola",
                            "Anslag till kulturskolan per elev",
                            "Elevavgift i kulturskola",
                            "Kulturskola, kostnad per elev",
                            "Lokalyta per elev i kulturskola",
                            "Skuldebrev",
                            "Andel restavfall som återvinns",
                            "Återvinning av restavfall",
                            "Restavfallskärl, antal",
                            "Utsläppskontroller, antal",
                            "Utsläppsrättigheter sålda, antal",
                            "Andel utsläpp som kompenseras",
                            "Andel besök för otrygga",
                            "Insatser för otrygga platser",
                            "Antal åtgärdade otrygga platser",
                            "Andel otrygga platser åtgärdade",
                            "Belysta otrygga platser",
                            "Antal belysningsstolpar på otrygga platser",
                            "Förvärvsarbetande inom handel, andel (%)",
                            "Arbete med att öka tryggheten pågår i kommunen",
                            "Trygghet beaktas när nya gator ritas",
                            "Redovisa vad som görs för att minska frånvaron",
                            "Andel otrygga som fått besök"}) {
    CAPTURE(title);
    CHECK(of_title(title) == Direction::none);
  }
}

TEST_CASE("a goal's text tells which way is better", "[direction]") {
  CHECK(of_goal("Deltagandet i föreningslivet ska öka") == Direction::up);
  CHECK(of_goal("Utsläppen minskar") == Direction::down);
  CHECK(of_goal("Fler jobb och färre bidrag") == Direction::none);
  CHECK(of_goal("Förbättra möjligheterna till arbete") == Direction::none);
  CHECK(of_goal("Barn ska få växa upp i trygghet") == Direction::none);
  CHECK(of_goal("Bidra till ökad tillväxt") == Direction::none);
}

TEST_CASE("a title tells the unit of measure", "[direction]") {
  CHECK(model::unit_in_title("Elever, hemkommun, andel (%)") == "%");
  CHECK(model::unit_in_title("Kostnad gymnasieskola, kr/elev") == "kr/elev");
  CHECK(model::unit_in_title("Utsläpp (ton)") == "ton");
  CHECK(model::unit_in_title("Meritvärde, år 9") == "betyg");
  CHECK(model::unit_in_title("Boyta per invånare (m²)") == "m²");
  CHECK(model::unit_in_title("Ljudnivå, dB") == "dB");
  CHECK(model::unit_in_title("Svarstid, sek") == "sek");
  CHECK(model::unit_in_title("Gästnätter (tusental)") == "tusental");
  CHECK(model::unit_in_title("Nystartade företag per 1000 invånare") == "per 1000 invånare");
  CHECK(model::unit_in_title("Kvadratmeter lokalyta per elev") == "kvadratmeter");
  CHECK(model::unit_in_title("Timmar per brukare") == "timmar");
  CHECK(model::unit_in_title("Dagar från ansökan till beslut") == "dagar");
  CHECK(model::unit_in_title("Meritvärde") == "betyg");
  CHECK(model::unit_in_title("Kostnad per elev").empty());
  CHECK(model::unit_in_title("Utsläpp per invånare").empty());
  CHECK(model::unit_in_title("Behörighet, elever i åk 9").empty());
  CHECK(model::unit_in_title("Antal elever i musikskolan") == "antal");
  CHECK(model::unit_in_title("Andel elever") == "%");
  CHECK(model::unit_in_title("Placering i rankingen") == "placering");
  CHECK(model::unit_in_title("Nöjd-kund-index") == "index");
  CHECK(model::unit_in_title("Elevernas kondition").empty());
  CHECK(model::unit_in_title(")").empty());
  CHECK(model::unit_in_title("Vattenförbrukning i bostäder, kbm/boende") == "kbm/boende");
  CHECK(model::unit_in_title("Kostnad för placeringar, kr/dygn (-2019)") == "kr/dygn");
  CHECK(model::unit_in_title("Tid (dygn) i jourhem för barn") == "dygn");
  CHECK(model::unit_in_title("Kostnad för revision, promille av omslutningen (-2019)") == "promille av omslutningen");
  CHECK(model::unit_in_title("Utrikes födda chefer, balanstal") == "balanstal");
  CHECK(model::unit_in_title("Betygspoäng i svenska, kommunala skolor") == "betyg");
  CHECK(model::unit_in_title("Hur många barn är det i varje grupp?") == "antal");
  CHECK(model::unit_in_title("Trygghet, barn/unga").empty());
}

TEST_CASE("a title that counts a change", "[direction]") {
  for (const char* title : {"Nettoökning av bostäder", "Löneökning", "Befolkningsökning", "Förändring av skulden", "Skillnad mellan könen"})
    CHECK(model::counts_change(title));
  for (const char* title : {"Ansökningar som beviljas", "Medborgarundersökning", "Elever", "Rökning"})
    CHECK_FALSE(model::counts_change(title));
}

TEST_CASE("a title that counts persons", "[direction]") {
  for (const char* title : {"Andel kunder som är nöjda med hemtjänsten", "Hyresgäster som trivs, andel (%)",
                            "Timavlönade inom skolan, antal", "Minst 90 % av eleverna är rökfria", "Sjukfrånvaro bland anställda",
                            "Barn lagförda för brott, antal/1000 inv", "Elever med examen"})
    CHECK(model::counts_persons(title));
  for (const char* title : {"Antal möten med föräldrar och elever", "Lovaktiviteter för barn", "Köp av vård för vuxna",
                            "Anmälda stölder på 100 000 invånare", "Elever/lärare i grundskolan", "Operationer, antal/100 000 invånare",
                            "Kvinnors lön i andel av mäns, anställda", "Redovisa stöd till unga"}) {
    CAPTURE(title);
    CHECK_FALSE(model::counts_persons(title));
  }
}

TEST_CASE("a title that is something to be done", "[direction]") {
  CHECK(model::activity_in_title("Stärka samarbetet med elever och föräldrar") == "stärka");
  CHECK(model::activity_in_title("Hela skolan arbetar med närvaro") == "arbetar med");
  CHECK(model::activity_in_title("Ny skolplan framtagen") == "framtagen");
  for (const char* title : {"Stärka andelen behöriga elever", "Medarbetare som arbetar med barn", "Starka relationer", "Förbättrad hälsa",
                            "Utveckla skolan, index"})
    CHECK(model::activity_in_title(title).empty());
}
