-- kod: S10
-- namn: år-utanför-planen
-- nivå: råd
-- omfattning: inlämning
-- meddelande: {n|antal post} i budgeten för {unit_id} har belopp för {year}, efter planens sista år {last_year}
-- message: {n|st:item,items} in the budget of {unit_id} have amounts for {year}, after the last year of the plan, {last_year}
-- markering: räknas inte som planår
-- label: does not count as a plan year
-- hjälp: rätta året, eller skriv till {year} på raden planår i planen
-- help: correct the year, or add {year} to the line planår in the plan
-- meddelande[planår]: planen säger inte vilka planår den har, men {n|antal post} har belopp efter {budget_year}
-- message[planår]: the plan does not say which plan years it has, but {n|st:item,items} have amounts after {budget_year}
-- markering[planår]: bara {budget_year} räknas
-- label[planår]: only {budget_year} counts
-- hjälp[planår]: lägg till en rad i planen, till exempel   planår: {year}
-- help[planår]: add a line to the plan, for example   planår: {year}
-- meddelande[målvärde]: {n|st:målvärde,målvärden} i planen eller budgetarna gäller år efter planens sista år {last_year}, det första {year}
-- message[målvärde]: {n|st:target,targets} in the plan or the budgets are for years after the last year of the plan, {last_year}, the first for {year}
-- markering[målvärde]: efter {last_year}
-- label[målvärde]: after {last_year}
-- hjälp[målvärde]: rätta året, eller skriv målvärden också för de år som planen gäller
-- help[målvärde]: correct the year, or give targets also for the years of the plan
-- meddelande[mätvärde]: mätvärdet för {id} är från {year}, efter planens sista år {last_year}
-- message[mätvärde]: the value of {id} is of {year}, after the last year of the plan, {last_year}
-- markering[mätvärde]: efter {last_year}
-- label[mätvärde]: after {last_year}
-- hjälp[mätvärde]: rätta året
-- help[mätvärde]: correct the year
-- meddelande[ram]: {n|st:ram,ramar} gäller {year}, efter planens sista år {last_year}
-- message[ram]: {n|st:frame,frames} for {year}, after the last year of the plan, {last_year}
-- meddelande[planår-ram]: planen säger inte vilka planår den har, men {n|st:ram,ramar} gäller år efter {budget_year}
-- message[planår-ram]: the plan does not say which plan years it has, but {n|st:frame is,frames are} for years after {budget_year}
-- markering[planår-ram]: bara {budget_year} räknas
-- label[planår-ram]: only {budget_year} counts
-- hjälp[planår-ram]: lägg till en rad i planen, till exempel   planår: {year}
-- help[planår-ram]: add a line to the plan, for example   planår: {year}
-- nivå[fel-ram]: fel
-- meddelande[fel-ram]: {title} är för {year}, långt från planens år {budget_year}–{last_year}
-- message[fel-ram]: {title} is for {year}, far from the plan's years {budget_year}–{last_year}
-- markering[fel-ram]: {year}?
-- label[fel-ram]: {year}?
-- hjälp[fel-ram]: rätta året
-- help[fel-ram]: correct the year
-- nivå[fel-belopp]: fel
-- meddelande[fel-belopp]: {posten} {id} »{title}« har ett belopp för {year}, långt från planens år {budget_year}–{last_year}
-- message[fel-belopp]: item {id} »{title}« has an amount for {year}, far from the plan's years {budget_year}–{last_year}
-- markering[fel-belopp]: {year}?
-- label[fel-belopp]: {year}?
-- hjälp[fel-belopp]: rätta året
-- help[fel-belopp]: correct the year
-- nivå[fel-mått]: fel
-- meddelande[fel-mått]: {indikatorn} {id} har ett värde för {year}, långt från planens år {budget_year}–{last_year}
-- message[fel-mått]: indicator {id} has a value for {year}, far from the plan's years {budget_year}–{last_year}
-- markering[fel-mått]: {year}?
-- label[fel-mått]: {year}?
-- hjälp[fel-mått]: rätta året
-- help[fel-mått]: correct the year
-- gör: se över belopp och värden utanför planåren, på {n|tal} ställen
-- do: look over amounts and values outside the plan years, in {n|tal} places
-- varför: Ett belopp för ett år som planen inte omfattar räknas inte med, och ett årtal med omkastade siffror, 2062 för 2026,
--   syns inte i någon summa.
--   Fel är ett belopp, en ram eller ett utfall mer än 10 år efter planens sista år, ett målvärde mer än 30 år efter, ett belopp
--   eller en ram mer än 20 år före budgetåret och ett mätvärde eller målvärde mer än 50 år före. Råd är andra år efter det sista.
-- vem frågar: Ekonomikontoret, när flerårsplanen inte går ihop.
-- rätta: Rätta året. Omfattar planen fler år, skriv dem på raden planår.
-- undantag: undantag S10: Investeringen sträcker sig förbi planen
--   Skrivs under budgeten, posten, nämnden, bolaget eller indikatorn. Rätt när ett längre åtagande redan är beslutat.
-- fel exempel:
--   post S12: Ny skola
--     slag: satsning
--     investering 2024: 10 mnkr
--     investering 2062: 10 mnkr
-- rätt exempel:
--   post S12: Ny skola
--     slag: satsning
--     investering 2024: 10 mnkr
--     investering 2026: 10 mnkr
WITH late AS MATERIALIZED (
  SELECT p.key AS post, p.unit, p.id, p.title, p.money
  FROM post AS p
  WHERE p.last_amount > (SELECT a.last_year FROM plan AS a)
  UNION ALL
  SELECT p.key, p.unit, p.id, p.title, p.money
  FROM post AS p
  WHERE p.first_amount < (SELECT a.budget_year - 20 FROM plan AS a) AND p.last_amount <= (SELECT a.last_year FROM plan AS a)),
