#include "preset_steps.h"

namespace continuo {

void PresetSteps::prepare() noexcept {
  pressed_ = {live_.get(kParameterNextPreset) >= 0.5, live_.get(kParameterPreviousPreset) >= 0.5};
  choice_.reset();
  chosen_.reset();
}

void PresetSteps::run(BlockTimeline& timeline, int32_t programs, bool byHand) noexcept {
  count_ = programs;
  current_ = programOf(live_.get(kParameterPreset), programs);
  if (choice_) choice_->offset = 0;  // of an earlier block
  for (BlockItem& item : timeline.items()) {
    if (item.kind != ItemKind::kParameter) continue;
    if (item.parameterId == kParameterPreset) {
      choose(programOf(item.value, count_), byHand && !item.restored);
      choice_.reset();
      if (item.isProgram) choice_ = {item.offset, item.value};  // the host knows it by that name alone
      if (item.restored) chosen_.reset();  // the song brings its own knobs
    } else if (item.parameterId == kParameterNextPreset) {
      press(item, 1, byHand);
    } else if (item.parameterId == kParameterPreviousPreset) {
      press(item, -1, byHand);
    }
  }
}

void PresetSteps::choose(int32_t program, bool byHand) noexcept {
  if (byHand && program != current_) chosen_ = program;
  current_ = program;
}

void PresetSteps::press(BlockItem& item, int32_t direction, bool byHand) noexcept {
  bool& pressed = pressed_[direction > 0 ? 0 : 1];
  const bool on = item.value >= 0.5;
  const bool acts = on && !pressed && !item.restored;
  pressed = on;
  const int32_t next = acts ? programs_.nextPlayable(current_, direction) : current_;
  if (next == current_) return;
  live_.set(item.parameterId, item.value);
  choose(next, byHand);
  item.parameterId = kParameterPreset;
  item.value = normalizedProgram(next, count_);
  choice_ = {item.offset, item.value};
}

}  // namespace continuo
