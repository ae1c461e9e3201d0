-- kod: U04
-- namn: fel-håll
-- nivå: råd
-- omfattning: inlämning
-- tyngd: 3
-- meddelande: {indikatorn} {id} »{title}« har gått åt fel håll två år i rad: {first|tal}, {second|tal}, {value|tal} ({first_year}–{year})
-- message: indicator {id} »{title}« has gone the wrong way two years in a row: {first|tal}, {second|tal}, {value|tal} ({first_year}–{year})
-- markering: ska {way}
-- label: is to {way_en}
-- hjälp: säg i uppföljningen varför, och vad som görs åt det   kommentar {goal}: …
-- help: say in the follow-up why, and what is being done about it   kommentar {goal}: …
-- gör: se efter varför {n|antal indikator} går åt fel håll
-- do: see why {n|tal} indicators go the wrong way
-- varför: Ett enstaka sämre år kan vara en slump, två i rad är en riktning.
-- när: Riktningen tas ur målvärdets tecken, annars riktning, annars ord i indikatorns namn eller målets text;
--   utan dem, och för bevara, är regeln tyst. Gäller de tre senaste åren i följd som har ett värde för hela
--   året. Tyst när årets uppföljning kommenterar indikatorn eller dess mål.
-- vem frågar: Fullmäktige, som vill »stämma av att kommunen utvecklas åt rätt håll«.
-- rätta: Kommentera målet i uppföljningen. Är riktningen fel skriven, ändra den.
-- undantag: undantag U04: Förändringen beror på att måttet lades om
--   Skrivs på indikatorn, på målet eller i uppföljningen.
-- fel exempel:
--   mål KUN1: Eleverna når gymnasiet
--   indikator KUN1a: Behöriga elever
--     enhet: %
--     riktning: öka
--     utfall 2022: 84
--     utfall 2023: 83
--     utfall 2024: 81
-- rätt exempel:
--   mål KUN1: Eleverna når gymnasiet
--   indikator KUN1a: Behöriga elever
--     enhet: %
--     riktning: öka
--     utfall 2022: 84
--     utfall 2023: 83
--     utfall 2024: 85
WITH series AS MATERIALIZED (
  SELECT DISTINCT y.indicator, y.year, y.value FROM indicator_year AS y WHERE y.value IS NOT NULL),
recent AS MATERIALIZED (
  SELECT s.indicator, s.year, s.value,
         LAG(s.year, 2) OVER w AS first_year, LAG(s.value, 2) OVER w AS first, LAG(s.value, 1) OVER w AS second,
         ROW_NUMBER() OVER (PARTITION BY s.indicator ORDER BY s.year DESC) AS from_last
  FROM series AS s
  WINDOW w AS (PARTITION BY s.indicator ORDER BY s.year)),
turned AS MATERIALIZED (
  SELECT r.*, i.id, i.title, i.goal AS goal_key,
         i.direction AS way
  FROM recent AS r
  JOIN indicator AS i ON i.key = r.indicator
  WHERE r.from_last = 1 AND r.first_year = r.year - 2)
SELECT (SELECT o.place FROM outcome AS o WHERE o.indicator = t.indicator AND o.year = t.year AND o.part = '' AND o.grp IS NULL ORDER BY o.baseline LIMIT 1) AS place,
       g.unit, t.id, t.id AS part, t.title, t.first, t.second, t.value, t.first_year, t.year, t.way,
       CASE t.way WHEN 'öka' THEN 'grow' ELSE 'shrink' END AS way_en, g.id AS goal
FROM turned AS t
JOIN goal AS g ON g.key = t.goal_key
WHERE ((t.way = 'öka' AND t.value < t.second AND t.second < t.first) OR (t.way = 'minska' AND t.value > t.second AND t.second > t.first))
  -- what the reader needs stands there
  AND NOT EXISTS (SELECT 1 FROM comment AS c WHERE c.year = t.year AND c.part = '' AND (c.goal = t.goal_key OR c.indicator = t.indicator))
