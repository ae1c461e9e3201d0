-- kod: I02
-- namn: indikator-utan-målvärde
-- nivå: fel
-- omfattning: inlämning
-- behöver: målvärde
-- tyngd: 3
-- meddelande: {indikatorn} {id} »{title}« har inget målvärde
-- message: indicator {id} »{title}« has no target
-- markering: vad ska nås?
-- label: what is to be reached?
-- hjälp: {add}   målvärde {budget_year}: {word} …   eller, så länge nivån inte är bestämd   målvärde: saknas …   med skälet efter
-- help: {add}   målvärde {budget_year}: {word} …   or, as long as the level is not decided   målvärde: saknas …   with the reason after it
-- nivå[saknas]: råd
-- meddelande[utan-skäl]: {indikatorn} {id} »{title}« säger att målvärdet saknas, men inte varför
-- message[utan-skäl]: indicator {id} »{title}« says that its target is missing, but not why
-- markering[utan-skäl]: varför?
-- label[utan-skäl]: why?
-- hjälp[utan-skäl]: skriv skälet efter   målvärde {budget_year}: saknas …   eller ett målvärde   målvärde {budget_year}: {word} …
-- help[utan-skäl]: write the reason after   målvärde {budget_year}: saknas …   or a target   målvärde {budget_year}: {word} …
-- meddelande[saknas]: {indikatorn} {id} »{title}« har ännu inget målvärde: {target_missing}
-- message[saknas]: indicator {id} »{title}« has no target yet: {target_missing}
-- markering[saknas]: målvärde saknas
-- label[saknas]: target missing
-- hjälp[saknas]: skriv ett målvärde när nivån är bestämd   målvärde {budget_year}: {word} …
-- help[saknas]: write a target when the level is decided   målvärde {budget_year}: {word} …
-- meddelande[utgångsläge]: målvärdet{when} för {id} »{title}« går inte att räkna ut: värdet {base_year} saknas
-- message[utgångsläge]: the target{when} for {id} »{title}« cannot be worked out: the value of {base_year} is missing
-- markering[utgångsläge]: räknat från {base_year}
-- label[utgångsläge]: counted from {base_year}
-- hjälp[utgångsläge]: på {indikatorn}: {add}   utgångsvärde {base_year}: …
-- help[utgångsläge]: on the indicator: {add}   utgångsvärde {base_year}: …
-- gör: sätt målvärde på {n|antal indikator}
-- do: set a target for {n|tal} indicators
-- varför: En indikator utan målvärde visar läget men inte om det är bra nog. Då kan målet varken nås eller missas.
-- vem frågar: Revisionen, som ska bedöma om resultatet är förenligt med fullmäktiges mål.
-- rätta: Skriv ett målvärde med år på indikatorn, eller på det egna mål som använder den.
-- undantag: undantag I02 till 2024-12-31: Målvärdet sätts efter första mätningen
--   Rätt en kort tid. Varar det längre passar   målvärde: saknas   bättre.
-- fel exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     utgångsvärde 2022: 82,0
-- rätt exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     utgångsvärde 2022: 82,0
--     målvärde 2024: minst 86,5
SELECT i.place, g.money, g.unit, i.id, i.title, ltrim(i.target_missing, ' :–-') AS target_missing,
       CASE WHEN trim(i.target_missing, ' :–-.,') = '' THEN 'utan-skäl' WHEN i.target_missing IS NOT NULL THEN 'saknas' END AS variant,
       CASE i.direction WHEN 'minska' THEN 'högst' ELSE 'minst' END AS word, NULL AS base_year, NULL AS "when", NULL AS part
FROM indicator AS i
LEFT JOIN goal AS g ON g.key = i.goal
WHERE i.targets = 0 AND i.unreadable_targets = 0
  -- an own goal that spells the indicator's id wrong may hold its target: said once, as what it is
  AND i.id NOT IN (SELECT r.suggestion FROM loose_reference AS r WHERE r.wanted = 'indikator' AND r.property IN ('indikator', 'målvärde') AND r.suggestion IS NOT NULL)
UNION ALL
-- a step from a value that is not there: one finding for each such value
SELECT f.place, g.money, g.unit, f.id, f.title, NULL, 'utgångsläge', NULL, COALESCE(f.base_year, (SELECT a.budget_year - 1 FROM plan AS a)) AS base_year,
       COALESCE(' ' || f.first_year, ''), 'utgångsläge ' || COALESCE(CAST(f.base_year AS TEXT), '')
FROM (SELECT t.place, i.id, i.title, t.base_year, COALESCE(t.goal, i.goal) AS goal, MIN(t.year) OVER (PARTITION BY t.indicator, t.base_year) AS first_year,
             ROW_NUMBER() OVER (PARTITION BY t.indicator, t.base_year ORDER BY t.place) AS number
      FROM target AS t
      JOIN indicator AS i ON i.key = t.indicator
      WHERE t.form = 'steg' AND t.value IS NULL AND i.unreadable_outcomes = 0) AS f
LEFT JOIN goal AS g ON g.key = f.goal
WHERE f.number = 1
