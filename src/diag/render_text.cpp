#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>
#include <string>
#include <string_view>

#include "diag/colours.h"
#include "diag/excerpt.h"
#include "diag/places.h"
#include "diag/render.h"
#include "diag/summary_line.h"
#include "diag/visible.h"
#include "text/format.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll {
namespace {

constexpr std::size_t shown_of_a_code = 5;

/// The words, the frame and the colours of one run.
struct Look {
  Glyphs glyphs;
  bool colour;
  Language language;
  std::string_view corner, bar, heavy, light, dots;

  explicit Look(const RenderOptions& o) : glyphs(o.glyphs), colour(o.colour), language(o.language) {
    const bool unicode = glyphs == Glyphs::typographic;
    corner = unicode ? "┌─" : "-->";
    bar = unicode ? "│" : "|";
    heavy = unicode ? "━" : "^";
    light = unicode ? "─" : "-";
    dots = unicode ? "…" : "...";
  }

  [[nodiscard]] std::string dim(std::string_view text) const { return painted(text, "\x1b[2m"); }
  [[nodiscard]] std::string painted(std::string_view text, std::string_view how) const {
    return colour && !text.empty() ? fmt::format("{}{}\x1b[0m", how, text) : std::string(text);
  }
  [[nodiscard]] std::string_view word(std::string_view swedish) const { return in_language(swedish, language); }
};

struct Writer {
  const CheckResult& result;
  const RenderOptions& options;
  Look look;
  std::string out;

  void line(std::string_view text) {
    out += text;
    out += '\n';
  }

  /// The frame of one place: where it is, the line, and what is underlined in it.
  void place(Span span, std::string_view label, std::size_t gutter, std::string_view paint, std::string_view stroke) {
    const Sources& sources = *result.sources;
    const Span whole = sources.line(span.at);
    const std::size_t from = span.at - std::min(whole.at, span.at);
    const Excerpt shown = excerpt(sources.text(whole), from, span.length, look.glyphs);
    line(fmt::format("{:{}}{} {}", "", gutter, look.dim(look.corner), visible(place_text(sources, span.at), look.glyphs)));
    line(fmt::format("{} {}", look.dim(fmt::format("{:>{}} {}", line_number(span), gutter, look.bar)), shown.text));
    std::string under;
    for (std::size_t i = 0; i < shown.width; ++i) under += stroke;
    if (!label.empty()) under += ' ' + visible(label, look.glyphs);
    line(fmt::format("{:{}} {} {:{}}{}", "", gutter, look.dim(look.bar), "", shown.mark, look.painted(under, paint)));
  }

  void note(std::size_t gutter, std::string_view word, std::string_view text) {
    line(fmt::format("{:{}} {} {}: {}", "", gutter, look.dim("="), word, text));
  }

  /// What can be pasted: the rule's own help, or the certain correction.
  void help(const Finding& finding, std::size_t gutter) {
    const std::string_view word = look.word("hjälp");
    if (!finding.help.empty()) return note(gutter, word, visible(finding.help, look.glyphs));
    if (!finding.fix || result.sources->size() == 0) return;
    const Fix& fix = *finding.fix;
    const std::string right = visible(fix.replacement, look.glyphs);
    // A correction of something else than what is underlined has to say of what.
    const std::string wrong = fix.span == finding.span ? std::string() : visible(result.sources->text(fix.span), look.glyphs);
    if (right.empty()) {
      note(gutter, word,
           wrong.empty() ? std::string(look.word("ta bort det som är understruket")) : fmt::format("{} »{}«", look.word("ta bort"), wrong));
    } else if (fix.span.empty()) {
      note(gutter, word, fmt::format("{}   {}", look.word("lägg till"), right));
    } else if (wrong.empty()) {
      note(gutter, word, fmt::format("{}   {}", look.word("skriv i stället"), right));
    } else {
      note(gutter, word, fmt::format("{} »{}« {}   {}", look.word("byt"), wrong, look.word("mot"), right));
    }
  }

