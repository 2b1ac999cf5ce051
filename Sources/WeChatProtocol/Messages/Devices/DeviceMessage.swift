// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A message of WeChat's retired hardware platform (微信硬件平台), between a user's device and the account.
public protocol DeviceMessage: FieldGroup {
    /// The MsgType that it stands for.
    static var messageType: StaticString { get }
}
