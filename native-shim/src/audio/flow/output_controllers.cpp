#include "output_controllers.h"

namespace continuo {

void OutputControllers::movePlayers(EventOutput& output, uint8_t channel, uint8_t number, double value,
                                    bool passes) noexcept {
  bool isSaid = false;
  for (std::size_t pedal = 0; pedal < kPedals.size(); ++pedal) {
    if (!concerns(number, kPedals[pedal]) || isPedalDown(number, value)) continue;
    // Whatever Through says by now: what has gone down in the output comes up there.
    isSaid = isSaid || (number == kPedals[pedal] && isDown_[key(pedal, channel)]);
    lift(output, key(pedal, channel));
  }
  if (isSaid || !passes || !isPassedThrough(number) || !output.controller(channel, number, value)) return;
  movedByPlayer(channel, number, value);
}

void OutputControllers::movedByPlayer(uint8_t channel, uint8_t number, double value) noexcept {
  for (std::size_t pedal = 0; pedal < kPedals.size(); ++pedal) {
    if (number != kPedals[pedal] || !isPedalDown(number, value)) continue;
    isDown_[key(pedal, channel)] = true;
    isToLift_[key(pedal, channel)] = false;
  }
  for (std::size_t wheel = 0; wheel < kWheels.size(); ++wheel) {
    if (!concerns(number, kWheels[wheel].number)) continue;
    isAway_[key(wheel, channel)] = number == kWheels[wheel].number;
    players_[key(wheel, channel)] = value;
  }
}

void OutputControllers::moveAnswers(EventOutput& output, uint8_t channel, uint8_t number, double value) noexcept {
  if (!output.controller(channel, number, value)) return;
  for (std::size_t wheel = 0; wheel < kWheels.size(); ++wheel) {
    if (number == kWheels[wheel].number) isMoved_[key(wheel, channel)] = true;
  }
}

void OutputControllers::lift(EventOutput& output, std::size_t pedal) noexcept {
  if (!isDown_[pedal]) return;
  const bool isSent = output.controller(static_cast<uint8_t>(pedal % 16), kPedals[pedal / 16], 0);
  isToLift_[pedal] = isDown_[pedal] = !isSent;
}

void OutputControllers::liftPedals(EventOutput& output) noexcept {
  for (std::size_t pedal = 0; isDown_.any() && pedal < isDown_.size(); ++pedal) lift(output, pedal);
}

void OutputControllers::giveBackWheels(EventOutput& output) noexcept {
  for (std::size_t wheel = 0; isMoved_.any() && wheel < isMoved_.size(); ++wheel) {
    if (!isMoved_[wheel]) continue;
    const WheelPlace& which = kWheels[wheel / 16];
    const double place = isAway_[wheel] ? players_[wheel] : which.rest;
    isMoved_[wheel] = !output.controller(static_cast<uint8_t>(wheel % 16), which.number, place);
  }
}

void OutputControllers::sendLeftOvers(EventOutput& output) noexcept {
  for (std::size_t pedal = 0; isToLift_.any() && pedal < isToLift_.size(); ++pedal) {
    if (isToLift_[pedal]) lift(output, pedal);
  }
}

}  // namespace continuo
