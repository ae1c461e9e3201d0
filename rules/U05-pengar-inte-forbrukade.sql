-- kod: U05
-- namn: pengar-inte-förbrukade
-- nivå: råd
-- omfattning: inlämning
-- gräns: minst 50 %
-- tyngd: 3
-- meddelande: av satsningen {unit_id}/{id} »{title}« är {spent|kr} av {budgeted|kr} förbrukade {year}
-- message: of initiative {unit_id}/{id} »{title}«, {spent|kr} of {budgeted|kr} were spent in {year}
-- markering: {money|kr} inte förbrukade
-- label: {money|kr} not spent
-- hjälp: skriv varför i uppföljningen   kommentar{about}: …
-- help: say why in the follow-up   kommentar{about}: …
-- gör: säg varför {n|tal} satsningar inte är förbrukade
-- do: say why {n|tal} initiatives are not spent
-- varför: Pengar som har satsats men inte använts har inte gjort någon nytta för målet, även om det stod i budgeten.
-- när: När mindre än gränsen av årets drift för en satsning är förbrukad vid årets slut. Tyst när uppföljningen
--   kommenterar ett mål som satsningen bidrar till, också genom ett eget mål, eller helheten där den inte bidrar till något.
-- vem frågar: Europeiska revisionsrätten: det som planeras är inte det som görs.
-- rätta: Kommentera målet som satsningen bidrar till, och pröva beloppet i nästa budget.
-- undantag: undantag U05: Satsningen börjar i september och är till tre fjärdedelar beslutad för nästa år
--   Skrivs på uppföljningen.
-- fel exempel:
--   post S12: Fler lärare
--     slag: satsning
--     drift 2024: 10 mnkr
--     bidrar till: BUN1
--   uppföljning 2024: Bokslut 2024
--     förbrukat BUN/S12: 2 mnkr
-- rätt exempel:
--   post S12: Fler lärare
--     slag: satsning
--     drift 2024: 10 mnkr
--     bidrar till: BUN1
--   uppföljning 2024: Bokslut 2024
--     förbrukat BUN/S12: 9,2 mnkr
WITH RECURSIVE about(post, goal) AS MATERIALIZED (  -- the goals that a post is for, and those that they break down
  SELECT s.post, l.goal FROM spent AS s JOIN link AS l ON l.post = s.post WHERE l.works = 'bidrar' AND l.goal IS NOT NULL
  UNION
  SELECT a.post, b.parent FROM about AS a JOIN breakdown AS b ON b.goal = a.goal WHERE b.parent IS NOT NULL),
told AS MATERIALIZED (
  SELECT DISTINCT c.followup, a.post FROM comment AS c JOIN about AS a ON a.goal = c.goal)
SELECT s.place, s.unit, u.id AS unit_id, p.id, p.id AS part, p.title, s.value AS spent, s.budgeted, s.budgeted - s.value AS money, s.budgeted - s.value AS extent, s.year,
       -- about what the money was for; a post for nothing is told of as a whole
       (SELECT ' ' || l.goal_text FROM link AS l WHERE l.post = p.key AND l.works = 'bidrar' AND l.goal IS NOT NULL ORDER BY l.key LIMIT 1) AS about
FROM spent AS s
JOIN post AS p ON p.key = s.post
JOIN unit AS u ON u.key = s.unit
LEFT JOIN told AS t ON t.followup = s.followup AND t.post = s.post
WHERE s.part = '' AND p.class = 'satsning' AND s.budgeted > 0
  -- s.value * 10000 < s.budgeted * :limit, which need not fit
  AND s.value < :limit * (s.budgeted / 10000) + (:limit * (s.budgeted % 10000) + 9999) / 10000
  -- what the reader needs stands there
  AND NOT EXISTS (SELECT 1 FROM comment AS c WHERE c.followup = s.followup AND c.goal IS NULL AND c.assignment IS NULL AND c.indicator IS NULL
                  AND NOT EXISTS (SELECT 1 FROM link AS l WHERE l.post = p.key AND l.works = 'bidrar' AND l.goal IS NOT NULL))
  AND t.post IS NULL
