# Two machines in one: run as `unshare -Urn bash helper_laptop.sh DRIVER...`. This shell is the
# laptop at 10.77.0.1; the driver runs on the phone at 10.77.0.2, which reaches nothing else.
set -eu
ip link set lo up
unshare -n sleep 600 &
phone=$!
trap 'kill $phone' EXIT
until nsenter -t "$phone" -n true 2>/dev/null && [ "$(readlink /proc/$phone/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do sleep 0.05; done
if [ "${LOSS:-0}" = 0 ]; then
  ip link add laptop type veth peer name phone
  ip link set phone netns "$phone"
else
  mkfifo "$WIRE"
  "$PYTHON" "$(dirname "$0")/helper_lossy.py" laptop phone "$phone" "$LOSS" "$WIRE.told" >"$WIRE" &
  wire=$!
  trap 'kill $phone $wire; wait $wire || true' EXIT
  read -r _ <"$WIRE"
fi
ip addr add 10.77.0.1/24 dev laptop
ip link set laptop up
nsenter -t "$phone" -n ip link set lo up
nsenter -t "$phone" -n ip addr add 10.77.0.2/24 dev phone
nsenter -t "$phone" -n ip link set phone up
PHONE_NET=$phone "$@"
