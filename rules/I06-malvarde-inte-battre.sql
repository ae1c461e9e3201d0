-- kod: I06
-- namn: målvärde-inte-bättre
-- nivå: varning
-- omfattning: inlämning
-- behöver: målvärde, riktning
-- meddelande: målvärdet{when} för {indikatorn} {id} »{title}« är {word}{target|tal}, men redan {latest_year} var värdet {latest|tal}
-- message: the target{when} of indicator {id} »{title}« is {word_en}{target|tal}, but already in {latest_year} the value was {latest|tal}
-- markering: {latest|tal} redan {latest_year}
-- label: {latest|tal} already in {latest_year}
-- hjälp: skriv ett målvärde som är {comparative} än {latest|tal}, eller   riktning: bevara   om nivån ska behållas
-- help: write a target beyond {latest|tal}, or   riktning: bevara   where the level is to be kept
-- relaterat: värdet {latest_year} står här
-- related: the value of {latest_year} stands here
-- varför: Ett målvärde som redan är nått styr ingenting, och ett sämre säger att det får bli sämre. Bättre avgörs av målvärdets tecken, annars av
--   riktning, annars av orden öka, fler, större, högre och minska, färre, mindre, lägre i indikatorns eller målets text. Ett målvärde utan år
--   gäller budgetåret. Tyst där inget av dem säger något eller båda hållen nämns, för bevara, vid 0 och 100 %, och där riktning och tecken säger
--   emot varandra.
-- vem frågar: Revisorerna: i Vårgårda var målvärdet 6,5 när utfallet var 8,8.
-- rätta: Höj målvärdet, eller säg att nivån ska bevaras.
-- undantag: undantag I06: Utfallet 2023 var en engångshändelse
--   Skrivs på indikatorn.
-- fel exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     riktning: öka
--     utgångsvärde 2022: 88,0
--     målvärde 2024: minst 86,5
-- rätt exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     riktning: öka
--     utgångsvärde 2022: 82,0
--     målvärde 2024: minst 86,5
WITH last AS MATERIALIZED (
  SELECT i.key, i.id, i.title, i.goal, i.unit_of_measure, i.direction, i.last_target_op AS op, i.last_target_value AS target,
         i.last_target_year AS given_year, COALESCE(i.last_target_year, (SELECT a.budget_year FROM plan AS a)) AS target_year,
         mentions(i.title || ' / ' || g.title, 'öka*, fler, större, högre') IS NOT NULL AS up,
         mentions(i.title || ' / ' || g.title, 'minska*, färre, mindre, lägre') IS NOT NULL AS down
  FROM indicator AS i
  JOIN goal AS g ON g.key = i.goal
  WHERE i.last_target_value IS NOT NULL AND i.last_target_op IN ('>=', '>', '<=', '<', '=') AND i.unreadable_targets = 0 AND i.unreadable_outcomes = 0),
wished AS MATERIALIZED (
  SELECT l.*, CASE WHEN l.op IN ('>=', '>') THEN 'öka' WHEN l.op IN ('<=', '<') THEN 'minska' WHEN l.direction IS NOT NULL THEN l.direction
                   WHEN l.up > l.down THEN 'öka' WHEN l.down > l.up THEN 'minska' END AS way
  FROM last AS l),
before AS MATERIALIZED (
  SELECT w.*, y.year AS latest_year, y.value AS latest, ROW_NUMBER() OVER (PARTITION BY w.key ORDER BY y.year DESC) AS from_last
  FROM wished AS w
  JOIN indicator_year AS y ON y.indicator = w.key
  WHERE w.way IN ('öka', 'minska') AND (w.direction IS NULL OR w.direction = w.way) AND y.value IS NOT NULL AND y.year < w.target_year),
passed AS MATERIALIZED (
  SELECT b.* FROM before AS b
  WHERE b.from_last = 1 AND b.target <> 0 AND NOT (b.target = 100 AND COALESCE(b.unit_of_measure, '') IN ('%', 'procent'))
    -- more than today's value is better than today's
    AND CASE b.way WHEN 'öka' THEN b.target < b.latest OR (b.target = b.latest AND b.op <> '>')
                   ELSE b.target > b.latest OR (b.target = b.latest AND b.op <> '<') END)
SELECT COALESCE((SELECT t.place FROM target AS t WHERE t.indicator = p.key AND t.year IS p.given_year AND (t.goal IS NULL OR t.goal = p.goal) LIMIT 1),
                (SELECT i.place FROM indicator AS i WHERE i.key = p.key)) AS place,
       (SELECT o.place FROM outcome AS o WHERE o.indicator = p.key AND o.year = p.latest_year AND o.part = '' ORDER BY o.baseline LIMIT 1) AS related,
       g.money, g.unit, p.id, p.title, p.target, p.latest, p.latest_year, COALESCE(' ' || p.given_year, '') AS "when",
       CASE p.op WHEN '>=' THEN 'minst ' WHEN '>' THEN 'mer än ' WHEN '<=' THEN 'högst ' WHEN '<' THEN 'mindre än ' ELSE '' END AS word,
       CASE p.op WHEN '>=' THEN 'at least ' WHEN '>' THEN 'more than ' WHEN '<=' THEN 'at most ' WHEN '<' THEN 'less than ' ELSE '' END AS word_en,
       CASE p.way WHEN 'öka' THEN 'högre' ELSE 'lägre' END AS comparative
FROM passed AS p
JOIN goal AS g ON g.key = p.goal
