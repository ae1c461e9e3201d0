-- kod: S05
-- namn: undantag-onödigt
-- nivå: råd
-- omfattning: inlämning
-- omgång: 2
-- undantas: nej
-- tyngd: 5
-- meddelande: undantaget från {code} behövs inte: det finns inget fynd som det gäller
-- message: the waiver of {code} is not needed: there is no finding that it waives
-- markering: undantar inget
-- label: waives nothing
-- hjälp: ta bort raden
-- help: remove the line
-- meddelande[kan-inte]: {code} kan inte undantas, så undantaget gäller inte
-- message[kan-inte]: {code} cannot be waived, so the waiver does not hold
-- markering[kan-inte]: har ingen verkan
-- label[kan-inte]: has no effect
-- hjälp[kan-inte]: ta bort raden; malkoll explain {code} visar hur man rättar
-- help[kan-inte]: remove the line; malkoll explain {code} shows how to mend it
-- på sidan[kan-inte]: ta bort raden
-- gör: ta bort {n|tal} undantag som inte behövs
-- do: remove {n|tal} waivers that are not needed
-- varför: Ett undantag som ligger kvar när felet är rättat döljer nästa fel av samma slag. Den som läser listan över
--   undantag ska bara se sådana som behövs.
-- när: När inget fynd undantas av raden. Tyst så länge någon rad inte går att läsa, för det som är avstängt med regel
--   och, för undantag i planen, så länge någon inte har lämnat in.
-- vem frågar: Revisionen, och budgetkontoret när listan över undantag ska prövas inför nästa år.
-- rätta: Ta bort raden.
-- undantag: Kan inte undantas: ta bort raden.
-- fel exempel:
--   post S12: Fler lärare
--     slag: satsning
--     drift 2024: 10 mnkr
--     bidrar till: BUN1
--     undantag L01: Kopplingen beslutas i juni
-- rätt exempel:
--   post S12: Fler lärare
--     slag: satsning
--     drift 2024: 10 mnkr
--     undantag L01: Kopplingen beslutas i juni
WITH known AS MATERIALIZED (SELECT r.code, r.scope, r.waivable, r.ran FROM rule AS r)
SELECT w.place, w.code || COALESCE(' ' || w.until, '') AS part, w.code,
       CASE k.waivable WHEN 0 THEN 'kan-inte' END AS variant
FROM waiver AS w
JOIN known AS k ON k.code = w.code
LEFT JOIN unit AS u ON u.key = w.unit
WHERE w.counts = 1 AND w.in_force = 1
  AND NOT EXISTS (SELECT 1 FROM finding AS f WHERE f.waiver = w.key)
  AND (k.waivable = 0
       OR (k.ran = 1
           -- what a rule says of one submission is known when that is read, everything else when all are
           AND ((k.scope = 'inlämning' AND u.budgets > 0)
                OR (SELECT a.whole = 1 AND a.all_in = 1 FROM plan AS a))
           -- a line that cannot be read keeps rules quiet
           AND NOT EXISTS (SELECT 1 FROM finding AS f
                           WHERE f.level = 'fel' AND SUBSTR(f.code, 1, 1) IN ('P', 'F') AND f.code <> 'P12')))
