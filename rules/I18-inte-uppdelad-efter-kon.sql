-- kod: I18
-- namn: inte-uppdelad-efter-kön
-- nivå: av
-- omfattning: inlämning
-- tyngd: 5
-- behöver: utfall, utgångsvärde
-- meddelande: {indikatorn} {id} »{title}« räknar personer men skiljer inte på kvinnor och män
-- message: indicator {id} »{title}« counts persons but does not tell women and men apart
-- markering: kvinnor och män?
-- label: women and men?
-- hjälp: {add}   utfall {year} kvinnor: …   och   utfall {year} män: …
-- help: {add}   utfall {year} kvinnor: …   and   utfall {year} män: …
-- gör: skilj på kvinnor och män i {n|antal indikator}
-- do: tell women and men apart in {n|tal} indicators
-- varför: Statistik som gäller människor ska gå att dela upp efter kön, annars syns inte om verksamheten når kvinnor och män lika.
-- när: När namnet räknar personer, som elever, invånare och medarbetare, och det finns värden för alla men inte för kvinnor, män, flickor eller pojkar.
-- vem frågar: Fullmäktige, som har beslutat om jämställdhetsintegrering. Slås på i planen med   regel I18: råd
-- rätta: Skriv värdena för var grupp, med årtal.
-- undantag: undantag I18: Enkäten frågar inte efter kön
--   Skrivs på indikatorn.
-- fel exempel:
--   plan SP: Strategisk plan
--     budgetår: 2024
--     regel I18: råd
--   mål KUN1: Eleverna når gymnasiet
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     utfall 2022: 82,0
-- rätt exempel:
--   plan SP: Strategisk plan
--     budgetår: 2024
--     regel I18: råd
--   mål KUN1: Eleverna når gymnasiet
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     utfall 2022: 82,0
--     utfall 2022 flickor: 84,1
--     utfall 2022 pojkar: 80,0
SELECT i.place, g.money, g.unit, i.id, i.title, i.latest_year AS year
FROM indicator AS i
LEFT JOIN goal AS g ON g.key = i.goal
WHERE i.persons = 1 AND i.latest_year IS NOT NULL AND i.unreadable_outcomes = 0
  AND NOT EXISTS (SELECT 1 FROM outcome AS o WHERE o.indicator = i.key AND o.grp IN ('kvinnor', 'män', 'flickor', 'pojkar'))
