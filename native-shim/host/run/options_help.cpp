#include "options.h"

namespace host {

const char* const kHelp =
    R"(continuo-host BUNDLE [options]: plays a VST 3 plugin without a window and writes down what comes out.

What goes in
  --music FILE           messages at their place in the project: they follow the transport's jumps and cycles, and rest
                         while the transport does; see below. The engine's readers write it from a MIDI file or a score
  --live-music           they are played like a keyboard instead: in elapsed time, whatever the transport does
  --script FILE          commands at given times; see below
  --note-ids             each note has an id of its own; without it -1, as in hosts that pass MIDI on
  --param NAME=VALUE     before the run, repeatable. NAME: the parameter's title or id. VALUE: a plain number, the
                         plugin's own text for a value, or norm:0.25
  --program NAME|N       selects a program by name, or by number from 0; skips the music's own program changes
  --no-program-changes   skips the music's own program changes
  --load-state FILE      restores a state before the run

Time (in quarter notes; without these the music's tempo and meter, else 120 and 4/4)
  --tempo BPM            one tempo
  --tempo-map MAP        "0:60,32:180r": at quarter 0 tempo 60, from there a ramp, linear in time, that reaches 180 at
                         quarter 32; without the r a step at 32
  --meter MAP            "3/4", or "0:4/4,8:3/4": 3/4 from quarter 8; a bar begins where a signature does
  --start-quarters Q     where in the project the run begins (0)
  --length-quarters Q    how long it lasts, in elapsed time; or
  --length-bars N        counted in bars from the bar line at or before the start; else
  --tail-quarters Q      to the end of the music and Q quarters on (16)

Processing
  --block-size N         samples a block (512)
  --block-sizes A,B,...  samples a block, in turn
  --sample-rate HZ       (48000)
  --realtime             process mode kRealtime, each block at its time by the clock
  --prefetch             process mode kPrefetch, as fast as it goes
  --offline              process mode kOffline, as fast as it goes (default)
  --no-transport         the transport never plays
  --no-process-context   blocks carry no ProcessContext at all
  --class NAME           the audio module class, when the module has several
  --repeat N             the whole run N times in this process: load, run, unload
  --instances N          N instances at the same time in this process, each with an audio thread of its own; in the
                         names of files {i} stands for the instance, from 0.
                         With --repeat all are removed and made again that often. Prints
                         {"instances": [...], "process": {...}, "rounds": [...]}, a round of --repeat each
  --batch FILE           a run for each line of the file, in this process; a line holds more options, divided by spaces.
                         Prints a JSON object a line, {"error": ...} for a run that failed

What comes out
  --out-events FILE      the plugin's notes, tab-separated: block sampleOffset absoluteSample ppq type channel pitch
                         velocity noteId elapsed. block counts process calls; ppq is the place in the project; elapsed
                         is in quarter notes since the start of the run; channels from 0; type "controller": in pitch
                         its number as in VST 3, in velocity its value from 0 to 1
  --out-wav FILE         the first two output channels;  --wav-format float|16 (float)
  --save-state FILE      the component's state after the run
  --list                 classes, busses, parameters and programs; without other outputs nothing is played
  --stats                figures of the run: process() times, notes, balance, levels, output parameters
  --json                 what is printed is JSON

Music: one command a line, as in a script. PPQ: quarter notes from the project's zero. Channels 1..16, values 0..127.
  at PPQ note-on CH PITCH VELOCITY | at PPQ note-off CH PITCH VELOCITY | at PPQ poly-pressure CH PITCH VALUE
  at PPQ cc CH NUMBER VALUE | at PPQ program CH NUMBER | at PPQ pressure CH VALUE | at PPQ bend CH 0..16383
  at PPQ tempo BPM | at PPQ meter 3/4 | at PPQ end

Script: one command a line, # begins a comment, names with spaces go in "quotes".
  at TIME COMMAND        TIME: quarter notes elapsed since the start, at the host's tempo, played or not: it never
                         jumps. Or +N: at the start of block N, counted from 0 (a block that a command cuts counts once)
  param NAME VALUE | bypass on|off | program NAME|N | panic            at their sample
  note-on CH PITCH VELOCITY | note-off CH PITCH | cc CH NUMBER VALUE   at their sample; channels 1..16, values 0..127
  bend CH 0..16383                                                     at its sample; 8192 is at rest
  chord-on PITCH | chord-off PITCH                                     at their sample, on the second event input
  play | stop | jump PPQ | loop FROM TO | loop off | tempo BPM         the block is cut there
  edit NAME VALUE        a knob moved by hand while no block runs; the next one brings it; done by the main thread
  deactivate | activate | save-state FILE | load-state FILE            the block is cut there; done by the main thread
  tempo holds from there on for good, instead of the map. panic sends the controllers 120 and 123 on all channels, and
  where these are not mapped, moves the parameter called Panic to 1 and back.

Transport commands and the cycle's end cut a block in two, so that a position is right for a whole block. Changes of
tempo and meter by a map do not: as in other hosts, the plugin is told at the start of the next block.
At the end the transport stops and one more block is processed; if a note still sounds, processing is switched off and
on and one more block follows. What is open then counts as unmatched.

Exit code: 0 done, 1 failed, 2 usage error.
)";

}  // namespace host
