-- kod: I25
-- namn: helhet-saknas
-- nivå: råd
-- omfattning: inlämning
-- tyngd: 5
-- behöver: utfall, utgångsvärde
-- meddelande: {indikatorn} {id} »{title}« har värden för {groups|lista} {year} men inget för alla tillsammans
-- message: indicator {id} »{title}« has values for {groups|lista} {year} but none for all together
-- markering: och alla tillsammans?
-- label: and all together?
-- hjälp: {add}   {head}: …
-- help: {add}   {head}: …
-- gör: skriv värdet för alla tillsammans på {n|st:ställe,ställen}
-- do: write the value for all together in {n|st:place,places}
-- varför: Målvärdet gäller alla tillsammans. Utan deras värde går det inte att säga om det är nått.
-- vem frågar: Revisionen och den som ska bedöma målet.
-- rätta: Skriv värdet för alla. Gruppernas medelvärde är sällan rätt, eftersom de är olika stora.
-- undantag: undantag I25: Källan redovisar bara grupperna
--   Skrivs på indikatorn.
-- fel exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     utfall 2022 flickor: 84,1
--     utfall 2022 pojkar: 80,0
--     målvärde 2024: minst 86,5
-- rätt exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     utfall 2022: 82,0
--     utfall 2022 flickor: 84,1
--     utfall 2022 pojkar: 80,0
--     målvärde 2024: minst 86,5
SELECT MIN(o.place) AS place, g.money, g.unit, i.id, i.title, o.year,
       (SELECT group_concat(d.grp, ', ') FROM (SELECT s.grp FROM outcome AS s WHERE s.indicator = i.key AND s.year = o.year AND s.part = o.part AND s.grp IS NOT NULL
                                               GROUP BY s.grp ORDER BY MIN(s.place)) AS d) AS groups,
       trim(o.year || ' ' || o.part) AS part,
       CASE WHEN MIN(o.baseline) = 1 THEN 'utgångsvärde ' || o.year WHEN MAX(o.followup) IS NULL THEN 'utfall ' || o.year ELSE 'utfall ' || i.id END AS head
FROM outcome AS o
JOIN indicator AS i ON i.key = o.indicator
LEFT JOIN goal AS g ON g.key = i.goal
WHERE o.grp IS NOT NULL AND i.unreadable_outcomes = 0
  -- that the outcome of a year with a target is missing, is told (U01)
  AND NOT (o.followup IS NOT NULL AND EXISTS (SELECT 1 FROM indicator_year AS y WHERE y.indicator = o.indicator AND y.year = o.year AND y.goal IS NULL AND y.op IS NOT NULL))
  AND NOT EXISTS (SELECT 1 FROM outcome AS w WHERE w.indicator = o.indicator AND w.year = o.year AND w.part = o.part AND w.grp IS NULL)
GROUP BY i.key, o.year, o.part, g.money, g.unit, i.id, i.title
