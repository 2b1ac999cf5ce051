// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user scanned the QR code of a shop guide (导购).
///
/// Facts: WeChat's pages “对话能力：导购助手”, and the SDKs.
public struct GuideQRCodeScanEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["guide_qrcode_scan_event"]

    /// The guide's WeChat name.
    public var guideAccount: String?
    /// The guide.
    public var guide: OpenID?
    /// Who scanned it.
    public var user: OpenID = ""
    /// What came of it.
    public var action: Int?
    /// What the account gave along with the code.
    public var info: String?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        guideAccount: String? = nil,
        guide: OpenID? = nil,
        user: OpenID = "",
        action: Int? = nil,
        info: String? = nil
    ) {
        self.guideAccount = guideAccount
        self.guide = guide
        self.user = user
        self.action = action
        self.info = info
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.nested("GuideScanEvent") { inner in
            inner.code("qrcode_guide_account", &self.guideAccount)
            inner.code("qrcode_guide_openid", &self.guide)
            inner.code("openid", &self.user)
            inner.code("action", &self.action)
            inner.code("qrcode_info", &self.info)
        }
    }
}
