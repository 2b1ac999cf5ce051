// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What users send who mean no good.
enum HostileWords {
    /// What would set `pwned` if a page took it for anything but words.
    static let payloads = [
        "<script>window.pwned=1</script>", "\"><img src=x onerror=window.pwned=1>",
        "' onfocus=window.pwned=1 autofocus '",
        "</textarea></pre></li></ol><script>window.pwned=1</script>", "<svg onload=window.pwned=1>",
        "<a href=\"javascript:window.pwned=1\">点我</a>", "javascript:window.pwned=1", "{{{.}}}{{/texts}}{{%x}}",
        "\u{2028}data: <li class=exchange id=x1><img src=x onerror=window.pwned=1></li>\u{2029}",
        "\u{202E}gnp.<script>window.pwned=1</script>\u{2066}",
        "]]><Content><script>window.pwned=1</script></Content>",
        "\r\n\r\ndata: <li class=exchange id=x1><img src=x onerror=window.pwned=1></li>\n\n",
        // To Swift these signs are parts of longer characters.
        "\u{0600}<img src=x onerror=window.pwned=1 \u{0600}>", "\"\u{0301} autofocus onfocus=window.pwned=1 ",
    ]
    static let all = payloads.joined(separator: " ")

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&", "<", ">", "\r": result += "&#\(scalar.value);"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }

    /// A push with these in every field that its type has, and its sender among them.
    static func push(_ type: String, _ fields: [String], id: Int) -> String {
        let text = Self.escaped(Self.all)
        let content = fields.map { "<\($0)>\(text)</\($0)>" }.joined()
        return """
            <xml><ToUserName>gh_0123456789ab</ToUserName><FromUserName>o\(id)\(text)</FromUserName>
            <CreateTime>1700000000</CreateTime><MsgType>\(Self.escaped(type))</MsgType>\(content)<MsgId>\(id)</MsgId></xml>
            """
    }

    static let pushes =
        [
            ("text", ["Content"]), ("voice", ["MediaId", "Format", "Recognition"]),
            ("image", ["PicUrl", "MediaId"]),
            ("location", ["Location_X", "Location_Y", "Scale", "Label"]),
            ("link", ["Title", "Description", "Url"]),
            ("video", ["MediaId", "ThumbMediaId"]), ("event", ["Event", "EventKey", "Ticket"]),
            ("<script>window.pwned=1</script>", ["Content"]),
        ]
        .enumerated().map { Self.push($1.0, $1.1, id: $0 + 1) } + [
            Self.push("event", ["EventKey"], id: 20).replacing("<MsgId>", with: "<Event>CLICK</Event><MsgId>"),
            Self.push("event", ["EventKey"], id: 21)
                .replacing(
                    "<MsgId>",
                    with: """
                        <Event>scancode_waitmsg</Event><ScanCodeInfo><ScanType>\(Self.escaped(Self.all))</ScanType>
                        <ScanResult>\(Self.escaped(Self.all))</ScanResult></ScanCodeInfo><MsgId>
                        """
                ),
            Self.all,
        ]
}
