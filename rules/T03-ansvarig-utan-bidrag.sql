-- kod: T03
-- namn: ansvarig-utan-bidrag
-- nivå: varning
-- omfattning: inlämning
-- tyngd: 2
-- meddelande: {unit_id} är ansvarig för {målet} {goal_id} »{title}« men har varken eget mål eller post för det
-- message: {unit_id} is responsible for goal {goal_id} »{title}« but has neither an own goal nor an item for it
-- markering: {unit_id} har lämnat in utan att bidra
-- label: {unit_id} has handed in without contributing
-- hjälp: lägg till i budgeten för {unit_id}, på ett eget mål   mål: {goal_id}   eller på en post   bidrar till: {goal_id}
-- help: add in the submission of {unit_id}, to an own goal   mål: {goal_id}   or to an item   bidrar till: {goal_id}
-- meddelande[område]: {unit_id} är ansvarig för {målområdet} {goal_id} »{title}« men har varken eget mål eller post för {något mål} i det
-- message[område]: {unit_id} is responsible for goal area {goal_id} »{title}« but has neither an own goal nor an item for any goal in it
-- hjälp[område]: lägg till i budgeten för {unit_id}, på ett eget mål   mål: {example}   eller på en post   bidrar till: {example}
-- help[område]: add in the submission of {unit_id}, to an own goal   mål: {example}   or to an item   bidrar till: {example}
-- gör[område]: visa i budgeten vad som görs för målområden där {list} har ansvaret, {n|tal} gånger
-- do[område]: show in the budget what is done for goal areas that {list} answers for, {n|tal} times
-- relaterat: inlämningen från {unit_id} står här
-- related: the submission of {unit_id} is here
-- gör: visa i budgeten vad som görs för {mål|orden} där {list} har ansvaret, {n|tal} gånger
-- do: show in the budget what is done for goals that {list} answers for, {n|tal} times
-- varför: Den som fullmäktige har pekat ut som ansvarig ska visa vad den gör för målet. Annars är ansvaret bara ett
--   namn i planen.
-- när: För den som har lämnat in. För ett finansiellt mål krävs inget eget: det nås av hela ekonomin. Är det målområdet som
--   har en ansvarig räcker ett av dess mål.
-- vem frågar: Umeå och Malmö, där granskningar fann ansvariga nämnder utan egna mål för det som de ansvarade för.
-- rätta: Sätt ett eget mål som bryter ned målet, eller koppla en post till det. Är ansvaret fel, ändra planen.
-- undantag: undantag T03 till 2024-12-31: Nämnden tar över ansvaret vid halvårsskiftet
--   Skrivs på målet i planen.
-- fel exempel:
--   mål ARB1: Medarbetarna trivs
--     ansvarig: BUN
--   budget BUN: Internbudget 2024
--   nämndmål BUN1: Nio av tio elever blir behöriga
--     mål: KUN1
-- rätt exempel:
--   mål ARB1: Medarbetarna trivs
--     ansvarig: BUN
--   budget BUN: Internbudget 2024
--   nämndmål BUN2: Sjukfrånvaron sjunker i förskolan
--     mål: ARB1
WITH idle AS MATERIALIZED (
  SELECT c.place, c.goal, c.unit, c.responsible_area, g.id, g.title
  FROM coverage AS c
  JOIN unit AS u ON u.key = c.unit
  JOIN goal AS g ON g.key = c.goal
  WHERE c.own_goals = 0 AND c.assignments = 0 AND c.posts = 0 AND u.budgets > 0
    -- the whole economy works towards a financial goal (T01)
    AND g.financial = 0
    -- a line that could not be read may name the goal; where neither has one, the answer is sure
    AND (g.unreadable = 0 OR u.unreadable = 0)
    AND (g.misspelt = 0 OR NOT EXISTS (SELECT 1 FROM loose_reference AS r
                                       WHERE r.unit = u.key AND r.former = 0 AND r.property IN ('mål', 'bidrar till'))))
SELECT i.place, u.id AS part, u.key AS unit, u.id AS unit_id, i.id AS goal_id, i.title, i.id AS example, NULL AS variant,
       (SELECT b.place FROM budget AS b WHERE b.unit = u.key AND b.counts = 1) AS related
FROM idle AS i
JOIN unit AS u ON u.key = i.unit
WHERE i.responsible_area IS NULL
UNION ALL
SELECT MIN(i.place), u.id, u.key, u.id, a.id, a.title, MIN(i.id), 'område', (SELECT b.place FROM budget AS b WHERE b.unit = u.key AND b.counts = 1)
FROM idle AS i
JOIN unit AS u ON u.key = i.unit
JOIN goal_area AS a ON a.key = i.responsible_area
-- one of its goals is enough, and so is one that may be worked towards
WHERE NOT EXISTS (SELECT 1 FROM coverage AS c JOIN goal AS g ON g.key = c.goal
                  WHERE g.area = a.key AND c.unit = u.key AND (g.financial = 0 OR c.own_goals + c.assignments + c.posts > 0)
                    AND NOT EXISTS (SELECT 1 FROM idle AS o WHERE o.goal = c.goal AND o.unit = c.unit))
GROUP BY u.key, u.id, a.key, a.id, a.title
