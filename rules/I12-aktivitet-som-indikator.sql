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
-- gör: byt {n|antal indikator} mot det som ska bli bättre
-- do: change {n|tal} indicators to what is to become better
-- varför: Att en plan är framtagen säger inte om något har blivit bättre.
-- när: När namnet börjar med vad som ska göras (redovisa, stärka, utveckla, säkerställa …), säger vad någon gör, eller nämner en
--   aktivitet (framtagen, genomförd, antagen …), och inte räknar något: andel, antal, grad, index, tid, kostnad, eller
--   dem som har gjort det (ungdomar som har genomfört …).
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
SELECT i.place, g.money, g.unit, i.id, i.title, i.activity AS phrase
FROM indicator AS i
LEFT JOIN goal AS g ON g.key = i.goal
WHERE i.activity IS NOT NULL
  AND (i.unit_of_measure IS NULL OR mentions(i.unit_of_measure, 'ja nej, ja, ja eller nej, status, datum, klart, aktivitet, st, antal') IS NOT NULL)
  AND (i.title_unit IS NULL OR i.title_unit = 'ja/nej')
