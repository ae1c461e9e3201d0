-- kod: L03
-- namn: grunduppdrag-utan-grund
-- nivå: varning
-- omfattning: inlämning
-- behöver: slag, lagrum, verksamhet
-- meddelande: posten {id} »{title}« räknas som {class} men har varken lagrum eller verksamhet
-- message: item {id} »{title}« counts as {class} but has neither lagrum nor verksamhet
-- markering: {money|kr} utan grund
-- label: {money|kr} without a ground
-- hjälp: kräver en lag verksamheten, {add}   lagrum: …   annars vad den heter i kodplanen   verksamhet: …
-- help: if a law demands it, {add}   lagrum: …   otherwise its name in the chart of activities   verksamhet: …
-- varför: Den som kallar en post grunduppdrag eller lagstadgat slipper koppla den till mål. Då måste det gå att se
--   vad den vilar på, annars blir slaget en väg runt målen.
-- vem frågar: Revisionen, som vill kunna pröva att undantaget är befogat.
-- rätta: Skriv den lag som kräver verksamheten, eller verksamhetens kod eller namn.
-- undantag: undantag L03 till 2026-12-31: Verksamhetskoder införs under året
--   Rätt när kodplanen är under arbete.
-- fel exempel:
--   post 4071: Förskola
--     slag: grunduppdrag
--     drift 2024: 612 400 tkr
-- rätt exempel:
--   post 4071: Förskola
--     slag: grunduppdrag
--     lagrum: skollagen 8 kap.
--     drift 2024: 612 400 tkr
SELECT p.place, 'slag' AS property, p.money, p.unit, p.id, p.title, p.class
FROM post AS p
WHERE p.excused = 0 AND p.class IS NOT NULL AND p.class IN ('grunduppdrag', 'lagstadgat') AND p.law IS NULL AND p.activity IS NULL
