-- kod: L10
-- namn: okänt-mål
-- nivå: fel
-- omfattning: inlämning
-- tyngd: 2
-- meddelande: {målet} {text} som {posten} {property} finns inte i planen {plan_id}
-- message: goal {text} that the item points at is not in plan {plan_id}
-- markering: menade du {suggestion}?
-- label: did you mean {suggestion}?
-- hjälp: skriv   {line_before}{suggestion}{line_after}   om det är det {målet} du menar
-- help: write   {line_before}{suggestion}{line_after}   if that is the goal you mean
-- markering[utan-förslag]: finns inte
-- label[utan-förslag]: does not exist
-- hjälp[utan-förslag]: välj {ett mål} som finns i planen, till exempel   {line_before}{example}{line_after}
-- help[utan-förslag]: choose a goal that is in the plan, for example   {line_before}{example}{line_after}
-- meddelande[annan-plan]: {målet} {text} som {posten} {property} står i planen {other_plan} men inte i planen {plan_id}
-- message[annan-plan]: goal {text} that the item points at stands in plan {other_plan} but not in plan {plan_id}
-- markering[annan-plan]: gäller inte längre
-- label[annan-plan]: no longer in force
-- hjälp[annan-plan]: välj {det mål} i planen {plan_id} som har tagit över, till exempel   {line_before}{example}{line_after}
-- help[annan-plan]: choose the goal in plan {plan_id} that has taken over, for example   {line_before}{example}{line_after}
-- meddelande[uppdrag]: {text} är ett uppdrag, inget {mål}
-- message[uppdrag]: {text} is an assignment, not a goal
-- markering[uppdrag]: ett uppdrag
-- label[uppdrag]: an assignment
-- hjälp[uppdrag]: skriv i stället   uppdrag: {text}
-- help[uppdrag]: write instead   uppdrag: {text}
-- gör: välj {mål|orden} som finns i planen på {n|tal} rader
-- do: choose goals that the plan has on {n|tal} lines
-- varför: En post som pekar på ett mål som inte finns når inget mål alls, och pengarna försvinner ur summan.
--   Det händer när planen byts: målen blir färre, och gamla beteckningar lever kvar i nämndernas underlag.
-- vem frågar: Budgetkontoret, som annars rättar detta för hand när planen har ändrats. Karlstad har haft 22, 21 och
--   sedan 20 mål.
-- rätta: Byt beteckningen till ett mål i planen, eller till nämndens eget mål.
-- undantag: undantag L10 till 2024-12-31: Målet förs in i planen vid nästa sammanträde
--   Rätt när beslutet om målet är på väg.
-- fel exempel:
--   post S12: Ökad måluppfyllelse
--     bidrar till: BUNN1
-- rätt exempel:
--   post S12: Ökad måluppfyllelse
--     bidrar till: BUN1
WITH unknown AS MATERIALIZED (
  SELECT l.place, l.money FROM link AS l WHERE l.goal IS NULL AND l.money <> 0),
-- a goal that the post has already is no help
missing AS (
  SELECT r.place, r.text, r.unit, r.property, r.line_before, r.line_after, r.suggestion, r.other_plan,
         replace(replace(r.line_before || ' ' || r.line_after, ',', ' '), ':', ' ') || ' ' AS beside
  FROM loose_reference AS r
  WHERE r.former = 0 AND r.property IN ('bidrar till', 'motverkar'))
SELECT r.place, r.text AS part, r.unit, abs(k.money) AS money, r.text, r.property, r.line_before, r.line_after, r.suggestion, r.other_plan,
       (SELECT a.id FROM plan AS a) AS plan_id,
       -- the unit's own goals, else those that it is ansvarig for; never just any
       COALESCE(CASE WHEN instr(r.beside, ' ' || r.suggestion || ' ') = 0 THEN r.suggestion END,
                (SELECT g.id FROM goal AS g WHERE g.unit = r.unit AND instr(r.beside, ' ' || g.id || ' ') = 0 ORDER BY g.key LIMIT 1),
                (SELECT g.id FROM responsible AS s JOIN goal AS g ON g.key = s.goal
                 WHERE s.unit = r.unit AND instr(r.beside, ' ' || g.id || ' ') = 0 ORDER BY g.key LIMIT 1), '…') AS example,
       CASE WHEN r.text IN (SELECT s.id FROM assignment AS s) THEN 'uppdrag'
            WHEN r.other_plan IS NOT NULL THEN 'annan-plan'
            WHEN r.suggestion IS NULL OR instr(r.beside, ' ' || r.suggestion || ' ') > 0 THEN 'utan-förslag' END AS variant,
       CASE WHEN r.other_plan IS NULL AND fold(r.text) = fold(r.suggestion) THEN r.suggestion END AS fix
FROM missing AS r
LEFT JOIN unknown AS k ON k.place = r.place
