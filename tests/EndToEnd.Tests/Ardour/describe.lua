-- ardour7-lua describe.lua FOLDER NAME [PARAMETER=VALUE]...
-- Opens a session, sets parameters, and prints all of the plugin on the track "instrument", in Ardour's order: title, whether it can be set, value.
local folder, name = arg[1], arg[2]
local session = assert (load_session (folder, name))
local insert = session:route_by_name ("instrument"):nth_plugin (0)
local plugin = insert:to_insert ():plugin (0)

local function set_parameter (title, value)
	for i = 0, plugin:parameter_count () - 1 do
		if plugin:parameter_label (i) == title then return ARDOUR.LuaAPI.set_processor_param (insert, i, value) end
	end
	return false
end

for i = 3, #arg do
	local title, value = arg[i]:match ("^(.-)=(.*)$")
	if not set_parameter (title, tonumber (value)) then print ("error: no parameter called " .. title) end
end
sleep (1) -- the plugin hears of it in its next blocks, and loads a preset
for i = 0, plugin:parameter_count () - 1 do
	local value = ARDOUR.LuaAPI.get_processor_param (insert, i, false)
	print (table.concat ({ "parameter", plugin:parameter_label (i), tostring (plugin:parameter_is_input (i)), value }, "\t"))
end
session:save_state ("", false, false, false, false, false)
session:close ()
quit ()
