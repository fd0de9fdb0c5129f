// What --list prints of a module and its plugin. [main]
#ifndef CONTINUO_HOST_REPORT_LISTING_H
#define CONTINUO_HOST_REPORT_LISTING_H

#include <string>

#include "json_writer.h"
#include "plugin/module.h"
#include "plugin/plugin.h"

namespace host {

std::string listingText(Module& module, Plugin& plugin);
// One object.
void writeListing(Module& module, Plugin& plugin, JsonWriter& json);

}  // namespace host

#endif
