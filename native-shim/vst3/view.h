// Restates the VST 3 specification's editor view, its frame in the host, and the run loop that a Linux host lends it.
#ifndef CONTINUO_VST3_VIEW_H
#define CONTINUO_VST3_VIEW_H

#include "base.h"
#include "pack_push.h"

namespace vst3 {

class IPlugFrame;

inline constexpr FIDString kPlatformTypeHWND = "HWND";
inline constexpr FIDString kPlatformTypeNSView = "NSView";
inline constexpr FIDString kPlatformTypeX11EmbedWindowID = "X11EmbedWindowID";

struct ViewRect {
  int32 left;  // pixels
  int32 top;
  int32 right;
  int32 bottom;

  int32 getWidth() const { return right - left; }
  int32 getHeight() const { return bottom - top; }
};

class IPlugView : public FUnknown {
 public:
  virtual tresult PLUGIN_API isPlatformTypeSupported(FIDString type) = 0;
  virtual tresult PLUGIN_API attached(void* parent, FIDString type) = 0;
  virtual tresult PLUGIN_API removed() = 0;
  virtual tresult PLUGIN_API onWheel(float distance) = 0;
  virtual tresult PLUGIN_API onKeyDown(char16 key, int16 keyCode, int16 modifiers) = 0;
  virtual tresult PLUGIN_API onKeyUp(char16 key, int16 keyCode, int16 modifiers) = 0;
  virtual tresult PLUGIN_API getSize(ViewRect* size) = 0;
  virtual tresult PLUGIN_API onSize(ViewRect* newSize) = 0;
  virtual tresult PLUGIN_API onFocus(TBool state) = 0;
  virtual tresult PLUGIN_API setFrame(IPlugFrame* frame) = 0;
  virtual tresult PLUGIN_API canResize() = 0;
  virtual tresult PLUGIN_API checkSizeConstraint(ViewRect* rect) = 0;

  static constexpr TUID iid = VST3_UID(0x5BC32507u, 0xD06049EAu, 0xA6151B52u, 0x2B755B29u);
};

class IPlugFrame : public FUnknown {
 public:
  virtual tresult PLUGIN_API resizeView(IPlugView* view, ViewRect* newSize) = 0;

  static constexpr TUID iid = VST3_UID(0x367FAF01u, 0xAFA94693u, 0x8D4DA2A0u, 0xED0882A3u);
};

class IPlugViewContentScaleSupport : public FUnknown {
 public:
  using ScaleFactor = float;

  virtual tresult PLUGIN_API setContentScaleFactor(ScaleFactor factor) = 0;

  static constexpr TUID iid = VST3_UID(0x65ED9690u, 0x8AC44525u, 0x8AADEF7Au, 0x72EA703Fu);
};

namespace Linux {

using TimerInterval = uint64;  // milliseconds
using FileDescriptor = int;

class IEventHandler : public FUnknown {
 public:
  virtual void PLUGIN_API onFDIsSet(FileDescriptor fd) = 0;

  static constexpr TUID iid = VST3_UID(0x561E65C9u, 0x13A0496Fu, 0x813A2C35u, 0x654D7983u);
};

class ITimerHandler : public FUnknown {
 public:
  virtual void PLUGIN_API onTimer() = 0;

  static constexpr TUID iid = VST3_UID(0x10BDD94Fu, 0x41424774u, 0x821FAD8Fu, 0xECA72CA9u);
};

class IRunLoop : public FUnknown {
 public:
  virtual tresult PLUGIN_API registerEventHandler(IEventHandler* handler, FileDescriptor fd) = 0;
  virtual tresult PLUGIN_API unregisterEventHandler(IEventHandler* handler) = 0;
  virtual tresult PLUGIN_API registerTimer(ITimerHandler* handler, TimerInterval milliseconds) = 0;
  virtual tresult PLUGIN_API unregisterTimer(ITimerHandler* handler) = 0;

  static constexpr TUID iid = VST3_UID(0x18C35366u, 0x97764F1Au, 0x9C5B8385u, 0x7A871389u);
};

}  // namespace Linux

}  // namespace vst3

#include "pack_pop.h"

#endif
