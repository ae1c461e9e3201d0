#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <set>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/kolada_fetch.h"
#include "cli/kolada_said.h"
#include "cli/run.h"
#include "kolada/cache.h"
#include "kolada/page.h"
#include "model/kolada.h"
#include "submission/kolada_lines.h"
#include "text/digit.h"
#include "text/told.h"

namespace malkoll::cli {

namespace fs = std::filesystem;

namespace {

constexpr const char* kolada_base = "https://api.kolada.se/v3";

struct KoladaArguments {
  std::vector<std::string> paths;
  bool fetch = false;
  std::string from, cache, output, plan;
  std::vector<std::string> compare;
  std::string base = kolada_base;
  std::uint32_t seconds = 30;
};

Result<kolada::Answers> read_answers(const std::string& path) {
  const FileAnswer file = read_file(path);
  if (file.fault == FileAnswer::Fault::missing) return refusal(told("{} finns inte", path));
  if (file.fault != FileAnswer::Fault::none) return refusal(told("{} kan inte läsas", path));
  Result<kolada::Answers> answers = kolada::read_cache(file.bytes);
  if (!answers) return refusal(told("{} kan inte användas: {}", path, answers.error().reason));
  return answers;
}

Result<KoladaQuestion> question_of(const Project& project, const std::vector<std::string>& compare) {
  KoladaQuestion question{
      .municipality = std::string(project.plan.municipality), .numbers = {}, .compare = {}, .years = submission::kolada_years(project)};
  std::set<std::string> numbers;
  for (const IndicatorRow& indicator : project.indicators) {
    if (std::string number = model::kolada_number(project, indicator); !number.empty()) numbers.insert(std::move(number));
  }
  question.numbers = {numbers.begin(), numbers.end()};
  if (question.numbers.empty())
    return refusal(told("ingen indikator hämtas ur Kolada; skriv numret på indikatorn, till exempel   källa: Kolada N15419"));
  const auto is_id = [](const std::string& id) {
    return !id.empty() && id.size() < 20 && std::all_of(id.begin(), id.end(), [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); });
  };
  if (!is_id(question.municipality))
    return refusal(told("det framgår inte vilken kommun planen gäller; skriv överst i den, till exempel   kommun 1780: Karlstads kommun"));
  if (question.years.empty()) return refusal(told("det framgår inte vilka år planen gäller; skriv i den, till exempel   budgetår: 2026"));
  for (const std::string& id : compare) {
    if (!is_id(id))
      return refusal(told("»{}« är ingen kommun eller grupp i Kolada: skriv kommunens kod, eller gruppens, som börjar med G", id));
    if (id != question.municipality && id != kolada::country) question.compare.push_back(id);
  }
  return question;
}

/// What is kept from before, and what Kolada has altered since.
void tell_revised(const kolada::Answers& before, const kolada::Answers& now) {
  for (const kolada::Value& old : before.values) {
    const auto found = std::find_if(now.values.begin(), now.values.end(), [&](const kolada::Value& v) {
      return v.indicator == old.indicator && v.place == old.place && v.year == old.year && v.gender == old.gender;
    });
    if (found == now.values.end() || found->number == old.number || !old.known() || !found->known()) continue;
    mention(told("Kolada har ändrat {} {} för {}: {} är nu {}", old.indicator, old.year, old.place, old.number, found->number));
  }
  for (const kolada::Indicator& old : before.indicators) {
    const kolada::Indicator* found = now.indicator(old.id);
    if (found != nullptr && !old.gone && !found->gone && found->title != old.title)
      mention(told("Kolada har bytt namn på {}: »{}« heter nu »{}«", old.id, old.title, found->title));
  }
}

/// nullopt: that it cannot be had has been said.
std::optional<kolada::Answers> answers_for(const KoladaArguments& arguments, const Project& project) {
  const auto no = [](const Refusal& why) {
    refuse(why);
    return std::nullopt;
  };
  const Result<KoladaQuestion> question = question_of(project, arguments.compare);
  if (!question) return no(question.error());
  if (!arguments.fetch) {
    Result<kolada::Answers> answers = read_answers(arguments.from.empty() ? arguments.cache : arguments.from);
    if (!answers) return no(answers.error());
    const std::string of = model::municipality_of(*answers, question->municipality);
    if (!of.empty() && of != question->municipality)
      return no({told("filen har Koladas värden för kommun {}, men planen gäller kommun {}", of, question->municipality)});
    return std::move(*answers);
  }
  std::error_code error;
  std::optional<kolada::Answers> before;
  if (!arguments.cache.empty() && fs::exists(arguments.cache, error)) {
    Result<kolada::Answers> read = read_answers(arguments.cache);
    if (!read) return no(read.error());  // it is nothing of ours to write over
    before = std::move(*read);
  }
  Http http(arguments.base, {.bytes = kolada::most_bytes, .seconds = std::max(1L, static_cast<long>(arguments.seconds))});
  Result<kolada::Answers> answers = fetch_kolada(http, *question);
  if (!answers) return no({told("det gick inte att hämta ur Kolada: {}", answers.error().reason)});
  answers->fetched = today();
  if (before) tell_revised(*before, *answers);
  if (arguments.cache.empty()) return std::move(*answers);
  if (const auto done = write_file(arguments.cache, Over::any, kolada::write_cache(*answers)); !done) return no(done.error());
  mention(told("Koladas svar skrevs i {}; kör om utan nät med   --from {}", arguments.cache, arguments.cache));
  return std::move(*answers);
}

/// What is new, in the follow-up file; false: it could not be written, which has been said.
bool add_to_follow_up(const std::string& path, const Loaded& loaded, const std::vector<submission::KoladaIndicator>& indicators,
                      const std::string& fetched) {
  const Project& project = loaded.project;
  const Sources& sources = loaded.input.sources;
  std::error_code error;
  std::size_t there = sources.size();
  for (std::size_t s = 0; s < sources.size(); ++s) {
    if (fs::equivalent(sources[s].path, path, error)) there = s;
  }
  for (const Mistake& m : loaded.sink.mistakes()) {
    if (m.code != Code::F06 || sources.index_at(m.span.at) != there) continue;
    refuse(fmt::format("{} {}", path, told("har tecken som inte går att läsa; rätta dem först (malkoll check visar var)")));
    return false;
  }
  const std::string& plan = project.plan_path();
  const submission::KoladaFollowUp made =
      submission::kolada_follow_up(project, indicators, there, plan == "-" ? "" : path_from(path, plan), fetched);
  if (made.added > 0) {
    if (const auto done = write_file(path, Over::read, made.text); !done) {
      refuse(done.error());
      return false;
    }
  }
  std::cout << (made.added > 0 ? told("nya rader i {}: {}", path, made.added) : told("det fanns inget nytt att skriva i {}", path)) << '\n';
  if (made.earlier > 0)
    std::cout << told("värden för år före planens, som hör hemma på indikatorn och inte skrevs: {}", made.earlier) << '\n';
  return true;
}

int run_kolada(const KoladaArguments& arguments, const Common& common) {
  if (!arguments.fetch && arguments.from.empty() && arguments.cache.empty())
    return refuse(told("ange varifrån: --fetch hämtar ur Kolada över nätet, --from FIL läser svar som har sparats"));
  if (!arguments.output.empty() && !arguments.output.ends_with(".malkoll"))
    return refuse(told("{} är ingen uppföljning som text: välj ett namn som slutar på .malkoll", arguments.output));
  std::vector<std::string> paths = arguments.paths.empty() ? std::vector<std::string>{"."} : arguments.paths;
  std::error_code error;
  const bool adds = !arguments.output.empty() && fs::exists(arguments.output, error);
  if (adds) paths.push_back(arguments.output);
  LoadOptions options;
  options.use_kolada = false;
  const std::unique_ptr<Loaded> loaded = load_whole(paths, arguments.plan, common, options);
  if (loaded == nullptr) return could_not_run;
  Project& project = loaded->project;
  if (project.plan.declaration == no_row) return refuse(told("det finns ingen plan att läsa"));
  const std::optional<kolada::Answers> answers = answers_for(arguments, project);
  if (!answers) return could_not_run;
  model::connect_kolada(project, *answers);
  const std::vector<submission::KoladaIndicator> indicators = submission::kolada_indicators(project);
  const KoladaCount count = say_kolada(std::cout, project, indicators, *answers);
  bool left = count.differ > 0 || count.gone > 0 || count.unknown > 0;
  if (arguments.output.empty()) {
    left |= count.fresh > 0;
  } else if (!add_to_follow_up(arguments.output, *loaded, indicators, answers->fetched)) {
    return could_not_run;
  }
  std::cout.flush();
  if (!std::cout) return refuse(told("kunde inte skriva allt"));
  return left ? found_something : all_well;
}

}  // namespace

