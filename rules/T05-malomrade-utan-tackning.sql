-- kod: T05
-- namn: målområde-utan-täckning
-- nivå: fel
-- omfattning: kommun
-- tyngd: 2
-- meddelande: ingen nämnd och inget bolag arbetar mot {något mål} i {målområdet} {id} »{title}«
-- message: no committee and no company works towards any goal in goal area {id} »{title}«
-- markering: {inget mål} är täckt
-- label: no goal is covered
-- hjälp: låt någon ta sig an ett av målen: ett eget mål med raden   mål: {example}   eller en post med raden   bidrar till: {example}
-- help: let someone take on one of the goals: an own goal with the line   mål: {example}   or an item with the line   bidrar till: {example}
-- meddelande[väntar]: ännu arbetar ingen mot {något mål} i {målområdet} {id} »{title}«, och {missing|st:enhet,enheter} har inte lämnat in
-- message[väntar]: so far nobody works towards any goal in goal area {id} »{title}«, and {missing|st:unit has,units have} not handed in
-- meddelande[tomt]: {målområdet} {id} »{title}« har inga {mål|orden}
-- message[tomt]: goal area {id} »{title}« has no goals
-- markering[tomt]: inga {mål|orden}
-- label[tomt]: no goals
-- hjälp[tomt]: lägg till ett mål under {målområdet}   mål {id}1: …   eller ta bort {målområdet}
-- help[tomt]: add a goal under the goal area   mål {id}1: …   or remove the goal area
-- gör: ge {n|antal målområde} {mål|orden} eller någon som arbetar mot dem
-- do: give {n|tal} goal areas goals or somebody who works towards them
-- gör[tomt]: ge {n|antal målområde} {mål|orden}, eller ta bort dem
-- do[tomt]: give {n|tal} goal areas goals, or remove them
-- varför: Ett helt målområde som ingen bidrar till är ett av fullmäktiges löften som ingen bär.
-- när: När området inte har något mål, eller inget av dem har någon som arbetar mot det. Tyst om ett område med bara finansiella mål som har en
--   ansvarig: de nås av hela ekonomin.
-- vem frågar: Fullmäktige, som styr genom målområdena, och den som läser planen på en sida.
-- rätta: Ge något av målen en ansvarig som tar upp det i sin budget, eller ta bort området ur planen.
-- undantag: undantag T05 till 2025-12-31: Området fylls med mål i nästa plan
--   Skrivs på målområdet i planen.
-- fel exempel:
--   målområde LIV: Livskvalitet
--   mål LIV1: Invånarna mår bra
--   budget KFN: Internbudget 2024
-- rätt exempel:
--   målområde LIV: Livskvalitet
--   mål LIV1: Invånarna mår bra
--   budget KFN: Internbudget 2024
--   nämndmål KFN1: Fler äldre motionerar varje vecka
--     mål: LIV1
SELECT a.place, a.id, a.title, (SELECT n.missing FROM plan AS n) AS missing,
       CASE WHEN a.goals = 0 THEN 'tomt'
            WHEN a.waiting > 0 THEN 'väntar' END AS variant,
       (SELECT g.id FROM goal AS g WHERE g.area = a.key ORDER BY g.key LIMIT 1) AS example
FROM goal_area AS a
WHERE a.covered = 0 AND a.unreadable = 0
  -- financial goals that somebody answers for need nothing of their own (T01)
  AND (a.goals = 0 OR EXISTS (SELECT 1 FROM goal AS g WHERE g.area = a.key AND (g.financial = 0 OR g.responsible = 0)))
