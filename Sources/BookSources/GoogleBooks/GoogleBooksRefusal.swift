// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// An error of Google's, which comes as JSON.
struct GoogleBooksRefusal {
    private static let limits: Set<String> = [
        "rateLimitExceeded", "userRateLimitExceeded", "dailyLimitExceeded", "quotaExceeded", "RESOURCE_EXHAUSTED",
    ]
    private static let keys: Set<String> = [
        "keyInvalid", "API_KEY_INVALID", "keyExpired", "accessNotConfigured", "ipRefererBlocked", "forbidden",
        "UNAUTHENTICATED", "PERMISSION_DENIED",
    ]

    private let status: Int
    private let reasons: Set<String>

    /// Nil where the answer is none.
    init?(_ answer: SourceAnswer) {
        let error = answer.json["error"]
        guard error.exists || !answer.isSuccess else { return nil }
        self.status = error["code"].code ?? answer.status
        let details = error["errors"].elements + error["details"].elements
        self.reasons = Set(details.compactMap { $0["reason"].line } + [error["status"].line].compactMap(\.self))
    }

    /// An exhausted quota may be 400, 403 or 429; the reason tells.
    var meaning: SourceError {
        if self.status == 429 || !self.reasons.isDisjoint(with: Self.limits) { return .rateLimited(code: self.status) }
        if self.status == 401 || !self.reasons.isDisjoint(with: Self.keys) { return .keyRefused(code: self.status) }
        return self.status < 400 ? .unexpected : .status(self.status)
    }
}
