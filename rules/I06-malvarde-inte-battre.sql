-- kod: I06
-- namn: målvärde-inte-bättre
-- nivå: varning
-- omfattning: inlämning
-- behöver: målvärde, riktning
-- meddelande: {indikatorn} {id} »{title}« har målvärdet {target|tal} {target_year}, som inte är bättre än {latest|tal} {latest_year}
-- message: indicator {id} »{title}« has the target {target|tal} for {target_year}, no better than {latest|tal} in {latest_year}
-- markering: {latest|tal} redan {latest_year}
-- label: {latest|tal} already in {latest_year}
-- hjälp: skriv ett målvärde som är {comparative} än {latest|tal}, eller   riktning: bevara   om nivån ska behållas
-- help: write a target beyond {latest|tal}, or   riktning: bevara   where the level is to be kept
-- varför: Ett målvärde som redan är nått styr ingenting, och ett sämre säger att det får bli sämre. Bättre avgörs av målvärdets tecken, annars av
--   riktning, annars av orden öka, fler, minska och färre i indikatorns eller målets text. Tyst där inget av dem säger något, för bevara, vid
--   0 och 100 %, och där riktning och tecken säger emot varandra.
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
  SELECT i.key, i.id, i.title, i.goal, i.last_target_year AS target_year, i.last_target_value AS target, i.latest_year, i.latest_value AS latest,
         CASE WHEN i.last_target_op IN ('>=', '>') THEN 'öka'
              WHEN i.last_target_op IN ('<=', '<') THEN 'minska'
              WHEN i.direction IS NOT NULL THEN i.direction
              WHEN mentions(i.title, 'öka, fler') IS NOT NULL OR mentions(g.title, 'öka, fler') IS NOT NULL THEN 'öka'
              WHEN mentions(i.title, 'minska, färre') IS NOT NULL OR mentions(g.title, 'minska, färre') IS NOT NULL THEN 'minska' END AS way,
         i.direction, i.unit_of_measure, i.last_target_op AS op
  FROM indicator AS i
  JOIN goal AS g ON g.key = i.goal
  WHERE i.last_target_value IS NOT NULL AND i.last_target_op IN ('>=', '>', '<=', '<', '=')
    AND i.latest_value IS NOT NULL AND i.latest_year < i.last_target_year AND i.unreadable_targets = 0 AND i.unreadable_outcomes = 0)
SELECT COALESCE((SELECT t.place FROM target AS t WHERE t.indicator = l.key AND t.year = l.target_year AND t.goal IS NULL LIMIT 1),
                (SELECT i.place FROM indicator AS i WHERE i.key = l.key)) AS place,
       g.money, g.unit, l.id, l.title, l.target, l.target_year, l.latest, l.latest_year,
       CASE l.way WHEN 'öka' THEN 'högre' ELSE 'lägre' END AS comparative
FROM last AS l
JOIN goal AS g ON g.key = l.goal
WHERE (l.direction IS NULL OR l.direction = l.way) AND l.target <> 0 AND NOT (l.target = 100 AND l.unit_of_measure = '%')
  -- more than today's value is better than today's
  AND CASE WHEN l.op = '>' THEN l.target < l.latest
           WHEN l.op = '<' THEN l.target > l.latest
           WHEN l.way = 'öka' THEN l.target <= l.latest
           WHEN l.way = 'minska' THEN l.target >= l.latest END
