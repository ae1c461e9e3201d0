#include "cli/http.h"

#include <curl/curl.h>
#include <dlfcn.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>
#include <type_traits>

#include "cli/command.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

constexpr long busy = 429, well = 200, out_of_order = 500, redirects = 300;

/// libcurl, loaded where somebody fetches. Linked, it and the thirty libraries that it asks for would be loaded at every start of the program,
/// which takes longer than to check a small municipality.
struct Curl {
  decltype(&curl_global_init) global_init;
  decltype(&curl_easy_init) init;
  decltype(&curl_easy_reset) reset;
  decltype(&curl_easy_setopt) set;
  decltype(&curl_easy_perform) perform;
  decltype(&curl_easy_getinfo) get_info;
  decltype(&curl_easy_strerror) words_of;
  decltype(&curl_easy_cleanup) cleanup;
  decltype(&curl_version_info) version_info;
};

/// nullopt: it is not on the machine, or lacks what is asked of it.
std::optional<Curl> load_curl() {
  void* const library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);  // stays until the program ends
  if (library == nullptr) return std::nullopt;
  bool whole = true;
  const auto find = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(library, name));
    whole = whole && function != nullptr;
  };
  Curl curl{};
  find(curl.global_init, "curl_global_init");
  find(curl.init, "curl_easy_init");
  find(curl.reset, "curl_easy_reset");
  find(curl.set, "curl_easy_setopt");
  find(curl.perform, "curl_easy_perform");
  find(curl.get_info, "curl_easy_getinfo");
  find(curl.words_of, "curl_easy_strerror");
  find(curl.cleanup, "curl_easy_cleanup");
  find(curl.version_info, "curl_version_info");
  return whole && curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? std::optional(curl) : std::nullopt;
}

const std::optional<Curl>& curl() {
  static const std::optional<Curl> loaded = load_curl();
  return loaded;
}

struct Answer {
  std::string bytes;
  std::size_t most = 0;
  bool too_large = false;
};

std::size_t take(char* data, std::size_t size, std::size_t count, void* to) {
  Answer& answer = *static_cast<Answer*>(to);
  const std::size_t bytes = size * count;
  if (answer.bytes.size() + bytes > answer.most) {
    answer.too_large = true;
    return 0;
  }
  answer.bytes.append(data, bytes);
  return bytes;
}

/// `https://`, `api.kolada.se` and `/v3/kpi` of https://api.kolada.se/v3/kpi.
struct Address {
  std::string scheme, host, rest;
};

/// nullopt: it is no address that is fetched from.
std::optional<Address> parts_of(const std::string& address) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!address.starts_with(scheme)) continue;
    const std::size_t end = std::min(address.find_first_of("/?#", scheme.size()), address.size());
    const std::string host = address.substr(scheme.size(), end - scheme.size());
    if (host.empty() || host.find_first_of("@ \\") != std::string::npos) return std::nullopt;
    return Address{std::string(scheme), host, address.substr(end)};
  }
  return std::nullopt;
}

}  // namespace

Http::Http(std::string base, Limits limits) : base_(std::move(base)), limits_(limits) {
  while (base_.ends_with('/')) base_.pop_back();
  if (curl()) handle_ = curl()->init();
}

Http::~Http() {
  if (handle_ != nullptr) curl()->cleanup(handle_);
}

std::string http_library() { return curl() ? curl()->version_info(CURLVERSION_NOW)->version : told("finns inte på datorn"); }

Result<std::string> Http::address_of(const std::string& path) const {
  const std::optional<Address> base = parts_of(base_);
  if (!base) return refusal(told("{} är ingen adress som kan hämtas från: den ska börja med https:// eller http://", base_));
  if (path.starts_with('/')) return base_ + path;
  const std::optional<Address> next = parts_of(path);
  if (!next || next->host != base->host)
    return refusal(told("svaret pekar vidare till en annan server ({}), och den frågas inte", path.substr(0, 100)));
  return base->scheme + base->host + next->rest;  // behind a proxy a server may not know how it was asked
}

Result<std::string> Http::get(const std::string& path) {
  const Result<std::string> address = address_of(path);
  if (!address) return address;
  if (!curl()) return refusal(told("biblioteket libcurl (libcurl.so.4) finns inte på datorn"));
  if (handle_ == nullptr) return refusal(told("minnet räcker inte"));
  long wait = 1;
  for (int left = limits_.tries;; --left) {
    if (++requests_ > limits_.requests)
      return refusal(told("frågorna blev fler än {}; servern delar upp svaret i för många sidor", limits_.requests));
    Answer answer{{}, limits_.bytes};
    curl()->reset(handle_);
    const std::string agent = "Malkoll/" + version();
    curl()->set(handle_, CURLOPT_URL, address->c_str());
    curl()->set(handle_, CURLOPT_PROTOCOLS_STR, "http,https");
    curl()->set(handle_, CURLOPT_FOLLOWLOCATION, 0L);
    curl()->set(handle_, CURLOPT_TIMEOUT, limits_.seconds);
    curl()->set(handle_, CURLOPT_NOSIGNAL, 1L);
    curl()->set(handle_, CURLOPT_ACCEPT_ENCODING, "");
    curl()->set(handle_, CURLOPT_USERAGENT, agent.c_str());
    curl()->set(handle_, CURLOPT_WRITEFUNCTION, take);
    curl()->set(handle_, CURLOPT_WRITEDATA, &answer);
    const CURLcode done = curl()->perform(handle_);
    if (answer.too_large) return refusal(told("svaret är större än {} MB", limits_.bytes >> 20U));
    if (done == CURLE_OPERATION_TIMEDOUT) return refusal(told("servern svarade inte inom {} sekunder ({})", limits_.seconds, *address));
    if (done != CURLE_OK) return refusal(told("servern går inte att nå: {} ({})", curl()->words_of(done), *address));
    long status = 0;
    curl()->get_info(handle_, CURLINFO_RESPONSE_CODE, &status);
    if (status == well) return std::move(answer.bytes);
    const bool again = status == busy || status >= out_of_order;
    if (!again && status >= redirects && status < 400)
      return refusal(told("servern hänvisar till en annan adress ({}), och den följs inte ({})", status, *address));
    if (!again || left <= 1) return refusal(told("servern svarade {} ({})", status, *address));
    curl_off_t asked = 0;
    curl()->get_info(handle_, CURLINFO_RETRY_AFTER, &asked);
    std::this_thread::sleep_for(
        std::chrono::seconds(std::clamp<long>(asked > 0 ? static_cast<long>(asked) : wait, 0, limits_.longest_wait)));
    wait *= 2;
  }
}

}  // namespace malkoll::cli
