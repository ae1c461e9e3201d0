-- kod: D02
-- namn: uppdrag-utan-svar
-- nivå: varning
-- omfattning: inlämning
-- tyngd: 2
-- meddelande: {id} ansvarar för {n|antal uppdrag} som budgeten inte svarar på: {list}
-- message: {id} is responsible for {n|st:assignment,assignments} that the submission does not answer: {list}
-- markering: {n} utan svar
-- label: {n} without an answer
-- hjälp: skriv ett eget uppdrag med raden   uppdrag: {example}   eller raden på den post som betalar
-- help: write an assignment of its own with the line   uppdrag: {example}   or the line on the item that pays
-- meddelande[ett]: {id} ansvarar för {uppdraget} {list}, som budgeten inte svarar på
-- message[ett]: {id} is responsible for assignment {list}, which its budget does not answer
-- meddelande[många]: {id} ansvarar för {n|antal uppdrag} som budgeten inte svarar på: {list} och {more} till
-- message[många]: {id} is responsible for {n} assignments that the submission does not answer: {list} and {more} more
-- gör: svara på de {uppdrag|orden} från fullmäktige som {list} ansvarar för
-- do: answer the assignments of the council that {list} is responsible for
-- varför: Fullmäktige har gett ett uppdrag. Syns det varken i nämndens plan eller i dess pengar har ingen bestämt att det ska göras.
-- när: För en nämnd eller ett bolag som har lämnat in. Den svarar med ett eget uppdrag, eller med en post, som nämner planens.
-- vem frågar: Fullmäktige och revisionen: »Har nämnden vidtagit åtgärder utifrån fullmäktiges uppdrag?«
-- rätta: Svara på uppdraget med ett eget, som säger vad enheten gör och när, eller skriv det på posten som betalar.
-- undantag: undantag D02 till 2024-12-31: Uppdraget påbörjas efter sommaren
--   Skrivs under budgeten.
-- fel exempel:
--   uppdrag U7: Utreda förutsättningarna för en familjecentral
--     ansvarig: BUN
--   nämnd BUN: Barn- och ungdomsnämnden
--   budget BUN: Budget 2024
--     plan: SP2024
--   post 10: Förskola
--     slag: grunduppdrag
--     lagrum: skollagen 8 kap.
--     drift 2024: 10 mnkr
-- rätt exempel:
--   uppdrag U7: Utreda förutsättningarna för en familjecentral
--     ansvarig: BUN
--   nämnd BUN: Barn- och ungdomsnämnden
--   budget BUN: Budget 2024
--     plan: SP2024
--   uppdrag BUN-U1: Utredning av en familjecentral, tillsammans med regionen
--     uppdrag: U7
--     klart: 2024-10-31
--   post 10: Förskola
--     slag: grunduppdrag
--     lagrum: skollagen 8 kap.
--     drift 2024: 10 mnkr
WITH unanswered AS MATERIALIZED (
  SELECT o.unit, s.id, ROW_NUMBER() OVER (PARTITION BY o.unit ORDER BY s.key) AS number
  FROM assignment_owner AS o
  JOIN assignment AS s ON s.key = o.assignment
  WHERE o.answered = 0 AND s.unreadable = 0 AND s.id <> ''
    -- named where a goal belongs: L10
    AND NOT EXISTS (SELECT 1 FROM loose_reference AS r WHERE r.unit = o.unit AND r.text = s.id AND r.property IN ('bidrar till', 'motverkar'))),
listed AS MATERIALIZED (
  SELECT m.unit, COUNT(*) AS n, group_concat(CASE WHEN m.number <= 10 THEN m.id END, ', ') AS list, MAX(CASE WHEN m.number = 1 THEN m.id END) AS example
  FROM (SELECT n.* FROM unanswered AS n ORDER BY n.unit, n.number) AS m
  GROUP BY m.unit)
SELECT b.place, u.key AS unit, u.id, l.n, l.n AS extent, l.list, l.example, l.n - 10 AS more,
       CASE WHEN l.n > 10 THEN 'många' WHEN l.n = 1 THEN 'ett' END AS variant
FROM listed AS l
JOIN unit AS u ON u.key = l.unit
JOIN budget AS b ON b.unit = u.key AND b.counts = 1
WHERE u.unreadable = 0
