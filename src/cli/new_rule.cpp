#include "cli/new_rule.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <utility>

#include "cli/files.h"
#include "cli/rule_goldens.h"
#include "cli/run.h"
#include "text/told.h"
#include "text/utf8.h"
#include "work/own_rules.h"

namespace malkoll::cli {

namespace {

/// What a new rule looks like: it can be run and its examples hold, so that each change can be tried. The first example of rules/README.md.
constexpr std::string_view pattern = R"(-- kod: {code}
-- namn: {name}
-- nivå: råd
-- omfattning: inlämning
-- behöver: slag, till och med
-- gräns: 5 mnkr
-- meddelande: satsningen {id} »{title}« på {money|kr} har inget slutår
-- message: item {id} »{title}« of {money|kr} has no last year
-- markering: pågår tills vidare
-- label: goes on for ever
-- hjälp: {add}, till exempel   till och med: {budget_year}
-- help: {add}, for example   till och med: {budget_year}
-- varför: Stora satsningar ska prövas på nytt.
-- vem frågar: Ekonomikontoret.
-- rätta: Skriv till och med vilket år satsningen gäller.
-- undantag: undantag {code}: Satsningen är varaktig
-- fel exempel:
--   post S12: Fler lärare
--     slag: satsning
--     drift 2024: 10 mnkr
-- rätt exempel:
--   post S12: Fler lärare
--     slag: satsning
--     drift 2024: 10 mnkr
--     till och med: 2026
SELECT p.place, p.money, p.unit, p.id, p.title
FROM post AS p
WHERE p.class = 'satsning' AND p.until IS NULL AND p.money >= :limit
)";

using Replacement = std::pair<std::string_view, std::string_view>;

/// The text with each of the first written as the second.
std::string with(std::string text, std::initializer_list<Replacement> replacements) {
  for (const auto& [from, to] : replacements) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  }
  return text;
}

/// The name of a rule: words with hyphens between.
std::string rule_name(const std::string& said) {
  std::string out = fold(said);
  std::replace(out.begin(), out.end(), ' ', '-');
  return out;
}

/// The name as file names have it: å, ä and ö as a, a and o.
std::string file_name(const std::string& name) { return with(name, {{"å", "a"}, {"ä", "a"}, {"ö", "o"}, {"é", "e"}}); }

bool is_name(const std::string& name) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !name.empty() && name.front() != '-' && std::all_of(name.begin(), name.end(), fits);
}

}  // namespace

int new_rule(const std::string& code, const std::string& said, const Common& common) {
  const std::string name = rule_name(said), file = file_name(name);
  if (!is_name(file))
    return refuse(told("»{}« kan inte vara en regels namn: skriv ord med bindestreck emellan, som satsning-utan-slutår", said));
  const std::string folder = common.rules.empty() ? "rules" : common.rules;
  const std::string path = (std::filesystem::path(folder) / (code + "-" + file + ".sql")).generic_string();
  const std::string text = with(std::string(pattern), {{"{code}", code}, {"{name}", name}});
  std::vector<RuleFileError> errors;
  Catalogue catalogue = work::read_catalogue("", disk(), errors);
  const std::optional<RuleInfo> rule = read_rule(path, text, errors);
  say(errors);
  if (!rule) return could_not_run;
  if (const RuleInfo* taken = catalogue.find(code))
    return refuse(told("koden {} är redan tagen av {}; välj en annan kod, till exempel med bokstaven X", code,
                       told("Målkolls regel {}", taken->name)));
  const auto there = disk().list(folder, ".sql");
  const auto same = [&](const std::string& other) { return std::filesystem::path(other).filename().string().starts_with(code + "-"); };
  if (there && std::any_of(there->begin(), there->end(), same)) {
    return refuse(told("koden {} är redan tagen av {}; välj en annan kod, till exempel med bokstaven X", code,
                       told("regeln i {}", *std::find_if(there->begin(), there->end(), same))));
  }
  if (const auto done = make_folder(folder); !done) return refuse(done.error());
  catalogue.insert(*rule);
  if (const auto done = write_golden(catalogue, *rule); !done) return refuse(done.error());
  if (const auto done = write_file(path, Over::own, text); !done) return refuse(done.error());
  fmt::print("{}\n",
             told("{} skrevs: en regel som går att köra. Ändra frågan och orden, och pröva med   malkoll rules --test {}", path, folder));
  return all_well;
}

}  // namespace malkoll::cli
