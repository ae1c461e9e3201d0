-- kod: S06
-- namn: okänd-beteckning
-- nivå: fel
-- omfattning: inlämning
-- tyngd: 2
-- meddelande: {wanted|ordet} {text} finns inte
-- message: {text} does not exist
-- markering: menade du {suggestion}?
-- label: did you mean {suggestion}?
-- hjälp: skriv {suggestion} i stället för {text}, om det är det du menar
-- help: write {suggestion} instead of {text}, if that is what you mean
-- markering[utan-förslag]: finns inte
-- label[utan-förslag]: does not exist
-- hjälp[utan-förslag]: byt {text} mot en beteckning som finns, eller lägg till   {wanted|ord} {text}: …   där den hör hemma
-- help[utan-förslag]: change {text} to an id that exists, or add   {wanted} {text}: …   where it belongs
-- meddelande[annat-slag]: {text} är {ett kind|ord}: här ska id på {ett wanted|ord} stå
-- message[annat-slag]: {text} is a {kind}: what belongs here is the id of a {wanted}
-- markering[annat-slag]: {ett kind|ord}
-- label[annat-slag]: a {kind}
-- hjälp[annat-slag]: byt {text} mot id på {ett wanted|ord}
-- help[annat-slag]: change {text} to the id of a {wanted}
-- meddelande[enhet]: {text} är varken en nämnd eller ett bolag i planen
-- message[enhet]: {text} is neither a committee nor a company in the plan
-- meddelande[alla]: »{text}« pekar inte ut någon: planen har {none}
-- message[alla]: »{text}« names nobody: the plan has none
-- markering[alla]: ingen i planen
-- label[alla]: none in the plan
-- hjälp[alla]: skriv vem som ansvarar, eller lägg till dem i planen
-- help[alla]: write who is responsible, or add them to the plan
-- meddelande[enhet-namn]: här ska {suggestion} stå: {text} är namnet
-- message[enhet-namn]: {suggestion} belongs here: {text} is the name
-- markering[enhet-namn]: heter {suggestion}
-- label[enhet-namn]: is called {suggestion}
-- hjälp[enhet-namn]: skriv   {line_before}{suggestion}{line_after}
-- help[enhet-namn]: write   {line_before}{suggestion}{line_after}
-- meddelande[enhet-utan-förslag]: {text} är varken en nämnd eller ett bolag i planen
-- message[enhet-utan-förslag]: {text} is neither a committee nor a company in the plan
-- markering[enhet-utan-förslag]: finns inte
-- label[enhet-utan-förslag]: does not exist
-- hjälp[enhet-utan-förslag]: byt {text} mot en nämnd eller ett bolag i planen, eller lägg till i planen   nämnd {text}: …
-- help[enhet-utan-förslag]: change {text} to a committee or company in the plan, or add to the plan   nämnd {text}: …
-- meddelande[aspekt]: aspekten {text} finns inte på {det mål} som det gäller
-- message[aspekt]: aspect {text} is not among those of the goal
-- meddelande[aspekt-utan-förslag]: aspekten {text} finns inte på {det mål} som det gäller
-- message[aspekt-utan-förslag]: aspect {text} is not among those of the goal
-- markering[aspekt-utan-förslag]: finns inte
-- label[aspekt-utan-förslag]: does not exist
-- hjälp[aspekt-utan-förslag]: ta bort {text}, eller lägg till på {målet}   aspekt {text}: …
-- help[aspekt-utan-förslag]: remove {text}, or add to the goal   aspekt {text}: …
-- meddelande[plan]: planen {text} finns inte bland de planer som är med i kontrollen
-- message[plan]: plan {text} is not among the plans that are read
-- meddelande[plan-annan]: planen {text} finns inte bland de planer som är med i kontrollen
-- message[plan-annan]: plan {text} is not among the plans that are read
-- markering[plan-annan]: finns inte
-- label[plan-annan]: does not exist
-- hjälp[plan-annan]: byt {text} mot {plan}, den plan som kontrolleras; gäller en annan, ta med dess fil:   använd: …
-- help[plan-annan]: change {text} to {plan}, the plan that is checked; if another one is in force, bring in its file:   använd: …
-- meddelande[plan-utan-förslag]: planen {text} finns inte bland de planer som är med i kontrollen
-- message[plan-utan-förslag]: plan {text} is not among the plans that are read
-- markering[plan-utan-förslag]: finns inte
-- label[plan-utan-förslag]: does not exist
-- hjälp[plan-utan-förslag]: skriv beteckningen på den plan som gäller, eller ta med dess fil:   använd: plan.malkoll
-- help[plan-utan-förslag]: write the id of the plan in force, or bring in its file:   använd: plan.malkoll
-- på sidan[plan-utan-förslag]: plan
-- meddelande[jämförelse]: {indikatorn} har jämförelser med annat, men ingen med {text}
-- message[jämförelse]: the indicator is compared with others, but not with {text}
-- nivå[tidigare]: råd
-- meddelande[tidigare]: {wanted|ordet} {text} i uppföljningen {year} finns inte i den plan och de inlämningar som kontrolleras
-- message[tidigare]: {text} in the follow-up of {year} is not in the plan and submissions that are checked
-- markering[tidigare]: upphört sedan {year}?
-- label[tidigare]: ended since {year}?
-- hjälp[tidigare]: rätta beteckningen, eller undanta med skälet om det har upphört   undantag S06: Upphörde {year}
-- help[tidigare]: mend the id, or waive with the reason if it has ended   undantag S06: Upphörde {year}
-- gör: rätta {n|tal} id som inte finns
-- do: correct {n|tal} ids that do not exist
-- varför: Det som pekar på något som inte finns pekar på ingenting. Oftast är det ett skrivfel.
-- vem frågar: Budgetkontoret, som annars upptäcker felet först när siffrorna inte går ihop.
-- rätta: Rätta beteckningen, eller lägg till det som saknas.
-- undantag: undantag S06 till 2024-06-30: Nämnden bildas i juni
--   Rätt när det som saknas är beslutat och på väg in.
-- fel exempel:
--   mål KUN1: Alla elever når gymnasiet
--     ansvarig: BUM
--   nämnd BUN: Barn- och ungdomsnämnden
-- rätt exempel:
--   mål KUN1: Alla elever når gymnasiet
--     ansvarig: BUN
--   nämnd BUN: Barn- och ungdomsnämnden
WITH names AS MATERIALIZED (SELECT MIN(u.id) AS id, fold(u.title) AS name FROM unit AS u GROUP BY fold(u.title) HAVING COUNT(*) = 1),
others AS MATERIALIZED (  -- ids of all kinds that a reference may be for
  SELECT g.id, g.kind FROM goal AS g UNION ALL SELECT s.id, 'uppdrag' FROM assignment AS s UNION ALL SELECT a.id, 'målområde' FROM goal_area AS a UNION ALL SELECT i.id, 'indikator' FROM indicator AS i),
