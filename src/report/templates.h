#pragma once

#include <span>
#include <string_view>

namespace malkoll::report {

struct TemplateFile {
  std::string_view path;    ///< html/matrix.mustache
  std::string_view text;
  std::string_view sha256;  ///< base64, of style sheets and scripts; empty for the others
};

/// The files of src/report/html, src/report/markdown and src/report/text, put into the program when it is built.
[[nodiscard]] std::span<const TemplateFile> template_files();

/// The file, or nullptr.
[[nodiscard]] const TemplateFile* find_template(std::string_view path);

}  // namespace malkoll::report