Command kolada_command() {
  auto a = std::make_shared<KoladaArguments>();
  Command command{
      .name = "kolada",
      .about = told("hämta utfall och jämförelser ur Kolada för indikatorer med   källa: Kolada N…"),
      .examples =
          "malkoll kolada samples/karlstad --fetch --cache kolada.json\nmalkoll kolada samples/karlstad --from kolada.json -o uppfoljning.malkoll"};
  command.options = {
      paths_option(a->paths),
      Option{.names = "--fetch",
             .into = &a->fetch,
             .help = told("hämta ur Kolada över nätet; inget annat i Målkoll använder nätet, och aldrig av sig självt"),
             .excludes = "--from"},
      Option{.names = "--from",
             .into = &a->from,
             .help = told("läs svar som har sparats i stället: en fil från --cache, eller en sida med värden som den kom ur Koladas API"),
             .value = told("FIL")},
      Option{.names = "--cache",
             .into = &a->cache,
             .help = told("filen som svaren sparas i; utan --fetch läses den. kolada.json bredvid planen läses också av check"),
             .value = told("FIL"),
             .excludes = "--from",
             .to_file = true},
      Option{.names = "--group",
             .into = &a->compare,
             .help = told("en kommuns kod eller en grupp i Kolada (G…) att jämföra med, vid sidan av riket; får upprepas"),
             .value = told("ID")},
      Option{.names = "-o,--output",
             .into = &a->output,
             .help = told("uppföljningen som nya värden skrivs i; det som redan står där, eller någon annanstans, ändras aldrig"),
             .value = told("FIL"),
             .to_file = true},
      plan_option(a->plan),
      Option{.names = "--base-url", .into = &a->base, .help = told("adressen till Koladas API, version 3"), .value = told("ADRESS")},
      Option{
          .names = "--timeout", .into = &a->seconds, .help = told("sekunder att vänta på varje svar"), .value = told("ANTAL"), .most = 600},
  };
  command.run = [a](const Common& common) { return run_kolada(*a, common); };
  return command;
}

}  // namespace malkoll::cli
