-- kod: I03
-- namn: indikator-utan-utgångsvärde
-- nivå: varning
-- omfattning: inlämning
-- behöver: utgångsvärde, utfall
-- samlas: plan, budget
-- meddelande: {indikatorn} {id} »{title}« har varken utgångsvärde eller utfall
-- message: indicator {id} »{title}« has neither a baseline nor an outcome
-- markering: var står vi i dag?
-- label: where are we today?
-- hjälp: {add}, med det senast kända värdet och dess år   utgångsvärde {last_year}: …
-- help: {add}, with the last known value and its year   utgångsvärde {last_year}: …
-- meddelande[samlad]: {n|st:indikator,indikatorer} i {kind|ordet} {id} har varken utgångsvärde eller utfall
-- message[samlad]: {n|st:indicator,indicators} in {kind} {id} have neither a baseline nor an outcome
-- markering[samlad]: {n|st:indikator,indikatorer} utan värde
-- label[samlad]: {n|st:indicator,indicators} without a value
-- gör: fyll i utgångsvärde på {n|st:indikator,indikatorer}
-- do: fill in a baseline for {n|st:indicator,indicators}
-- varför: Utan ett värde att utgå från går det inte att se om målvärdet är ett steg framåt, eller om det redan är nått.
-- vem frågar: Revisionen och ekonomikontoret, när målvärdena ska prövas.
-- rätta: Skriv det senast kända värdet med sitt år. Finns inget, mät innan målvärdet sätts.
-- undantag: undantag I03 till 2024-12-31: Första mätningen görs i vår
--   Rätt för en ny indikator.
-- fel exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     målvärde 2024: minst 86,5
-- rätt exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     utgångsvärde 2022: 82,0
--     målvärde 2024: minst 86,5
SELECT i.place, g.money, g.unit, i.id, i.title, (SELECT a.budget_year - 1 FROM plan AS a) AS last_year
FROM indicator AS i
LEFT JOIN goal AS g ON g.key = i.goal
WHERE i.outcomes = 0 AND i.unreadable_outcomes = 0
  -- what shall be done (ja) has no number to begin from
  AND (i.last_target_op IS NULL OR i.last_target_op <> 'yes')
  -- that a step has nothing to begin with is said with the step (I02)
  AND NOT EXISTS (SELECT 1 FROM target AS t WHERE t.indicator = i.key AND t.form = 'steg')
