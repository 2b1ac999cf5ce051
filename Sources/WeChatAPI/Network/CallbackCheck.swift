// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What WeChat found when it looked up and pinged an account's callback URL.
public struct CallbackCheck: Equatable, Sendable, Decodable {
    /// What is to be looked at.
    public enum Action: String, Sendable, Encodable {
        /// Both.
        case all
        /// The name.
        case dns
        /// The way.
        case ping
    }

    /// From whose network WeChat looks.
    public enum Carrier: String, Sendable, Encodable {
        /// China Telecom.
        case telecom = "CHINANET"
        /// China Unicom.
        case unicom = "UNICOM"
        /// Tencent.
        case tencent = "CAP"
        /// Whichever WeChat chooses.
        case any = "DEFAULT"
    }

    /// An address that the host's name has.
    public struct Address: Equatable, Sendable, Decodable {
        /// The IP address.
        public var ip: String
        /// Whose network it is in.
        public var carrier: String?

        private enum CodingKeys: String, CodingKey {
            case ip
            case carrier = "real_operator"
        }

        /// Creates an address.
        public init(ip: String, carrier: String? = nil) {
            self.ip = ip
            self.carrier = carrier
        }
    }

    /// A ping of an address.
    public struct Ping: Equatable, Sendable, Decodable {
        /// The IP address.
        public var ip: String
        /// From whose network it was sent.
        public var carrier: String?
        /// How many packets were lost, in WeChat's words: `0%`.
        public var loss: String?
        /// How long it took, in WeChat's words: `10.553ms`.
        public var time: String?

        private enum CodingKeys: String, CodingKey {
            case ip, time
            case carrier = "from_operator"
            case loss = "package_loss"
        }

        /// Creates a ping.
        public init(ip: String, carrier: String? = nil, loss: String? = nil, time: String? = nil) {
            self.ip = ip
            self.carrier = carrier
            self.loss = loss
            self.time = time
        }
    }

    struct Request: Encodable {
        var action: Action
        var check_operator: Carrier
    }

    /// The addresses that the name has.
    public var addresses: [Address]
    /// What became of the pings.
    public var pings: [Ping]

    private enum CodingKeys: String, CodingKey {
        case addresses = "dns"
        case pings = "ping"
    }

    /// Creates a result.
    public init(addresses: [Address], pings: [Ping]) {
        self.addresses = addresses
        self.pings = pings
    }

    /// Reads WeChat's answer, which leaves out what wasn't asked for.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.addresses = try values.decodeIfPresent([Address].self, forKey: .addresses) ?? []
        self.pings = try values.decodeIfPresent([Ping].self, forKey: .pings) ?? []
    }
}
