-- kod: T04
-- namn: aspekt-utan-täckning
-- nivå: varning
-- omfattning: mål
-- tyngd: 2
-- meddelande: inget eget mål och ingen post nämner aspekten {name} av {målet} {goal_id}
-- message: no own goal and no item names the aspect {name} of goal {goal_id}
-- markering: ingen tar hand om den
-- label: nobody takes care of it
-- hjälp: på ett eget mål som bryter ned {goal_id}, eller på en post som bidrar till det: {add}   aspekt: {id}
-- help: on an own goal that breaks down {goal_id}, or on an item that contributes to it: {add}   aspekt: {id}
-- meddelande[väntar]: ännu nämner inget eget mål och ingen post aspekten {name} av {målet} {goal_id}, och {waiting|st:enhet,enheter} har inte lämnat in
-- message[väntar]: so far no own goal and no item names aspect {name} of goal {goal_id}, and {waiting|st:unit has,units have} not handed in
-- gör: ta hand om {n|tal} aspekter av målen
-- do: take care of {n|tal} aspects of the goals
-- varför: Ett mål som rymmer flera saker kan se täckt ut fast en av dem glöms bort.
-- när: När inget eget mål och ingen post nämner aspekten. Är hela målet utan täckning sägs det en gång, på målet
--   (T01). När en enda inlämning kontrolleras gäller det mål som den är ensam ansvarig för.
-- vem frågar: Stadsrevisionen i Malmö: »träffbilden är bristfällig«.
-- rätta: Ange aspekten på det egna mål eller den post som svarar mot den, eller sätt ett eget mål för den.
-- undantag: undantag T04 till 2025-12-31: Aspekten tas upp i nästa års nämndmål
--   Skrivs på målet i planen.
-- fel exempel:
--   mål MIL4: Planeringen tar hänsyn till natur och kultur
--     aspekt natur: Planer tar hänsyn till naturvärden
--     aspekt kultur: Planer tar hänsyn till kulturvärden
--   budget SBN: Internbudget 2024
--   nämndmål SBN1: Fler planer har en naturvärdesinventering
--     mål: MIL4
--     aspekt: natur
-- rätt exempel:
--   mål MIL4: Planeringen tar hänsyn till natur och kultur
--     aspekt natur: Planer tar hänsyn till naturvärden
--     aspekt kultur: Planer tar hänsyn till kulturvärden
--   budget SBN: Internbudget 2024
--   nämndmål SBN1: Fler planer har en inventering av natur och kultur
--     mål: MIL4
--     aspekt: natur, kultur
SELECT s.place, s.id AS part, g.money, s.id, g.id AS goal_id,
       -- an aspekt whose id is its name is named once
       CASE WHEN fold(s.text) = fold(s.id) THEN '»' || s.id || '«' ELSE s.id || ' »' || s.text || '«' END AS name, g.waiting,
       CASE WHEN g.waiting > 0 THEN 'väntar' END AS variant
FROM aspect AS s
JOIN goal AS g ON g.key = s.goal
WHERE s.mentions = 0 AND g.units > 0 AND g.in_scope = 1
  -- what has a misspelt mål and names an aspekt is taken for naming this one
  AND g.unreadable = g.misspelt
  AND ((SELECT a.whole FROM plan AS a) = 1 OR g.responsible = 1)
  AND s.misspelt = 0  -- told where it is misspelt
