-- kod: B07
-- namn: tillfällig-post
-- nivå: varning
-- omfattning: inlämning
-- behöver: till och med, drift, investering
-- tyngd: 2
-- meddelande: {posten} {id} »{title}« upphör {until} men har {money|kr} senare
-- message: item {id} »{title}« ends in {until} but has {money|kr} later
-- markering: {money|kr} efter {until}
-- label: {money|kr} after {until}
-- hjälp: ta bort beloppen efter {until}, eller ändra till   till och med: {last}
-- help: remove the amounts after {until}, or change to   till och med: {last}
-- meddelande[upphörd]: {posten} {id} »{title}« upphörde {until} men står kvar i budgeten för {budget_year}
-- message[upphörd]: item {id} »{title}« ended in {until} but is still in the budget of {budget_year}
-- markering[upphörd]: upphörde {until}
-- label[upphörd]: ended in {until}
-- hjälp[upphörd]: ta bort posten, eller ändra till det år den gäller   till och med: {last}
-- help[upphörd]: remove the item, or change to the year it lasts to   till och med: {last}
-- gör: rätta slutåret eller beloppen på {n|antal post}
-- do: put the last year or the amounts of {n|tal} items right
-- varför: Tillfälliga pengar har en vana att bli kvar. Antingen är året fel, eller så är beloppen det.
-- vem frågar: Ekonomikontoret: tidsbegränsade satsningar ska lämna utrymme åt andra när de är slut.
-- rätta: Ta bort beloppen, eller ändra året om beslutet har förlängts.
-- undantag: undantag B07 till 2024-12-31: Förlängningen beslutas i februari
--   Rätt när ett nytt beslut är på väg.
-- fel exempel:
--   post S12: Gångtrafiklösning
--     drift 2024: 10 mnkr
--     drift 2025: 10 mnkr
--     till och med: 2024
-- rätt exempel:
--   post S12: Gångtrafiklösning
--     drift 2024: 10 mnkr
--     till och med: 2024
SELECT p.place, 'till och med' AS property, p.unit, p.id, p.title, p.until, p.money_after AS money, p.money_after AS extent,
       CASE WHEN p.drift >= p.invest AND p.drift >= p.budget_year AND p.drift >= p.change THEN p.drift
            WHEN p.invest >= p.budget_year AND p.invest >= p.change THEN p.invest
            WHEN p.budget_year >= p.change THEN p.budget_year ELSE p.change END AS last,
       CASE WHEN p.until < p.budget_year THEN 'upphörd' END AS variant
FROM (SELECT q.place, q.unit, q.id, q.title, q.until, q.money_after, COALESCE(q.last_drift, 0) AS drift, COALESCE(q.last_invest, 0) AS invest,
             (SELECT a.budget_year FROM plan AS a) AS budget_year,
             COALESCE((SELECT MAX(c.year) FROM amount AS c WHERE c.post = q.key AND c.kind = 'förändring' AND c.value <> 0), 0) AS change
      FROM post AS q
      WHERE q.until IS NOT NULL) AS p  -- most have none: these are passed over before anything else is asked of them
WHERE p.money_after > 0 OR p.until < p.budget_year
