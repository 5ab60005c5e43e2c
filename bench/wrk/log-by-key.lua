-- GET of one log as JSON by a random id out of the file GUIDS; AUTH is the Authorization header.
dofile(os.getenv("BENCH") .. "/wrk/result.lua")
wrk.headers["Authorization"] = os.getenv("AUTH")
wrk.headers["Accept"] = "application/json"

local guids = {}
local before, after

function init()
  for line in io.lines(os.getenv("GUIDS")) do
    guids[#guids + 1] = line
  end
  math.randomseed(os.time())
  -- formatted once: formatting each request costs the generator more than sending it
  local request = wrk.format("GET", wrk.path .. "('GUID')")
  local from, to = request:find("GUID", 1, true)
  before, after = request:sub(1, from - 1), request:sub(to + 1)
end

function request()
  return before .. guids[math.random(#guids)] .. after
end
