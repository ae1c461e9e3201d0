#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>

#include "check/read.h"
#include "diag/render.h"
#include "model/project.h"
#include "report/difference.h"

namespace malkoll::report {

/// One file that was read, as an auditor can find it again.
struct ReportFile {
  std::string path;
  std::string sha256;       ///< of its bytes, in hexadecimal
  std::uint64_t bytes = 0;
};

/// A file's path as what is published names it: from the folder of the plan's file.
[[nodiscard]] std::string published_path(const Project& project, std::string_view path);

/// What a report is made of. All of it must outlive the call.
struct ReportInput {
  const Input& input;
  const Project& project;
  const CheckResult& result;
  std::span<const ReportFile> files;
  const Difference* since = nullptr;  ///< what changed since an earlier version; nullptr: none was given
};

struct ReportOptions {
  enum class Format : std::uint8_t { html, markdown, docx };  ///< docx: the short edition only
  enum class Edition : std::uint8_t { whole, brief };          ///< brief: at most two pages
  Format format = Format::html;
  Language language = Language::swedish;
  std::string unit = {};     ///< id of the nämnd or bolag that the report is about; empty: the whole municipality
  std::string version = {};  ///< of the program
  std::optional<Period> follow_up = std::nullopt;  ///< what is followed up instead of the budget
  Edition edition = Edition::whole;
};

/// Writes the report. The same input gives the same bytes. `options.unit` must be one of the project's units.
void write_report(std::ostream& out, const ReportInput& input, const ReportOptions& options);

}  // namespace malkoll::report
