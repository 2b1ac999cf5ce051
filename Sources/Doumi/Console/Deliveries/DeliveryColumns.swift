// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The names of the deliveries' columns.
struct DeliveryColumns {
    let text: ConsoleLanguage

    var time: String { self.text("Time", "时间") }
    var account: String { self.text("Account", "公众号") }
    var user: String { self.text("User (hash)", "用户（哈希）") }
    var type: String { self.text("Type", "类型") }
    var state: String { self.text("State", "状态") }
    var route: String { self.text("Route", "路由") }
    var attempts: String { self.text("Requests", "请求次数") }
    var waited: String { self.text("First answer", "首次应答") }

    var all: [String] {
        [self.time, self.account, self.user, self.type, self.state, self.route, self.attempts, self.waited]
    }
}