amounts AS MATERIALIZED (
  SELECT l.post, l.unit, l.id, l.title, l.money, x.year, x.place,
         CASE WHEN x.year > (SELECT a.last_year + 10 FROM plan AS a) OR x.year < (SELECT a.budget_year FROM plan AS a) THEN 1 ELSE 0 END AS wrong
  FROM late AS l CROSS JOIN amount AS x
  WHERE x.post = l.post AND (x.year > (SELECT a.last_year FROM plan AS a) OR x.year < (SELECT a.budget_year - 20 FROM plan AS a))),
frames AS MATERIALIZED (
  SELECT f.place, f.year, f.unit, f.size, f.title, (SELECT a.last_year FROM plan AS a) AS last_year,
         CASE WHEN f.year > (SELECT a.last_year + 10 FROM plan AS a) OR f.year < (SELECT a.budget_year FROM plan AS a) THEN 1 ELSE 0 END AS wrong
  FROM (SELECT y.place, y.year, y.unit, abs(y.frame) AS size,
               CASE y.kind WHEN 'drift' THEN 'ramen' ELSE 'investeringsramen' END || ' för ' || u.id AS title
        FROM unit_year AS y JOIN unit AS u ON u.key = y.unit WHERE y.frame IS NOT NULL
        UNION ALL
        SELECT p.place, p.year, NULL, abs(p.frame), 'planens ram' FROM plan_year AS p WHERE p.frame IS NOT NULL) AS f
  WHERE f.year > (SELECT a.last_year FROM plan AS a) OR f.year < (SELECT a.budget_year - 20 FROM plan AS a)),
