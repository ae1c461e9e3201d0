-- kod: I01
-- namn: mål-utan-indikator
-- nivå: fel
-- omfattning: inlämning
-- behöver: indikator, ej mätbart
-- samlas: budget
-- tyngd: 3
-- meddelande: {kind|ordet} {id} »{title}« har {ingen indikator}
-- message: goal {id} »{title}« has no indicator
-- markering: går inte att mäta
-- label: cannot be measured
-- hjälp: lägg till under {kind|ordet}   indikator {id}a: …   med raderna   enhet: …   källa: …   utgångsvärde {last_year}: …   målvärde {budget_year}: minst …   eller skriv   ej mätbart: …
-- help: add under the goal   indikator {id}a: …   with the lines   enhet: …   källa: …   utgångsvärde {last_year}: …   målvärde {budget_year}: minst …   or write   ej mätbart: …
-- nivå[ej-mätbart]: råd
-- meddelande[ej-mätbart]: {kind|ordet} {id} »{title}« mäts inte, utan bedöms i ord: {not_measurable}
-- message[ej-mätbart]: goal {id} »{title}« is not measured but assessed in words: {not_measurable}
-- markering[ej-mätbart]: mäts inte
-- label[ej-mätbart]: not measured
-- hjälp[ej-mätbart]: skriv i uppföljningen hur det gick   bedömning {id}: …   och   kommentar {id}: …
-- help[ej-mätbart]: write in the follow-up how it went   bedömning {id}: …   and   kommentar {id}: …
-- nivå[mäts-under]: råd
-- meddelande[mäts-under]: {kind|ordet} {id} »{title}« mäts bara genom {own_goals|st:eget mål,egna mål} under {kind|ordet}
-- message[mäts-under]: goal {id} »{title}« is measured only by {own_goals|st:own goal,own goals} below it
-- markering[mäts-under]: mäts bara genom egna mål
-- label[mäts-under]: measured only through own goals
-- hjälp[mäts-under]: lägg till under {kind|ordet}   indikator {id}a: …   med raderna   enhet: …   källa: …   utgångsvärde {last_year}: …   målvärde {budget_year}: minst …   eller skriv   ej mätbart: …
-- help[mäts-under]: add under the goal   indikator {id}a: …   with the lines   enhet: …   källa: …   utgångsvärde {last_year}: …   målvärde {budget_year}: minst …   or write   ej mätbart: …
-- meddelande[samlad]: {n|st:eget mål,egna mål} i budgeten för {id} har {ingen indikator}
-- message[samlad]: {n|st:own goal,own goals} in the budget of {id} have no indicator
-- markering[samlad]: {n|st:eget mål,egna mål} går inte att mäta
-- label[samlad]: {n|st:own goal,own goals} cannot be measured
-- hjälp[samlad]: lägg till under vart och ett, till exempel   indikator {example}a: …   eller skriv   ej mätbart: …
-- help[samlad]: add below each of them, for example   indikator {example}a: …   or write   ej mätbart: …
-- meddelande[samlad ej-mätbart]: {n|st:eget mål,egna mål} i budgeten för {id} mäts inte
-- message[samlad ej-mätbart]: {n|st:own goal,own goals} in the budget of {id} are not measured
-- markering[samlad ej-mätbart]: {n|st:eget mål,egna mål} mäts inte
-- label[samlad ej-mätbart]: {n|st:own goal,own goals} not measured
-- hjälp[samlad ej-mätbart]: skriv i uppföljningen hur det gick, till exempel   bedömning {example}: …
-- help[samlad ej-mätbart]: write in the follow-up how it went, for example   bedömning {example}: …
-- gör: sätt mått på {n|tal} mål
-- do: set a measure for {n|tal} goals
-- gör[ej-mätbart]: bedöm {n|tal} mål i ord, i uppföljningen
-- do[ej-mätbart]: assess {n|tal} goals in words, in the follow-up
-- varför: Det som inte mäts går inte att följa upp: i bokslutet kan ingen säga om målet är nått.
-- vem frågar: Karlstads strategiska plan: »konkreta och mätbara nämndmål«. Kommunallagen kräver att målen följs upp.
-- rätta: Ge målet minst en indikator med enhet, källa, utgångsvärde och målvärde, eller skriv varför det inte går.
-- undantag: undantag I01 till 2024-12-31: Mätningen börjar under våren
--   Rätt när indikatorn är på väg. Ett mål som aldrig ska mätas har hellre raden ej mätbart.
-- fel exempel:
--   mål KUN1: Alla elever når gymnasiet
--     ansvarig: BUN
-- rätt exempel:
--   mål KUN1: Alla elever når gymnasiet
--     ansvarig: BUN
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     utgångsvärde 2022: 82,0
--     målvärde 2024: minst 86,5
SELECT g.place, g.money, g.unit, g.kind, g.id, g.title, g.not_measurable, g.own_goals, (SELECT a.budget_year - 1 FROM plan AS a) AS last_year,
       CASE WHEN g.not_measurable IS NOT NULL THEN 'ej-mätbart'
            WHEN g.own_goals > 0 AND NOT EXISTS (
              SELECT 1 FROM breakdown AS b JOIN goal AS o ON o.key = b.goal
              WHERE b.parent = g.key AND o.indicators = 0) THEN 'mäts-under' END AS variant
FROM goal AS g
WHERE g.indicators = 0
  -- the own goal that is measured may be one whose mål is misspelt
  AND NOT (g.kind = 'mål' AND g.misspelt > 0 AND g.not_measurable IS NULL)