  void finding(const Finding& f) {
    const RuleInfo& rule = rule_of(result, f);
    const std::string_view paint = f.waived ? "\x1b[1m" : colour_of(f.level);
    const std::string_view word = f.waived ? look.word("undantagen") : level_word(f.level, options.language);
    line(fmt::format("{}: {}", look.painted(fmt::format("{}[{}]", word, rule.code), paint), visible(f.message, look.glyphs)));

    const bool has_place = result.sources->size() != 0;
    const bool has_line = has_place && !f.whole_file && !result.sources->at(f.span.at).text.empty();
    const Related* const other = has_place && f.items.empty() && !f.related.empty() ? &f.related.front() : nullptr;
    const bool other_line = other != nullptr && !result.sources->at(other->span.at).text.empty();
    std::size_t gutter = 2;
    if (has_line) gutter = std::max(gutter, line_number(f.span).size());
    if (other_line) gutter = std::max(gutter, line_number(other->span).size());

    const bool is_gathered = !f.items.empty();
    if (has_line) {
      place(f.span, f.label, gutter, paint, look.heavy);
    } else if (has_place) {
      line(fmt::format("{:{}}{} {}", "", gutter, look.dim(look.corner), visible(result.sources->at(f.span.at).path, look.glyphs)));
    }
    if (is_gathered) note(gutter, look.word("gäller"), gathered(f));
    else if (other_line) place(other->span, other->message, gutter, "\x1b[2m", look.light);
    else if (other != nullptr) note(gutter, look.word("not"), visible(other->message, look.glyphs));

    if (f.waived) {
      note(gutter, look.word("not"), waiver(*f.waived));
    } else {
      help(f, gutter);
    }
    if (f.grown) note(gutter, look.word("not"), look.word("fanns i baslinjen, men har vuxit eller bytt tecken"));
    // A municipality's own rule is found where its file is.
    const std::string where = rule.own ? " --rules " + visible(rule.file.substr(0, rule.file.find_last_of("/\\")), look.glyphs) : "";
    note(gutter, look.word("läs mer"), fmt::format("malkoll explain {}{}", rule.code, where));
    line("");
  }

  /// Where an item stands, for who knows where the gathered finding does: `rad 7`, `Blad1!D14`, with the file where it is another.
  [[nodiscard]] std::string place_beside(Span item, Span finding) const {
    const Sources& sources = *result.sources;
    const std::string place = short_place(sources, item);
    if (sources.index_at(item.at) != sources.index_at(finding.at) || sources.at(item.at).path.size() >= place.size()) return place;
    const std::string rest = place.substr(sources.at(item.at).path.size() + 1);
    return sources.at(item.at).is_table() ? rest : fmt::format("{} {}", look.word("rad¦i en text"), rest);
  }

  /// `indikator A1a (rad 7), indikator A1b (rad 12) … och 2 till`
  [[nodiscard]] std::string gathered(const Finding& f) const {
    const std::size_t shown = options.all ? f.items.size() : std::min(f.items.size(), shown_of_a_code);
    std::string list;
    for (std::size_t i = 0; i < shown; ++i) {
      const Finding& item = f.items[i];
      list += fmt::format("{}{} ({})", i == 0 ? "" : ", ", visible(item.subject_kind + " " + item.subject_id, look.glyphs),
                          visible(place_beside(item.span, f.span), look.glyphs));
    }
    if (shown == f.items.size()) return list;
    return fmt::format("{} {} {} {} {}", list, look.dots, look.word("och"),
                       format_count(f.items.size() - shown, options.language, look.glyphs), look.word("till"));
  }

  [[nodiscard]] std::string waiver(const Waived& waived) const {
    const std::string reason = visible(waived.reason, look.glyphs);
    if (waived.until.empty()) return fmt::format("{}: {}", look.word("undantag utan slutdatum"), reason);
    return fmt::format("{} {}: {}", look.word("undantag till och med"), visible(waived.until, look.glyphs), reason);
  }

