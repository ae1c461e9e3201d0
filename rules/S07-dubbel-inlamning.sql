-- kod: S07
-- namn: dubbel-inlämning
-- nivå: råd
-- omfattning: inlämning
-- behöver: version
-- meddelande: budgeten för {unit_id} finns också i version {other_version}, så {version_said} räknas inte
-- message: the budget of {unit_id} is there in version {other_version} too, so {version_said} does not count
-- markering: räknas inte
-- label: does not count
-- hjälp: flytta den här filen ur mappen, eller ge budgeten ett högre nummer om det är den som gäller   version: {next_version}
-- help: move this file out of the folder, or give the submission a higher number if it is the one in force   version: {next_version}
-- på sidan: version
-- nivå[samma]: fel
-- meddelande[samma]: budgeten för {unit_id} har lämnats in två gånger utan att det går att se vilken som gäller: båda är {version_said}
-- message[samma]: the budget of {unit_id} has been handed in twice, and which one is in force cannot be seen: both are {version_said}
-- markering[samma]: räknas inte just nu
-- label[samma]: not counted for now
-- hjälp[samma]: är det samma budget två gånger, ta bort den ena filen; är det två, ge den som gäller ett högre nummer   version: {next_version}
-- help[samma]: if it is the same budget twice, remove one of the files; if they are two, give the one in force a higher number   version: {next_version}
-- på sidan[samma]: version
-- relaterat: den här inlämningen från {unit_id} räknas
-- related: this submission of {unit_id} is counted
-- gör: ta bort {n|tal} äldre versioner
-- do: remove {n|tal} older versions
-- varför: Bara en budget från varje nämnd och bolag kan räknas: den med högst version. Är versionen densamma, eller inte
--   angiven, är det en slump vilken som räknas.
-- vem frågar: Budgetkontoret, som får nya versioner under hela hösten.
-- rätta: Behåll en fil för varje nämnd och bolag, eller numrera versionerna.
-- undantag: undantag S07: Den äldre versionen ligger kvar för jämförelse
--   Skrivs under den budget som inte räknas.
-- fel exempel:
--   budget BUN: Internbudget 2024
--     version: 1
--   budget BUN: Internbudget 2024, efter remiss
--     version: 1
-- rätt exempel:
--   budget BUN: Internbudget 2024
--     version: 2
SELECT b.place, COALESCE(b.version, 0) AS part, CASE WHEN COALESCE(b.version, 0) = COALESCE(c.version, 0) THEN u.base + u.excused END AS money, u.key AS unit, u.id AS unit_id,
       CASE WHEN b.version IS NULL AND c.version > 0 THEN 'den utan version' WHEN b.version IS NULL THEN 'utan version' ELSE 'version ' || b.version END AS version_said,
       c.version AS other_version, COALESCE(c.version, 0) + 1 AS next_version, c.place AS related,
       CASE WHEN COALESCE(b.version, 0) = COALESCE(c.version, 0) THEN 'samma' END AS variant
FROM budget AS b
JOIN budget AS c ON c.unit = b.unit AND c.counts = 1
JOIN unit AS u ON u.key = b.unit
WHERE b.counts = 0 AND (b.plan_text IS NULL OR c.plan_text IS NULL OR b.plan_text = c.plan_text)
