-- ardour7-lua record.lua FOLDER NAME SECONDS
-- Rolls in real time from the start with the track "recorder" armed, and saves what it recorded.
local folder, name, seconds = arg[1], arg[2], tonumber (arg[3])
local session = assert (load_session (folder, name))
local by_hand = ARDOUR.TransportRequestSource.TRS_UI

session:route_by_name ("recorder"):to_track ():rec_enable_control ():set_value (1, PBD.GroupControlDisposition.NoGroup)
session:maybe_enable_record (false)
session:request_roll (by_hand)
local tries = 0
while session:transport_sample () < session:nominal_sample_rate () * seconds and tries < seconds * 20 do
	sleep (0.1)
	tries = tries + 1
end
print ("recording " .. tostring (session:actively_recording ()) .. ", at sample " .. session:transport_sample ())
session:request_stop (false, false, by_hand)
sleep (1)
session:disable_record (false, false)
session:save_state ("", false, false, false, false, false)
session:close ()
quit ()
