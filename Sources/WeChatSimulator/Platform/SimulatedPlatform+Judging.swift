// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

extension SimulatedPlatform {
    /// What WeChat makes of an answer to a push.
    ///
    /// As strict as WeChat is with replies: nothing before `<xml>`, the right names, a type that it knows, in safe mode
    /// an envelope with the right signature.
    public func outcome(of response: PushResponse, to push: SimulatedPush) -> PushOutcome {
        guard response.status == 200 else {
            return .httpError(status: response.status, body: response.beginning)
        }
        guard !response.isTooLong else { return .invalid("the answer has more than \(PushResponse.limit) bytes") }
        if response.body.isEmpty || response.body.elementsEqual("success".utf8) { return .success }
        switch self.read(response.body) {
        case .failure(let problem): return .invalid(problem.reason)
        case .success(let root):
            guard let envelope = SealedReply(root) else {
                return self.protection.isSafe
                    ? .invalid("in safe mode, and the reply is not encrypted")
                    : self.outcome(of: root, isSealed: false, to: push)
            }
            return self.outcome(of: envelope, to: push)
        }
    }

    private func outcome(of sealed: SealedReply, to push: SimulatedPush) -> PushOutcome {
        guard let keys = self.protection.keys else { return .invalid("in plain mode, and the reply is encrypted") }
        var query = PushQuery()
        query.timestamp = String(sealed.timestamp.rawValue)
        query.nonce = sealed.nonce
        query.messageSignature = sealed.signature
        let credentials = Credentials(tokens: [self.token], keys: [keys.key], appID: keys.appID)
        let opened: OpenedEnvelope
        do throws(EnvelopeError) {
            opened = try credentials.open(Envelope(account: nil, encrypt: sealed.encrypt), query: query)
        } catch {
            return .invalid("the reply's envelope: \(error)")
        }
        switch self.read(opened.message) {
        case .failure(let problem): return .invalid("inside the envelope, \(problem.reason)")
        case .success(let root): return self.outcome(of: root, isSealed: true, to: push)
        }
    }

    private func outcome(of root: XMLElement, isSealed: Bool, to push: SimulatedPush) -> PushOutcome {
        guard let reply = Reply(root) else { return .invalid("no reply that WeChat knows, or one without its content") }
        guard root["ToUserName"]?.text == push.sender.rawValue else { return .invalid("the reply is to somebody else") }
        guard root["FromUserName"]?.text == push.account.rawValue else {
            return .invalid("the reply is from another account")
        }
        return .reply(reply, isSealed: isSealed)
    }

    private struct Problem: Error {
        let reason: String
    }

    private func read(_ body: [UInt8]) -> Result<XMLElement, Problem> {
        guard body.starts(with: "<xml>".utf8) else {
            return .failure(Problem(reason: "neither success nor XML that begins with <xml>"))
        }
        do throws(XMLError) {
            return .success(try XMLDocument(parsing: body).root)
        } catch {
            return .failure(Problem(reason: "broken XML (\(error))"))
        }
    }
}
