#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "format/formatter.h"
#include "workbook/cell_values.h"
#include "workbook/content.h"

namespace malkoll::workbook {

namespace {

/// The years and numbers for which the columns of one sheet are repeated.
struct Wanted {
  std::map<const ColumnLayout*, std::set<Year>> years;
  std::map<const ColumnLayout*, std::set<std::string>> moments;
  std::map<Key, std::uint8_t> goals;
};

std::string normal(const std::filesystem::path& path) { return path.lexically_normal().generic_string(); }

/// Which declarations are left out: those named, and what stands in them.
Rows<Declaration, bool> left_out(const Project& project, const Source& source, const Facts& facts,
                                 const std::vector<std::uint32_t>& named) {
  const auto& all = project.facts.declarations;
  auto written = std::lower_bound(all.begin(), all.end(), source.base, [](const Declaration& d, std::uint32_t at) { return d.id.at < at; });
  Rows<Declaration, bool> out(facts.declarations.size());
  for (const Id<Declaration> d : facts.declarations.ids()) {
    const Id<Declaration> parent = facts.declarations[d].parent;
    out[d] = std::binary_search(named.begin(), named.end(), (written++)->id.at) || (parent != no_row && out[parent]);
  }
  return out;
}

/// What an amount without a unit is in, for each declaration: by its budget or plan, else by the plan that is checked.
Rows<Declaration, AmountUnit> units(const Facts& facts, AmountUnit otherwise) {
  Rows<Declaration, AmountUnit> result(facts.declarations.size(), AmountUnit::none);
  for (const Property& p : facts.properties) {
    if (p.key == Key::amount_unit && p.owner != no_row) result[p.owner] = p.as<AmountUnit>();
  }
  for (const Id<Declaration> d : facts.declarations.ids()) {
    const Id<Declaration> parent = facts.declarations[d].parent;
    if (result[d] == AmountUnit::none) result[d] = parent != no_row ? result[parent] : otherwise;
  }
  return result;
}

std::string title_of(std::string_view id, std::string_view title) {
  constexpr std::size_t longest = 120;  // bytes: lists in a spreadsheet compare no more than 255 characters
  if (title.size() > longest) {
    std::size_t end = longest;
    while ((static_cast<unsigned char>(title[end]) & 0xC0U) == 0x80U) --end;
    return fmt::format("{}{}{}…", id, id_separator, title.substr(0, end));
  }
  return title.empty() ? std::string(id) : fmt::format("{}{}{}", id, id_separator, title);
}

void read_file(Content& content, const Project& project, const Source& source, const std::unordered_set<std::string>& paths,
               const Keywords& keywords, const ContentOptions& options) {
  ContentFile& file = content.files.emplace_back();
  Formatted formatted = format(source, keywords);
  file.source = {source.path, std::move(formatted.text), 0, {}};
  Sink sink;
  parse(file.source, keywords, file.facts, sink, &file.lines);
  file.left_out = left_out(project, source, file.facts, options.left_out);
  file.units = units(file.facts, project.plan.amount_unit);
  // A line that could not be read stands in the row above it, a comment in the one below it: where there is none, it is lost.
  const auto is_row = [](const ReadLine& line) { return line.opens(); };
  const bool any_row = std::any_of(file.lines.begin(), file.lines.end(), is_row);
  bool row_above = false;
  for (const ReadLine& line : file.lines) {
    row_above = row_above || is_row(line);
    const bool lonely_comment = line.form == ReadLine::Form::comment && !any_row && !file.facts.declarations.empty();
    const bool below_unread_heading = line.says() && line.declaration != no_row;
    if (((line.form == ReadLine::Form::unread || below_unread_heading) && !row_above) || lonely_comment) {
      const auto piece = std::upper_bound(formatted.pieces.begin(), formatted.pieces.end(), line.whole.at,
                                          [](std::size_t at, const Formatted::Piece& p) { return at < p.at; }) -
                         1;
      content.lost.push_back(fmt::format("{}:{}", source.path, project.sources->position(piece->from.at).line));
    }
    if (line.form == ReadLine::Form::property && line.key == Key::use) {
      std::string used(file.source.text, line.value.at, line.value.length);
      std::replace(used.begin(), used.end(), '\\', '/');
      const std::string path = normal(std::filesystem::path(source.path).parent_path() / used);
      if (path != normal(source.path) && paths.contains(path)) file.needless.insert(line.whole.at);
    }
  }
}

void collect(std::vector<Wanted>& wanted, Content& content, const ContentFile& file) {
  for (const ReadLine& line : file.lines) {
    if (line.declaration == no_row || file.left_out[line.declaration]) continue;
    const SheetLayout* layout = sheet_layout(file.facts.declarations[line.declaration].kind);
    if (layout == nullptr) continue;
    const auto s = static_cast<std::size_t>(layout - sheet_layouts().data());
    if (line.opens()) ++content.sheets[s].rows;
    if (!line.says() || line.key == Key::use) continue;
    const std::optional<SheetColumn> column = sheet_column(*layout, file, line);
    if (!column) continue;
    if (column->number != 0) {
      auto& most = wanted[s].goals[column->layout->key];
      most = std::max(most, column->number);
    } else if (column->layout->role == ColumnRole::measure) {
      wanted[s].moments[column->layout].insert(column->moment);
    } else if (column->layout->role == ColumnRole::amount) {
      wanted[s].years[column->layout].insert(column->year);
    }
  }
}

/// What a plan says of its years besides its ram.
bool is_economy(Key key) { return key == Key::result || key == Key::taxes || key == Key::net_interest; }

std::vector<SheetColumn> columns_of(const SheetLayout& layout, const Wanted& wanted, const ContentOptions& options) {
  constexpr std::uint8_t fewest_goals = 3;
  std::vector<SheetColumn> columns;
  for (const ColumnLayout& column : layout.columns) {
    if (column.role == ColumnRole::share) continue;  // beside its goal
    if (column.role == ColumnRole::goal) {
      const auto found = wanted.goals.find(column.key);
      const std::uint8_t most = std::max(fewest_goals, found == wanted.goals.end() ? std::uint8_t{0} : found->second);
      const auto share =
          std::find_if(layout.columns.begin(), layout.columns.end(), [](const ColumnLayout& c) { return c.role == ColumnRole::share; });
      for (std::uint8_t n = 1; n <= most; ++n) {
        columns.push_back({&column, {}, n});
        if (share != layout.columns.end()) columns.push_back({&*share, {}, n});
      }
      continue;
    }
    if (column.role != ColumnRole::amount && column.role != ColumnRole::measure) {
      columns.push_back({&column});
      continue;
    }
    if (column.role == ColumnRole::measure) {
      std::set<std::string> moments;
      if (column.key == Key::target) {
        for (const Year year : options.years) moments.insert(to_string(year));
      }
      if (column.key == Key::baseline && !options.years.empty()) moments.insert(to_string(options.years.front() - 1));
      if (const auto found = wanted.moments.find(&column); found != wanted.moments.end())
        moments.insert(found->second.begin(), found->second.end());
      for (const std::string& moment : moments) columns.push_back(*measure_column(column, moment));
      continue;
    }
    std::set<Year> years;
    // What few budgets have has a column only where it is said.
    const bool everywhere = column.key != Key::change && column.key != Key::actual && column.key != Key::grant && !is_economy(column.key);
    if (everywhere) years.insert(options.years.begin(), options.years.end());
    if (const auto found = wanted.years.find(&column); found != wanted.years.end())
      years.insert(found->second.begin(), found->second.end());
    for (const Year year : years) columns.push_back({&column, year, 0, options.unit});
  }
  return columns;
}

}  // namespace

Content content_of(const Project& project, std::span<const std::size_t> which, const Keywords& keywords, const ContentOptions& options) {
  Content content;
  std::unordered_set<std::string> paths;
  for (const std::size_t s : which) paths.insert(normal((*project.sources)[s].path));
  for (const GoalRow& goal : project.goals) {
    const std::string id(project.id(goal.declaration));
    content.titles.emplace(id, title_of(id, project.title(goal.declaration)));
  }
  for (const AssignmentRow& assignment : project.assignments) {
    const std::string id(project.id(assignment.declaration));
    content.titles.emplace(id, title_of(id, project.title(assignment.declaration)));
  }
  for (const UnitRow& unit : project.units) {
    const std::string id(project.id(unit.declaration));
    content.titles.emplace(id, title_of(id, project.title(unit.declaration)));
  }
  for (const SheetLayout& layout : sheet_layouts()) content.sheets.push_back({&layout, {}, 0});
  std::vector<Wanted> wanted(content.sheets.size());
  for (const std::size_t s : which) {
    read_file(content, project, (*project.sources)[s], paths, keywords, options);
    collect(wanted, content, content.files.back());
  }
  for (std::size_t s = 0; s < content.sheets.size(); ++s)
    content.sheets[s].columns = columns_of(*content.sheets[s].layout, wanted[s], options);
  return content;
}

}  // namespace malkoll::workbook
