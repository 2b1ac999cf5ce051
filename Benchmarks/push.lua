-- Loads a server with pushes, each of which is another one: wrk -s push.lua URL -- MODE FILE [WHAT]
--   MODE  plain, safe, or books: plain, with what readers send to Doumi
--   FILE  what bench-load wrote
--   WHAT  check: looks at every answer; once: stops at the end of the file, instead of beginning anew
-- Prints: requests, microseconds, p99 in microseconds, failures, times that the file was read again, wrong answers.

local mode, file, name, what, length, last
local threads = {}
again, wrong = 0, 0

local texts = { "余华", "n", "1", "浪潮之巅", "9787121139512", "三体", "圍城", "yuhua", "浪朝之巅", "?" }

local template = "<xml><ToUserName><![CDATA[gh_7f3c2a91d0be]]></ToUserName>\n"
    .. "<FromUserName><![CDATA[oEx4mPl3-OpenId_%s_bench]]></FromUserName>\n"
    .. "<CreateTime>%s</CreateTime>\n<MsgType><![CDATA[text]]></MsgType>\n"
    .. "<Content><![CDATA[%s]]></Content>\n<MsgId>2468013%s</MsgId>\n</xml>"
local envelope = "<xml>\n    <ToUserName><![CDATA[gh_7f3c2a91d0be]]></ToUserName>\n"
    .. "    <Encrypt><![CDATA[%s]]></Encrypt>\n</xml>"
local head = "POST %s?signature=%s&timestamp=%s&nonce=%s&openid=oEx4mPl3-OpenId_%s_bench%s HTTP/1.1\r\n"
    .. "Host: %s\r\nUser-Agent: Mozilla/4.0\r\nAccept: */*\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n%s"

function setup(thread) table.insert(threads, thread) end

function init(args)
    mode, file, name, what = args[1], assert(io.open(args[2], "rb")), args[2], args[3]
    length = #file:read("*l") + 1
    file:seek("set")
    if what ~= "check" then return end
    local expected = mode == "safe" and "<Encrypt>" or "<MsgType><![CDATA[text]]></MsgType>"
    function response(status, _, body)
        if status ~= 200 or not body:find(expected, 1, true) then wrong = wrong + 1 end
    end
end

local function nextLine()
    local line = file:read(length)
    if line then return line end
    if what == "once" then
        wrk.thread:stop()
        io.open(name .. ".end", "w"):close()
    end
    again = again + 1
    file:seek("set")
    return file:read(length)
end

function request()
    local line = nextLine()
    local timestamp, nonce, signature = line:sub(1, 10), line:sub(12, 21), line:sub(23, 62)
    -- A reader sends ten texts one after another; else each push is another user's.
    local user = mode == "books" and nonce:sub(4, 9) or nonce:sub(5)
    local more, body = "", nil
    if mode == "safe" then
        more = "&encrypt_type=aes&msg_signature=" .. line:sub(64, 103)
        body = envelope:format(line:sub(105, -2))
    else
        local text = "请问《浪潮之巅》这本书现在还有货吗？"
        if mode == "books" then text = texts[nonce:sub(10) + 1] end
        body = template:format(user, timestamp, text, nonce)
    end
    return head:format(wrk.path, signature, timestamp, nonce, user, more, wrk.host, #body, body)
end

function done(summary, latency)
    local errors = summary.errors
    local failures = errors.connect + errors.read + errors.write + errors.status + errors.timeout
    local repeats, mistakes = 0, 0
    for _, thread in ipairs(threads) do
        repeats, mistakes = repeats + thread:get("again"), mistakes + thread:get("wrong")
    end
    io.write(string.format("result %d %d %d %d %d %d\n",
        summary.requests, summary.duration, latency:percentile(99), failures, repeats, mistakes))
end
