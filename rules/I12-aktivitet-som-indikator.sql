-- kod: I12
-- namn: aktivitet-som-indikator
-- nivå: råd
-- omfattning: inlämning
-- tyngd: 5
-- meddelande: {indikatorn} {id} »{title}« är något som ska göras, »{phrase}«, inte något som mäts
-- message: indicator {id} »{title}« is something to be done, »{phrase}«, not something that is measured
-- markering: mäter att något görs, inte vad det ger
-- label: measures that something is done, not what comes of it
-- hjälp: byt måttet mot det som ska bli bättre när det är gjort: hur många som kommer, är nöjda eller klarar sig; det som ska göras: flytta det till verksamhetsplanen
-- help: measure instead what is to be better when it is done: how many come, are satisfied or manage; what is to be done: move it to the operational plan
-- gör: byt {n|tal} {indikator|orden} mot det som ska bli bättre
-- do: change {n|tal} indicators to what is to become better
-- varför: Att en plan är framtagen säger inte om något har blivit bättre.
-- när: När namnet nämner en aktivitet (listan står i frågan nedan) och inte räknar något: andel, antal, grad, index,
--   tid, kostnad, eller dem som har gjort det (ungdomar som har genomfört …).
-- vem frågar: Ekonomistyrningsverket och SKR: indikatorer ska visa resultat, inte aktiviteter.
-- rätta: Byt mot ett mått på resultatet. Aktiviteten hör hemma i verksamhetsplanen.
-- undantag: undantag I12: Planen är själva målet under året
--   Skrivs på indikatorn.
-- fel exempel:
--   indikator KUN1a: Handlingsplan för behörighet är framtagen
--     enhet: ja/nej
--     källa: Kolada N15436
--     målvärde 2024: ja
-- rätt exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     riktning: öka
--     utgångsvärde 2022: 82,0
--     målvärde 2024: minst 86,5
SELECT m.place, m.money, m.unit, m.id, m.title, m.phrase
FROM (SELECT i.place, g.money, g.unit, i.id, i.title, i.unit_of_measure, i.title_unit,
             mentions(i.title, 'framtag*, ta fram, tas fram, tagits fram, genomföra, genomförs, genomförd, genomfört, genomförts, genomförande av, upprätta, upprättas, upprättad, upprättat, upprättats, antagen, antaget, antagits, antas av,
                      beslutad, fastställd, fastställt, införa, införs, införd, infört, införande av, implementera, implementeras, implementerad, implementerat, implementering av, anordna, anordnas, utreda, utreds, utredd, utrett, utredning av,
                      revidera, revideras, reviderad, reviderat, revidering av, uppdatera, uppdateras, uppdaterad, uppdaterat, uppdatering av, färdigställa, färdigställs, färdigställd, färdigställt, inrätta, inrättas, inrättad, inrättat,
                      kartlägga, kartlagd, kartlagt, kartläggning av, lansera, lanserad, lanserat, upphandla, upphandlad, upphandlat, ^handlingsplan, ^ny handlingsplan, plan finns, policy finns, rutin finns, rutiner finns, strategi finns,
                      finns en plan, finns en handlingsplan, ^arbeta med,
                      finns på plats, är på plats, rutin * finns, rutiner * finns, policy * finns, handlingsplan * finns, plan * finns på, ^uppföljning av, ^översyn av, ^genomgång av, ^analys av, ^utvärdering av, ^inventering av,
                      ^upphandling av, ^planering av, ^upprättande av, ^inrättande av, ^start av, ^uppstart av, ^startat, ^starta, ^påbörjat, ^påbörja, ^tagit fram, ^skapat, ^byggt, ^hållit, ^bildat,
                      utförd$, utfört$, utförda$, är utförd, är utfört, är utförda, har utförts, startad$, startat$, påbörjad$, påbörjat$, inledd$, inlett$, driftsatt, driftsatt$, tagen i bruk, taget i bruk, sjösatt, publicerad$,
                      publicerat$, tecknad$, tecknat$, riktlinjer beslutade, invigd$, invigt$, är klar, är klart, är klara') AS phrase
      FROM indicator AS i
      LEFT JOIN goal AS g ON g.key = i.goal) AS m
WHERE m.phrase IS NOT NULL
  -- what is counted is measured, also where it is what people have done
  AND (m.unit_of_measure IS NULL OR mentions(m.unit_of_measure, 'ja nej, ja, ja eller nej, status, datum, klart, aktivitet, st, antal') IS NOT NULL)
  AND (m.title_unit IS NULL OR m.title_unit = 'ja/nej')
  -- who or what has done it is counted: ungdomar som har genomfört, företag som infört, domar där, hushåll med införd
  AND (mentions(m.title, 'som, där, vars, vilka, med * framtag*, med * införd*, med * genomförd*, med * upprättad*, med * antag*, med * beslutad*, med * fastställ*, med * implementera*, med * utred*, med * reviderad*,
                          med * uppdaterad*, med * färdigställ*, med * kartlagd*, med * utförd*, med * driftsatt*, deltagare, ungdomar, företag, hushåll, skolor, enheter, medarbetare, chefer, verksamheter') IS NULL
       OR mentions(m.title, '^*plan, ^*planen, ^ny *plan, ^en *plan, ^en ny *plan, ^*strategi, ^*strategin, ^*policy, ^rutin, ^rutiner, ^*program, ^*programmet, ^ta fram, ^upprätta, ^genomföra, ^införa, ^uppföljning av, ^arbeta med') IS NOT NULL)
  AND mentions(m.title, '*andel, *andelen, antal, antalet, *grad, *graden, *index, *tid, *tiden, *kostnad*, per, procent, elever, invånare, brukare, personer, kunder, barn') IS NULL