-- a goal may be set for as long as the plan is in force
measures AS MATERIALIZED (
  SELECT t.place, t.indicator, t.year, 1 AS target,
         CASE WHEN t.year > (SELECT a.last_year + 30 FROM plan AS a) OR t.year < (SELECT a.budget_year FROM plan AS a) THEN 1 ELSE 0 END AS wrong
  FROM target AS t
  WHERE t.year > (SELECT CASE WHEN a.valid_last > a.last_year THEN a.valid_last ELSE a.last_year END FROM plan AS a)
     OR t.year < (SELECT a.budget_year - 50 FROM plan AS a)
  UNION ALL
  SELECT o.place, o.indicator, o.year, 0,
         CASE WHEN o.year > (SELECT a.last_year + 10 FROM plan AS a) OR o.year < (SELECT a.budget_year FROM plan AS a) THEN 1 ELSE 0 END
  FROM outcome AS o
  WHERE o.year > (SELECT a.last_year FROM plan AS a) OR o.year < (SELECT a.budget_year - 50 FROM plan AS a))
SELECT x.place, 'fel-belopp' AS variant, x.year AS part, x.unit, x.money, x.id, x.title, NULL AS unit_id, x.year,
       (SELECT a.last_year FROM plan AS a) AS last_year, NULL AS n
FROM amounts AS x
WHERE x.wrong = 1
UNION ALL
SELECT MIN(x.place), NULL, x.year, x.unit, NULL, NULL, NULL, (SELECT u.id FROM unit AS u WHERE u.key = x.unit), x.year,
       (SELECT a.last_year FROM plan AS a), COUNT(DISTINCT x.post)
FROM amounts AS x
WHERE x.wrong = 0 AND (SELECT a.last_year > a.budget_year AND a.unreadable_years = 0 FROM plan AS a)
GROUP BY x.unit, x.year
UNION ALL
SELECT (SELECT a.place FROM plan AS a), 'planår', NULL, NULL, NULL, NULL, NULL, NULL, MIN(x.year), NULL, COUNT(DISTINCT x.post)
FROM amounts AS x
WHERE x.wrong = 0 AND (SELECT a.last_year = a.budget_year AND a.unreadable_years = 0 FROM plan AS a)
HAVING COUNT(*) > 0
UNION ALL
SELECT f.place, 'fel-ram', f.year, f.unit, f.size, NULL, f.title, NULL, f.year, f.last_year, NULL
FROM frames AS f
WHERE f.wrong = 1
UNION ALL
SELECT MIN(f.place), 'ram', f.year, NULL, NULL, NULL, NULL, NULL, f.year, MAX(f.last_year), COUNT(*)
FROM frames AS f
WHERE f.wrong = 0 AND (SELECT a.last_year > a.budget_year AND a.unreadable_years = 0 FROM plan AS a)
GROUP BY f.year
UNION ALL
SELECT (SELECT a.place FROM plan AS a), 'planår-ram', NULL, NULL, NULL, NULL, NULL, NULL, MIN(f.year), NULL, COUNT(*)
FROM frames AS f
WHERE f.wrong = 0 AND (SELECT a.last_year = a.budget_year AND a.unreadable_years = 0 FROM plan AS a)
  AND NOT EXISTS (SELECT 1 FROM amounts AS x WHERE x.wrong = 0)
HAVING COUNT(*) > 0
UNION ALL
SELECT m.place, CASE WHEN m.wrong = 1 THEN 'fel-mått' ELSE 'mätvärde' END, m.year, NULL, NULL, (SELECT i.id FROM indicator AS i WHERE i.key = m.indicator), NULL, NULL,
       m.year, (SELECT a.last_year FROM plan AS a), NULL
FROM measures AS m
WHERE m.wrong = 1 OR (m.target = 0 AND (SELECT a.unreadable_years FROM plan AS a) = 0)
UNION ALL
SELECT MIN(m.place), 'målvärde', NULL, NULL, NULL, NULL, NULL, NULL, MIN(m.year),
       (SELECT CASE WHEN a.valid_last > a.last_year THEN a.valid_last ELSE a.last_year END FROM plan AS a), COUNT(*)
FROM measures AS m
WHERE m.wrong = 0 AND m.target = 1 AND (SELECT a.unreadable_years FROM plan AS a) = 0
HAVING COUNT(*) > 0
