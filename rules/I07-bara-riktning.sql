-- kod: I07
-- namn: bara-riktning
-- nivå: råd
-- omfattning: inlämning
-- tyngd: 3
-- meddelande: {indikatorn} {id} »{title}« säger bara åt vilket håll, inte hur långt
-- message: indicator {id} »{title}« only says which way, not how far
-- markering: när är målet nått?
-- label: when is the goal reached?
-- hjälp: skriv en nivå   målvärde {budget_year}: {word} …
-- help: write a level   målvärde {budget_year}: {word} …
-- meddelande[alla]: {indikatorn} {id} »{title}« är en enkät med målvärdet 100 %, och dit når ingen
-- message[alla]: indicator {id} »{title}« is a survey with a target of 100%, which nobody reaches
-- markering[alla]: vilken nivå är bra?
-- label[alla]: which level is good?
-- hjälp[alla]: skriv en nivå som går att nå   målvärde {budget_year}: minst …
-- help[alla]: write a level that can be reached   målvärde {budget_year}: minst …
-- gör: sätt en nivå som går att nå på {n|antal indikator}
-- do: set a level that can be reached for {n|tal} indicators
-- varför: »Ska öka« är uppfyllt av en tiondel, och 100 % nöjda blir aldrig uppfyllt. Ingetdera säger vad som är
--   tillräckligt bra.
-- när: När alla målvärden bara är ska öka eller ska minska, och när det sista är 100 % för en enkät. En enkät känns
--   igen på orden enkät, undersökning, nöjda, upplever, känner och anser i indikatorns namn eller källa;
--   svarsfrekvensen är ingen åsikt.
-- vem frågar: Revisorerna, när målet ska bedömas.
-- rätta: Sätt en nivå med år. Är varje förbättring god nog, undanta med det skälet.
-- undantag: undantag I07: Varje ökning är bra, och nivån bestäms av andra
--   Skrivs på indikatorn.
-- fel exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     utgångsvärde 2022: 82,0
--     målvärde 2024: ska öka
-- rätt exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     riktning: öka
--     utgångsvärde 2022: 82,0
--     målvärde 2024: minst 86,5
WITH levels AS MATERIALIZED (
  SELECT t.indicator, COUNT(*) AS targets, SUM(CASE WHEN t.op IN ('up', 'down') THEN 1 ELSE 0 END) AS ways, MIN(t.place) AS place
  FROM target AS t
  WHERE t.op <> 'none'
  GROUP BY t.indicator)
SELECT l.place, g.money, g.unit, i.id, i.title, CASE i.last_target_op WHEN 'down' THEN 'högst' ELSE 'minst' END AS word,
       CASE WHEN l.ways < l.targets THEN 'alla' END AS variant
FROM levels AS l
JOIN indicator AS i ON i.key = l.indicator
LEFT JOIN goal AS g ON g.key = i.goal
WHERE i.unreadable_targets = 0
  AND (l.ways = l.targets
       OR (i.last_target_value = 100 AND i.last_target_op IN ('>=', '=') AND i.unit_of_measure IN ('%', 'procent')
           AND mentions(i.title || ' / ' || COALESCE(i.source, ''), '*enkät*, *undersökning*, nöjd*, upplev*, känner, anser') IS NOT NULL
           AND mentions(i.title, '*svarsfrekvens*, *svarsandel*') IS NULL))
