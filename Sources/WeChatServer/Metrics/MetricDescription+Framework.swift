// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension MetricDescription {
    /// What the framework counts.
    public static let framework: [MetricDescription] =
        (Self.pushes + Self.lateReplies + Self.store + Self.api + Self.server + ProcessFigures.descriptions)
        .map { $0.withOwnLabels }
}
