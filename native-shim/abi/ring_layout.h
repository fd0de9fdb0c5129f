/* Layout of the single-producer single-consumer rings that cross the border between native and managed code.
 *
 * A ring is one block of native memory: a ShimRingHeader, then `capacity` events of `eventSize` bytes.
 * `tail` counts the events ever written and is stored by the producer alone (release); `head` counts the events ever
 * read and is stored by the consumer alone (release); each side loads the other's counter with acquire.
 * An event with counter n lies in slot n & (capacity - 1). Nothing ever waits: a full ring drops and counts.
 * Mirrored by plugin/Interop/RingLayout.cs; sizes and offsets are compared by tests/Abi.Tests and at start.
 */
#ifndef CONTINUO_ABI_RING_LAYOUT_H
#define CONTINUO_ABI_RING_LAYOUT_H

#include <stdint.h>

typedef struct ShimRingHeader {
  uint64_t head;          /* events read; stored by the consumer alone */
  uint8_t headPad[56];    /* head and tail keep to cache lines of their own */
  uint64_t tail;          /* events written; stored by the producer alone */
  uint64_t dropped;       /* events refused because the ring was full; stored by the producer alone */
  uint8_t tailPad[48];
  uint32_t capacity;      /* slots, a power of two; constant */
  uint32_t eventSize;     /* bytes a slot; constant */
  uint8_t constantPad[56];
} ShimRingHeader;         /* 192 bytes, then the slots */

enum { kShimInboundCapacity = 4096, kShimOutboundCapacity = 4096 };

#endif
