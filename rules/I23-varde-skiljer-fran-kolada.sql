-- kod: I23
-- namn: värde-skiljer-från-kolada
-- nivå: varning
-- omfattning: inlämning
-- behöver: enhet, källa
-- underlag: kolada
-- tyngd: 3
-- meddelande: {what} {year}{who} för {indikatorn} {id} »{title}« är {value|tal}, men {kolada|tal} i Kolada ({number})
-- message: the {what_en} {year}{who_en} of indicator {id} »{title}« is {value|tal}, but {kolada|tal} in Kolada ({number})
-- markering: {kolada|tal} i Kolada
-- label: {kolada|tal} in Kolada
-- hjälp: skriv   {kolada|tal}   eller säg varför det skiljer   undantag I23: …
-- help: write   {kolada|tal}   or say why it differs   undantag I23: …
-- meddelande[jämförelse]: jämförelsen {year} med {name}{who} för {indikatorn} {id} »{title}« är {value|tal}, men {kolada|tal} i Kolada ({number})
-- message[jämförelse]: the comparison {year} with {name}{who_en} of indicator {id} »{title}« is {value|tal}, but {kolada|tal} in Kolada ({number})
-- gör: se över {n|tal} värden som är andra i Kolada
-- do: look over {n|tal} values that are others in Kolada
-- varför: Den som slår upp nyckeltalet i Kolada ska se samma värde som i planen och årsredovisningen.
-- när: Ges där Koladas svar har lästs (--kolada, eller kolada.json bredvid planen). Koladas värde avrundas till så många decimaler som
--   det skrivna har; är båda belopp räknas de i samma enhet. Jämförelser jämförs med den kommun eller grupp som heter så, och riket.
-- vem frågar: Den som jämför med andra kommuner.
-- rätta: Skriv det värde som Kolada har, eller säg varför ett annat gäller: Kolada rättar värden i efterhand.
-- undantag: undantag I23: Egen mätning i november, Kolada mäter i mars
--   Skrivs på indikatorn, eller i uppföljningen där värdet står.
-- fel exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     riktning: öka
--     utgångsvärde 2022: 81,2
--     målvärde 2024: minst 86,5
-- rätt exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     riktning: öka
--     utgångsvärde 2022: 82,4
--     målvärde 2024: minst 86,5
WITH written AS MATERIALIZED (
  SELECT o.place, o.indicator, o.year, o.grp, NULL AS name, o.value, o.kolada, CASE o.baseline WHEN 1 THEN 'utgångsvärdet' ELSE 'utfallet' END AS what,
         CASE o.baseline WHEN 1 THEN 'baseline' ELSE 'outcome' END AS what_en, NULL AS variant
  FROM outcome AS o WHERE o.kolada <> o.value
  UNION ALL
  SELECT c.place, c.indicator, c.year, c.grp, c.name, c.value, c.kolada, NULL, NULL, 'jämförelse'
  FROM comparison AS c WHERE c.kolada <> c.value)
SELECT w.place, g.money, g.unit, i.id, i.title, k.number, w.year, w.value, w.kolada, w.what, w.what_en, w.name, w.variant,
       COALESCE(' bland ' || w.grp, '') AS who,
       COALESCE(' among ' || CASE w.grp WHEN 'kvinnor' THEN 'women' WHEN 'män' THEN 'men' WHEN 'flickor' THEN 'girls' WHEN 'pojkar' THEN 'boys' END, '') AS who_en,
       i.id || ' ' || w.year || COALESCE(' ' || w.name, '') || COALESCE(' ' || w.grp, '') AS part
FROM written AS w
CROSS JOIN indicator AS i
CROSS JOIN kolada_indicator AS k
LEFT JOIN goal AS g ON g.key = i.goal
WHERE i.key = w.indicator AND k.indicator = w.indicator
