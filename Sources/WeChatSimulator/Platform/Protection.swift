// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

extension SimulatedPlatform {
    /// How an account's pushes are protected (消息加解密方式), with the keys that it takes.
    public enum Protection: Sendable, Equatable {
        /// Plain XML.
        case plain
        /// Plain XML with an envelope beside it; replies may be either.
        case compatible(EncodingAESKey, AppID)
        /// Envelopes only.
        case safe(EncodingAESKey, AppID)

        /// The mode of that name: `plain`, `compatible` or `safe`; nil for another name, and where a key or the AppID
        /// that it takes is missing.
        public init?(mode: String, key: EncodingAESKey?, appID: AppID?) {
            switch (mode, key, appID) {
            case ("plain", _, _): self = .plain
            case ("compatible", let key?, let appID?): self = .compatible(key, appID)
            case ("safe", let key?, let appID?): self = .safe(key, appID)
            default: return nil
            }
        }

        /// Whether replies must be encrypted.
        var isSafe: Bool { if case .safe = self { true } else { false } }

        /// The key and the AppID, where pushes are encrypted.
        var keys: Keys? {
            switch self {
            case .plain: nil
            case .compatible(let key, let appID), .safe(let key, let appID): Keys(key: key, appID: appID)
            }
        }
    }

    /// What encrypts.
    struct Keys {
        let key: EncodingAESKey
        let appID: AppID

        var codec: EnvelopeCodec { EnvelopeCodec(key: self.key, appID: self.appID) }
    }
}
