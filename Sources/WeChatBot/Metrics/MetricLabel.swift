// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A value of a label from a set that is known when the program starts.
package protocol MetricLabel: CaseIterable, Equatable, RawRepresentable<String>, Sendable {
    /// Its place among all of them; what is counted at every push says it by a switch, since an enum of texts is compared
    /// and hashed as the texts are.
    var ordinal: Int { get }
}

extension MetricLabel {
    /// Looks for it.
    package var ordinal: Int { Self.allCases.enumerated().first { $0.element == self }?.offset ?? 0 }
}
