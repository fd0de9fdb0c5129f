#!/bin/bash
# Stands for `continuo` in the tests of the queue: says what a training says, in tenths of a second. What it does is told by the files
# beside it: "unavailable", "die" (how often), "fail" (what it says), "epochs" (how many), "started" gets a line for each start.
here=$(dirname "$(readlink -f "$0")")
if [ "$1" = trainable ]; then
    if [ -f "$here/unavailable" ]; then echo '{"available":false,"reason":"there is no LibTorch"}'; exit 1; fi
    echo '{"available":true,"reason":null}'
    exit 0
fi
for word in "$@"; do case $word in --output=*) out=${word#--output=};; --name=*) name=${word#--name=};; esac; done
echo "$name" >> "$here/started"
echo $$ > "$here/process"
while read -r file; do [ -f "$file" ] || { echo "{\"event\":\"error\",\"text\":\"$file is gone\"}"; exit 1; }; done < music.txt
mkdir -p "$out/.training"
epochs=$(cat "$here/epochs" 2>/dev/null || echo 4)
epoch=$(cat "$out/.training/epoch" 2>/dev/null || echo 0)
echo "{\"event\":\"corpus\",\"pieces\":9,\"notes\":900,\"heldOutPieces\":2,\"heldOutNotes\":200,\"encoding\":\"event\",\"hidden\":128,\"layers\":1,\"epochs\":$epochs,\"ppmBitsPerNote\":6.5}"
echo 'not a line of the protocol'
line=
while [ "$epoch" -lt "$epochs" ]; do
    echo "{\"event\":\"progress\",\"epoch\":$((epoch + 1)),\"epochs\":$epochs,\"share\":0.5,\"secondsLeft\":3,\"notesPerSecond\":1000,\"trainBitsPerNote\":5}"
    if [ -f "$here/fail" ] && [ "$epoch" -ge 1 ]; then cat "$here/fail" >&2; exit 1; fi
    read -r -t 0.1 part; code=$? # a line may come in parts
    line+=$part
    if [ $code = 1 ]; then echo '{"event":"stopped"}'; exit 1; fi
    if [ $code = 0 ] && [ "$line" = finish ]; then
        if [ "$epoch" = 0 ]; then echo '{"event":"stopped"}'; exit 1; fi
        break
    fi
    epoch=$((epoch + 1))
    echo $epoch > "$out/.training/epoch"
    echo "{\"event\":\"epoch\",\"epoch\":$epoch,\"trainBitsPerNote\":$((9 - epoch)).5,\"validBitsPerNote\":$((9 - epoch)).25}"
    deaths=$(cat "$here/die" 2>/dev/null || echo 0)
    if [ "$deaths" -gt 0 ] && [ "$epoch" = 2 ]; then
        echo $((deaths - 1)) > "$here/die"
        echo 1 > "$out/.training/epoch" # as if killed before the second checkpoint
        kill -9 $$
    fi
done
echo '{"event":"measuring"}'
cat > "$out/report.json" <<REPORT
{"learnt":["It heard."],"generalises":{"verdict":"yes","sentence":"It does."},"copies":{"verdict":"no","sentence":"It does not."},"pieces":9,"notes":900,"heldOutPieces":2,"heldOutNotes":200,"epochs":$epoch,"bestEpoch":$epoch}
REPORT
[ -f "$here/preset.json" ] && cp "$here/preset.json" "$here/model.safetensors" "$out/"
echo '{"event":"result","bestEpoch":3}'
