-- kod: B11
-- namn: utfall-mot-förbrukat
-- nivå: varning
-- omfattning: inlämning
-- tyngd: 2
-- meddelande: utfallet {year} är {value|kr} här men {other|kr} i uppföljningen
-- message: the outcome of {year} is {value|kr} here but {other|kr} in the follow-up
-- markering: {money|kr} från uppföljningen
-- label: {money|kr} from the follow-up
-- hjälp: skriv samma belopp på båda ställena
-- help: write the same amount in both places
-- relaterat: uppföljningen säger {other|kr}
-- related: the follow-up says {other|kr}
-- gör: skriv samma utfall i budget och uppföljning på {n|tal} ställen
-- do: write the same outcome in budget and follow-up in {n|tal} places
-- varför: Ett år har ett utfall. Står det olika i bokslutet och i nästa budget jämförs det nya året med fel tal.
-- när: För ett utfall på en post, eller på en hel nämnd eller ett helt bolag, som en uppföljning för hela året säger något annat om, mer än vad
--   avrundningen förklarar.
-- vem frågar: Den som läser budgeten bredvid bokslutet.
-- rätta: Ta beloppet ur bokslutet.
-- undantag: undantag B11: Organisationen ändrades vid årsskiftet
--   Rätt när utfallet är omräknat.
-- fel exempel:
--   post 10: Skola
--     slag: grunduppdrag
--     lagrum: skollagen
--     utfall 2023: 9,6 mnkr
--     drift 2024: 10 mnkr
--   uppföljning 2023: Bokslut 2023
--     förbrukat BUN/10: 9,9 mnkr
-- rätt exempel:
--   post 10: Skola
--     slag: grunduppdrag
--     lagrum: skollagen
--     utfall 2023: 9,9 mnkr
--     drift 2024: 10 mnkr
--   uppföljning 2023: Bokslut 2023
--     förbrukat BUN/10: 9,9 mnkr
WITH said AS MATERIALIZED (
  SELECT a.place, p.unit, a.year, a.value, s.value AS other, s.place AS related, a.last_digit + s.last_digit AS digits,
         CASE b.sign WHEN 'kostnad negativ' THEN -1 ELSE 1 END AS sign
  FROM spent AS s
  CROSS JOIN amount AS a
  CROSS JOIN post AS p
  CROSS JOIN budget AS b
  WHERE a.post = s.post AND p.key = s.post AND b.key = p.budget AND s.part = '' AND a.kind = 'utfall' AND a.year = s.year
  UNION ALL
  SELECT y.place, y.unit, y.year, y.frame, s.value, s.place, 2 * y.tolerance + s.last_digit,
         (SELECT CASE a.sign WHEN 'kostnad negativ' THEN -1 ELSE 1 END FROM plan AS a)
  FROM spent AS s
  CROSS JOIN unit_year AS y
  WHERE y.unit = s.unit AND s.part = '' AND s.post_text IS NULL AND y.kind = 'utfall' AND y.year = s.year)
SELECT x.place, 'utfall ' || x.year AS part, x.unit, x.year, x.sign * x.value AS value, x.sign * x.other AS other, abs(x.value - x.other) AS money,
       x.value - x.other AS extent, x.related
FROM said AS x
WHERE 2 * abs(x.value - x.other) > x.digits
