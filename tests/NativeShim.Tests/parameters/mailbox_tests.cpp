#include <atomic>
#include <thread>

#include "src/parameters/mailbox.h"
#include "support/check.h"

using namespace continuo;

TEST(ParameterMailbox, readerFindsTheNewestOnce) {
  ParameterMailbox mailbox;
  CHECK(mailbox.take() == nullptr);
  RestoredParameters values;
  for (double value : {0.1, 0.2, 0.3}) {
    values.values.fill(value);
    mailbox.post(values);
  }
  const RestoredParameters* taken = mailbox.take();
  CHECK(taken != nullptr && taken->values[0] == 0.3);
  CHECK(mailbox.take() == nullptr);
}

TEST(ParameterMailbox, snapshotsAreWholeUnderLoad) {
  ParameterMailbox mailbox;
  std::atomic<bool> stop{false};
  std::thread writer([&] {
    RestoredParameters values;
    for (int i = 1; i <= 400'000; ++i) {
      values.values.fill(i);
      mailbox.post(values);
    }
    stop = true;
  });
  int torn = 0;
  double last = 0;
  while (!stop) {
    const RestoredParameters* taken = mailbox.take();
    if (!taken) continue;
    for (double value : taken->values) torn += value == taken->values[0] ? 0 : 1;
    torn += taken->values[0] > last ? 0 : 1;
    last = taken->values[0];
  }
  writer.join();
  CHECK_EQUAL(torn, 0);
}
