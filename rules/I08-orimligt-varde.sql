-- kod: I08
-- namn: orimligt-värde
-- nivå: fel
-- omfattning: inlämning
-- behöver: enhet
-- samlas: plan, budget
-- meddelande: {indikatorn} {id} »{title}« är en andel i %, men {value|tal} ligger utanför 0–100
-- message: indicator {id} »{title}« is a share in %, but {value|tal} lies outside 0–100
-- markering: utanför 0–100 %
-- label: outside 0–100 %
-- hjälp: rätta värdet, eller skriv den rätta mätenheten   enhet: index
-- help: mend the value, or write the right unit of measure   enhet: index
-- meddelande[antal]: {indikatorn} {id} »{title}« är ett antal, men {value|tal} är mindre än noll
-- message[antal]: indicator {id} »{title}« is a number of things, but {value|tal} is below zero
-- markering[antal]: ett antal under noll
-- label[antal]: a number below zero
-- hjälp[antal]: rätta värdet; mäter den en förändring, säg det i namnet, till exempel   Nettoökning av …
-- help[antal]: mend the value; if it measures a change, say so in the title, for example   Nettoökning av …
-- nivå[enhet]: varning
-- meddelande[enhet]: {indikatorn} {id} »{title}« säger inte i vilken mätenhet den mäts
-- message[enhet]: indicator {id} »{title}« does not say in which unit it is measured
-- markering[enhet]: mätenhet saknas
-- label[enhet]: unit of measure missing
-- hjälp[enhet]: {add}   enhet: …   med det som värdena räknas i, till exempel %, antal eller index
-- help[enhet]: {add}   enhet: …   with what the values are counted in, for example %, antal or index
-- meddelande[annan]: {indikatorn} {id} »{title}« mäts i {measure} men värdet står i {written}
-- message[annan]: indicator {id} »{title}« is measured in {measure} but the value is in {written}
-- markering[annan]: annan mätenhet
-- label[annan]: another unit of measure
-- hjälp[annan]: skriv värdet i {measure}, eller ändra mätenheten till   enhet: {written}
-- help[annan]: write the value in {measure}, or change the unit of measure to   enhet: {written}
-- meddelande[samlad]: {n|st:värde,värden} i {kind|ordet} {id} är inte möjliga för sin mätenhet
-- message[samlad]: {n|st:value,values} in {kind} {id} are not possible in their unit of measure
-- markering[samlad]: {n|st:omöjligt värde,omöjliga värden}
-- label[samlad]: {n|st:impossible value,impossible values}
-- meddelande[samlad enhet]: {n|st:indikator,indikatorer} i {kind|ordet} {id} säger inte i vilken mätenhet de mäts
-- message[samlad enhet]: {n|st:indicator,indicators} in {kind} {id} do not say in which unit they are measured
-- markering[samlad enhet]: {n|st:indikator,indikatorer} utan mätenhet
-- label[samlad enhet]: {n|st:indicator,indicators} without a unit of measure
-- gör: se över {n|tal} värden mot sin mätenhet
-- gör[enhet]: skriv mätenhet på {n|st:indikator,indikatorer}
-- do: look over {n|tal} values against their unit of measure
-- do[enhet]: write the unit of measure of {n|st:indicator,indicators}
-- varför: Ett värde som inte är möjligt är ett skrivfel, och gör både bedömning och diagram fel.
-- när: En andel i %, också av dem som namnet börjar med (Elever som …, Nöjda brukare), ligger mellan 0 och 100 (utom där namnet nämner resultat, avvikelse, förändring, ökning,
--   minskning, netto, överskott, underskott, saldo, balans, tillväxt eller skillnad), ett antal är inte negativt (utom ökning, förändring, minskning, netto,
--   överskott, underskott, saldo, balans, tillväxt, skillnad), och ett värde står i indikatorns mätenhet. Det som räknas får ha ett namn: 14 personer, där
--   mätenheten är antal. Mätenheten får stå i namnet: andel (%), kr/elev, ton, eller Antal, Andel, Index och
--   Placering som första ord. Ja eller nej behöver ingen,
--   och inte det som ska göras (I12).
-- vem frågar: Den som sammanställer årsredovisningen.
-- rätta: Rätta värdet eller mätenheten.
-- undantag: undantag I08: Andelen räknas på fjolårets antal och kan bli mer än 100
--   Skrivs på indikatorn.
-- fel exempel:
--   indikator KUN1a: Andel elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     utgångsvärde 2022: 820
--     målvärde 2024: minst 86,5
-- rätt exempel:
--   indikator KUN1a: Andel elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     riktning: öka
--     utgångsvärde 2022: 82,0
--     målvärde 2024: minst 86,5
WITH written AS MATERIALIZED (
  SELECT t.place, t.indicator, t.goal, CASE WHEN t.high > 100 THEN t.high ELSE t.value END AS value, t.unit_text
  FROM target AS t WHERE t.form <> 'placering' AND t.over <> 'summa'
  UNION ALL
  SELECT o.place, o.indicator, NULL, o.value, o.unit_text FROM outcome AS o
  UNION ALL
  SELECT c.place, c.indicator, NULL, c.value, NULL FROM comparison AS c),
