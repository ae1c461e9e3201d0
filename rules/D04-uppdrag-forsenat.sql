-- kod: D04
-- namn: uppdrag-försenat
-- nivå: varning
-- omfattning: inlämning
-- tyngd: 3
-- meddelande: {uppdraget} {id} »{title}« skulle vara klart {due} men har statusen »{status|ord}«
-- message: assignment {id} »{title}« was to be done {due} but its status is »{status}«
-- markering: skulle vara klart {due}
-- label: was to be done {due}
-- hjälp: skriv varför   kommentar {id}: …   och en ny tid i nästa plan
-- help: write why   kommentar {id}: …   and a new time in the next plan
-- relaterat: {uppdraget} {id} står här
-- related: assignment {id} is here
-- meddelande[kommenterat]: {uppdraget} {id} »{title}« skulle vara klart {due} men har statusen »{status|ord}«
-- message[kommenterat]: assignment {id} »{title}« was to be done {due} but its status is »{status}«
-- hjälp[kommenterat]: varför är sagt; skriv en ny tid på {uppdraget} i nästa plan   klart: …
-- help[kommenterat]: why is told; write a new time on the assignment in the next plan   klart: …
-- gör: följ upp {n|tal} försenade {uppdrag|orden}
-- do: follow up {n|tal} assignments that are late
-- varför: Ett uppdrag som inte blev klart i tid ska få en ny tid eller avslutas, och den som gav det ska få veta varför.
-- när: När en uppföljning för hela det år då uppdraget skulle vara klart, eller ett senare, säger att det inte är påbörjat eller pågår. Säger en senare
--   uppföljning något annat gäller den. Ingen klocka läses.
-- vem frågar: Fullmäktige, när uppdragen återrapporteras.
-- rätta: Kommentera varför, och ge uppdraget en ny tid i nästa plan eller avbryt det.
-- undantag: undantag D04: Regionen har skjutit på sin del
--   Skrivs på uppföljningen.
-- fel exempel:
--   uppdrag U7: Utreda förutsättningarna för en familjecentral
--     ansvarig: BUN
--     klart: 2024-10-31
--   uppföljning 2024: Årsredovisning 2024
--     status U7: pågår
-- rätt exempel:
--   uppdrag U7: Utreda förutsättningarna för en familjecentral
--     ansvarig: BUN
--     klart: 2024-10-31
--   uppföljning 2024: Årsredovisning 2024
--     status U7: klart
SELECT t.place, s.id AS part, COALESCE(t.unit, s.unit) AS unit, s.id, s.title, s.due, t.status, s.place AS related,
       CASE WHEN EXISTS (SELECT 1 FROM comment AS c WHERE c.followup = t.followup AND c.assignment = s.key) THEN 'kommenterat' END AS variant
FROM status AS t
JOIN assignment AS s ON s.key = t.assignment
WHERE t.part = '' AND t.status IN ('ej påbörjat', 'pågår') AND t.year >= CAST(substr(s.due_last, 1, 4) AS INT)
  AND NOT EXISTS (SELECT 1 FROM status AS l WHERE l.assignment = t.assignment AND l.part = '' AND l.year > t.year AND (l.unit IS NULL OR l.unit = t.unit))
