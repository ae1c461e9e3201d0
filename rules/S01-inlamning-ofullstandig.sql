-- kod: S01
-- namn: inlämning-ofullständig
-- nivå: varning
-- omfattning: inlämning
-- behöver: plan, version, beslutad, diarienummer
-- meddelande: i budgeten för {unit_text} saknas {missing|lista}
-- message: the submission of {unit_text} lacks {missing|lista}
-- markering: {missing|lista} saknas
-- label: {missing|lista} missing
-- hjälp: {add}   {example}
-- help: {add}   {example}
-- gör: fyll i version, beslut och diarienummer i {n|tal} budgetar
-- do: fill in version, decision and reference number in {n|tal} budgets
-- varför: Den som läser inlämningen ska se vilket beslut den bygger på, vilken plan den svarar mot och vilken version
--   som gäller. Utan det går två inlämningar inte att skilja åt.
-- vem frågar: Registratorn och revisionen.
-- rätta: Fyll i raderna plan, version, beslutad och diarienummer överst i budgeten.
-- undantag: undantag S01 till 2024-01-31: Ärendet är ännu inte diariefört
--   Skrivs under budgeten. Rätt för ett utkast.
-- fel exempel:
--   budget BUN: Barn- och ungdomsnämndens internbudget 2024
--     plan: SP2024
--     version: 2
-- rätt exempel:
--   budget BUN: Barn- och ungdomsnämndens internbudget 2024
--     plan: SP2024
--     version: 2
--     beslutad: 2023-11-22
--     diarienummer: BUN-2023-412
SELECT b.place, b.unit, b.unit_text,
       SUBSTR(CASE WHEN b.plan_text IS NULL THEN ', plan' ELSE '' END
              || CASE WHEN b.version IS NULL THEN ', version' ELSE '' END
              || CASE WHEN b.decided IS NULL THEN ', beslutad' ELSE '' END
              || CASE WHEN b.diary IS NULL THEN ', diarienummer' ELSE '' END, 3) AS missing,
       SUBSTR(CASE WHEN b.plan_text IS NULL THEN '   plan: ' || (SELECT a.id FROM plan AS a) ELSE '' END
              || CASE WHEN b.version IS NULL THEN '   version: …' ELSE '' END
              || CASE WHEN b.decided IS NULL THEN '   beslutad: …' ELSE '' END
              || CASE WHEN b.diary IS NULL THEN '   diarienummer: …' ELSE '' END, 4) AS example
FROM budget AS b
WHERE (b.plan_text IS NULL OR b.version IS NULL OR b.decided IS NULL OR b.diary IS NULL)
  AND b.counts = 1
