-- kod: M05
-- namn: aktivitet-som-mål
-- nivå: råd
-- omfattning: inlämning
-- behöver: målvärde, indikator
-- tyngd: 3
-- meddelande: {kind|ordet} {id} »{title}« är något som ska göras, »{phrase}«, inte något som ska uppnås
-- message: own goal {id} »{title}« is something to be done, »{phrase}«, not something to be achieved
-- markering: en aktivitet
-- label: an activity
-- hjälp: skriv vad som ska bli bättre när det är gjort, eller gör målet till ett uppdrag   uppdrag {id}: {title}
-- help: write what is to become better when it is done, or make the goal an assignment   uppdrag {id}: {title}
-- gör: gör {n|tal} mål till uppdrag
-- do: make {n|tal} goals assignments
-- varför: En plan som är framtagen är gjord även om ingenting blev bättre.
-- när: För egna mål som säger vad som ska göras (ta fram, utreda, redovisa, uppföra, ska tas fram, ska presenteras …)
--   eller slutar med framtagen, genomförd eller antagen, och varken har något tal eller något målvärde.
-- vem frågar: Ekonomistyrningsverket och SKR: mål ska visa resultat, inte aktiviteter.
-- rätta: Skriv målet som det resultat som aktiviteten ska ge.
-- undantag: undantag M05: Nämnden har bestämt att följa aktiviteten som mål i år
--   Rätt när det bara är själva genomförandet som ska följas upp.
-- fel exempel:
--   nämndmål BUN1: Ta fram en plan för närvaro i skolan
--     mål: KT2
-- rätt exempel:
--   nämndmål BUN1: Fler elever är i skolan varje dag
--     mål: KT2
SELECT m.place, m.unit, m.kind, m.id, m.title, m.phrase
FROM (SELECT g.place, g.unit, g.kind, g.id, g.title, g.targets,
             COALESCE(mentions(CASE WHEN mentions(g.title, '^att') IS NULL THEN g.title ELSE substr(g.title, 5) END,
                'ska * tas fram, ska * etableras, ska * påbörjas, ska * presenteras, ska redovisas, ska alltid redovisas, ska * upprättas, ska utarbetas, ska utredas, ska * inrättas, ska kartläggas, ska revideras,
                 ska implementeras, ska inventeras, ska upphandlas, ska färdigställas, ska renoveras, ska arbetas fram, *analys * ska göras, *analyser * ska göras, *översyn * ska göras, *utredning * ska göras,
                 *utredningar * ska göras, *kartläggning * ska göras, *kartläggningar * ska göras, *konsekvensbeskrivning* ska göras,
                 ska ta fram, ska utreda, ska genomföra, ska införa, ska upprätta, ska revidera, ska utarbeta, ska inrätta, ska kartlägga, ska implementera, ska inventera, ska se över,
                 ^ta fram, ^ta * fram, ^tar fram, ^ska ta fram, ^arbeta fram, ^arbetar fram, ^utreda, ^utreder, ^utarbeta, ^utarbetar, ^genomföra, ^genomför, ^införa, ^inrätta, ^inrättar,
                 ^upprätta, ^upprättar, ^revidera, ^reviderar, ^implementera, ^implementerar, ^kartlägga, ^kartlägger, ^inventera, ^inventerar, ^upphandla, ^upphandlar, ^uppdatera, ^uppdaterar,
                 ^se över, ^ser över, ^göra en översyn, ^påbörja, ^påbörjar, ^påbörja arbetet, ^färdigställa, ^färdigställer, ^lansera, ^lanserar, ^anordna, ^anordnar, ^arrangera, ^arrangerar,
                 ^utvärdera, ^utvärderar, ^analysera, ^analyserar, ^formulera, ^projektera, ^starta, ^startar, ^initiera, ^ansöka om, ^anta en, ^anta ett, ^besluta om, ^planera för, ^undersöka, ^verkställa,
                 ^göra klart, ^gör klart, ^uppföra, ^uppför, ^förvärva, ^förvärvar, ^renovera, ^renoverar, ^redovisa, ^redovisar, ^beskriva, ^beskriver, ^precisera, ^preciserar, ^presentera, ^presenterar, ^fortsätta utbyggnad*, ^fortsatt utbyggnad*, ^fortsätta bygga, ^sammanställa, ^sammanställer,
                 ^översyn av, ^utredning av, ^revidering av, ^framtagande av, ^genomförande av, ^införande av, ^implementering av, ^kartläggning av, ^uppdatering av, ^inventering av, ^upphandling av, ^upprättande av'),
               mentions(g.title, 'framtagen$, framtaget$, framtagna$, genomförd$, genomfört$, genomförda$, antagen$, antaget$, antagna$, upprättad$, upprättat$, reviderad$, reviderat$, reviderade$, utredd$,
                 utrett$, införd$, infört$, implementerad$, implementerat$, färdigställd$, färdigställt$, uppdaterad$, uppdaterat$, kartlagd$, kartlagt$, inrättad$, inrättat$, upphandlad$, upphandlat$, lanserad$,
                 framtagits$, tagits fram$, tas fram$, tagen fram$, genomförs$, genomförts$, ska genomföras$, ska upprättas$, ska revideras$, ska utredas$, ska införas$, ska implementeras$, ska antas$, har antagits$,
                 har upprättats$, är antagen, är antaget, antagna av, är framtagen, är framtaget, är framtagna, är genomförd, är genomfört, är upprättad, är upprättat, är reviderad, är reviderat, är införd, är infört,
                 är implementerad, är implementerat, är fastställd, är fastställt, är fastställda, är beslutad, är beslutat, är beslutade, är färdigställd, är färdigställt, är på plats, finns på plats, fastställd$, fastställt$, beslutad$, beslutat$, antagen av, antaget av,
                 fastställd av, beslutad av, har antagits av, har tagits fram, har utretts$, har reviderats$, har implementerats$, har fastställts$, har beslutats$, har införts$')) AS phrase
      FROM goal AS g
      WHERE g.kind <> 'mål') AS m
WHERE m.phrase IS NOT NULL AND m.targets = 0 AND mentions(m.title, 'inom * dagar, inom * veckor, inom * månader, inom * timmar, i tid') IS NULL AND mentions(m.title, '*0*, *1*, *2*, *3*, *4*, *5*, *6*, *7*, *8*, *9*') IS NULL
