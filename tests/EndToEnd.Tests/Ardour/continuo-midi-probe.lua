ardour {
	["type"] = "dsp", name = "Continuo MIDI Probe", category = "Utility", license = "MIT", author = "Continuo",
	description = [[Leaves the first audio channel and the MIDI alone and writes every MIDI event into the second audio channel, one float at the event's sample: its bytes as a 24-bit number over 2^24. Events on one sample follow each other.]]
}

function dsp_ioconfig () return { { midi_in = 1, midi_out = 1, audio_in = 2, audio_out = 2 } } end

function dsp_configure (inputs, outputs) wired = outputs end

local waiting = {} -- what did not fit into the block before

local function as_number (event)
	local bytes, number = event:buffer ():array (), 0
	for i = 1, 3 do number = number * 256 + (i <= event:size () and bytes[i] or 0) end
	return number / 16777216
end

function dsp_runmap (buffers, inputs, outputs, sample_count, offset)
	ARDOUR.DSP.process_map (buffers, wired, inputs, outputs, sample_count, offset)
	local channel = outputs:get (ARDOUR.DataType ("audio"), 1)
	local source = inputs:get (ARDOUR.DataType ("midi"), 0)
	if channel == ARDOUR.ChanMapping.Invalid or source == ARDOUR.ChanMapping.Invalid then return end

	local track = buffers:get_audio (channel):data (offset):array ()
	for i = 1, sample_count do track[i] = 0 end
	local pending, free = waiting, 1
	waiting = {}
	local function write (number, place)
		place = math.max (place, free)
		if place > sample_count then waiting[#waiting + 1] = number; return end
		track[place] = number
		free = place + 1
	end
	for _, number in ipairs (pending) do write (number, 1) end
	for _, event in pairs (buffers:get_midi (source):table ()) do
		write (as_number (event), math.floor (event:time ()) - offset + 1)
	end
end
