/* Prints what the C compiler makes of the border's headers, one fact a line: `name value`. Read by AbiTests.cs. */
#include <stddef.h>
#include <stdio.h>

#include "../../native-shim/abi/shim_abi.h"

#define SIZE(type) printf("sizeof %s %zu\n", #type, sizeof(type))
#define OFFSET(type, field) printf("%s.%s %zu\n", #type, #field, offsetof(type, field))
#define VALUE(name) printf("%s %d\n", #name, (int)(name))

int main(void) {
  VALUE(CONTINUO_ABI_VERSION);
  SIZE(ShimRingHeader);
  OFFSET(ShimRingHeader, head);
  OFFSET(ShimRingHeader, tail);
  OFFSET(ShimRingHeader, dropped);
  OFFSET(ShimRingHeader, capacity);
  OFFSET(ShimRingHeader, eventSize);
  SIZE(ShimInboundEvent);
  OFFSET(ShimInboundEvent, ppq);
  OFFSET(ShimInboundEvent, value);
  OFFSET(ShimInboundEvent, epoch);
  OFFSET(ShimInboundEvent, kind);
  OFFSET(ShimInboundEvent, channel);
  OFFSET(ShimInboundEvent, pitch);
  OFFSET(ShimInboundEvent, id);
  OFFSET(ShimInboundEvent, velocity);
  SIZE(ShimOutboundEvent);
  OFFSET(ShimOutboundEvent, ppq);
  OFFSET(ShimOutboundEvent, duration);
  OFFSET(ShimOutboundEvent, epoch);
  OFFSET(ShimOutboundEvent, kind);
  OFFSET(ShimOutboundEvent, earlier);
  OFFSET(ShimOutboundEvent, channel);
  OFFSET(ShimOutboundEvent, pitch);
  OFFSET(ShimOutboundEvent, lead);
  OFFSET(ShimOutboundEvent, velocity);
  SIZE(ShimStatus);
  OFFSET(ShimStatus, settled);
  OFFSET(ShimStatus, engineState);
  OFFSET(ShimStatus, firstAnswerMicros);
  OFFSET(ShimStatus, answers);
  OFFSET(ShimStatus, firstAnswerP50);
  OFFSET(ShimStatus, firstAnswerP99);
  OFFSET(ShimStatus, lateShifts);
  OFFSET(ShimStatus, sparesUsed);
  OFFSET(ShimStatus, loadedPreset);
  OFFSET(ShimStatus, problem);
  OFFSET(ShimStatus, phrasesRemembered);
  OFFSET(ShimStatus, presetRevision);
  OFFSET(ShimStatus, captures);
  OFFSET(ShimStatus, epoch);
  OFFSET(ShimStatus, offlineTimeouts);
  OFFSET(ShimStatus, notesOnTime);
  OFFSET(ShimStatus, notesLate);
  OFFSET(ShimStatus, outboundStale);
  OFFSET(ShimStatus, audioWaits);
  OFFSET(ShimStatus, timelineDropped);
  SIZE(ShimInstanceConfig);
  OFFSET(ShimInstanceConfig, abiVersion);
  OFFSET(ShimInstanceConfig, structSize);
  OFFSET(ShimInstanceConfig, inbound);
  OFFSET(ShimInstanceConfig, outbound);
  OFFSET(ShimInstanceConfig, status);
  OFFSET(ShimInstanceConfig, context);
  OFFSET(ShimInstanceConfig, waitForWork);
  OFFSET(ShimInstanceConfig, ring);
  OFFSET(ShimInstanceConfig, signalSettled);
  SIZE(ShimManagedApi);
  OFFSET(ShimManagedApi, abiVersion);
  OFFSET(ShimManagedApi, structSize);
  OFFSET(ShimManagedApi, lastError);
  OFFSET(ShimManagedApi, presetCount);
  OFFSET(ShimManagedApi, presetName);
  OFFSET(ShimManagedApi, presetOfState);
  OFFSET(ShimManagedApi, createInstance);
  OFFSET(ShimManagedApi, destroyInstance);
  OFFSET(ShimManagedApi, prepare);
  OFFSET(ShimManagedApi, release);
  OFFSET(ShimManagedApi, getState);
  OFFSET(ShimManagedApi, setState);
  OFFSET(ShimManagedApi, presetRevision);
  OFFSET(ShimManagedApi, presetIsPlayable);
  OFFSET(ShimManagedApi, getModel);
  OFFSET(ShimManagedApi, setModel);
  OFFSET(ShimManagedApi, presetDefaults);
  VALUE(kShimInboundNoteOn);
  VALUE(kShimInboundNoteOff);
  VALUE(kShimInboundParameter);
  VALUE(kShimInboundJump);
  VALUE(kShimInboundMeter);
  VALUE(kShimInboundClock);
  VALUE(kShimInboundSilence);
  VALUE(kShimInboundCycle);
  VALUE(kShimInboundAllNotesOff);
  VALUE(kShimInboundController);
  VALUE(kShimJumpElsewhere);
  VALUE(kShimJumpAtStart);
  VALUE(kShimJumpRoundCycle);
  VALUE(kShimProblemNone);
  VALUE(kShimProblemNoRuntime);
  VALUE(kShimProblemPresetMissing);
  VALUE(kShimProblemModelDamaged);
  VALUE(kShimProblemAnswersLate);
  VALUE(kShimProblemNotTheSongsModel);
  VALUE(kShimOutboundNote);
  VALUE(kShimOutboundTakeOver);
  VALUE(kShimOutboundWheel);
  VALUE(kShimOk);
  VALUE(kShimInvalidArgument);
  VALUE(kShimWrongVersion);
  VALUE(kShimBufferTooSmall);
  VALUE(kShimPresetMissing);
  VALUE(kShimModelDamaged);
  VALUE(kShimStateDamaged);
  VALUE(kShimInternalError);
  VALUE(kShimStateNoRuntime);
  VALUE(kShimStateNoPreset);
  VALUE(kShimStateModelDamaged);
  VALUE(kShimStateReady);
  VALUE(kShimStateListening);
  VALUE(kShimStateResponding);
  return 0;
}
