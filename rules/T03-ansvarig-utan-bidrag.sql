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
-- relaterat: inlämningen från {unit_id} står här
-- related: the submission of {unit_id} is here
-- gör: visa i budgeten vad som görs för {mål|orden} där {list} har ansvaret, {n|tal} gånger
-- do: show in the budget what is done for goals that {list} answers for, {n|tal} times
-- varför: Den som fullmäktige har pekat ut som ansvarig ska visa vad den gör för målet. Annars är ansvaret bara ett
--   namn i planen.
-- när: För den som har lämnat in. För ett finansiellt mål krävs inget eget: det nås av hela ekonomin.
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
SELECT c.place, u.id AS part, u.key AS unit, u.id AS unit_id, g.id AS goal_id, g.title,
       (SELECT b.place FROM budget AS b WHERE b.unit = u.key AND b.counts = 1) AS related
FROM coverage AS c
JOIN unit AS u ON u.key = c.unit
JOIN goal AS g ON g.key = c.goal
WHERE c.own_goals = 0 AND c.assignments = 0 AND c.posts = 0 AND u.budgets > 0
  -- the whole economy works towards a financial goal (T01)
  AND g.financial = 0
  -- a line that could not be read may name the goal; where neither has one, the answer is sure
  AND (g.unreadable = 0 OR u.unreadable = 0)
  AND (g.misspelt = 0 OR NOT EXISTS (SELECT 1 FROM loose_reference AS r
                                     WHERE r.unit = u.key AND r.former = 0 AND r.property IN ('mål', 'bidrar till')))
