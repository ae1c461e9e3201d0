-- kod: S02
-- namn: fel-planversion
-- nivå: fel
-- omfattning: inlämning
-- behöver: plan
-- tyngd: 2
-- meddelande: budgeten för {unit_text} svarar mot planen {plan_text}, men den som gäller är {plan_id}
-- message: the budget of {unit_text} answers to plan {plan_text}, but the one in force is {plan_id}
-- markering: gäller inte
-- label: not in force
-- hjälp: stäm av mål och ramar mot den nya planen och skriv   plan: {plan_id}
-- help: check goals and frames against the new plan and write   plan: {plan_id}
-- relaterat: planen {plan_id} står här
-- related: plan {plan_id} is declared here
-- gör: låt {n|tal} budgetar svara mot planen som gäller
-- do: let {n|tal} budgets answer the plan in force
-- varför: Mål och ramar ändras mellan planerna. En budget mot fel plan kan se riktig ut och ändå svara på frågor
--   som ingen längre ställer.
-- vem frågar: Budgetkontoret, när planen har ändrats efter att nämnderna började arbeta.
-- rätta: Gå igenom målen och ramen mot den plan som gäller, och byt sedan beteckning.
-- undantag: undantag S02 till 2024-03-31: Nämnden tar upp den nya planen i mars
--   Skrivs under budgeten. Rätt under en kort övergång.
-- fel exempel:
--   plan SP2023: Strategisk plan 2023
--     budgetår: 2023
--   plan SP2024: Strategisk plan 2024
--     budgetår: 2024
--   budget BUN: Internbudget 2024
--     plan: SP2023
-- rätt exempel:
--   plan SP2024: Strategisk plan 2024
--     budgetår: 2024
--   budget BUN: Internbudget 2024
--     plan: SP2024
SELECT b.place, 'plan' AS property, b.unit, u.base + u.excused AS money, b.unit_text, b.plan_text,
       (SELECT a.id FROM plan AS a) AS plan_id,
       (SELECT a.place FROM plan AS a) AS related
FROM budget AS b
LEFT JOIN unit AS u ON u.key = b.unit
WHERE b.plan_text <> (SELECT a.id FROM plan AS a)
  -- a plan that nobody has read is an unknown id (S06)
  AND b.plan_text NOT IN (SELECT r.text FROM loose_reference AS r
                          WHERE r.wanted = 'plan' AND r.other_plan IS NULL)
  AND b.counts = 1
