#include "work/kolada_file.h"

#include "diag/sink.h"
#include "kolada/cache.h"
#include "model/kolada.h"
#include "work/beside_plan.h"
#include "work/workspace.h"

namespace malkoll::work {

void read_kolada(Workspace& workspace, const std::string& named, const Files& files) {
  Project& project = workspace.project;
  if (project.plan.declaration == no_row) return;
  const std::string path = named.empty() ? beside_plan(project, kolada_name) : named;
  if (path.empty()) return;
  const FileAnswer answer = files.read(path);
  if (named.empty() && answer.fault == FileAnswer::Fault::missing) return;
  Sources& sources = workspace.input.sources;
  const std::size_t source = sources.add(answer.path.empty() ? path : answer.path, {});
  workspace.scope.checked_sources.push_back(source);  // who checks one submission is told of it too
  const auto refuse = [&](Mistake m) { workspace.sink.add(std::move(m)); };
  Mistake unread =
      about_file(Code::F01, answer.fault == FileAnswer::Fault::none ? "kolada" : variant_of(answer.fault), {}, sources[source].base);
  if (answer.fault != FileAnswer::Fault::none) return refuse(std::move(unread));
  const Result<kolada::Answers> answers = kolada::read_cache(answer.bytes);
  if (!answers) {
    unread.other = answers.error().reason;
    return refuse(std::move(unread));
  }
  const std::string of = model::municipality_of(*answers, project.plan.municipality);
  if (!project.plan.municipality.empty() && !of.empty() && of != project.plan.municipality) {
    Mistake other = about_file(Code::F01, "kolada-kommun", {}, sources[source].base);
    other.other = of;
    other.place = project.plan.municipality;
    return refuse(std::move(other));
  }
  model::connect_kolada(project, *answers);
}

}  // namespace malkoll::work
