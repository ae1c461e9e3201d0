-- kod: L03
-- namn: grunduppdrag-utan-grund
-- nivå: varning
-- omfattning: inlämning
-- behöver: slag, lagrum, verksamhet
-- meddelande: posten {id} »{title}« räknas som {class} men säger varken lagrum eller verksamhet
-- message: item {id} »{title}« counts as {class} but states neither its legal ground nor its activity
-- markering: {money|kr} utan grund
-- label: {money|kr} without a ground
-- hjälp: {add}, till exempel   lagrum: skollagen 8 kap.   eller   verksamhet: 407 Förskola
-- help: {add}, for example   lagrum: skollagen 8 kap.   or   verksamhet: 407 Förskola
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
WHERE p.excused = 1 AND p.class IN ('grunduppdrag', 'lagstadgat') AND p.law IS NULL AND p.activity IS NULL
