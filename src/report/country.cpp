#include "report/country.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "diag/catalogue.h"
#include "model/money.h"
#include "report/form.h"

namespace malkoll::report {

namespace {

std::size_t size_of(std::int64_t count) { return static_cast<std::size_t>(std::max<std::int64_t>(count, 0)); }

/// What several come to together.
struct Together {
  Ore base, linked;
  std::int64_t goals = 0, without_indicators = 0, uncovered = 0;
  std::size_t municipalities = 0;

  void add(const CountryRow& row) {
    base = malkoll::add(base, row.base);
    linked = malkoll::add(linked, row.linked);
    goals += row.goals;
    without_indicators += row.without_indicators;
    uncovered += row.uncovered;
    ++municipalities;
  }
};

class CountryPage {
 public:
  CountryPage(const Country& country, const Wording& w) : country_(country), w_(w) {
    // By year within a municipality: the last one stays.
    for (const CountryRow& row : country.rows) last_[row.municipality] = &row;
    for (const auto& [code, row] : last_) all_.add(*row);
    for (const CountryRow& row : country.rows) years_.insert(row.year);
  }

  [[nodiscard]] Data data() const {
    Data data;
    data.set("heading", std::string(w_.in("Mål och pengar i ")) + w_.counted(last_.size(), w_.in("kommun"), w_.in("kommuner")));
    data.set("when", country_.when);
    data.set("version", country_.tool);
    put_style(data);
    data.set("figures", figures());
    data.set("rows", rows());
    data.set("together", together(all_));
    put_groups(data);
    put_trend(data);
    put_causes(data);
    return data;
  }

 private:
  [[nodiscard]] Data figures() const {
    Data figures{Data::type::list};
    add_figure(figures, w_.share(all_.linked, all_.base), w_.in("av pengarna är kopplade till mål"));
    add_figure(figures, w_.count(size_of(all_.without_indicators)), w_.in("mål saknar indikator"));
    add_figure(figures, w_.count(size_of(all_.uncovered)), w_.in("mål täcks av ingen nämnd"));
    return figures;
  }

  [[nodiscard]] Data together(const Together& sum) const {
    Data row;
    row.set("share", w_.share(sum.linked, sum.base));
    row.set("money", w_.money(sum.base));
    row.set("goals", w_.count(size_of(sum.goals)));
    row.set("without", w_.count(size_of(sum.without_indicators)));
    row.set("uncovered", w_.count(size_of(sum.uncovered)));
    return row;
  }

  [[nodiscard]] Data row_of(const CountryRow& from) const {
    Together one;
    one.add(from);
    Data row = together(one);
    row.set("name", shown(from.name));
    row.set("code", shown(from.municipality));
    row.set("year", to_string(from.year));
    row.set("plan", shown(from.plan));
    row.set("version", std::to_string(from.version));
    row.set("errors", w_.count(size_of(from.errors)));
    row.set("warnings", w_.count(size_of(from.warnings)));
    row.set("advice", w_.count(size_of(from.advice)));
    row.set("mended", w_.count_or_dash(size_of(from.mended)));
    return row;
  }

  [[nodiscard]] Data rows() const {
    Data rows{Data::type::list};
    for (const auto& [code, row] : last_) rows.push_back(row_of(*row));
    return rows;
  }

  /// Each group's sum, and below it those that are in it: who is like whom is the reader's to say.
  void put_groups(Data& data) const {
    Data groups{Data::type::list};
    for (const CountryGroup& group : country_.groups) {
      Together sum;
      Data members{Data::type::list};
      std::vector<std::string> absent;
      for (const std::string& code : group.municipalities) {
        const auto found = last_.find(code);
        if (found == last_.end()) {
          absent.push_back(code);
          continue;
        }
        sum.add(*found->second);
        members.push_back(row_of(*found->second));
      }
      Data one = together(sum);
      one.set("group", shown(group.name));
      one.set("members", members);
      put(one, "absent", w_.list(absent));
      groups.push_back(one);
    }
    data.set("groups", groups);
    flag(data, "some_groups", !country_.groups.empty());
  }

  void put_trend(Data& data) const {
    std::map<std::string, std::map<Year, Together>> by_year;
    std::map<Year, Together> all;
    for (const CountryRow& row : country_.rows) {
      by_year[row.municipality][row.year].add(row);
      all[row.year].add(row);
    }
    const auto shares = [&](const std::map<Year, Together>& years) {
      Data cells{Data::type::list};
      for (const Year year : years_) {
        const auto there = years.find(year);
        Data cell;
        cell.set("share", there == years.end() ? std::string("–") : w_.share(there->second.linked, there->second.base));
        cells.push_back(cell);
      }
      return cells;
    };
    Data years{Data::type::list}, trend{Data::type::list};
    for (const Year year : years_) {
      Data one;
      one.set("year", to_string(year));
      years.push_back(one);
    }
    for (const auto& [code, row] : last_) {
      Data one;
      one.set("name", shown(row->name));
      one.set("code", shown(code));
      one.set("shares", shares(by_year.at(code)));
      trend.push_back(one);
    }
    data.set("years", years);
    data.set("trend", trend);
    data.set("all_years", shares(all));
    flag(data, "some_trend", years_.size() > 1);
  }

  void put_causes(Data& data) const {
    Data causes{Data::type::list};
    for (const CountryCause& cause : country_.causes) {
      Data one;
      one.set("code", shown(cause.code));
      one.set("name", shown(cause.name));
      one.set("level", std::string(level_word(cause.level, w_.language())));
      one.set("findings", w_.count(size_of(cause.findings)));
      one.set("municipalities", w_.count(size_of(cause.municipalities)));
      causes.push_back(one);
    }
    data.set("causes", causes);
    flag(data, "some_causes", !country_.causes.empty());
  }

  const Country& country_;
  const Wording& w_;
  std::map<std::string, const CountryRow*> last_;
  std::set<Year> years_;
  Together all_;
};

}  // namespace

std::string country_page(const Country& country, Language language) {
  const Vocabulary vocabulary;
  Ore largest;
  for (const CountryRow& row : country.rows) largest = std::max(largest, magnitude(row.base));
  const Wording w(language, vocabulary, largest);
  std::ostringstream out;
  fill(out, Output::html, "country", CountryPage(country, w).data(), w);
  return std::move(out).str();
}

}  // namespace malkoll::report
