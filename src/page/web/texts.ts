/// Every word of the page, in Swedish and English. What comes from the core (messages, the summary) is not here.

import type { Language, Level } from "./protocol";

const texts = {
  tagline: ["Hänger pengarna ihop med målen?", "Does the money follow the goals?"],
  promise: ["Allt sker i din dator. Inget skickas.", "Everything happens on your computer. Nothing is sent."],
  skip: ["Hoppa till innehållet", "Skip to the content"],
  language: ["In English", "På svenska"],

  drop_title: ["Släpp din budget här", "Drop your budget here"],
  drop_text: ["Planen och en eller flera inlämningar, gärna hela mappen.", "The plan and one or more submissions, or the whole folder."],
  drop_kinds: ["Målkoll läser {kinds}.", "Målkoll reads {kinds}."],
  or: ["eller", "or"],
  choose_files: ["Välj filer", "Choose files"],
  choose_folder: ["Välj en mapp", "Choose a folder"],
  no_plan_yet: ["Har kommunen ingen plan här än?", "No plan here yet?"],
  new_plan: ["Börja en ny plan", "Begin a new plan"],
  new_plan_hint: ["En plan att fylla i, med kommunens nämnder och bolag.", "A plan to fill in, with the municipality's committees and companies."],
  new_plan_text: ["Av det här görs en plan att fylla i. Det som bara kommunen vet står som … och sägs tills det är ifyllt.", "A plan to fill in is made of this. What only the municipality knows stands as … and is said until it is filled in."],
  plan_code: ["Kommunens kod hos SCB", "The municipality's code at SCB"],
  plan_name: ["Kommunens namn", "The municipality's name"],
  plan_years: ["År som planen gäller; det första är budgetåret", "The years of the plan; the first is the budget year"],
  plan_amounts: ["Beloppen skrivs i", "Amounts are written in"],
  plan_measured: ["Målen mäts med indikatorer", "The goals are measured by indicators"],
  plan_own_goals: ["Nämnder och bolag sätter egna mål", "Committees and companies set goals of their own"],
  plan_committees: ["Nämnder, en på varje rad", "Committees, one a line"],
  plan_companies: ["Bolag, ett på varje rad", "Companies, one a line"],
  plan_make: ["Gör planen", "Make the plan"],
  examples: ["Se hur det fungerar med ett exempel", "See how it works with an example"],
  example_town: ["Karlstads kommun med brister", "Karlstad municipality with faults"],
  example_town_text: ["En påhittad budget för en hel kommun, med varje slags fel.", "A made-up budget of a whole municipality, with every kind of fault."],
  example_mini: ["En enda nämnd", "A single committee"],
  example_mini_text: ["Det minsta som går: en plan med ett mål och en inlämning.", "The least that works: a plan with one goal and a submission."],
  how_title: ["Så går det till", "How it works"],
  how_1: ["Målkoll läser planen och det som nämnder och bolag lämnar in.", "Målkoll reads the plan, and what committees and companies hand in."],
  how_2: ["Den säger vad som inte hänger ihop: på vilken rad, hur mycket pengar det gäller och hur du rättar det.", "It says what does not hang together: on which line, how much money is at stake and how to mend it."],
  how_3: ["Du ändrar direkt på sidan, ser fynden försvinna och sparar filen.", "You mend it here, see the findings go, and save the file."],
  private_title: ["Ingenting lämnar datorn", "Nothing leaves the computer"],
  private_text: ["Hela programmet finns i den här filen. Webbläsaren är satt att inte tillåta någon förbindelse härifrån, och sidan fungerar utan nät.", "The whole program is in this file. The browser is told to allow no connection from it, and the page works without a network."],

  begin_here: ["Börja här", "Begin here"],
  todo_more: ["… och {n} till, bland fynden.", "… and {n} more, among the findings."],
  todo_show_more: ["Visa {n} till", "Show {n} more"],
  places: ["{n} ställen", "{n} places"],
  consequences: ["{n} följer av det: {list}", "{n} following from it: {list}"],

  check_view: ["Fynd", "Findings"],
  text_view: ["Text", "Text"],
  report_on: ["Rapporten gäller", "The report is on"],
  report_all: ["allt som kontrollerats", "all that was checked"],
  save_report: ["Spara rapporten", "Save the report"],
  save_brief: ["Spara kort som Word", "Save the short one as Word"],
  copy_brief: ["Kopiera den korta", "Copy the short one"],
  brief_copied: ["Den korta rapporten är kopierad. Klistra in den i din tjänsteskrivelse.", "The short report has been copied. Paste it into your document."],
  brief_not_copied: ["Det gick inte att kopiera. Spara den som Word i stället.", "It could not be copied. Save it as Word instead."],
  report_view: ["Rapport", "Report"],
  views: ["Visa", "View"],

  can_submit: ["Kan lämnas in", "Ready to hand in"],
  cannot_submit: ["Kan inte lämnas in ännu", "Not ready to hand in"],
  gathered: ["Visa alla {n}", "Show all {n}"],
  plan_in_order: ["Planen är i ordning", "The plan is in order"],
  plan_not_in_order: ["Planen har fel att rätta", "The plan has errors to mend"],
  follow_up_errors: ["Uppföljningen har fel att rätta", "The follow-up has errors to mend"],
  linked_of: ["{linked} av {expected} når ett mål", "{linked} of {expected} reach a goal"],
  excused: ["därutöver {excused} i grunduppdrag, lagstadgat och finansiellt", "besides {excused} in basic, statutory and financial items"],
  checking: ["Kontrollerar …", "Checking …"],
  cancel: ["Avbryt", "Cancel"],
  cancelled: ["Kontrollen avbröts. Det som står nedan är från en tidigare kontroll.", "The check was cancelled. What stands below is from an earlier one."],
  stopped_failed: ["Kontrollen gick inte att göra färdig.", "The check could not be finished."],
  stopped_refused: ["En kolumnkarta kan inte läsas. Det som står nedan är från en tidigare kontroll.", "A column map cannot be read. What stands below is from an earlier check."],
  not_checked: ["Inte kontrollerat", "Not checked"],
  rules_not_run: ["Inte allt är kontrollerat", "Not all is checked"],
  rules_not_run_text: ["En av kommunens egna regler kunde inte användas.", "One of the municipality's own rules could not be used."],
  own_rules: ["Kommunens egna regler är med: {codes}.", "The municipality's own rules are included: {codes}."],
  plan_missing: ["Planen saknas: utan den går det inte att se vilka mål pengarna går till.", "The plan is missing: without it nobody can see which goals the money goes to."],
  add_plan: ["Lägg till planen", "Add the plan"],
  no_report: ["Rapporten kan visas när allt på sidan har kontrollerats.", "The report can be shown when all on the page has been checked."],
  check_again: ["Kontrollera igen", "Check again"],

  open_file: ["Visa filen", "Show the file"],
  add_folder: ["Lägg till en mapp", "Add a folder"],
  add_files: ["Lägg till filer", "Add files"],
  remove_file: ["Ta bort {name} från sidan", "Remove {name} from the page"],
  changed: ["ändrad, ej sparad", "changed, not saved"],
  scope: ["Gäller", "Covers"],
  scope_municipality: ["hela kommunen", "the whole municipality"],
  scope_submission: ["bara de här filerna", "these files alone"],
  scope_help: ["Välj hela kommunen när alla nämnders och bolags inlämningar finns med. Då prövas också vilka som saknas.", "Choose the whole municipality when every submission is here. Then those that are missing are reported too."],

  findings: ["Fynd", "Findings"],
  finding: ["Fynd", "Finding"],
  rule_name: ["Regelns namn", "Name of the rule"],
  unit_id: ["Id", "Id"],
  amount_kronor: ["Belopp (kr)", "Amount (kr)"],
  file: ["Fil", "File"],
  place: ["Plats", "Place"],
  help: ["Så rättar du", "How to mend it"],
  to_text: ["Till texten", "To the text"],
  sort: ["Ordning", "Order"],
  sort_stops: ["det som stoppar först", "what stops first"],
  sort_money: ["mest pengar först", "most money first"],
  sort_place: ["plats i filerna", "place in the files"],
  level: ["Nivå", "Level"],
  unit: ["Nämnd eller bolag", "Committee or company"],
  rule: ["Regel", "Rule"],
  all_units: ["alla nämnder och bolag", "all committees and companies"],
  all_rules: ["alla regler", "all rules"],
  waived: ["Undantagna", "Waived"],
  waived_reason: ["Undantag: {reason}", "Waived: {reason}"],
  waived_until: ["Undantag till {until}: {reason}", "Waived until {until}: {reason}"],
  shown: ["{n} av {all} fynd", "{n} of {all} findings"],
  show_more: ["Visa {n} till", "Show {n} more"],
  none_in_plan: ["Inga fynd i planen. Lägg till det som nämnder och bolag lämnar in.", "No findings in the plan. Add what committees and companies hand in."],
  none_left: ["Inga fynd. Allt hänger ihop.", "No findings. Everything hangs together."],
  none_match: ["Inget fynd stämmer med urvalet.", "No finding matches the filter."],
  clear_filter: ["Visa alla", "Show all"],
  line: ["rad {line}", "line {line}"],
  whole_file: ["hela filen", "the whole file"],
  no_file: ["utan fil", "no file"],
  apply_fix: ["Rätta till »{text}«", "Change to “{text}”"],
  explain: ["Förklara {code}", "Explain {code}"],
  see_also: ["Se {place}: {message}", "See {place}: {message}"],

  editor: ["Text i {name}", "Text of {name}"],
  next_finding: ["Nästa fynd", "Next finding"],
  no_text: ["{name} är ingen textfil och kan inte visas här.", "{name} is no text file and cannot be shown here."],
  no_open: ["Välj en fil eller ett fynd.", "Choose a file or a finding."],
  editor_keys: ["F8 och Skift+F8: nästa och förra fyndet. F6: mellan fynd och text. Alt+Enter: rätta. Ctrl+mellanslag: förslag. Ctrl+S: spara. Esc och sedan Tabb: lämna texten.", "F8 and Shift+F8: next and previous finding. F6: between findings and text. Alt+Enter: mend. Ctrl+Space: suggestions. Ctrl+S: save. Esc, then Tab: leave the text."],

  table_read: ["Så lästes tabellen: {rows} blev {posts}. Dubbelklicka på en cell för att ändra den.", "How the table was read: {rows} became {posts}. Double-click on a cell to change it."],
  table_left_out: ["{rows} är inte med: {condition}", "Left out, {rows}: {condition}"],
  table_refused: ["{rows} kunde inte föras över; det står som kommentar sist.", "{rows} could not be carried over; see the comments at the end."],
  table_unused: ["Kolumner som inte är med: {columns}", "Columns that are left out: {columns}"],
  table_unit: ["Raderna hör till", "The rows belong to"],
  table_amounts: ["Belopp i", "Amounts in"],
  overrule_question: ["Ska alla rader höra till en?", "Are all rows to belong to one?"],
  overrule_text: ["Tabellens kolumn {column} säger redan vem varje rad hör till. Väljer du {unit} gäller det alla rader, vad kolumnen än säger.", "The table's column {column} says whose each row is. If you choose {unit} it holds for all rows, whatever the column says."],
  overrule: ["Ja, alla rader", "Yes, all rows"],
  as_table_says: ["Nej, som tabellen säger", "No, as the table says"],
  table_not_read: ["Tabellen är inte kontrollerad.", "The table has not been checked."],
  sheet_name: ["{file}, blad {sheet}", "{file}, sheet {sheet}"],
  row_number: ["Rad", "Row"],
  pasted: ["Cellerna som du klistrade in är nu tabellen {name}.", "The cells that you pasted are now the table {name}."],
  pasted_name: ["inklistrat.csv", "pasted.csv"],
  sheets: ["Blad", "Sheets"],
  sheet_unread: ["läses inte", "not read"],
  sheet_hidden: ["dolt", "hidden"],
  column_out: ["inte med", "left out"],
  column_read_as: ["Kolumnen {column} läses som", "The column {column} is read as"],
  as_text: ["Visa som text", "Show as text"],
  as_sheet: ["Visa som blad", "Show as a sheet"],
  mend_not: ["Cellen i {name} är som den var: {why}", "The cell in {name} is as it was: {why}"],
  mend_again: ["något annat ändrades samtidigt. Försök igen.", "something else was changed at the same time. Try again."],
  as_table: ["som tabellen säger", "as the table says"],
  convert: ["Gör om till .malkoll", "Make it a .malkoll file"],
  edit_map: ["Ändra hur tabellen läses", "Change how the table is read"],
  reading_table: ["Läser tabellen …", "Reading the table …"],

  save: ["Spara", "Save"],
  save_text: ["Den öppna filen", "The open file"],
  save_commented: ["Word-dokument med fynden som kommentarer", "Word document with the findings as comments"],
  save_annotated: ["Arbetsbok med fynden i cellerna", "Workbook with the findings in its cells"],
  save_list: ["Fynden som lista för Excel (.csv)", "Findings as a list for Excel (.csv)"],
  save_map: ["Hur tabellen läses (.karta)", "How the table is read (.karta)"],
  saved_in_place: ["{name} är sparad.", "{name} is saved."],
  saved_as_download: ["{name} har sparats bland dina hämtade filer.", "{name} has been saved among your downloads."],
  not_saved_in_place: ["{name} kunde inte sparas på sin plats ({message}) och hämtas i stället som en ny fil.", "{name} could not be saved in its place ({message}) and is downloaded as a new file instead."],
  not_allowed: ["{name} är inte sparad: webbläsaren fick inte skriva i filen.", "{name} is not saved: the browser was not allowed to write in the file."],
  now_utf8: ["{name} har fått ett tecken som inte ryms i filens gamla teckenkod. Den sparas nu som UTF-8.", "{name} has a letter that its old encoding lacks. It is now saved as UTF-8."],
  changed_on_disk: ["{name} har ändrats på disken", "{name} has changed on the disk"],
  changed_on_disk_text: ["Någon har sparat filen sedan du öppnade den. Sparar du nu försvinner det som är nytt där.", "Someone has saved the file since you opened it. If you save now, what is new there is lost."],
  open_theirs: ["Öppna den också", "Open it too"],
  save_mine: ["Spara min ändå", "Save mine all the same"],
  theirs_opened: ["{name} är inte sparad. Det som ligger på disken är öppnat som {other}.", "{name} is not saved. What is on the disk is opened as {other}."],
  changed_elsewhere: ["{name} har ändrats på disken sedan du öppnade den, och du har ändrat den här.", "{name} has changed on the disk since you opened it, and you have changed it here."],
  read_again: ["{name} har ändrats på disken och är läst på nytt.", "{name} has changed on the disk and has been read again."],

  undo: ["Ångra", "Undo"],
  removed: ["{name} är borttagen från sidan.", "{name} is removed from the page."],
  removed_changed: ["{name} är borttagen från sidan, med ändringar som inte är sparade.", "{name} is removed from the page, with changes that are not saved."],
  erased: ["Sidan är tömd.", "The page is cleared."],
  converted: ["{name} är nu texten {other}. Tabellen är borta från sidan, men filen i datorn är kvar.", "{name} is now the text {other}. The table is gone from the page; the file on the computer is not touched."],
  replaced: ["{name} fanns redan på sidan och har ersatts av den nya.", "{name} was on the page and has been replaced by the new one."],
  keep_both: ["Behåll båda", "Keep both"],
  replace: ["Ersätt", "Replace"],
  keep_mine: ["Behåll bara min", "Keep mine alone"],
  both_kept: ["Det finns två olika {name}. Den ena heter här {other}.", "There are two different {name}. One is called {other} here."],
  newer_question: ["Ersätta {name}?", "Replace {name}?"],
  newer_text: ["Du har ändrat filen på sidan, och en annan version av den lades till.", "You have changed the file on the page, and another version of it was added."],
  only_mine: ["Bara i din:", "Only in yours:"],
  only_theirs: ["Bara i den andra:", "Only in the other:"],
  and_more: ["och {n} till", "and {n} more"],
  close_notice: ["Stäng meddelandet", "Close the message"],
  folder_not_read: ["Mappen {name} gick inte att läsa härifrån. Välj den med »Välj en mapp« eller »Lägg till en mapp« i stället.", "The folder {name} could not be read from here. Choose it with “Choose a folder” or “Add a folder” instead."],
  not_budgets: ["De här filerna är av slag som Målkoll inte läser: {name}.", "These files are of kinds that Målkoll does not read: {name}."],
  other_tab: ["Ditt arbete är öppet i en annan flik. Det du gör här sparas inte i webbläsaren.", "Your work is open in another tab. What you do here is not kept in the browser."],
  take_over: ["Fortsätt med arbetet här", "Go on with the work here"],
  other_tab_refuses: ["Arbetet kan inte flyttas hit: i den andra fliken finns ändringar som webbläsaren inte har kunnat spara.", "The work cannot be moved here: the other tab has changes that the browser could not keep."],
  moved: ["Arbetet har flyttats till en annan flik.", "The work has been moved to another tab."],
  forgotten: ["Arbetet från {date} är glömt. Sidan behåller det i högst 30 dagar.", "The work of {date} is forgotten. The page keeps it for 30 days at most."],
  late_letters: ["De sista ändringarna från förra gången är med.", "The last changes of the time before are included."],

  help_unit: ["Välj nämnd eller bolag i menyn »Raderna hör till«, eller välj »enhet« ovanför kolumnen som säger det.", "Choose the committee or company in the menu “The rows belong to”, or “enhet” above the column that says it."],
  help_amount: ["Välj till exempel »drift 2025« ovanför kolumnen med beloppen.", "Choose for example “drift 2025” above the column of amounts."],
  help_columns: ["Välj vad kolumnerna är i menyerna ovanför dem, eller tryck på »Ändra hur tabellen läses«.", "Choose what the columns are in the menus above them, or press “Change how the table is read”."],
  help_plan: ["Lägg till planens fil på sidan.", "Add the plan's file to the page."],
  help_file: ["Lägg till filen på sidan, eller rätta namnet.", "Add the file to the page, or correct its name."],
  help_one_plan: ["Ta bort den plan som inte gäller från sidan.", "Remove the plan that is not in force from the page."],
  help_new: ["Lägg till inlämningen på sidan när den finns.", "Add the submission to the page when there is one."],
  help_explain: ["Tryck på »Förklara« för att se hur man gör.", "Press “Explain” to see how it is done."],
  help_words: ["Tryck Ctrl+mellanslag i texten för att se vilka ord som finns, eller börja raden med # om den är en anteckning.", "Press Ctrl+Space in the text to see which words there are, or begin the line with # if it is a note."],
  help_nothing: ["", ""],

  save_json: ["Fynden som JSON", "Findings as JSON"],

  erase: ["Töm sidan", "Clear the page"],
  erase_question: ["Töm sidan?", "Clear the page?"],
  erase_text: ["Allt som sidan har sparat i webbläsaren tas bort, också ändringar som du inte har sparat som filer. Du kan ångra tills du stänger sidan. Filerna i datorn rörs inte.", "All that the page has kept in this browser is removed, and changes that are not saved as files. You can undo it until you close the page. The files on the computer are not touched."],
  keep: ["Behåll", "Keep"],
  keeping_kept: ["Arbetet finns kvar i den här webbläsaren i 30 dagar, eller tills du tömmer sidan.", "The work stays in this browser for 30 days, or until you clear the page."],
  keeping_failed: ["Webbläsaren kan inte spara arbetet här. Spara filerna innan du stänger sidan.", "This browser cannot keep the work here. Save the files before you close the page."],
  keeping_off: ["Inget sparas i webbläsaren. Spara filerna innan du stänger sidan.", "Nothing is kept in the browser. Save the files before you close the page."],
  keeping_elsewhere: ["Arbetet är öppet i en annan flik. Det du gör här sparas inte i webbläsaren.", "The work is open in another tab. What you do here is not kept in the browser."],
  remember_not: ["Kom inte ihåg", "Do not remember"],
  about_kept: ["Vad sparas?", "What is kept?"],
  about_kept_text: ["Sidan sparar filerna, dina ändringar och hur sidan är inställd i den här webbläsarens egen databas på den här datorn. Ingenting skickas.\n\nArbetet glöms 30 dagar efter att du senast ändrade något, när du trycker på »Töm sidan«, eller genast om du kryssar i »Kom inte ihåg«.\n\nHar du öppnat sidan som en fil på datorn kan andra sidor som du öppnar på samma sätt läsa det som Chrome och Edge har sparat. Öppna bara sidor som du litar på, eller kryssa i »Kom inte ihåg«. Den som använder samma konto på datorn ser också arbetet.", "The page keeps the files, your changes and how the page is set in this browser's own database on this computer. Nothing is sent.\n\nThe work is forgotten 30 days after you last changed something, when you press “Clear the page”, or at once if you tick “Do not remember”.\n\nIf you opened the page as a file on the computer, other pages that are opened in the same way can read what Chrome and Edge have kept. Open only pages that you trust, or tick “Do not remember”. Whoever uses the same account on the computer sees the work too."],
  accessibility: ["Tillgänglighetsredogörelse (utkast)", "Accessibility statement (draft)"],
  accessibility_text: ["Det här är ett utkast. Den som tillhandahåller sidan fyller i det som står inom hakparentes.\n\n[Kommunen] vill att så många som möjligt ska kunna använda sidan. Här står hur den uppfyller lagen om tillgänglighet till digital offentlig service, vilka brister som är kända och hur du kan anmäla fler.\n\nHur tillgänglig är sidan? Den är gjord för att följa WCAG 2.1 nivå AA. Det är vår egen bedömning; ingen utomstående har granskat den.\n\nKända brister: sidan har inte prövats av personer som till vardags använder skärmläsare, förstoring eller röststyrning. Reglernas förklaringar finns bara på svenska.\n\nSå prövas den: vid varje ändring, av program. I Chromium ljus och mörk, 320 och 1280 punkter bred, med tangentbord, i hög kontrast och på papper; de vanligaste sysslorna också i Firefox.\n\nTangenter: F8 och Skift+F8 går till nästa och förra fyndet. F6 går mellan listan och texten. Piltangenterna går mellan fynden i listan och mellan cellerna i en tabell, där F2 eller Retur ändrar en cell. Esc och sedan Tabb lämnar texten.\n\nKan du inte använda någon del av sidan? Skriv till [e-post] eller ring [telefon]. Vi svarar inom [antal] dagar.\n\nTillsyn: Myndigheten för digital förvaltning (Digg) har tillsyn över lagen. Dit kan du anmäla brister, och klaga om vi inte svarar så att du är nöjd.\n\nRedogörelsen är gjord [datum].", "This is a draft. Whoever provides the page fills in what stands in brackets.\n\n[The municipality] wants as many as possible to be able to use the page. Here is how it fulfils the Swedish act on the accessibility of digital public service, which faults are known, and how you can report more.\n\nHow accessible is the page? It is made to follow WCAG 2.1 level AA. That is our own judgement; nobody else has examined it.\n\nKnown faults: the page has not been tried by people who use a screen reader, magnification or voice control every day. The rules are explained in Swedish only.\n\nHow it is tested: at each change, by programs. In Chromium light and dark, 320 and 1280 points wide, by keyboard, in high contrast and on paper; the most common tasks in Firefox too.\n\nKeys: F8 and Shift+F8 go to the next and the previous finding. F6 goes between the list and the text. The arrow keys go between the findings of the list and between the cells of a table, where F2 or Enter changes a cell. Esc and then Tab leave the text.\n\nIs there a part of the page that you cannot use? Write to [e-mail] or call [telephone]. We answer within [number] days.\n\nSupervision: the Agency for Digital Government (Digg) supervises the act. You can report faults there, and complain if our answer does not satisfy you.\n\nThe statement was made on [date]."],

  licences: ["Licenser", "Licences"],
  close: ["Stäng", "Close"],
  why: ["Varför", "Why (in Swedish)"],
  when: ["När", "When (in Swedish)"],
  asked_by: ["Vem frågar", "Who asks for it (in Swedish)"],
  mend: ["Så rättar man", "How to mend it (in Swedish)"],
  wrong: ["Fel", "Wrong"],
  right: ["Rätt", "Right"],
  to_waive: ["Undantag", "To waive it"],

  could_not_start: ["Målkoll kunde inte starta: {message}", "Målkoll could not start: {message}"],
  could_not_check: ["Kontrollen gick inte att göra färdig: {message}", "The check could not be finished: {message}"],
  out_of_memory: ["webbläsarens minne räcker inte till så här stora filer", "the browser has too little memory for files of this size"],
  could_not_read: ["{name} kunde inte läsas.", "{name} could not be read."],
  not_a_budget: ["{name} är av ett slag som Målkoll inte läser.", "{name} is of a kind that Målkoll does not read."],
  nothing_found: ["Där fanns ingen fil som Målkoll läser.", "There was no file that Målkoll reads."],
  rule_failed: ["Regeln i {file} kunde inte köras: {message}", "The rule in {file} could not be run: {message}"],
} satisfies Record<string, [string, string]>;

