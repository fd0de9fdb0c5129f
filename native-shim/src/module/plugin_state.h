// The bytes of a saved state, as docs/protocol.md lays them out. Pure: no host, no threads.
#ifndef CONTINUO_MODULE_PLUGIN_STATE_H
#define CONTINUO_MODULE_PLUGIN_STATE_H

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace continuo {

// What cannot be understood is kept in its place and written back: records, parameters, a newer format version.
class PluginState {
 public:
  using Bytes = std::vector<uint8_t>;

  struct ReadResult;
  // Refuses damaged bytes; the error names the byte at which they stop making sense. What version 1 wrote is brought to
  // today's scales.
  static ReadResult read(std::span<const uint8_t> bytes);

  Bytes write() const;

  // Normalised value of a parameter, or nothing when the state does not mention it.
  std::optional<double> parameter(uint32_t id) const;
  void setParameter(uint32_t id, double normalized);

  // The managed part, UTF-8 JSON; empty when there is none.
  Bytes preset() const;
  void setPreset(Bytes json);

  // The model that travels with the song, in the managed side's own bytes; empty when none does.
  const Bytes& model() const;
  // Empty: none travels.
  void setModel(Bytes model);

 private:
  void takeOverVersion1();
  const Bytes& record(uint32_t tag) const;
  void setRecord(uint32_t tag, Bytes bytes);

  struct Record {
    uint32_t tag;
    Bytes bytes;                                        // all but PARM
    std::vector<std::pair<uint32_t, uint64_t>> values;  // PARM: id and the bits of the f64, so that any survives
  };

  uint32_t version_ = 2;
  std::vector<Record> records_;
};

struct PluginState::ReadResult {
  PluginState state;  // meaningless when there is an error
  std::string error;  // empty: the state was read
  size_t position = 0;
};

}  // namespace continuo

#endif
