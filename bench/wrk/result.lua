-- Prints the line that lib.sh reads: req/s, p50 and p99 in microseconds, errors of any kind, requests.
function done(summary, latency)
  local e = summary.errors
  io.write(string.format("RESULT %.0f %.0f %.0f %d %d\n", summary.requests / (summary.duration / 1e6),
    latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout,
    summary.requests))
end