measured AS MATERIALIZED (
  SELECT i.key, i.place, i.id, i.title, i.goal, i.unit_of_measure AS measure, i.last_target_op,
         i.title_unit, i.activity, CASE WHEN COALESCE(i.unit_of_measure, i.title_unit) IN ('%', 'procent') THEN '%'
              WHEN fold(COALESCE(i.unit_of_measure, i.title_unit)) IN ('antal', 'st', 'styck', 'stycken') THEN 'antal' ELSE '' END AS unit,
         CASE WHEN mentions(i.title, '*andel, *andelen, ^nöjd*, ^elever, ^invånare, ^medborgare, ^brukare, ^personer, ^kvinnor, ^män, ^barn, ^unga, ^ungdomar, ^äldre, ^vuxna, ^medarbetare, ^anställda, ^lärare, ^chefer, ^föräldrar, ^vårdnadshavare, ^kunder, ^hushåll, ^boende') IS NOT NULL
                   AND mentions(i.title, '*resultat*, *avvikelse*, *kostnad*, jämför*, i förhållande till, av föregående, index, *index') IS NULL THEN 1 ELSE 0 END AS share,
         i.counts_change AS change
  FROM indicator AS i),
faults AS MATERIALIZED (
  SELECT w.place, m.key, w.goal, w.value, w.unit_text AS written,
         CASE WHEN COALESCE(NULLIF(fold(w.unit_text), ''), w.unit_text) <> COALESCE(NULLIF(fold(m.measure), ''), m.measure)
                   -- a part of it in whole words says the same: % av eleverna, kr per elev
                   AND mentions(m.measure, w.unit_text) IS NULL AND mentions(w.unit_text, m.measure) IS NULL
                   AND NOT (instr(m.measure, '%') > 0 AND instr(w.unit_text, '%') > 0)
                   -- what is counted has a name: 14 personer
                   AND NOT (m.unit = 'antal' AND w.unit_text <> '%' AND fold(w.unit_text) NOT IN ('procent', 'procentenheter', 'kr', 'tkr', 'mnkr', 'mkr', 'mdkr', 'index'))
                   AND NOT (m.unit = '%' AND (w.unit_text = '%' OR fold(w.unit_text) = 'procent')) THEN 'annan'
              WHEN m.unit = '%' AND m.share = 1 AND m.change = 0 AND (w.value < 0 OR w.value > 100) THEN 'andel'
              WHEN m.unit = 'antal' AND m.change = 0 AND w.value < 0 THEN 'antal' END AS fault
  FROM written AS w
  JOIN measured AS m ON m.key = w.indicator
  UNION ALL
  SELECT m.place, m.key, NULL, NULL, NULL, 'enhet' FROM measured AS m WHERE m.measure IS NULL AND m.title_unit IS NULL AND m.activity IS NULL AND COALESCE(m.last_target_op, '') <> 'yes')
SELECT f.place, g.money, g.unit, i.id, i.title, i.unit_of_measure AS measure, f.value, f.written, CASE f.fault WHEN 'andel' THEN NULL ELSE f.fault END AS variant
FROM faults AS f
JOIN indicator AS i ON i.key = f.key
LEFT JOIN goal AS g ON g.key = COALESCE(f.goal, i.goal)
WHERE f.fault IS NOT NULL
