-- ardour7-lua make-session.lua FOLDER NAME PLUGIN TEMPO PRESET
-- A session at 48 kHz with a MIDI track "instrument" (the plugin, then the MIDI probe) whose MIDI output feeds a track "recorder".
local folder, name, plugin_name, tempo, preset_name = arg[1], arg[2], arg[3], tonumber (arg[4]), arg[5]
local session = assert (create_session (folder, name, 48000))

local function give_up (why)
	print ("error: " .. why)
	session:close ()
	quit ()
end

local function midi_track (title, outputs, plugin)
	local one_midi = ARDOUR.ChanCount (ARDOUR.DataType ("midi"), 1)
	local tracks = session:new_midi_track (one_midi, outputs, false, plugin, nil, nil, 1, title,
		ARDOUR.PresentationInfo.max_order, ARDOUR.TrackMode.Normal, false, false)
	for track in tracks:iter () do return track end
end

local function fill ()
	local plugin = ARDOUR.LuaAPI.new_plugin_info (plugin_name, ARDOUR.PluginType.VST3)
	if plugin:isnil () then return give_up ("no plugin called " .. plugin_name) end
	local probe = ARDOUR.LuaAPI.new_luaproc (session, "Continuo MIDI Probe")
	if probe:isnil () then return give_up ("the probe's script was not found") end

	local map = Temporal.TempoMap.fetch_writable ()
	map:set_tempo (Temporal.Tempo (tempo, tempo, 4), Temporal.timepos_t (0))
	Temporal.TempoMap.update (map)
	map = nil

	local instrument = midi_track ("instrument", ARDOUR.ChanCount (ARDOUR.DataType ("audio"), 2), plugin)
	local insert = instrument:nth_plugin (0)
	if insert:isnil () then return give_up ("the plugin could not be loaded") end
	instrument:add_processor_by_index (probe, 1, nil, true)
	local described = insert:to_insert ():plugin (0)
	local preset = described:preset_by_label (preset_name)
	if preset == nil or not preset.valid then return give_up ("no preset called " .. preset_name) end
	described:load_preset (preset)

	midi_track ("recorder", ARDOUR.ChanCount (ARDOUR.DataType ("midi"), 1), ARDOUR.PluginInfo ())
	instrument:output ():midi (0):connect ("recorder/midi_in 1")

	sleep (0.5) -- the plugin hears of it in its next blocks
	print ("plugin " .. described:name () .. ", parameters " .. described:parameter_count ())
	session:save_state ("", false, false, false, false, false)
	session:close ()
	quit ()
end

fill ()
