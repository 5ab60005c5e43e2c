-- GET of the URL as JSON; AUTH is the Authorization header.
dofile(os.getenv("BENCH") .. "/wrk/result.lua")
wrk.headers["Authorization"] = os.getenv("AUTH")
wrk.headers["Accept"] = "application/json"
