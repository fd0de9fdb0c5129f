// Decides which notes and parameter changes fall into a block, and at which sample: from the MIDI file, the script and
// the main thread. [audio]
#ifndef CONTINUO_HOST_RUN_INPUT_PLAYER_H
#define CONTINUO_HOST_RUN_INPUT_PLAYER_H

#include <array>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "music/input_event.h"
#include "music/transport.h"
#include "plugin/event_list.h"
#include "plugin/parameter_changes.h"

namespace host {

class InputPlayer {
 public:
  // `events`: by `at`, which is in the project, or elapsed since the start when `live`.
  // `noteIds`: each note gets an id of its own; else -1, as of hosts that pass MIDI on.
  InputPlayer(std::vector<InputEvent> events, bool live, bool noteIds)
      : events_(std::move(events)), live_(live), noteIds_(noteIds) {}

  // For the next block, at its offset or at its start.
  void queue(const InputEvent& event, std::int64_t sample) { pending_.push_back({sample, event}); }

  // The position moved, or the transport started or stopped: the file's notes that sound are ended at `sample`, and its
  // pedals are up (unless the file is played live) and the file goes on from where the transport now is.
  void relocate(const Transport& transport, std::int64_t sample);
  // Ends every note that sounds at `sample`, the script's as well.
  void endAllNotes(std::int64_t sample);

  // Gathers all that lies in [start, start + size) in order of offset. `wrap`: the sample at which the cycle jumps
  // back.
  void gather(const Transport& transport, std::int64_t start, int size, std::int64_t wrap, EventList& events,
              ParameterChanges& changes);

 private:
  struct Placed {
    std::int64_t sample;
    InputEvent event;
    bool fromFile = false;
  };
  // Of one key: its note-ons and note-offs so far. A note-off is that of the oldest note.
  struct Key {
    vst3::int32 struck = 0;
    vst3::int32 released = 0;
  };
  struct Sounding {
    std::array<Key, 16 * 128> keys;
    std::map<std::pair<vst3::int16, vst3::int16>, vst3::ParamID> pedals;  // down: the channel and pedal, what it moved
  };

  void endNotes(Sounding& sounding, std::int64_t sample);
  vst3::int32 idOf(const Placed& placed, vst3::int32 strike) const;
  void put(const Placed& placed, std::int64_t start, int size, const Transport& transport, EventList& events,
           ParameterChanges& changes);

  std::vector<InputEvent> events_;
  bool live_;
  bool noteIds_;
  std::size_t next_ = 0;
  std::vector<Placed> pending_;
  std::vector<Placed> block_;
  Sounding fileSounding_;
  Sounding scriptSounding_;
};

}  // namespace host

#endif
