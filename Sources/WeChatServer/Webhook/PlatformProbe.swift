// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The probe by which WeChat's cloud hosting (微信云托管) asks whether a container answers; it isn't signed.
enum PlatformProbe {
    private static let longest = 256

    /// Whether a body is the probe and nothing more: `<xml><action>CheckContainerPath</action></xml>`, or the same as
    /// JSON.
    static func isProbe(_ body: [UInt8]) -> Bool {
        guard body.count <= Self.longest else { return false }
        let text = String(decoding: body, as: UTF8.self).filter { !$0.isWhitespace }
        return text == "<xml><action>CheckContainerPath</action></xml>"
            || text == "<xml><action><![CDATA[CheckContainerPath]]></action></xml>"
            || text == #"{"action":"CheckContainerPath"}"#
    }
}
