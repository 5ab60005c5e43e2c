-- Asks for a token, then revokes it (RFC 7009), again and again; PAUSE_MS between calls, AUTH is the Authorization
-- header. Half of the requests are revocations.
dofile(os.getenv("BENCH") .. "/wrk/result.lua")
local pause = tonumber(os.getenv("PAUSE_MS"))
local headers = {
  ["Authorization"] = os.getenv("AUTH"),
  ["Content-Type"] = "application/x-www-form-urlencoded",
}
local issued = {}

function request()
  local token = table.remove(issued)
  if token then
    return wrk.format("POST", (wrk.path:gsub("/token$", "/revoke")), headers, "token=" .. token)
  end
  return wrk.format("POST", wrk.path, headers, "grant_type=client_credentials")
end

function response(status, _, body)
  local token = status == 200 and body:match('"access_token":"([^"]*)"')
  if token then
    issued[#issued + 1] = token
  end
end

function delay()
  return pause
end
