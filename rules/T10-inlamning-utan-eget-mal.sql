-- kod: T10
-- namn: inlämning-utan-eget-mål
-- nivå: varning
-- omfattning: inlämning
-- behöver: utan egna mål
-- tyngd: 2
-- meddelande: budgeten för {id} »{title}« har {inget own_kind|ord}
-- message: the submission of {id} »{title}« has no own goal
-- markering: inget eget mål
-- label: no own goal
-- hjälp: lägg till i budgeten   {own_kind|ord} {id}1: …   med raden   mål: …   och en   indikator {id}1a: …
-- help: add in the submission   {own_kind} {id}1: …   with the line   mål: …   and an   indikator {id}1a: …
-- gör: sätt egna mål i {n|tal} budgetar
-- do: set own goals in {n|tal} budgets
-- varför: Ett eget mål är steget mellan fullmäktiges mål och pengarna. Utan det går det inte att säga vad nämnden
--   eller bolaget ska ha åstadkommit när året är slut.
-- när: När varken budgeten eller någon annan inlämning från nämnden eller bolaget har ett eget mål. Ett bolag som har
--   ett ägardirektiv men inget mål får K01 i stället.
-- vem frågar: Vårgårda: »alla verksamheter har inte ett eget mål«.
-- rätta: Sätt minst ett mätbart eget mål. Ska nämnden eller bolaget inte ha något, skriv i planen
--   utan egna mål: skälet
-- undantag: undantag T10 till 2024-12-31: Nämnden antar sina mål i mars
--   Skrivs under budgeten.
-- fel exempel:
--   budget VN: Valnämndens budget 2024
--   post 10: Valkansli
--     slag: lagstadgat
--     lagrum: vallagen 3 kap.
--     drift 2024: 800 tkr
-- rätt exempel:
--   budget VN: Valnämndens budget 2024
--   nämndmål VN1: Alla röster är räknade före midnatt
--     mål: DEM1
--   post 10: Valkansli
--     slag: lagstadgat
--     lagrum: vallagen 3 kap.
--     drift 2024: 800 tkr
--     bidrar till: VN1
SELECT b.place, u.key AS unit, u.id, u.title,
       CASE u.kind WHEN 'bolag' THEN 'bolagsmål' ELSE 'nämndmål' END AS own_kind
FROM budget AS b
JOIN unit AS u ON u.key = b.unit
WHERE u.goals = 0 AND u.unreadable = 0 AND u.no_own_goals IS NULL
  -- a bolag whose ägardirektiv nothing answers to is told that (K01)
  AND NOT (u.kind = 'bolag' AND u.directive IS NOT NULL)
  AND b.counts = 1
