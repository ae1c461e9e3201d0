-- kod: I15
-- namn: felaktigt-koladanummer
-- nivå: varning
-- omfattning: inlämning
-- behöver: källa
-- meddelande: {indikatorn} {id} »{title}« hämtas ur Kolada, men »{kolada}« är inget nyckeltal där
-- message: indicator {id} »{title}« is from Kolada, but »{kolada}« is no measure's number there
-- markering: en bokstav och fem siffror väntas
-- label: a letter and five digits are expected
-- hjälp: slå upp nyckeltalet på kolada.se och skriv dess nummer, en bokstav och fem siffror   källa: Kolada …
-- help: look up the measure at kolada.se and write its number, a letter and five digits   källa: Kolada …
-- meddelande[saknas]: {indikatorn} {id} »{title}« hämtas ur Kolada, men det framgår inte vilket nyckeltal
-- message[saknas]: indicator {id} »{title}« is from Kolada, but it does not say which measure
-- markering[saknas]: numret saknas
-- label[saknas]: the number is missing
-- gör: rätta numret i Kolada på {n|antal indikator}
-- do: correct the number in Kolada of {n|tal} indicators
-- varför: Kolada har tusentals nyckeltal med liknande namn. Med numret, en bokstav och fem siffror, kan värdet hämtas av vem som helst.
-- vem frågar: Den som hämtar utfallet nästa år.
-- rätta: Slå upp nyckeltalet i Kolada och skriv dess nummer.
-- undantag: undantag I15: Nyckeltalet är nytt och har inget nummer än
--   Skrivs på indikatorn.
-- fel exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada 15436
--     riktning: öka
--     utgångsvärde 2022: 82,0
--     målvärde 2024: minst 86,5
-- rätt exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     riktning: öka
--     utgångsvärde 2022: 82,0
--     målvärde 2024: minst 86,5
SELECT i.place, 'källa' AS property, g.money, g.unit, i.id, i.title, i.kolada, CASE i.kolada WHEN '' THEN 'saknas' END AS variant
FROM indicator AS i
LEFT JOIN goal AS g ON g.key = i.goal
WHERE NOT (length(i.kolada) = 6 AND ltrim(substr(i.kolada, 2), '0123456789') = ''
           AND ltrim(substr(i.kolada, 1, 1), 'ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖabcdefghijklmnopqrstuvwxyzåäö') = '')
