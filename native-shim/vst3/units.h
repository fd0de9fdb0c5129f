// Restates the VST 3 specification's units and program lists.
#ifndef CONTINUO_VST3_UNITS_H
#define CONTINUO_VST3_UNITS_H

#include "base.h"
#include "pack_push.h"

namespace vst3 {

class IBStream;

inline constexpr UnitID kRootUnitId = 0;
inline constexpr UnitID kNoParentUnitId = -1;
inline constexpr ProgramListID kNoProgramListId = -1;
inline constexpr int32 kAllProgramInvalid = -1;  // in notifyProgramListChange: the whole list

struct UnitInfo {
  UnitID id;
  UnitID parentUnitId;
  String128 name;
  ProgramListID programListId;
};

struct ProgramListInfo {
  ProgramListID id;
  String128 name;
  int32 programCount;
};

class IUnitHandler : public FUnknown {
 public:
  virtual tresult PLUGIN_API notifyUnitSelection(UnitID unitId) = 0;
  virtual tresult PLUGIN_API notifyProgramListChange(ProgramListID listId, int32 programIndex) = 0;

  static constexpr TUID iid = VST3_UID(0x4B5147F8u, 0x4654486Bu, 0x8DAB30BAu, 0x163A3C56u);
};

class IUnitInfo : public FUnknown {
 public:
  virtual int32 PLUGIN_API getUnitCount() = 0;
  virtual tresult PLUGIN_API getUnitInfo(int32 unitIndex, UnitInfo& info) = 0;
  virtual int32 PLUGIN_API getProgramListCount() = 0;
  virtual tresult PLUGIN_API getProgramListInfo(int32 listIndex, ProgramListInfo& info) = 0;
  virtual tresult PLUGIN_API getProgramName(ProgramListID listId, int32 programIndex, String128 name) = 0;
  virtual tresult PLUGIN_API getProgramInfo(ProgramListID listId, int32 programIndex, CString attributeId,
                                            String128 attributeValue) = 0;
  virtual tresult PLUGIN_API hasProgramPitchNames(ProgramListID listId, int32 programIndex) = 0;
  virtual tresult PLUGIN_API getProgramPitchName(ProgramListID listId, int32 programIndex, int16 midiPitch,
                                                 String128 name) = 0;
  virtual UnitID PLUGIN_API getSelectedUnit() = 0;
  virtual tresult PLUGIN_API selectUnit(UnitID unitId) = 0;
  virtual tresult PLUGIN_API getUnitByBus(MediaType type, BusDirection dir, int32 busIndex, int32 channel,
                                          UnitID& unitId) = 0;
  virtual tresult PLUGIN_API setUnitProgramData(int32 listOrUnitId, int32 programIndex, IBStream* data) = 0;

  static constexpr TUID iid = VST3_UID(0x3D4BD6B5u, 0x913A4FD2u, 0xA886E768u, 0xA5EB92C1u);
};

class IProgramListData : public FUnknown {
 public:
  virtual tresult PLUGIN_API programDataSupported(ProgramListID listId) = 0;
  virtual tresult PLUGIN_API getProgramData(ProgramListID listId, int32 programIndex, IBStream* data) = 0;
  virtual tresult PLUGIN_API setProgramData(ProgramListID listId, int32 programIndex, IBStream* data) = 0;

  static constexpr TUID iid = VST3_UID(0x8683B01Fu, 0x7B354F70u, 0xA2651DECu, 0x353AF4FFu);
};

}  // namespace vst3

#include "pack_pop.h"

#endif
