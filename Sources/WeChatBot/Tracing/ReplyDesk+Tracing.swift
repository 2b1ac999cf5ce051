// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Tracing

extension ReplyDesk {
    /// A waiter that ends its attempt's span first.
    func ending(_ span: any Span, before waiter: @escaping Waiter) -> Waiter {
        { [tracing] answer in
            tracing?.answered(answer, to: span)
            waiter(answer)
        }
    }
}