other AS MATERIALIZED (
  SELECT r.place, MIN(o.kind) AS kind
  FROM loose_reference AS r
  JOIN others AS o ON o.id = r.text
  WHERE r.wanted IN ('mål', 'uppdrag', 'indikator', 'målområde')
  GROUP BY r.place)
SELECT r.place, r.text AS part, r.unit, r.text, r.wanted, COALESCE(n.id, r.suggestion) AS suggestion, r.year, r.line_before, r.line_after, x.kind, (SELECT a.id FROM plan AS a) AS plan,
       CASE fold(r.text) WHEN 'alla bolag' THEN 'inga bolag' WHEN 'alla nämnder' THEN 'inga nämnder' ELSE 'varken nämnder eller bolag' END AS none,
       CASE WHEN fold(r.text) IN ('alla', 'alla bolag', 'alla nämnder') THEN 'alla' WHEN x.kind IS NOT NULL THEN 'annat-slag' WHEN n.id IS NOT NULL THEN 'enhet-namn' WHEN r.suggestion IS NULL AND r.year < (SELECT a.budget_year FROM plan AS a) AND r.wanted <> 'enhet' THEN 'tidigare' ELSE
       NULLIF(CASE WHEN r.wanted IN ('enhet', 'aspekt', 'plan', 'jämförelse') THEN r.wanted ELSE '' END
              || CASE WHEN r.suggestion IS NOT NULL THEN ''
                      WHEN r.wanted = 'plan' AND (SELECT a.id FROM plan AS a) IS NOT NULL THEN '-annan'
                      WHEN r.wanted IN ('enhet', 'aspekt', 'plan') THEN '-utan-förslag'
                      ELSE 'utan-förslag' END, '') END AS variant,
       CASE WHEN x.kind IS NULL AND (fold(r.text) = fold(r.suggestion) OR n.id IS NOT NULL) THEN COALESCE(n.id, r.suggestion) END AS fix
FROM loose_reference AS r
LEFT JOIN names AS n ON r.wanted = 'enhet' AND n.name = fold(r.text)
LEFT JOIN other AS x ON x.place = r.place
WHERE r.former = 0 AND r.waits = 0
  AND NOT (r.wanted = 'mål' AND r.property IN ('bidrar till', 'motverkar'))          -- L10
  AND NOT (r.wanted = 'plan' AND r.other_plan IS NOT NULL)                           -- S02
  AND r.place NOT IN (SELECT b.place FROM goal AS g JOIN breakdown AS b ON b.goal = g.key
                      WHERE g.kind <> 'mål' AND g.parents = 0)                       -- T06
  -- an earlier year's follow-up speaks of the plan of that year
  AND NOT (r.year IS NOT NULL AND r.other_plan IS NOT NULL)
