// Facts of host.h and view.h.
#include <cstring>

#include "layout_test.h"
#include "pluginterfaces/gui/iplugview.h"
#include "pluginterfaces/gui/iplugviewcontentscalesupport.h"
#include "pluginterfaces/vst/ivsthostapplication.h"
#include "pluginterfaces/vst/ivstmessage.h"
#include "pluginterfaces/vst/ivstpluginterfacesupport.h"
#include "vst3/host.h"
#include "vst3/view.h"

namespace ours {
using namespace vst3;
using namespace vst3::Linux;
}  // namespace ours
namespace theirs {
using namespace Steinberg;
using namespace Steinberg::Vst;
using namespace Steinberg::Linux;
}  // namespace theirs

static void compareMessages() {
  INTERFACE(IAttributeList);
  METHOD(IAttributeList, setInt);
  METHOD(IAttributeList, getInt);
  METHOD(IAttributeList, setFloat);
  METHOD(IAttributeList, getFloat);
  METHOD(IAttributeList, setString);
  METHOD(IAttributeList, getString);
  METHOD(IAttributeList, setBinary);
  METHOD(IAttributeList, getBinary);
  INTERFACE(IMessage);
  METHOD(IMessage, getMessageID);
  METHOD(IMessage, setMessageID);
  METHOD(IMessage, getAttributes);
  INTERFACE(IConnectionPoint);
  METHOD(IConnectionPoint, connect);
  METHOD(IConnectionPoint, disconnect);
  METHOD(IConnectionPoint, notify);
  INTERFACE(IHostApplication);
  METHOD(IHostApplication, getName);
  METHOD(IHostApplication, createInstance);
  INTERFACE(IPlugInterfaceSupport);
  METHOD(IPlugInterfaceSupport, isPlugInterfaceSupported);
}

static void compareView() {
  TEXT(kPlatformTypeHWND);
  TEXT(kPlatformTypeNSView);
  TEXT(kPlatformTypeX11EmbedWindowID);
  STRUCT(ViewRect);
  FIELD(ViewRect, left);
  FIELD(ViewRect, top);
  FIELD(ViewRect, right);
  FIELD(ViewRect, bottom);
  INTERFACE(IPlugView);
  METHOD(IPlugView, isPlatformTypeSupported);
  METHOD(IPlugView, attached);
  METHOD(IPlugView, removed);
  METHOD(IPlugView, onWheel);
  METHOD(IPlugView, onKeyDown);
  METHOD(IPlugView, onKeyUp);
  METHOD(IPlugView, getSize);
  METHOD(IPlugView, onSize);
  METHOD(IPlugView, onFocus);
  METHOD(IPlugView, setFrame);
  METHOD(IPlugView, canResize);
  METHOD(IPlugView, checkSizeConstraint);
  INTERFACE(IPlugFrame);
  METHOD(IPlugFrame, resizeView);
  INTERFACE(IPlugViewContentScaleSupport);
  METHOD(IPlugViewContentScaleSupport, setContentScaleFactor);
}

static void compareRunLoop() {
  TYPE(TimerInterval);
  TYPE(FileDescriptor);
  INTERFACE(IEventHandler);
  METHOD(IEventHandler, onFDIsSet);
  INTERFACE(ITimerHandler);
  METHOD(ITimerHandler, onTimer);
  INTERFACE(IRunLoop);
  METHOD(IRunLoop, registerEventHandler);
  METHOD(IRunLoop, unregisterEventHandler);
  METHOD(IRunLoop, registerTimer);
  METHOD(IRunLoop, unregisterTimer);
}

void layout::compareHost() {
  compareMessages();
  compareView();
  compareRunLoop();
}
