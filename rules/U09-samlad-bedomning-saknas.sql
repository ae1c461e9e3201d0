-- kod: U09
-- namn: samlad-bedömning-saknas
-- nivå: varning
-- omfattning: inlämning
-- behöver: samlad bedömning
-- tyngd: 3
-- meddelande: uppföljningen {id} bedömer {n} mål men säger inte hur det gick som helhet
-- message: follow-up {id} assesses {n|st:goal,goals} but does not say how it went as a whole
-- markering: ingen samlad bedömning
-- label: no overall assessment
-- hjälp: {add}, till exempel   samlad bedömning: delvis uppfyllt
-- help: {add}, for example   samlad bedömning: delvis uppfyllt
-- gör: säg hur det gick som helhet i {n|tal} uppföljningar
-- do: say how it went as a whole in {n|tal} follow-ups
-- varför: Förvaltningsberättelsen ska innehålla en utvärdering av om målen för en god ekonomisk hushållning har uppnåtts (lag om kommunal bokföring och
--   redovisning 11 kap. 8 §). Läsaren vill veta hur det gick, inte bara mål för mål.
-- när: För en uppföljning för hela året och hela kommunen som bedömer något av planens mål.
-- vem frågar: Revisorerna, som ska bedöma om resultatet är förenligt med målen.
-- rätta: Säg hur det gick som helhet, och varför i en   kommentar: …   utan id.
-- undantag: undantag U09: Bedömningen står i förvaltningsberättelsen
--   Skrivs på uppföljningen.
-- fel exempel:
--   mål KUN1: Eleverna når gymnasiet
--   uppföljning 2024: Årsredovisning 2024
--     bedömning KUN1: uppfyllt
-- rätt exempel:
--   mål KUN1: Eleverna når gymnasiet
--   uppföljning 2024: Årsredovisning 2024
--     bedömning KUN1: uppfyllt
--     samlad bedömning: uppfyllt
--     kommentar: Målet nåddes i alla skolor.
WITH assessed AS MATERIALIZED (
  SELECT s.followup, COUNT(*) AS n FROM assessment AS s JOIN goal AS g ON g.key = s.goal WHERE g.kind = 'mål' GROUP BY s.followup)
SELECT f.place, f.id, s.n
FROM assessed AS s
JOIN followup AS f ON f.key = s.followup
WHERE f.part = '' AND f.unit IS NULL AND f.verdict IS NULL
