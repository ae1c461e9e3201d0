-- kod: D05
-- namn: uppdrag-utan-status
-- nivå: varning
-- omfattning: inlämning
-- tyngd: 3
-- meddelande: uppföljningen {id} ger status för andra {uppdrag|orden} men inte för {list}
-- message: follow-up {id} gives the status of other assignments but not of {list}
-- markering: {n} utan status
-- label: {n} without a status
-- hjälp: {add}, till exempel   status {example}: {status|ord}
-- help: {add}, for example   status {example}: {status|ord}
-- meddelande[många]: uppföljningen {id} ger status för andra {uppdrag|orden} men inte för {list} och {more} till
-- message[många]: follow-up {id} gives the status of other assignments but not of {list} and {more} more
-- gör: ge status för {uppdrag|orden} i {n|tal} uppföljningar
-- do: give the status of assignments in {n|tal} follow-ups
-- varför: Det som inte nämns är det som läsaren undrar över: är det klart, eller glömt?
-- när: För en uppföljning med någon status. En nämnds eller ett bolags ska ha de uppdrag som den är ansvarig för och sina egna, en för hela kommunen
--   alla planens. Tyst om uppdrag som en tidigare uppföljning har sagt är klara eller avbrutna, och om dem som en annan för samma tid tar upp.
-- vem frågar: Fullmäktige, när uppdragen återrapporteras.
-- rätta: Skriv status för vart och ett: ej påbörjat, pågår, klart eller avbrutet.
-- undantag: undantag D05: De övriga återrapporteras i en egen skrivelse
--   Skrivs på uppföljningen.
-- fel exempel:
--   uppdrag U7: Utreda förutsättningarna för en familjecentral
--     ansvarig: BUN
--   uppdrag U8: Ta fram en lokalförsörjningsplan
--     ansvarig: BUN
--   uppföljning 2024: Årsredovisning 2024
--     status U7: klart
-- rätt exempel:
--   uppdrag U7: Utreda förutsättningarna för en familjecentral
--     ansvarig: BUN
--   uppdrag U8: Ta fram en lokalförsörjningsplan
--     ansvarig: BUN
--   uppföljning 2024: Årsredovisning 2024
--     status U7: klart
--     status U8: pågår
WITH expected AS MATERIALIZED (  -- -1: of the whole municipality
  SELECT -1 AS unit, s.key, s.id FROM assignment AS s WHERE s.budget IS NULL
  UNION
  SELECT o.unit, s.key, s.id FROM assignment_owner AS o JOIN assignment AS s ON s.key = o.assignment
  UNION
  SELECT s.unit, s.key, s.id FROM assignment AS s),
misspelt AS MATERIALIZED (
  SELECT r.year, r.suggestion AS id FROM loose_reference AS r
  WHERE r.property = 'status'),
left_out AS MATERIALIZED (
  SELECT f.key AS followup, e.id, ROW_NUMBER() OVER (PARTITION BY f.key ORDER BY e.key) AS number
  FROM followup AS f
  JOIN expected AS e ON e.unit = COALESCE(f.unit, -1)
  LEFT JOIN misspelt AS m ON m.id = e.id AND m.year = f.year
  -- a status that cannot be read may be of any of them, in whichever follow-up of that time it stands
  WHERE f.year || f.part NOT IN (SELECT o.year || o.part FROM followup AS o WHERE o.unreadable_statuses > 0)
    AND e.id <> '' AND m.id IS NULL
    AND EXISTS (SELECT 1 FROM status AS t WHERE t.followup = f.key)
    AND NOT EXISTS (SELECT 1 FROM status AS t WHERE t.assignment = e.key AND t.year = f.year AND t.part = f.part AND (t.unit IS NULL OR f.unit IS NULL OR t.unit = f.unit))
    AND NOT EXISTS (SELECT 1 FROM status AS t WHERE t.assignment = e.key AND t.status IN ('klart', 'avbrutet')
                    AND (t.year < f.year OR (t.year = f.year AND t.part = 'delår' AND f.part = '')))),
listed AS MATERIALIZED (
  SELECT l.followup, COUNT(*) AS n, group_concat(CASE WHEN l.number <= 10 THEN l.id END, ', ') AS list, MAX(CASE WHEN l.number = 1 THEN l.id END) AS example
  FROM (SELECT n.* FROM left_out AS n ORDER BY n.followup, n.number) AS l
  GROUP BY l.followup)
SELECT f.place, f.unit, f.id, 'pågår' AS status, l.n, l.n AS extent, l.list, l.example, l.n - 10 AS more, CASE WHEN l.n > 10 THEN 'många' END AS variant
FROM listed AS l
JOIN followup AS f ON f.key = l.followup
