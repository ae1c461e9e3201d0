#include "cli/http.h"

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>

#include "cli/command.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

constexpr long busy = 429, well = 200, out_of_order = 500, redirects = 300;

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
  curl_global_init(CURL_GLOBAL_DEFAULT);
  handle_ = curl_easy_init();
}

Http::~Http() {
  curl_easy_cleanup(handle_);
  curl_global_cleanup();
}

std::string http_library() { return curl_version_info(CURLVERSION_NOW)->version; }

Result<std::string> Http::address_of(const std::string& path) const {
  const std::optional<Address> base = parts_of(base_);
  if (!base) return refusal(told("{} är ingen adress som kan hämtas från: den ska börja med https:// eller http://", base_));
  if (path.starts_with('/')) return base_ + path;
  const std::optional<Address> next = parts_of(path);
  if (!next || next->host != base->host) return refusal(told("svaret pekar vidare till en annan server ({}), och den frågas inte", path.substr(0, 100)));
  return base->scheme + base->host + next->rest;  // behind a proxy a server may not know how it was asked
}

Result<std::string> Http::get(const std::string& path) {
  const Result<std::string> address = address_of(path);
  if (!address) return address;
  if (handle_ == nullptr) return refusal(told("minnet räcker inte"));
  long wait = 1;
  for (int left = limits_.tries; ; --left) {
    if (++requests_ > limits_.requests) return refusal(told("frågorna blev fler än {}; servern delar upp svaret i för många sidor", limits_.requests));
    Answer answer{{}, limits_.bytes};
    curl_easy_reset(handle_);
    const std::string agent = "Malkoll/" + version();
    curl_easy_setopt(handle_, CURLOPT_URL, address->c_str());
    curl_easy_setopt(handle_, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle_, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle_, CURLOPT_TIMEOUT, limits_.seconds);
    curl_easy_setopt(handle_, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle_, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(handle_, CURLOPT_USERAGENT, agent.c_str());
    curl_easy_setopt(handle_, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(handle_, CURLOPT_WRITEDATA, &answer);
    const CURLcode done = curl_easy_perform(handle_);
    if (answer.too_large) return refusal(told("svaret är större än {} MB", limits_.bytes >> 20U));
    if (done == CURLE_OPERATION_TIMEDOUT) return refusal(told("servern svarade inte inom {} sekunder ({})", limits_.seconds, *address));
    if (done != CURLE_OK) return refusal(told("servern går inte att nå: {} ({})", curl_easy_strerror(done), *address));
    long status = 0;
    curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
    if (status == well) return std::move(answer.bytes);
    const bool again = status == busy || status >= out_of_order;
    if (!again && status >= redirects && status < 400) return refusal(told("servern hänvisar till en annan adress ({}), och den följs inte ({})", status, *address));
    if (!again || left <= 1) return refusal(told("servern svarade {} ({})", status, *address));
    curl_off_t asked = 0;
    curl_easy_getinfo(handle_, CURLINFO_RETRY_AFTER, &asked);
    std::this_thread::sleep_for(std::chrono::seconds(std::clamp<long>(asked > 0 ? static_cast<long>(asked) : wait, 0, limits_.longest_wait)));
    wait *= 2;
  }
}

}  // namespace malkoll::cli