export type TextKey = keyof typeof texts;

const level_words: Record<Level, Record<Language, [string, string]>> = {
  error: { sv: ["fel", "fel"], en: ["error", "errors"] },
  warning: { sv: ["varning", "varningar"], en: ["warning", "warnings"] },
  advice: { sv: ["råd", "råd"], en: ["piece of advice", "pieces of advice"] },
};

const nouns = {
  row: { sv: ["rad", "rader"], en: ["row", "rows"] },
  item: { sv: ["post", "poster"], en: ["item", "items"] },
  file: { sv: ["fil", "filer"], en: ["file", "files"] },
} satisfies Record<string, Record<Language, [string, string]>>;

let language: Language = "sv";

export function currentLanguage(): Language {
  return language;
}

export function setLanguage(to: Language): void {
  language = to;
  document.documentElement.lang = to;
}

/// A text in the chosen language, with its `{places}` filled.
export function t(key: TextKey, places: Record<string, string | number> = {}): string {
  return texts[key][language === "sv" ? 0 : 1]!.replace(/\{(\w+)\}/g, (_, name: string) => String(places[name] ?? ""));
}

export function levelWord(level: Level, count = 1): string {
  return level_words[level][language][count === 1 ? 0 : 1];
}

/// A count with its noun: 1 rad, 12 500 rader.
export function counted(n: number, noun: keyof typeof nouns): string {
  return `${count(n)} ${nouns[noun][language][n === 1 ? 0 : 1]}`;
}

/// A count as people write it: 12 500.
export function count(n: number): string {
  return n.toLocaleString(language === "sv" ? "sv-SE" : "en-GB");
}
