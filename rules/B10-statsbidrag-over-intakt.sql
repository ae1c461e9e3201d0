-- kod: B10
-- namn: statsbidrag-över-intäkt
-- nivå: fel
-- omfattning: inlämning
-- behöver: intäkt, statsbidrag
-- tyngd: 2
-- meddelande: statsbidraget {year}, {value|kr}, är större än intäkten det ingår i, {income|kr}
-- message: the grant of {year}, {value|kr}, is larger than the income that it is part of, {income|kr}
-- markering: {money|kr} mer än intäkten
-- label: {money|kr} more than the income
-- hjälp: intäkten ska rymma statsbidraget
-- help: the income is to hold the grant
-- relaterat: intäkten {year} står här
-- related: the income of {year} is here
-- gör: rätta statsbidrag eller intäkt på {n|antal post}
-- do: correct the grant or the income of {n|tal} items
-- varför: Statsbidraget är en del av intäkten. Är det större är något av beloppen fel, och nettot likaså.
-- vem frågar: Ekonomikontoret, som ska redovisa bidraget.
-- rätta: Räkna in statsbidraget i intäkten, eller rätta det belopp som är fel.
-- undantag: undantag B10: Bidraget betalas tillbaka under året
-- fel exempel:
--   post 10: Skola
--     slag: grunduppdrag
--     lagrum: skollagen
--     drift 2024: 10 mnkr
--     intäkt 2024: 2 mnkr
--     statsbidrag 2024: 3 mnkr
-- rätt exempel:
--   post 10: Skola
--     slag: grunduppdrag
--     lagrum: skollagen
--     drift 2024: 10 mnkr
--     intäkt 2024: 5 mnkr
--     statsbidrag 2024: 3 mnkr
SELECT c.place, 'statsbidrag ' || c.year AS part, p.unit, c.year, c.value, i.value AS income, c.value - i.value AS money, c.value - i.value AS extent,
       i.place AS related
FROM amount AS c
CROSS JOIN amount AS i
CROSS JOIN post AS p
WHERE i.post = c.post AND p.key = c.post AND c.kind = 'statsbidrag' AND i.kind = 'intäkt' AND i.year = c.year AND c.value > i.value
