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

  check_view: ["Fynd", "Findings"],
  text_view: ["Text", "Text"],
  report_on: ["Rapporten gäller", "The report is on"],
  report_all: ["allt som kontrollerats", "all that was checked"],
  save_report: ["Spara rapporten", "Save the report"],
  report_view: ["Rapport", "Report"],
  views: ["Visa", "View"],

  can_submit: ["Kan lämnas in", "Ready to hand in"],
  cannot_submit: ["Kan inte lämnas in ännu", "Not ready to hand in"],
  linked_of: ["{linked} av {expected} når ett mål", "{linked} of {expected} reach a goal"],
  excused: ["därutöver {excused} i grunduppdrag, lagstadgat och finansiellt", "besides {excused} in basic, statutory and financial items"],
  checking: ["Kontrollerar …", "Checking …"],
  cancel: ["Avbryt", "Cancel"],
  cancelled: ["Avbrutet. Fynden nedan är från den förra kontrollen.", "Cancelled. The findings below are from the check before."],
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
  sort: ["Ordning", "Order"],
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
  editor_keys: ["F8: nästa fynd. Alt+Enter: rätta. Ctrl+mellanslag: förslag. Esc och sedan Tabb: lämna texten.", "F8: next finding. Alt+Enter: mend. Ctrl+Space: suggestions. Esc, then Tab: leave the text."],

  table_read: ["Tabellen som den lästes: {rows} blev {posts}. Fynden pekar på cellerna. Texten ändras i tabellen, eller när den har gjorts om till en .malkoll-fil.", "The table as it was read: {rows} became {posts}. Findings point at the cells. The text is changed in the table, or once it has been made a .malkoll file."],
  table_left_out: ["{rows} är inte med: {condition}", "Left out, {rows}: {condition}"],
  table_refused: ["{rows} kunde inte föras över; det står som kommentar sist.", "{rows} could not be carried over; see the comments at the end."],
  table_unused: ["Kolumner som inte är med: {columns}", "Columns that are left out: {columns}"],
  table_unit: ["Raderna hör till", "The rows belong to"],
  table_amounts: ["Belopp i", "Amounts in"],
  as_table: ["som tabellen säger", "as the table says"],
  convert: ["Gör om till .malkoll", "Make it a .malkoll file"],
  edit_map: ["Ändra hur tabellen läses", "Change how the table is read"],
  reading_table: ["Läser tabellen …", "Reading the table …"],

  save: ["Spara", "Save"],
  save_text: ["Den öppna filen", "The open file"],
  save_annotated: ["Arbetsbok med fynden i cellerna", "Workbook with the findings in its cells"],
  save_json: ["Fynden som JSON", "Findings as JSON"],

  erase: ["Töm sidan", "Clear the page"],
  erase_question: ["Töm sidan?", "Clear the page?"],
  erase_text: ["Allt som sidan har sparat i webbläsaren tas bort, också ändringar som du inte har sparat som filer. Filerna i datorn rörs inte.", "All that the page has kept in this browser is removed, and changes that are not saved as files. The files on the computer are not touched."],
  keep: ["Behåll", "Keep"],
  kept: ["Arbetet finns kvar i den här webbläsaren tills du tömmer sidan.", "The work stays in this browser until you clear the page."],
  not_kept: ["Webbläsaren tillåter inte att arbetet sparas här. Spara filerna innan du stänger sidan.", "This browser does not let the page keep the work. Save the files before you close it."],

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
