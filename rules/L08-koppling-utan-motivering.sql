-- kod: L08
-- namn: koppling-utan-motivering
-- nivå: råd
-- omfattning: inlämning
-- behöver: slag, bidrar till, motivering
-- gräns: minst 1 mnkr
-- tyngd: 5
-- meddelande: satsningen {id} »{title}« säger inte hur pengarna bidrar till {goal}
-- message: initiative {id} »{title}« does not say how the money contributes to {goal}
-- markering: {money|kr} utan motivering
-- label: {money|kr} without a reason
-- hjälp: {add}   motivering: …   (vad pengarna går till, och varför det hjälper {goal})
-- help: {add}   motivering: …   (what the money is for, and why it helps {goal})
-- meddelande[upprepar]: motiveringen till satsningen {id} »{title}« säger samma sak som {goal_kind|ordet} {goal}
-- message[upprepar]: the reason for initiative {id} »{title}« says the same as goal {goal}
-- markering[upprepar]: säger inte vad {money|kr} går till
-- label[upprepar]: does not say what {money|kr} is for
-- hjälp[upprepar]: skriv i stället vad pengarna går till, och varför det hjälper   motivering: …
-- help[upprepar]: write instead what the money is for, and why it helps   motivering: …
-- gör: skriv hur pengarna bidrar på {n|tal} satsningar
-- do: write how the money contributes for {n|tal} initiatives
-- varför: En koppling utan motivering är ett påstående. Den som ska pröva satsningen behöver se vad pengarna går till
--   och varför det hjälper målet.
-- när: För satsningar på minst 1 mnkr under budgetåret utan motivering, eller med en som är målets egen text, en del
--   av den, eller den med högst 30 tecken till.
-- vem frågar: Europeiska revisionsrätten, som begär att relevansen för målet motiveras.
-- rätta: Skriv en mening om vad pengarna går till och varför det hjälper, gärna med hänvisning till underlaget.
--   Planen kan sätta en annan gräns: regel L08: råd, 100 tkr
-- undantag: undantag L08 till 2024-12-31: Motiveringen står i tilläggsbudgeten, som antas i april
--   Rätt när motiveringen finns i en annan handling som snart är antagen.
-- fel exempel:
--   post S12: Ökad måluppfyllelse
--     slag: satsning
--     drift 2024: 10 mnkr
--     bidrar till: BUN1
-- rätt exempel:
--   post S12: Ökad måluppfyllelse
--     slag: satsning
--     drift 2024: 10 mnkr
--     bidrar till: BUN1
--     motivering: Fler behöriga lärare i årskurs 4–9, se tjänsteskrivelse BUN-2023-412
SELECT p.place, 'motivering' AS property, p.money, p.unit, p.id, p.title, g.kind AS goal_kind,
       CASE WHEN p.repeats IS NOT NULL THEN 'upprepar' END AS variant,
       COALESCE(g.id, (SELECT l.goal_text FROM link AS l WHERE l.post = p.key AND l.works = 'bidrar' ORDER BY l.key LIMIT 1)) AS goal
FROM post AS p
LEFT JOIN goal AS g ON g.key = p.repeats
WHERE p.class = 'satsning' AND p.written_links > 0 AND (p.motivation IS NULL OR p.repeats IS NOT NULL) AND p.money >= :limit
