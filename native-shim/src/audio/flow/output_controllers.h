// Pedals and wheels in the event output: what stands there, and what has to come back.
#ifndef CONTINUO_AUDIO_FLOW_OUTPUT_CONTROLLERS_H
#define CONTINUO_AUDIO_FLOW_OUTPUT_CONTROLLERS_H

#include <bitset>
#include <cstdint>

#include "event_output.h"
#include "parameters/midi_messages.h"
#include "platform/rt_annotations.h"

namespace continuo {

// [audio] Of what has gone down there, every pedal comes up; where an answer has moved a wheel, it goes back to where
// the player's stands. What the output cannot take now it gets with a later block.
class OutputControllers {
 public:
  // The player's own. `passes`: it goes to the output.
  void movePlayers(EventOutput& output, uint8_t channel, uint8_t number, double value,
                   bool passes) noexcept SHIM_NONBLOCKING;
  // An answer's wheel: `number` is kCtrlModWheel or kPitchBend.
  void moveAnswers(EventOutput& output, uint8_t channel, uint8_t number, double value) noexcept SHIM_NONBLOCKING;

  void liftPedals(EventOutput& output) noexcept SHIM_NONBLOCKING;
  void giveBackWheels(EventOutput& output) noexcept SHIM_NONBLOCKING;
  // What an earlier block could not hand over.
  void sendLeftOvers(EventOutput& output) noexcept SHIM_NONBLOCKING;

 private:
  static constexpr std::size_t key(std::size_t place, uint8_t channel) noexcept { return place * 16 + (channel & 15); }
  void lift(EventOutput& output, std::size_t pedal) noexcept SHIM_NONBLOCKING;
  void movedByPlayer(uint8_t channel, uint8_t number, double value) noexcept SHIM_NONBLOCKING;

  // By key(): of which pedal or wheel, and the channel.
  std::bitset<kPedals.size() * 16> isDown_;
  std::bitset<kPedals.size() * 16> isToLift_;  // of these: up by now, but the host would not take it yet
  std::bitset<kWheels.size() * 16> isMoved_;   // by an answer
  std::bitset<kWheels.size() * 16> isAway_;    // the player's is not at rest
  double players_[kWheels.size() * 16] = {};   // of those that are away
};

}  // namespace continuo

#endif
