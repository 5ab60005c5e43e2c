-- POST of a client credentials request; each connection waits PAUSE_MS on average before the next one.
dofile(os.getenv("BENCH") .. "/wrk/token.lua")
local longest = 2 * tonumber(os.getenv("PAUSE_MS"))

function init()
  math.randomseed(os.time())
end

-- at random, so that the connections don't march in step
function delay()
  return math.random(0, longest)
end
