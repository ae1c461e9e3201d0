-- kod: T06
-- namn: nämndmål-utan-mål
-- nivå: varning
-- omfattning: inlämning
-- behöver: mål
-- samlas: budget
-- tyngd: 2
-- meddelande: {kind|ordet} {id} »{title}« bryter inte ned {något mål} i planen
-- message: own goal {id} »{title}« breaks down no goal of the plan
-- markering: {inget mål}
-- label: no goal
-- hjälp: {add}, till exempel   mål: {example}
-- help: {add}, for example   mål: {example}
-- nivå[okänt]: fel
-- meddelande[okänt]: {kind|ordet} {id} »{title}« ska bryta ned {parent_text}, som inte finns bland planens {mål|orden}
-- message[okänt]: own goal {id} »{title}« is to break down {parent_text}, which is not among the goals of the plan
-- markering[okänt]: finns inte i planen
-- label[okänt]: not in the plan
-- hjälp[okänt]: välj {ett mål} som finns, till exempel   {line_before}{example}{line_after}
-- help[okänt]: choose a goal that exists, for example   {line_before}{example}{line_after}
-- meddelande[samlad]: {n|st:eget mål,egna mål} i budgeten för {id} bryter inte ned {något mål} i planen
-- message[samlad]: {n|st:own goal,own goals} in the budget of {id} break down no goal of the plan
-- markering[samlad]: {n|st:eget mål,egna mål} utan {mål}
-- label[samlad]: {n|st:own goal,own goals} without a goal
-- meddelande[samlad okänt]: {n|st:eget mål,egna mål} i budgeten för {id} ska bryta ned {mål|orden} som inte finns i planen
-- message[samlad okänt]: {n|st:own goal,own goals} in the budget of {id} are to break down goals that the plan does not have
-- markering[samlad okänt]: {n|st:eget mål,egna mål} med {okänt mål}
-- label[samlad okänt]: {n|st:own goal,own goals} with unknown goals
-- gör: skriv vilket mål {n|tal} egna mål bryter ned
-- do: write which goal {n|tal} own goals break down
-- varför: Nämndens och bolagets egna mål ska visa hur de bidrar till fullmäktiges. Ett eget mål utan koppling styr
--   åt sidan, och ett som pekar på fel beteckning täcker ingenting.
-- vem frågar: Fullmäktige och revisionen. I Helsingborg var nio av tolv sådana. En modell som tillåter det säger det
--   i planen: regel T06: av
-- rätta: Skriv vilket av planens mål som det egna målet bryter ned.
-- undantag: undantag T06: Målet gäller nämndens egen administration
--   Rätt för ett mål som bara rör nämnden själv.
-- fel exempel:
--   nämndmål BUN1: Nio av tio elever blir behöriga
--     indikator: KUN1a
-- rätt exempel:
--   nämndmål BUN1: Nio av tio elever blir behöriga
--     mål: KUN1
--     indikator: KUN1a
WITH near AS MATERIALIZED (
  SELECT r.place, r.suggestion, r.line_before, r.line_after FROM loose_reference AS r)
SELECT COALESCE(b.place, g.place) AS place, b.parent_text AS part, g.unit, g.money,
       g.kind, g.id, g.title, b.parent_text, n.line_before, n.line_after,
       CASE WHEN b.goal IS NOT NULL THEN 'okänt' END AS variant,
       -- what is nearest, else a goal that the unit is ansvarig for; never just any
       COALESCE(n.suggestion, (SELECT m.id FROM responsible AS s JOIN goal AS m ON m.key = s.goal WHERE s.unit = g.unit ORDER BY m.key LIMIT 1), '…') AS example
FROM goal AS g
LEFT JOIN breakdown AS b ON b.goal = g.key
LEFT JOIN near AS n ON n.place = b.place
WHERE g.kind <> 'mål' AND g.parents + g.in_circle = 0  -- a circle is S09
