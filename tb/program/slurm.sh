#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Sweeps as Slurm job arrays, on a cluster of one node that this starts on loopback: munged, slurmctld, slurmd.
generator=sweep suite=slurm
# shellcheck source=tb/lib/common.sh
source "$(dirname "$0")/../lib/common.sh"
PATH=$PATH:/usr/sbin
unset SLURM_CONF
export XDG_CACHE_HOME="$work/a 'cache\" x"
sweep() { "$gw" sweep "$@"; }
states() { jq -c '[.points[] | .status]' "$1/results.json"; }

# ---- the cluster ----

base=$work/cluster me=$(id -un) node=node0
port=$((20000 + $$ % 20000)) # and the next: no other cluster of this machine's tests has it
configure() {
  mkdir -p "$base"/munge "$base"/state "$base"/spool
  chmod 755 "$work" "$base" && chmod 700 "$base/munge"
  head -c 128 /dev/urandom >"$base/munge/key" && chmod 400 "$base/munge/key"
  cat >"$base/slurm.conf" <<END
ClusterName=loopback
SlurmctldHost=$(hostname -s)(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
SlurmUser=$me
SlurmdUser=$me
AuthType=auth/munge
AuthInfo=socket=$base/munge/socket
CredType=cred/munge
StateSaveLocation=$base/state
SlurmdSpoolDir=$base/spool
SlurmctldPidFile=$base/slurmctld.pid
SlurmdPidFile=$base/slurmd.pid
SlurmctldLogFile=$base/slurmctld.log
SlurmdLogFile=$base/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
ReturnToService=2
SlurmdTimeout=5
KillWait=2
MailProg=/bin/true
SchedulerParameters=sched_interval=1,batch_sched_delay=0
NodeName=$node NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
}

start_node() { rm -f "$base/slurmd.pid" && GW_NODE=$base slurmd -N $node; }
wait_for() { # SECONDS COMMAND...: until it holds
  local n=$1
  shift
  until "$@" >/dev/null 2>&1; do
    [ $((n--)) -gt 0 ] || return 1
    sleep 1
  done
}
node_is_up() { sinfo -h -N -o %t | grep -qE '^(idle|mix|alloc|comp)$'; }
running() { [ "$(squeue -h -t running | wc -l)" -ge "$1" ]; }

# Processes of the node: slurmd, and tasks, which run in the environment that was submitted.
node_processes() {
  local p
  for p in /proc/[0-9]*; do
    if grep -sqzxF "GW_NODE=$base" "$p/environ" ||
      { grep -sqz '^SLURM_JOB_ID=' "$p/environ" && grep -sqzxF "SLURM_CONF=$base/slurm.conf" "$p/environ"; }; then
      echo "${p#/proc/}"
    fi
  done
}
# shellcheck disable=SC2046 # a list of processes
lose_node() { kill -9 $(node_processes) 2>/dev/null; }
stop_cluster() {
  lose_node
  for daemon in slurmctld munge/munged; do
    [ ! -s "$base/$daemon.pid" ] || kill "$(cat "$base/$daemon.pid")" 2>/dev/null
  done
  sleep 1
}
start_cluster() {
  configure
  munged --force --key-file="$base/munge/key" --socket="$base/munge/socket" --pid-file="$base/munge/munged.pid" \
    --log-file="$base/munge/log" --seed-file="$base/munge/seed" &&
    slurmctld && start_node && wait_for 30 node_is_up
}

# ---- tests ----

absent() { # no Slurm on PATH
  local st tool
  mkdir few
  for tool in yosys sta; do ln -s "$(command -v $tool)" few; done
  PATH=$work/few "$gw" sweep hardwired n_in=2 n_out=1 --launch slurm -o no >out.txt 2>err
  st=$?
  [ $st = 3 ] && grep -qx 'gatewright: sbatch: not found on PATH; install it with: apt-get install slurm-wlm' err && [ ! -e no ]
  result "without Slurm: status 3, the package named" $? err
}

array() {
  local odd="it's \"odd\""
  mkdir "$odd" && cd "$odd" || exit
  "$matrices" put i1 2x2 'w 1, "x".npy' 1 2 3 -4
  holds "a job array" sweep hardwired 'weights=w 1, "x".npy' x_bits=0,2..5 w_bits=4,8 --launch slurm --jobs 2 -q -o "by 'slurm'"
  holds "without Slurm, in another cache" env XDG_CACHE_HOME="$work/local" "$gw" sweep hardwired 'weights=w 1, "x".npy' x_bits=0,2..5 \
    w_bits=4,8 -q -o here
  holds "the same bytes" cmp "by 'slurm'/results.json" here/results.json
  holds "illegal points are rows" test "$(states here)" = "[2,2,0,0,0,0,0,0,0,0]"
  holds "once more: from the cache, without a job" sweep hardwired 'weights=w 1, "x".npy' x_bits=0,2..5 w_bits=4,8 --launch slurm -q -o again
  holds "all of it" jq -e .cached==10 again/times.json
  cd "$work" || exit
  holds "no job is left" test -z "$(squeue -h)"
  holds "no temporaries are left" test -z "$(find "$XDG_CACHE_HOME/gatewright" -name 'tmp-*')"
  sweep hardwired n_in=2 n_out=2 --ram rom --launch slurm -q -o no >out.txt 2>said
  holds "options that synth refuses: status 2" test $? = 2
  holds "in one line" grep -qx "gatewright: --ram: value 'rom'; legal: .*" said
}

# Points whose yosys waits while the file slow is there, and of which no test has had one before.
start_slow() { # NAME W_BITS MORE...
  touch "$work/slow"
  "$gw" sweep hardwired n_in=2 n_out=3,4,5 w_bits="$2" --launch slurm -q -o "$1" "${@:3}" >out.txt 2>said &
  sweeper=$!
  wait_for 60 running 2 && wait_for 60 at_work
}
at_work() { [ -e "$work/begun" ]; }
go_on() { rm -f "$work/slow" "$work/begun"; }

cancelled() {
  local sweeper job
  start_slow cancelled 3
  job=$(squeue -h -o %A | sort -n | tail -1)
  scancel "$job"
  go_on
  wait "$sweeper"
  holds "a job that was cancelled is submitted once more" test $? = 0
  holds "and its points are there" test "$(states cancelled)" = "[0,0,0]"
  start_slow cancelled2 4
  scancel --name=gatewright && sleep 5
  wait_for 60 running 1 && scancel --name=gatewright
  go_on
  wait "$sweeper"
  holds "cancelled twice: status 3" test $? = 3
  holds "rows of failures" test "$(states cancelled2)" = "[3,3,3]"
  holds "that say why" jq -e '[.points[] | .reason | test("^slurm: the task left no result, submitted twice; its state: CANCELLED")] | all' \
    cancelled2/results.json
}

one_task() {
  local sweeper
  start_slow task 5
  kill -9 "$(node_processes | while read -r p; do grep -lsza -F -- --task "/proc/$p/cmdline"; done | head -1 | tr -dc 0-9)"
  go_on
  wait "$sweeper"
  holds "a task that was killed: status 0 all the same" test $? = 0
  holds "its point is there" test "$(states task)" = "[0,0,0]"
}

interrupted() {
  local sweeper
  start_slow interrupted 6
  kill -TERM "$sweeper"
  wait "$sweeper"
  holds "SIGTERM: its status" test $? = 143
  holds "SIGTERM: one sentence" grep -qx 'gatewright: sweep: interrupted; 0 of 3 points are done and kept.*' said
  holds "SIGTERM: the job is cancelled" wait_for 20 test_empty_queue
  go_on
}
test_empty_queue() { [ -z "$(squeue -h)" ]; }

lost() {
  local sweeper
  start_slow lost 7
  lose_node
  go_on
  sleep 3
  start_node
  wait "$sweeper"
  holds "a node that was lost and came back: status 0" test $? = 0
  holds "all points are there" test "$(states lost)" = "[0,0,0]"
  start_slow lost2 8 --patience 5
  lose_node
  go_on
  wait "$sweeper"
  holds "a node that was lost for good: status 3" test $? = 3
  holds "its points are rows of failures" test "$(states lost2)" = "[3,3,3]"
  holds "that say why" jq -e '[.points[] | .reason | test("^slurm: no node takes the task: .*(DOWN|NotAvail|Resources)")] | all' lost2/results.json
}

absent
mkdir bin
# shellcheck disable=SC2016 # for the other shell
printf '#!/bin/sh\n[ "$1" = -V ] || while [ -e "%s/slow" ]; do : >"%s/begun"; sleep 0.2; done\nexec "%s" "$@"\n' \
  "$work" "$work" "$(command -v yosys)" >bin/yosys
chmod +x bin/yosys
export PATH=$work/bin:$PATH
trap 'stop_cluster; rm -rf "$work"' EXIT
export SLURM_CONF=$base/slurm.conf
if ! start_cluster >err 2>&1; then
  cat "$base"/*.log >>err
  result "the cluster starts" 1 err
  exit
fi
result "the cluster starts" 0
array
cancelled
one_task
interrupted
lost
