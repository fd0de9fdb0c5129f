// continuo-host: a headless VST 3 host. See run/options_help.cpp for what it does.
#include <chrono>
#include <cstdio>
#include <ctime>
#include <exception>
#include <fstream>
#include <functional>
#include <iterator>
#include <latch>
#include <sstream>
#include <thread>

#include "common/errors.h"
#include "plugin/module.h"
#include "run/options.h"
#include "run/session.h"

namespace host {

static SessionResult runAll(const Options& options) {
  SessionResult last = runSession(options);
  if (options.repeat == 1) return last;
  const std::uint64_t first = last.fingerprint;
  const double firstLoad = last.loadMillis;
  const long firstResident = residentKiB();
  bool identical = true;
  double longestLoad = 0;
  for (int i = 1; i < options.repeat; ++i) {
    last = runSession(options);
    identical = identical && last.fingerprint == first;
    longestLoad = std::max(longestLoad, last.loadMillis);
  }
  last.report.add("repeat", "runs", static_cast<long long>(options.repeat));
  last.report.add("repeat", "identical", identical);
  last.report.add("repeat", "firstLoadMillis", firstLoad);
  last.report.add("repeat", "longestLaterLoadMillis", longestLoad);
  last.report.add("repeat", "residentKiBAfterFirst", static_cast<long long>(firstResident));
  last.report.add("repeat", "residentKiBAfterLast", static_cast<long long>(residentKiB()));
  return last;
}

static void print(const Options& options, const SessionResult& result) {
  if (options.json) {
    JsonWriter json;
    json.begin('{');
    if (options.list) json.key("list").json(result.listingJson);
    result.report.write(json);
    json.end('}');
    std::printf("%s\n", json.text().c_str());
    return;
  }
  std::fputs(result.listingText.c_str(), stdout);
  if (options.stats) std::fputs(result.report.text().c_str(), stdout);
}

static std::string withInstance(std::string path, int instance) {
  const std::size_t place = path.find("{i}");
  return place == std::string::npos ? path : path.replace(place, 3, std::to_string(instance));
}

// What the process as a whole takes, once it has settled and when all instances have played.
static void reportProcess(const std::latch& playing, Report& report) {
  long early = 0;
  for (int ticks = 0; !playing.try_wait(); ++ticks) {
    if (ticks <= 600) early = residentKiB();  // a minute
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  const int threads = threadsNamed("Continuo");
  report.add("process", "residentKiBAfterAMinute", static_cast<long long>(early));
  report.add("process", "residentKiBAtTheEnd", static_cast<long long>(residentKiB()));
  report.add("process", "threadsOfThePlugin", static_cast<long long>(threads));
  report.add("process", "cpuSeconds", static_cast<double>(std::clock()) / CLOCKS_PER_SEC);
}

// Memory that the process holds, in KiB: while all instances play, and once all are removed.
struct Round {
  long playing;
  long removed;
};

static Round runRound(const Options& common, std::vector<SessionResult>& results, Report& process) {
  std::vector<std::exception_ptr> errors(results.size());
  std::vector<std::thread> threads;
  std::latch playing(common.instances);
  std::latch counted(1);
  for (int i = 0; i < common.instances; ++i) {
    threads.emplace_back([&, i] {
      const auto index = static_cast<std::size_t>(i);
      bool hasPlayed = false;
      const auto played = [&] {
        hasPlayed = true;
        playing.count_down();
        counted.wait();  // nobody is suspended before all have played
      };
      try {
        Options options = common;
        for (std::string* path : {&options.scriptPath, &options.musicPath, &options.outWavPath, &options.outEventsPath,
                                  &options.saveStatePath, &options.loadStatePath}) {
          *path = withInstance(*path, i);
        }
        results[index] = runSession(options, played);
      } catch (...) {
        errors[index] = std::current_exception();
      }
      if (!hasPlayed) playing.count_down();
    });
  }
  reportProcess(playing, process);
  Round round{residentKiB(), 0};
  counted.count_down();
  for (std::thread& thread : threads) thread.join();
  for (const std::exception_ptr& error : errors) {
    if (error) std::rethrow_exception(error);
  }
  round.removed = residentKiB();
  return round;
}

static void runInstances(const Options& common) {
  std::vector<SessionResult> results(static_cast<std::size_t>(common.instances));
  std::vector<Round> rounds;
  Report process;
  for (int i = 0; i < common.repeat; ++i) {
    process = Report();
    rounds.push_back(runRound(common, results, process));
  }
  JsonWriter json;
  json.begin('{');
  json.key("instances").begin('[');
  for (const SessionResult& result : results) {
    json.begin('{');
    result.report.write(json);
    json.end('}');
  }
  json.end(']');
  process.write(json);
  json.key("rounds").begin('[');
  for (const Round& round : rounds) {
    json.begin('{');
    json.key("residentKiBPlaying").value(static_cast<long long>(round.playing));
    json.key("residentKiBRemoved").value(static_cast<long long>(round.removed));
    json.end('}');
  }
  json.end(']');
  json.end('}');
  std::printf("%s\n", json.text().c_str());
}

// Each line of the file: options of one run, divided by spaces, after those of the command line. Prints a JSON object a
// line, {"error": ...} for a run that failed; true when none did.
static bool runBatch(const std::vector<std::string>& common, const std::string& path) {
  std::ifstream lines(path);
  if (!lines) throw HostError(path + ": cannot be read");
  bool allDone = true;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::vector<std::string> arguments = common;
    arguments.insert(arguments.end(), std::istream_iterator<std::string>(words), {});
    arguments.push_back("--json");
    try {
      const Options options = parseOptions(arguments);
      print(options, runAll(options));
    } catch (const std::exception& error) {
      allDone = false;
      JsonWriter json;
      json.begin('{');
      json.key("error").value(std::string(error.what()));
      json.end('}');
      std::printf("%s\n", json.text().c_str());
    }
    std::fflush(stdout);
  }
  return allDone;
}

}  // namespace host

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const host::Options options = host::parseOptions(arguments);
    if (options.help) {
      std::fputs(host::kHelp, stdout);
      return 0;
    }
    if (!options.batchPath.empty()) return host::runBatch(arguments, options.batchPath) ? 0 : 1;
    if (options.instances > 1)
      host::runInstances(options);
    else
      host::print(options, host::runAll(options));
    return 0;
  } catch (const host::UsageError& error) {
    std::fprintf(stderr, "continuo-host: %s (see --help)\n", error.what());
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "continuo-host: %s\n", error.what());
    return 1;
  }
}
