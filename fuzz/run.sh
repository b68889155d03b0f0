#!/usr/bin/env bash
# Fuzzes every target in turn, and prints the runs, the processor time and the crashes of each.
#
#   fuzz/run.sh SECONDS [TARGET]...
#
# SECONDS is the time for each target. Crashes lie in fuzz/artifacts afterwards; the exit status is 1 if there are any.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

seconds=${1:?say for how many seconds each target is to run}
shift
targets=("$@")
[ $# -gt 0 ] || targets=(parse edit front_matter glossary settings check format protocol growth wire)

# Without unsafe code of our own a sanitizer finds nothing that the checks of the language do not, and halves the runs.
cargo +nightly fuzz build --sanitizer none
./seed.sh
binaries=target/$(rustc +nightly -vV | sed -n 's/host: //p')/release

printf '%-14s %12s %12s %8s %8s\n' target runs 'processor s' covered crashes
status=0
for target in "${targets[@]}"; do
    mkdir -p "corpus/$target" "artifacts/$target"
    log=artifacts/$target.log
    before=$(ls "artifacts/$target" | wc -l)
    # The server says on its standard error what bytes made it give up: of every run that would be too much.
    mask=$([ "$target" = wire ] && echo 2 || echo 0)
    TIMEFORMAT='%U %S'
    spent=$({ time nice -n 19 "$binaries/$target" "corpus/$target" -artifact_prefix="artifacts/$target/" \
        -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2500 -close_fd_mask="$mask" \
        -print_final_stats=1 >"$log" 2>&1 || true; } 2>&1 | awk '{ print $1 + $2 }')
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    covered=$(grep -ao 'cov: [0-9]*' "$log" | tail -n 1 | cut -c 6-)
    crashes=$(($(ls "artifacts/$target" | wc -l) - before))
    printf '%-14s %12s %12s %8s %8s\n' "$target" "${runs:-0}" "$spent" "${covered:-0}" "$crashes"
    [ "$crashes" = 0 ] || status=1
done
exit "$status"
