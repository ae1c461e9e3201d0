-- kod: U08
-- namn: mer-förbrukat-än-budget
-- nivå: råd
-- omfattning: inlämning
-- gräns: högst 2 %
-- tyngd: 3
-- meddelande: {unit_id} har förbrukat {spent|kr} {year} men fick {budgeted|kr}: det är {money|kr} för mycket
-- message: {unit_id} has spent {spent|kr} in {year} but had {budgeted|kr}: that is {money|kr} too much
-- markering: {money|kr} över ramen
-- label: {money|kr} above the frame
-- hjälp: skriv varför i uppföljningen   kommentar: …
-- help: say why in the follow-up   kommentar: …
-- meddelande[post]: posten {unit_id}/{id} »{title}« har kostat {spent|kr} {year} men fick {budgeted|kr}
-- message[post]: item {unit_id}/{id} »{title}« has cost {spent|kr} in {year} but had {budgeted|kr}
-- markering[post]: {money|kr} över budget
-- label[post]: {money|kr} above budget
-- hjälp[post]: skriv varför i uppföljningen   kommentar{about}: …
-- help[post]: say why in the follow-up   kommentar{about}: …
-- gör: säg varför mer än budgeten är förbrukat på {n|tal} ställen
-- do: say why more than the budget is spent in {n|tal} places
-- varför: Den som har använt mer än fullmäktige har beslutat ska säga varför, och vad som görs åt det.
-- när: När en nämnd eller ett bolag vid årets slut har förbrukat mer än ramen och gränsen, eller en post mer än sin budget och tio gånger
--   gränsen. Tyst när uppföljningen kommenterar helheten, eller ett mål som posten bidrar till, också genom ett eget mål.
-- vem frågar: Fullmäktige och revisionen: »Har nämnden en budget i balans, och vad gör den annars?«
-- rätta: Skriv en kommentar i uppföljningen som säger varför. Är beloppet fel, rätta det.
-- undantag: undantag U08: Fullmäktige har beslutat om tilläggsanslag under året
--   Skrivs på uppföljningen.
-- fel exempel:
--   nämnd BUN: Barn- och ungdomsnämnden
--     ram 2024: 100 mnkr
--   uppföljning 2024: Bokslut 2024
--     förbrukat BUN: 104 mnkr
-- rätt exempel:
--   nämnd BUN: Barn- och ungdomsnämnden
--     ram 2024: 100 mnkr
--   uppföljning 2024: Bokslut 2024
--     förbrukat BUN: 101 mnkr
WITH RECURSIVE about(post, goal) AS MATERIALIZED (  -- the goals that a post is for, and those that they break down
  SELECT s.post, l.goal FROM spent AS s JOIN link AS l ON l.post = s.post WHERE l.works = 'bidrar' AND l.goal IS NOT NULL
  UNION
  SELECT a.post, b.parent FROM about AS a JOIN breakdown AS b ON b.goal = a.goal WHERE b.parent IS NOT NULL),
told AS MATERIALIZED (
  SELECT DISTINCT c.followup, a.post FROM comment AS c JOIN about AS a ON a.goal = c.goal)
SELECT s.place, s.unit, u.id AS unit_id, p.id, s.post_text AS part, p.title, s.value AS spent, s.budgeted, s.value - s.budgeted AS money,
       s.value - s.budgeted AS extent, s.year, CASE WHEN s.post IS NOT NULL THEN 'post' END AS variant,
       (SELECT ' ' || l.goal_text FROM link AS l WHERE l.post = p.key AND l.works = 'bidrar' AND l.goal IS NOT NULL ORDER BY l.key LIMIT 1) AS about
FROM spent AS s
JOIN unit AS u ON u.key = s.unit
LEFT JOIN post AS p ON p.key = s.post
LEFT JOIN told AS t ON t.followup = s.followup AND t.post = s.post
WHERE s.part = '' AND s.budgeted > 0
  AND (s.value - s.budgeted) * 10000 > s.budgeted * CASE WHEN s.post IS NULL THEN :limit ELSE 10 * :limit END
  -- what the reader needs stands there
  AND NOT EXISTS (SELECT 1 FROM comment AS c WHERE c.followup = s.followup AND c.goal IS NULL AND c.assignment IS NULL AND c.indicator IS NULL)
  AND t.post IS NULL
