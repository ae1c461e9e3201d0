-- kod: I10
-- namn: mäts-för-sällan
-- nivå: råd
-- omfattning: inlämning
-- behöver: mäts
-- meddelande: {indikatorn} {id} »{title}« mäts {measured}, mer sällan än målet följs upp
-- message: indicator {id} »{title}« is measured less often than once a year ({measured})
-- markering: mer sällan än en gång om året
-- label: less often than once a year
-- hjälp: lägg till ett mått som kommer varje år, eller skriv varför det räcker   undantag I10: …
-- help: add a measure that comes every year, or say why it is enough   undantag I10: …
-- gör: mät {n|antal indikator} så ofta som målet följs upp
-- do: measure {n|tal} indicators as often as the goal is followed up
-- varför: Målen följs upp varje år i årsredovisningen. Ett mått som kommer vartannat år säger inget åren däremellan.
-- vem frågar: Fullmäktige, som får bedömningen varje år.
-- rätta: Komplettera med ett mått som kommer varje år.
-- undantag: undantag I10: Undersökningen görs vartannat år; nämnden följer frågan i sin egen enkät däremellan
--   Rätt när någon annan mäter och inget bättre finns.
-- fel exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     mäts: vartannat år
--     utgångsvärde 2022: 82,0
--     målvärde 2024: minst 86,5
-- rätt exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     mäts: årligen
--     utgångsvärde 2022: 82,0
--     målvärde 2024: minst 86,5
SELECT i.place, 'mäts' AS property, g.money, g.unit, i.id, i.title, COALESCE(i.measured, CASE i.months WHEN 24 THEN 'vartannat år' WHEN 36 THEN 'vart tredje år' ELSE 'vart fjärde år' END) AS measured
FROM indicator AS i
LEFT JOIN goal AS g ON g.key = i.goal
WHERE i.months > 12
