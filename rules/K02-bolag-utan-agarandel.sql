-- kod: K02
-- namn: bolag-utan-ägarandel
-- nivå: råd
-- omfattning: inlämning
-- behöver: ägarandel
-- meddelande: bolaget {id} »{title}« har ingen ägarandel, så hela dess budget på {money|kr} räknas som kommunens
-- message: company {id} »{title}« has no share owned, so its whole budget of {money|kr} is counted as the municipality's
-- markering: ingen ägarandel
-- label: no share owned
-- hjälp: {add}   ägarandel: …   (hur stor del av bolaget som kommunen äger, i procent)
-- help: {add}   ägarandel: …   (how much of the company the municipality owns, in per cent)
-- varför: I kommunens summor räknas ett bolags pengar efter den del som kommunen äger. Utan ägarandel räknas allt.
-- vem frågar: Ekonomikontoret: ett halvägt bolag ska inte se ut som ett helägt.
-- rätta: Skriv hur stor del av bolaget som kommunen äger.
-- undantag: undantag K02 till 2024-12-31: Andelen ändras vid nyemissionen i mars
--   Skrivs på bolaget i planen.
-- fel exempel:
--   bolag VISIT: Visit Karlstad AB
--   budget VISIT: Budget 2024
--   post VI10: Turistservice
--     drift 2024: 12 400 tkr
-- rätt exempel:
--   bolag VISIT: Visit Karlstad AB
--     ägarandel: 49 %
--   budget VISIT: Budget 2024
--   post VI10: Turistservice
--     drift 2024: 12 400 tkr
SELECT u.place, u.base + u.excused AS money, u.key AS unit, u.id, u.title
FROM unit AS u
WHERE u.kind = 'bolag' AND u.owned_share IS NULL AND u.base + u.excused > 0
