-- kod: I06
-- namn: målvärde-inte-bättre
-- nivå: varning
-- omfattning: inlämning
-- behöver: målvärde, riktning
-- tyngd: 3
-- meddelande: målvärdet{when} för {indikatorn} {id} »{title}« är {word}{target|tal}, men redan {latest_year} var värdet {latest|tal}
-- message: the target{when} of indicator {id} »{title}« is {word_en}{target|tal}, but already in {latest_year} the value was {latest|tal}
-- markering: {latest|tal} redan {latest_year}
-- label: {latest|tal} already in {latest_year}
-- hjälp: skriv ett målvärde som är {comparative} än {latest|tal}, eller   riktning: bevara   om nivån ska behållas
-- help: write a target beyond {latest|tal}, or   riktning: bevara   where the level is to be kept
-- relaterat: värdet {latest_year} står här
-- related: the value of {latest_year} stands here
-- gör: höj {n|tal} målvärden som redan är nådda
-- do: raise {n|tal} targets that have been reached already
-- varför: Ett målvärde som redan är nått styr ingenting, och ett sämre säger att det får bli sämre.
-- när: Bättre avgörs av målvärdets tecken, annars av riktning, annars av ord som fler, nöjda och minska i
--   indikatorns namn, annars i målets text; ett ensamt tal som är lika med det senaste värdet är ingen
--   förbättring åt något håll. Ett målvärde utan år gäller budgetåret. Tyst för bevara, för finansiella mål
--   (deras målvärden är golv och tak), där målets text säger att en nivå ska hållas (inte överstiga, behålla), vid 0, vid ett tak som
--   100 % och 7 av 7, och där riktning och tecken säger emot varandra.
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
  SELECT i.key, i.id, i.title, i.goal, i.direction AS way, i.last_target_op AS op, i.last_target_value AS target,
         COALESCE(i.unit_of_measure, i.title_unit, '') AS measure,
         i.last_target_year AS given_year, COALESCE(i.last_target_year, (SELECT a.budget_year FROM plan AS a)) AS target_year
  FROM indicator AS i
  WHERE i.last_target_form = 'nivå' AND i.last_target_over = '' AND i.last_target_op IN ('>=', '>', '<=', '<', '=') AND i.unreadable_targets = 0 AND i.unreadable_outcomes = 0
    AND COALESCE(i.direction, '') <> 'bevara'
    -- riktning and the target's sign, or another target's, against each other
    AND (i.said_direction IS NULL OR i.said_direction_on = 'plan' OR i.said_direction = i.direction)
    AND NOT (i.last_target_op IN ('>=', '>') AND COALESCE(i.direction, '') <> 'öka')
    AND NOT (i.last_target_op IN ('<=', '<') AND COALESCE(i.direction, '') <> 'minska')),
before AS MATERIALIZED (
  SELECT l.*, y.year AS latest_year, y.value AS latest, ROW_NUMBER() OVER (PARTITION BY l.key ORDER BY y.year DESC) AS from_last
  FROM last AS l
  JOIN indicator_year AS y ON y.indicator = l.key
  WHERE y.value IS NOT NULL AND y.year < l.target_year),
passed AS MATERIALIZED (
  SELECT b.* FROM before AS b
  WHERE b.from_last = 1 AND b.target <> 0
    -- as good as it can be: 100 %, 7 av 7
    AND NOT (COALESCE(b.way, '') <> 'minska' AND b.target = 100 AND b.measure IN ('%', 'procent'))
    AND NOT (COALESCE(b.way, '') <> 'minska'
             AND EXISTS (SELECT 1 FROM target AS t WHERE t.indicator = b.key
                         AND mentions(b.title || ' / ' || b.measure || ' / ' || t.written, 'av ' || CASE WHEN b.target = ROUND(b.target) AND abs(b.target) < 1000000000 THEN CAST(CAST(b.target AS INT) AS TEXT) ELSE CAST(b.target AS TEXT) END) IS NOT NULL))
    -- more than today's value is better than today's
    AND CASE b.way WHEN 'öka' THEN b.target < b.latest OR (b.target = b.latest AND b.op <> '>')
                   WHEN 'minska' THEN b.target > b.latest OR (b.target = b.latest AND b.op <> '<')
                   ELSE b.target = b.latest END)
SELECT (SELECT t.place FROM target AS t WHERE t.indicator = p.key AND t.year IS NOT DISTINCT FROM p.given_year AND (t.goal IS NULL OR t.goal = p.goal) ORDER BY t.place LIMIT 1) AS place,
       (SELECT o.place FROM outcome AS o WHERE o.indicator = p.key AND o.year = p.latest_year AND o.part = '' AND o.grp IS NULL ORDER BY o.baseline LIMIT 1) AS related,
       g.money, g.unit, p.id, p.title, p.target, p.latest, p.latest_year, COALESCE(' ' || p.given_year, '') AS "when",
       CASE p.op WHEN '>=' THEN 'minst ' WHEN '>' THEN 'mer än ' WHEN '<=' THEN 'högst ' WHEN '<' THEN 'mindre än ' ELSE '' END AS word,
       CASE p.op WHEN '>=' THEN 'at least ' WHEN '>' THEN 'more than ' WHEN '<=' THEN 'at most ' WHEN '<' THEN 'less than ' ELSE '' END AS word_en,
       CASE p.way WHEN 'öka' THEN 'högre' WHEN 'minska' THEN 'lägre' ELSE 'bättre' END AS comparative
FROM passed AS p
JOIN goal AS g ON g.key = p.goal
-- what a financial goal asks for is a floor or a ceiling; so does one whose text says that a level is to be held
WHERE g.financial = 0 AND g.holds = 0