  void mended() {
    std::size_t shown = 0;
    for (const KnownFinding& known : result.mended) {
      if (++shown > shown_of_a_code && !options.all) break;
      if (shown == 1) line(look.word("Rättat sedan baslinjen (ta bort ur den med --prune-baseline):"));
      line(fmt::format("  {} {}", known.print.rule, visible(known.message.empty() ? known.print.subject : known.message, look.glyphs)));
    }
    if (shown == 0) return;
    if (!options.all && result.mended.size() > shown_of_a_code) {
      more(result.mended.size() - shown_of_a_code, fmt::format("{} ({} --all)", look.word("till"), look.word("visa med")));
    }
    line("");
  }

  /// What is waived, apart from what counts: each with where it stands and why.
  void waived_briefly() {
    std::size_t count = 0;
    for (const Finding& f : result.findings) {
      if (!f.waived || ++count > shown_of_a_code) continue;
      if (count == 1) line(look.word("Undantaget, med skäl:"));
      line(fmt::format("  {} {}", rule_of(result, f).code, visible(f.message, look.glyphs)));
      std::string why = waiver(*f.waived);
      if (result.sources->size() != 0) why += fmt::format(" ({})", visible(short_place(*result.sources, f.span), look.glyphs));
      line(fmt::format("      {}", why));
    }
    if (count > shown_of_a_code) {
      more(count - shown_of_a_code, fmt::format("{} ({} --all)", look.word("till"), look.word("visa med")));
    }
    if (count > 0) line("");
  }

  /// What stands before a line: its number, or the row's in a table.
  [[nodiscard]] std::string line_number(Span span) const {
    const Sources& sources = *result.sources;
    if (!sources.at(span.at).is_table()) return std::to_string(sources.position(span.at).line);
    const auto cell = sources.cell(span.at);
    return cell ? std::to_string(cell->row) : std::string();
  }

  void more(std::size_t count, std::string_view rest) {
    line(fmt::format("{} {} {} {}", look.dots, look.word("och"), format_count(count, options.language, look.glyphs), rest));
  }
};

}  // namespace

void render_text_findings(std::ostream& out, const CheckResult& result, const RenderOptions& options) {
  Writer writer{result, options, Look(options), {}};
  const auto flush = [&] {
    out.write(writer.out.data(), static_cast<std::streamsize>(writer.out.size()));
    writer.out.clear();
  };

  // By rule, which is code order, and level, the worst first: what stops a budget is never behind advice of the same code.
  std::map<std::pair<std::uint16_t, int>, std::size_t> seen;
  for (const Finding& finding : result.findings) {
    if (finding.waived || finding.known) continue;
    if (++seen[{finding.rule, -static_cast<int>(finding.level)}] > shown_of_a_code && !options.all) continue;
    writer.finding(finding);
    if (writer.out.size() > 1U << 16U) flush();
  }

  bool left_out = false;
  for (const auto& [group, count] : seen) {
    if (options.all || count <= shown_of_a_code) continue;
    const auto code = group.first;
    const RuleInfo& rule = result.catalogue->rules[code];
    const auto level = static_cast<Level>(-group.second);
    const Look& look = writer.look;
    // Where a code has findings of several levels, it is said which are left out.
    const auto of_rule = std::count_if(seen.begin(), seen.end(), [&](const auto& other) { return other.first.first == code; });
    const std::string which = of_rule > 1 ? fmt::format(" [{}]", level_word(level, options.language)) : std::string();
    writer.more(count - shown_of_a_code,
                fmt::format("{} {} {}{} ({} --all)", look.word("till av"), rule.code, rule.name, which, look.word("visa med")));
    left_out = true;
  }
  if (result.summary.dropped != 0) {
    writer.more(result.summary.dropped, writer.look.word("till som inte visas: filerna har för många fel"));
    left_out = true;
  }
  if (left_out) writer.line("");

  if (options.all) {
    for (const Finding& finding : result.findings) {
      if (finding.waived) writer.finding(finding);
    }
  } else {
    writer.waived_briefly();
  }
  writer.mended();
  flush();
}

void render_text(std::ostream& out, const CheckResult& result, const RenderOptions& options) {
  render_text_findings(out, result, options);
  render_todo(out, result, options);
  out << summary_line(result.summary, options) << '\n';
}

}  // namespace malkoll
