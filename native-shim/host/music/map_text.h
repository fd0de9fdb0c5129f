// Tempo and meter maps as they are written on the command line.
#ifndef CONTINUO_HOST_MUSIC_MAP_TEXT_H
#define CONTINUO_HOST_MUSIC_MAP_TEXT_H

#include <string_view>
#include <vector>

#include "meter_map.h"
#include "tempo_map.h"

namespace host {

// "0:60,32:180r": at quarter 0 tempo 60, from there a ramp that reaches 180 at quarter 32. Throws UsageError.
std::vector<TempoPoint> parseTempoMap(std::string_view text);

// "3/4", or "0:4/4,8:3/4": from quarter 0 on 4/4, from quarter 8 on 3/4. Throws UsageError.
std::vector<MeterPoint> parseMeterMap(std::string_view text);

}  // namespace host

#endif
