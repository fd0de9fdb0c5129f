#include <cmath>
#include <vector>

#include "src/audio/voice/voice.h"
#include "support/check.h"
#include "vst3/midi_mapping.h"

using namespace continuo;

namespace {

struct Sound {
  std::vector<float> left;
  std::vector<float> right;
  float peak = 0;
  bool finite = true;
};

Sound render(Voice& voice, int samples, int block = 256) {
  Sound sound;
  sound.left.resize(static_cast<size_t>(samples));
  sound.right.resize(static_cast<size_t>(samples));
  for (int at = 0; at < samples; at += block) {
    voice.render(&sound.left[static_cast<size_t>(at)], &sound.right[static_cast<size_t>(at)],
                 std::min(block, samples - at));
  }
  for (const auto& channel : {sound.left, sound.right}) {
    for (float value : channel) {
      sound.peak = std::max(sound.peak, std::abs(value));
      sound.finite = sound.finite && std::isfinite(value) && (value == 0 || std::abs(value) > 1e-30f);
    }
  }
  return sound;
}

Voice prepared(double rate = 48000, float level = -12) {
  Voice voice;
  voice.setLevel(level);
  voice.prepare(rate);
  return voice;
}

// Frequency of the strongest periodicity, from the mean distance of rising zero crossings.
double pitchOf(const std::vector<float>& samples, double rate) {
  int crossings = 0;
  size_t first = 0;
  size_t last = 0;
  for (size_t i = 1; i < samples.size(); ++i) {
    if (samples[i - 1] >= 0 || samples[i] < 0) continue;
    if (crossings++ == 0) first = i;
    last = i;
  }
  return crossings > 1 ? (crossings - 1) * rate / static_cast<double>(last - first) : 0;
}

}  // namespace

TEST(Voice, soundsAtOnceAndFallsSilentAfterItsRelease) {
  for (double rate : {22050.0, 48000.0, 192000.0}) {
    Voice voice = prepared(rate);
    CHECK_EQUAL(render(voice, 1000).peak, 0.0f);
    voice.noteOn(0, 69, 0.8f);
    CHECK(render(voice, static_cast<int>(rate / 100)).peak > 0.01f);  // within 10 ms
    CHECK_NEAR(pitchOf(render(voice, static_cast<int>(rate / 2)).left, rate), 440, 3);
    voice.noteOff(0, 69);
    render(voice, static_cast<int>(rate));
    CHECK_EQUAL(voice.sounding(), 0);
    CHECK_EQUAL(render(voice, 1000).peak, 0.0f);
  }
}

TEST(Voice, eightNotesStayBelowFullScaleWithoutTheClip) {
  Voice voice = prepared();
  for (int i = 0; i < 8; ++i) voice.noteOn(0, static_cast<uint8_t>(48 + 3 * i), 1);
  const Sound sound = render(voice, 48000);
  CHECK(sound.peak < 0.8f);  // the clip's knee
  CHECK(sound.peak > 0.1f);
}

TEST(Voice, everythingAtOnceStaysBelowOne) {
  Voice voice = prepared(48000, 0);
  for (int i = 0; i < 200; ++i) voice.noteOn(static_cast<uint8_t>(i % 16), static_cast<uint8_t>(i % 128), 1);
  CHECK_EQUAL(voice.sounding(), Voice::kPolyphony);
  const Sound sound = render(voice, 48000);
  CHECK(sound.finite && sound.peak < 1);
}

TEST(Voice, soundsTheSameAtEveryBlockSize) {
  Voice small = prepared();
  Voice large = prepared();
  for (Voice* voice : {&small, &large}) {
    for (int i = 0; i < 40; ++i) voice->noteOn(0, static_cast<uint8_t>(40 + i), 0.7f);
  }
  CHECK(render(small, 9600, 64).left == render(large, 9600, 4800).left);
}

TEST(Voice, followsPitchBendAndAnswersDoNot) {
  const auto pitchAfterBend = [](double bend, uint8_t channel = 0) {
    Voice voice = prepared();
    voice.moveController(0, vst3::kPitchBend, bend);
    voice.noteOn(channel, 69, 1);
    render(voice, 4800);  // there by now
    return pitchOf(render(voice, 48000).left, 48000);
  };
  CHECK(std::abs(pitchAfterBend(1) - 440 * std::exp2(2 / 12.0)) < 1);
  CHECK(std::abs(pitchAfterBend(0) - 440 * std::exp2(-2 / 12.0)) < 1);
  CHECK(std::abs(pitchAfterBend(8192 / 16383.0) - 440) < 0.1);
  CHECK(std::abs(pitchAfterBend(1, Voice::kChannels) - 440) < 1);
}

TEST(Voice, wheelMakesAVibratoAndExpressionTheLoudness) {
  Voice plain = prepared();
  Voice moved = prepared();
  moved.moveController(0, vst3::kCtrlModWheel, 1);
  Voice soft = prepared();
  soft.moveController(0, vst3::kCtrlExpression, 0.5);
  for (Voice* voice : {&plain, &moved, &soft}) {
    voice->noteOn(0, 69, 1);
    render(*voice, 4800);
  }
  const Sound still = render(plain, 24000);
  CHECK(render(moved, 24000).left != still.left);
  const float quiet = render(soft, 24000).peak / still.peak;
  CHECK(std::abs(quiet - 0.25f) < 0.02f);
  moved.moveController(0, vst3::kCtrlResetAllCtrlers, 0);
  soft.moveController(0, vst3::kCtrlResetAllCtrlers, 0);
  render(plain, 4800), render(moved, 4800), render(soft, 4800);
  CHECK(std::abs(render(soft, 4800).peak / render(plain, 4800).peak - 1) < 0.01f);
}

TEST(Voice, controllersMoveTheSameAtEveryBlockSize) {
  const auto played = [](int block) {
    Voice voice = prepared();
    voice.moveController(2, vst3::kCtrlModWheel, 0.7);
    voice.noteOn(2, 60, 1);
    voice.moveController(2, vst3::kPitchBend, 0.9);
    return render(voice, 9600, block).left;
  };
  const auto whole = played(9600);
  for (int block : {1, 31, 64, 333}) CHECK(played(block) == whole);
}

TEST(Voice, silencingFadesAndDoesNotClick) {
  Voice voice = prepared();
  voice.noteOn(0, 60, 1);
  render(voice, 4800);
  voice.silence();
  const Sound sound = render(voice, 2400);
  float step = 0;
  for (size_t i = 1; i < sound.left.size(); ++i) step = std::max(step, std::abs(sound.left[i] - sound.left[i - 1]));
  CHECK(step < 0.05f);
  CHECK_EQUAL(voice.sounding(), 0);
}

TEST(Voice, louderKeysAreLouder) {
  float last = 0;
  for (float velocity : {0.1f, 0.4f, 0.7f, 1.0f}) {
    Voice voice = prepared();
    voice.noteOn(0, 60, velocity);
    const float peak = render(voice, 4800).peak;
    CHECK(peak > last);
    last = peak;
  }
}

TEST(Voice, aLongHeldNoteHasNoDenormalNumbers) {
  Voice voice = prepared(8000);
  voice.noteOn(0, 60, 1);
  CHECK(render(voice, 8000 * 30).finite);
  voice.noteOff(0, 60);
  CHECK(render(voice, 8000 * 2).finite);
}
