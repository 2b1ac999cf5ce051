// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import Hummingbird

/// What a health page says.
struct HealthReport: ResponseEncodable {
    var status: String
    var problems: [String]

    /// 200 while pushes can be answered, else 503.
    var code: HTTPResponse.Status {
        self.status == "ok" || self.status == "degraded" ? .ok : .serviceUnavailable
    }
}
