-- POST of FORM, a client credentials request unless it is set; AUTH is the Authorization header.
dofile(os.getenv("BENCH") .. "/wrk/result.lua")
wrk.method = "POST"
wrk.body = os.getenv("FORM") or "grant_type=client_credentials"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.headers["Authorization"] = os.getenv("AUTH")
