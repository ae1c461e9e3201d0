-- kod: L13
-- namn: ett-mål-tar-allt
-- nivå: av
-- omfattning: inlämning
-- gräns: högst 60 %
-- tyngd: 3
-- meddelande: i budgeten för {id} får {målet} {goal_id} »{goal_title}« {share|%} av pengarna med koppling, högst {limit} är tillåtet
-- message: in the budget of {id}, goal {goal_id} »{goal_title}« gets {share|%} of the linked money, at most {limit} is allowed
-- markering: {money|kr} av {linked|kr} till {goal_id}
-- label: {money|kr} of {linked|kr} to {goal_id}
-- hjälp: gå igenom de största posterna till {goal_id}; ger någon något också åt {other}, skriv andelarna på den   bidrar till: {goal_id} … %, {other} … %
-- help: go through the largest items for {goal_id}; if one gives something to {other} too, write its shares   bidrar till: {goal_id} … %, {other} … %
-- relaterat: {målet} {goal_id} står här
-- related: goal {goal_id} is declared here
-- gör: se efter om ett mål verkligen ska ha så mycket av pengarna, i {n|tal} budgetar
-- do: see whether one goal is to have that much of the money, in {n|tal} budgets
-- varför: Går nästan allt till ett mål fast det finns flera är kopplingen oftast för grov.
-- när: Räknat på nämndens eller bolagets kopplade pengar under budgetåret, där den når minst två mål. Ett mål som
--   andra mål bryter ned räknas inte för sig. Regeln är av från början, för ett bolag med ett enda ändamål är sådant.
--   En plan slår på den: regel L13: råd, högst 60 %
-- vem frågar: Europeiska revisionsrätten, om kopplingar som är för grova för att säga något.
-- rätta: Gå igenom de största posterna: fördela dem på de mål som de faktiskt bidrar till.
-- undantag: undantag L13: Nämnden har ett enda uppdrag
--   Skrivs under budgeten.
-- fel exempel:
--   budget BUN: Internbudget 2024
--   post 10: Skola
--     drift 2024: 90 mnkr
--     bidrar till: KUN1
--   post 11: Friskvård
--     drift 2024: 1 mnkr
--     bidrar till: ARB1
-- rätt exempel:
--   budget BUN: Internbudget 2024
--   post 10: Skola
--     drift 2024: 90 mnkr
--     bidrar till: KUN1 55 %, ALLA1 45 %
--   post 11: Friskvård
--     drift 2024: 1 mnkr
--     bidrar till: ARB1
WITH upper AS MATERIALIZED (
  SELECT b.parent FROM breakdown AS b JOIN goal AS g ON g.key = b.goal WHERE g.kind = 'mål' AND b.parent IS NOT NULL),
got AS MATERIALIZED (
  SELECT c.unit, c.goal, c.money,
         CAST(SUM(c.money / 100) OVER (PARTITION BY c.unit) * 100 + SUM(c.money % 100) OVER (PARTITION BY c.unit) AS BIGINT) AS linked,
         COUNT(*) OVER (PARTITION BY c.unit) AS several,
         RANK() OVER (PARTITION BY c.unit ORDER BY c.money DESC, c.goal) AS place_in_line
  FROM coverage AS c
  WHERE c.own_goals + c.posts > 0 AND c.goal NOT IN (SELECT w.parent FROM upper AS w))
SELECT b.place, x.money, u.key AS unit, u.id, g.id AS goal_id, g.title AS goal_title, x.linked, g.place AS related,
       CASE WHEN x.linked < 400000000000000 THEN (x.money * 10000 + x.linked / 2) / x.linked ELSE x.money / (x.linked / 10000) END AS share,
       (SELECT o.id FROM got AS y JOIN goal AS o ON o.key = y.goal WHERE y.unit = x.unit AND y.place_in_line = 2) AS other
FROM got AS x
JOIN unit AS u ON u.key = x.unit
JOIN budget AS b ON b.unit = u.key AND b.counts = 1
JOIN goal AS g ON g.key = x.goal
WHERE x.place_in_line = 1 AND x.several > 1 AND u.unreadable = 0 AND u.unreadable_money = 0
  -- x.money * 10000 > :limit * x.linked, which need not fit
  AND x.money > :limit * (x.linked / 10000) + :limit * (x.linked % 10000) / 10000
