-- kod: B06
-- namn: investering-utan-drift
-- nivå: råd
-- omfattning: inlämning
-- behöver: investering, drift
-- gräns: minst 5 mnkr
-- tyngd: 5
-- meddelande: {posten} {id} »{title}« investerar {investment|kr} men säger inget om driften efter {last_invest}
-- message: item {id} »{title}« invests {investment|kr} but says nothing about the running cost after {last_invest}
-- markering: ingen drift efter {last_invest}
-- label: no running cost after {last_invest}
-- hjälp: {add}   drift {next_year}: …   eller, om den varken kostar eller sparar något   drift {next_year}: 0 tkr
-- help: {add}   drift {next_year}: …   or, if it neither costs nor saves anything   drift {next_year}: 0 tkr
-- gör: skriv vad driften blir efter {n|tal} investeringar
-- do: write what the operation costs after {n|tal} investments
-- varför: En ny anläggning kostar varje år: kapital, personal, el. Står det inte i planåren måste något annat betala.
-- när: För investeringar på minst 5 mnkr som är färdiga före planens sista år, hos den som anger belopp för planår
--   och skriver drift på någon av sina investeringar. Där driften alltid står på andra poster, eller posten har raden till och med, sägs inget.
-- vem frågar: Ekonomikontoret. I Karlstad hörde 11 mnkr i drift till en investering på 70 mnkr.
-- rätta: Skriv vad investeringen kostar eller sparar i drift, år för år.
-- undantag: undantag B06: Driften ryms i posten för lokaler
--   Rätt när driften står på en annan post.
-- fel exempel:
--   post S20: Ny idrottshall
--     investering 2024: 70 mnkr
--   post S21: Belysta gångstråk
--     investering 2024: 20 mnkr
--     drift 2025: 1 mnkr
-- rätt exempel:
--   post S20: Ny idrottshall
--     investering 2024: 70 mnkr
--     drift 2025: 11 mnkr
--   post S21: Belysta gångstråk
--     investering 2024: 20 mnkr
--     drift 2025: 1 mnkr
WITH writes_drift AS MATERIALIZED (
  SELECT DISTINCT q.unit FROM post AS q
  WHERE q.last_invest IS NOT NULL AND q.last_drift IS NOT NULL)
SELECT p.place, p.investment AS money, p.investment AS extent, p.unit, p.id, p.title, p.investment, p.last_invest, p.last_invest + 1 AS next_year
FROM post AS p
JOIN unit AS u ON u.key = p.unit
JOIN writes_drift AS w ON w.unit = p.unit
WHERE p.investment >= :limit AND u.given_later = 1 AND p.until IS NULL
  AND p.last_invest < (SELECT a.last_year FROM plan AS a)
  AND (p.last_drift IS NULL OR p.last_drift <= p.last_invest)
  AND NOT EXISTS (SELECT 1 FROM amount AS a WHERE a.post = p.key AND a.kind = 'drift' AND a.year > p.last_invest)
