// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// What a simulated API knows and how it answers, without clock and socket.
struct SimulatedAPIState {
    private struct Verdict: Encodable {
        var errcode = 0
        var errmsg = "ok"
    }

    /// How many calls are kept.
    private static let memory = 10_000

    let appID: AppID
    let secret: String
    let countsMessages: Bool
    var tokens: SimulatedTokens
    var windows = SimulatedWindows()
    private var menus = SimulatedMenus()
    private var quota = SimulatedQuota()
    var script: [String: [ScriptedAnswer]] = [:]
    private(set) var received: [ReceivedCall] = []
    private var answers: UInt32 = 0

    init(appID: AppID, secret: String, tokenLife: Duration, countsMessages: Bool) {
        self.appID = appID
        self.secret = secret
        self.countsMessages = countsMessages
        self.tokens = SimulatedTokens(life: tokenLife)
    }

    /// Takes a call, gives it its effect, and says what to answer.
    mutating func answer(_ call: ReceivedCall) -> SimulatedAnswer {
        var call = call
        call.user = (JSONBody.parse(call.body)?["touser"] as? String).map { OpenID(rawValue: $0) }
        if self.received.count >= Self.memory { self.received.removeFirst(Self.memory / 10) }
        self.received.append(call)
        self.quota.count(call.path, at: call.time)
        switch self.nextOrder(for: call.path) {
        case .error(let code): return SimulatedAnswer(body: self.refusal(APIRefusal(code)))
        case .page(let status):
            let page = "<html><body><h1>\(status)</h1></body></html>\n"
            return SimulatedAnswer(status: status, contentType: "text/html", body: page)
        case .redirect(let target): return SimulatedAnswer(status: 302, location: target, body: "")
        case .text(let text, let status):
            _ = self.usual(call)
            return SimulatedAnswer(status: status, body: text)
        case .usual: return SimulatedAnswer(body: self.usual(call))
        case .late(let delay): return SimulatedAnswer(body: self.usual(call), delay: delay)
        case .half: return SimulatedAnswer(body: self.usual(call), extent: .half)
        case .stalled: return SimulatedAnswer(body: self.usual(call), extent: .stalled)
        case .closed: return SimulatedAnswer(body: self.usual(call), extent: .closed)
        case .silence: return SimulatedAnswer(body: self.usual(call), extent: .silence)
        }
    }

    private mutating func nextOrder(for path: String) -> ScriptedAnswer {
        guard let orders = self.script[path], !orders.isEmpty else { return .usual }
        return self.script[path]?.removeFirst() ?? .usual
    }

    private mutating func usual(_ call: ReceivedCall) -> String {
        do throws(APIRefusal) {
            return try self.result(of: call)
        } catch {
            return self.refusal(error)
        }
    }

    private mutating func result(of call: ReceivedCall) throws(APIRefusal) -> String {
        switch call.path {
        case "/cgi-bin/token": return try self.classicToken(call)
        case "/cgi-bin/stable_token": return try self.stableToken(call)
        default:
            try self.tokens.check(call.query["access_token"], at: call.time)
            return try self.resultWithToken(of: call)
        }
    }

    private mutating func resultWithToken(of call: ReceivedCall) throws(APIRefusal) -> String {
        switch call.path {
        case "/cgi-bin/getcallbackip":
            return JSONBody.text(["ip_list": ["106.55.206.146", "203.205.147.0/24"]])
        case "/cgi-bin/get_api_domain_ip": return JSONBody.text(["ip_list": ["101.226.212.27"]])
        case "/cgi-bin/clear_quota":
            let object = try self.posted(call)
            guard object["appid"] as? String == self.appID.rawValue else { throw APIRefusal(40013) }
        case "/cgi-bin/callback/check": return try SimulatedCallbackCheck.answer(try self.posted(call))
        case "/cgi-bin/message/custom/send":
            guard call.method == "POST" else { throw APIRefusal(43002) }
            let message = try SimulatedMessage(call.body)
            if self.countsMessages { try self.windows.count(to: message.user, at: call.time) }
        case "/cgi-bin/message/custom/typing":
            let object = try self.posted(call)
            guard call.user != nil else { throw APIRefusal(40003) }
            guard ["Typing", "CancelTyping"].contains(object["command"] as? String) else { throw APIRefusal(45072) }
        case "/cgi-bin/customservice/getkflist": return JSONBody.text(["kf_list": [String]()])
        case "/cgi-bin/openapi/quota/get": return try self.quota.answer(try self.posted(call), at: call.time)
        case "/cgi-bin/menu/create": try self.menus.create(try self.posted(call))
        case "/cgi-bin/menu/get": return try self.menus.get()
        case "/cgi-bin/menu/delete": self.menus.delete()
        case "/cgi-bin/menu/addconditional": return try self.menus.add(try self.posted(call))
        case "/cgi-bin/menu/delconditional": try self.menus.deleteConditional(try self.posted(call))
        default: throw APIRefusal(48001)
        }
        return JSONBody.text(Verdict())
    }

    private mutating func classicToken(_ call: ReceivedCall) throws(APIRefusal) -> String {
        try self.checkAccount(
            grantType: call.query["grant_type"],
            appID: call.query["appid"],
            secret: call.query["secret"]
        )
        return self.text(self.tokens.classicGrant(at: call.time))
    }

    private mutating func stableToken(_ call: ReceivedCall) throws(APIRefusal) -> String {
        let object = try self.posted(call)
        try self.checkAccount(
            grantType: object["grant_type"] as? String,
            appID: object["appid"] as? String,
            secret: object["secret"] as? String
        )
        let isForced = object["force_refresh"] as? Bool ?? false
        return self.text(try self.tokens.stableGrant(isForced: isForced, at: call.time))
    }

    private func checkAccount(grantType: String?, appID: String?, secret: String?) throws(APIRefusal) {
        guard grantType == "client_credential" else { throw APIRefusal(40002) }
        guard let appID, !appID.isEmpty else { throw APIRefusal(41002) }
        guard let secret, !secret.isEmpty else { throw APIRefusal(41004) }
        guard appID == self.appID.rawValue else { throw APIRefusal(40013) }
        guard secret == self.secret else { throw APIRefusal(40125) }
    }

    private func posted(_ call: ReceivedCall) throws(APIRefusal) -> [String: Any] {
        guard call.method == "POST" else { throw APIRefusal(43002) }
        return try JSONBody.object(call.body)
    }

    private func text(_ grant: SimulatedTokens.Grant) -> String {
        #"{"access_token":"\#(grant.value)","expires_in":\#(grant.expiresIn)}"#
    }

    /// WeChat ends its words with the id of the request.
    private mutating func refusal(_ refusal: APIRefusal) -> String {
        self.answers += 1
        let number = String(self.answers, radix: 16)
        let rid = "67e0c1a4-5d3f2b10-" + String(repeating: "0", count: 8 - number.count) + number
        return JSONBody.text(Verdict(errcode: refusal.code, errmsg: "\(refusal.message) rid: \(rid)"))
    }
}
