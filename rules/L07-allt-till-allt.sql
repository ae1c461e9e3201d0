-- kod: L07
-- namn: allt-till-allt
-- nivå: varning
-- omfattning: inlämning
-- gräns: minst 4
-- tyngd: 2
-- meddelande: posterna och de egna målen i budgeten för {id} når alla {reached} {mål|orden} i planen
-- message: the items and own goals of {id} reach all {reached} goals of the plan
-- markering: {money|kr} på alla {mål|orden}
-- label: {money|kr} over all goals
-- hjälp: behåll kopplingarna till de {mål|orden} som {id} styr mot, och ta bort de andra; minst får {least}
-- help: keep the links to the goals that {id} steers towards, and remove the others; {least} gets the least
-- relaterat: {målet} {least} får {least_money|kr} av {id}
-- related: goal {least} gets {least_money|kr} from {id}
-- nivå[ansvarig]: råd
-- meddelande[ansvarig]: planen gör {id} ansvarig för alla {reached} {mål|orden}, och budgeten når vart och ett av dem
-- message[ansvarig]: the plan makes {id} responsible for all {reached} goals, and the budget reaches each of them
-- hjälp[ansvarig]: låt planen peka ut {id} bara för de {mål|orden} som {id} rår över
-- help[ansvarig]: let the plan name {id} only for the goals that {id} can do something about
-- gör[ansvarig]: låt planen peka ut {list} bara för de mål som de rår över
-- do[ansvarig]: let the plan name {list} only for the goals that they have a hold on
-- gör: välj {mål|orden} i {n|tal} budgetar som nu når alla
-- do: choose goals in {n|tal} budgets that now reach all
-- varför: Den som bidrar till allt har inte valt något. Då säger kopplingarna inget om vart pengarna går.
-- när: För planer med minst fyra mål, och minst två som lämnar in. Är planen den som pekar ut en ansvarig för allt är
--   det ett råd.
-- vem frågar: Europeiska revisionsrätten (särskild rapport 09/2022), som fann att klimatpengarna i EU:s budget var
--   överskattade med 72 av 216 miljarder euro. I Vara gällde alla mål alla nämnder.
-- rätta: Låt posterna bidra till de mål som nämnden eller bolaget faktiskt styr mot.
-- undantag: undantag L07: Kommunstyrelsen samordnar alla mål
--   Skrivs under budgeten. Rätt för den som har hela planen som uppdrag.
-- fel exempel:
--   mål A: Alla elever når gymnasiet
--   mål B: Fler får arbete
--   mål C: Klimatet skonas
--   mål D: Medarbetarna trivs
--   budget BUN: Internbudget 2024
--   post 10: Skola
--     drift 2024: 10 mnkr
--     bidrar till: A, B, C, D
-- rätt exempel:
--   mål A: Alla elever når gymnasiet
--   mål B: Fler får arbete
--   mål C: Klimatet skonas
--   mål D: Medarbetarna trivs
--   budget BUN: Internbudget 2024
--   post 10: Skola
--     drift 2024: 10 mnkr
--     bidrar till: A
WITH reach AS MATERIALIZED (
  SELECT c.unit, COUNT(*) AS reached, SUM(c.responsible) AS responsible
  FROM coverage AS c
  WHERE c.own_goals + c.posts > 0
  GROUP BY c.unit),
least AS MATERIALIZED (
  SELECT c.unit, c.goal, c.money, c.first_link, ROW_NUMBER() OVER (PARTITION BY c.unit ORDER BY c.money, c.goal) AS number
  FROM coverage AS c)
SELECT b.place, u.linked AS money, u.key AS unit, u.id, r.reached, g.id AS least, l.money AS least_money,
       COALESCE(l.first_link, g.place) AS related,
       CASE WHEN r.responsible = r.reached THEN 'ansvarig' END AS variant
FROM reach AS r
CROSS JOIN unit AS u
CROSS JOIN budget AS b
CROSS JOIN least AS l
CROSS JOIN goal AS g
WHERE u.key = r.unit AND b.unit = u.key AND b.counts = 1 AND l.unit = r.unit AND l.number = 1 AND g.key = l.goal
  AND r.reached = (SELECT a.goals FROM plan AS a) AND r.reached >= :limit
  -- where only one hands in, every goal has to be its
  AND (SELECT COUNT(*) FROM unit AS o WHERE o.budgets > 0) > 1
