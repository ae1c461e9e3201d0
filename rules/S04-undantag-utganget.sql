-- kod: S04
-- namn: undantag-utgånget
-- nivå: varning
-- omfattning: inlämning
-- omgång: 2
-- undantas: nej
-- meddelande: undantaget från {code} gick ut {until}, före budgetåret {budget_year}, och gäller inte längre
-- message: the waiver of {code} ran out on {until}, before the budget year {budget_year}, and no longer holds
-- markering: har gått ut
-- label: has run out
-- hjälp: ta bort raden, eller pröva skälet igen och skriv ett nytt datum   undantag {code} till {budget_year}-12-31: {reason}
-- help: remove the line, or weigh the reason again and write a new date   undantag {code} till {budget_year}-12-31: {reason}
-- meddelande[utan-skäl]: undantaget från {code} saknar skäl och gäller därför inte
-- message[utan-skäl]: the waiver of {code} gives no reason and therefore does not hold
-- markering[utan-skäl]: varför?
-- label[utan-skäl]: why?
-- hjälp[utan-skäl]: skriv skälet efter kolonet   undantag {head}: …
-- help[utan-skäl]: write the reason behind the colon   undantag {head}: …
-- gör: förnya eller ta bort {n|tal} undantag som har gått ut
-- do: renew or remove {n|tal} waivers that have expired
-- varför: Ett undantag är ett löfte till den som granskar: så här länge, av det här skälet. Är tiden ute eller saknas
--   skälet räknas fyndet igen.
-- när: När datumet ligger före budgetårets första dag (dagens datum spelar ingen roll), och när inget skäl är
--   skrivet.
-- vem frågar: Revisionen, som ska kunna lita på att varje undantag är prövat.
-- rätta: Rätta det som undantaget gällde och ta bort raden, eller pröva skälet på nytt och skriv ett senare datum.
-- undantag: Kan inte undantas: ett undantag prövas om på sin egen rad.
-- fel exempel:
--   post S12: Fler lärare
--     slag: satsning
--     drift 2024: 10 mnkr
--     bidrar till: BUN1
--     undantag L08 till 2023-12-31: Motiveringen beslutas i november
-- rätt exempel:
--   post S12: Fler lärare
--     slag: satsning
--     drift 2024: 10 mnkr
--     bidrar till: BUN1
--     undantag L08 till 2024-06-30: Motiveringen beslutas i juni
SELECT w.place, w.code || COALESCE(' ' || w.until, '') AS part, w.unit, w.code, w.until, COALESCE(w.reason, '…') AS reason,
       w.code || COALESCE(' till ' || w.until, '') AS head,
       CASE WHEN w.until IS NULL OR w.until >= (SELECT a.budget_year FROM plan AS a) || '-01-01' THEN 'utan-skäl' END AS variant
FROM waiver AS w
WHERE w.counts = 1 AND w.in_force = 0 AND w.code IN (SELECT r.code FROM rule AS r)
