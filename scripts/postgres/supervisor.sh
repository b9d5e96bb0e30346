# Runs Postgres until our standard input closes, then stops it and, if told so,
# removes its folder. The input closes when the Node process that started us
# closes it, ends, crashes or is killed: no database is ever left behind.
#
#   sh supervisor.sh <folder to remove, or ""> <postgres> <arguments...>
remove=$1
shift
exec 3<&0
"$@" 3<&- </dev/null &
postgres=$!
(
  read -r _ <&3
  kill -INT "$postgres" 2>/dev/null
) &
watcher=$!
wait "$postgres"
code=$?
kill "$watcher" 2>/dev/null
if [ -n "$remove" ]; then
  rm -rf "$remove"
fi
exit "$code"
