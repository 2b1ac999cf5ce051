// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user closed the WeChat account: what is stored about the user has to be deleted.
///
/// The user is ``openID``; the sender is a service of the platform. Facts: WeChat's page “授权用户信息变更”.
public struct UserAuthorizationCancellationEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["user_authorization_cancellation"]

    /// The user.
    public var openID: OpenID = ""
    /// The user across accounts; may be empty.
    public var unionID: UnionID?
    /// The application that was authorised.
    public var appID: AppID = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(openID: OpenID = "", unionID: UnionID? = nil, appID: AppID = "") {
        self.openID = openID
        self.unionID = unionID
        self.appID = appID
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("OpenID", &self.openID)
        coder.code("UnionID", &self.unionID)
        coder.code("AppID", &self.appID)
    }
}
